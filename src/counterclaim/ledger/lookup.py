"""Claims by the key that outlives re-reading: which of the entries with that key is current."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable

from counterclaim.errors import RecordError, UsageError
from counterclaim.ledger.current import LatestWork, is_current, latest_work
from counterclaim.ledger.decode_claim import claim_from, claim_key
from counterclaim.ledger.entry import COLUMNS, Entry, entry_from
from counterclaim.ledger.versions import unchanged
from counterclaim.records import Claim

ID = re.compile(r"[0-9a-f]{6,64}")
"""An id, or enough of its first digits."""

_Works = tuple[LatestWork, LatestWork] | None


def claims_by_key(db: sqlite3.Connection, keys: Iterable[str]) -> list[Claim]:
    """The current claims with these keys, in the order in which they were appended."""
    works: dict[str, _Works] = {}
    found: dict[int, Claim] = {}
    for key in set(keys):
        for entry in _entries(db, key):
            body = unchanged(entry).body
            report = body["report"]
            if report not in works:
                works[report] = _works(db, report)
            if _counts(db, entry.sequence, body["attribution"], works[report]):
                found[entry.sequence] = claim_from(body)
    return [found[sequence] for sequence in sorted(found)]


def latest_ids(db: sqlite3.Connection, keys: Iterable[str]) -> list[str]:
    """For each key the id of the claim that was read last with it; RecordError where there never was one."""
    found = []
    for key in keys:
        row = db.execute(
            """SELECT record_id FROM claim_keys JOIN entries USING (sequence)
               WHERE claim = :key ORDER BY sequence DESC LIMIT 1""",
            {"key": key},
        ).fetchone()
        if row is None:
            raise RecordError(f"no claim in the ledger has the key {key[:12]}")
        found.append(str(row[0]))
    return found


def claim_named(db: sqlite3.Connection, name: str) -> Claim:
    """The current claim that a person means by an id or a key, or the first digits of one (six or more).

    An id of an earlier reading leads to the claim that has the same key now.
    """
    ids, keys = _named(db, name)
    found = claims_by_key(db, keys)
    same = [claim for claim in found if claim.id in ids] or found
    if len(same) == 1:
        return same[0]
    if same:
        listed = ", ".join(claim.id[:12] for claim in same[:8])
        raise UsageError(f"{name!r} can be any of {len(same)} claims, name one by its id: {listed}")
    if keys:
        raise UsageError(f"claim {name!r} is no longer current: its report was withdrawn, or read anew since")
    raise UsageError(f"no claim is called {name!r}: give its id or key, or six digits of it or more")


def _named(db: sqlite3.Connection, name: str) -> tuple[set[str], set[str]]:
    """The claims' ids that begin with these digits; their keys and the keys that do."""
    if not ID.fullmatch(name):
        return set(), set()
    within = {"first": name, "last": name + "g"}
    # All types, and then the claims: asked for both, SQLite would go through all claims.
    rows = db.execute(
        f"SELECT {COLUMNS} FROM entries WHERE record_id >= :first AND record_id < :last", within
    )
    entries = [entry for row in rows if (entry := entry_from(row)).type == "claim"]
    statement = "SELECT DISTINCT claim FROM claim_keys WHERE claim >= :first AND claim < :last"
    keys = {key for (key,) in db.execute(statement, within)}
    return {entry.record_id for entry in entries}, keys | {claim_key(entry.body) for entry in entries}


def _entries(db: sqlite3.Connection, key: str) -> list[Entry]:
    rows = db.execute(
        f"SELECT {COLUMNS} FROM claim_keys JOIN entries USING (sequence) WHERE claim = :key", {"key": key}
    )
    return [entry_from(row) for row in rows]


def _works(db: sqlite3.Connection, report: str) -> _Works:
    """The work that counts of a version's two stages; None where it is not current, or not done."""
    if not is_current(db, report):
        return None
    attribute, interpret = (latest_work(db, report, stage) for stage in ("attribute", "interpret"))
    return (attribute, interpret) if attribute and interpret else None


def _counts(db: sqlite3.Connection, sequence: int, attribution: str, works: _Works) -> bool:
    """Whether a claim is of the latest generation, and of an attribution that is."""
    if works is None or not works[1].first <= sequence < works[1].last:
        return False
    row = db.execute("SELECT sequence FROM entries WHERE record_id = ?", (attribution,)).fetchone()
    return row is not None and works[0].first <= row[0] < works[0].last
