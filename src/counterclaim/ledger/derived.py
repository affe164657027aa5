"""What is current: tables that follow from the entries alone, and can be thrown away and made again.

`current_reports` holds one row a report, whatever its versions: `report` is the id of the current
version, `pointed_by` of the record that made it current, `first` the sequence of its first version.
`archives` is an index of the archive records. `work` says which entries hold the records of a
finished stage: those from `first` up to, and without, `last`, which is the work entry itself; of a stage's
generations that with the highest `current_since` counts, and `current_by` is the record that made it so.
`derived_events` tells of the others. The tables of CACHES are not said by entries: reconciliation fills them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from counterclaim.ledger import derived_events
from counterclaim.ledger.decode import report_key
from counterclaim.ledger.entry import COLUMNS, Entry, entry_from

TABLES = {
    "current_reports": 1,
    "archives": 1,
    "work": 3,
    "claim_keys": 2,
    "events": 1,
    "event_claims": 2,
    "judged": 2,
}
"""The derived tables, and how many of their first columns are the key."""

CACHES = (
    "reconciled",
    "scenes",
    "scene_bodies",
    "scene_claims",
    "scene_cells",
    "scene_links",
    "copy_reports",
    "copy_cells",
    "likenesses",
)
"""What reconciliation keeps to go on from; `rebuild` empties them, and the next reconciliation fills them."""


class Current(NamedTuple):
    """A row of `current_reports`."""

    key: str
    report: str
    pointed_by: str
    first: int
    locator: str
    archive: str | None
    withdrawn: int | None


def current(db: sqlite3.Connection, key: str) -> Current | None:
    row = db.execute("SELECT * FROM current_reports WHERE key = :key", {"key": key}).fetchone()
    return Current(*row) if row else None


def follow(db: sqlite3.Connection, entry: Entry, body: Mapping[str, Any]) -> None:
    """Brings the derived tables up to date with an entry that was just appended; `body` is its record."""
    for step in _STEPS.get(entry.type, ()):
        step(db, entry, body)


def rebuild(db: sqlite3.Connection) -> None:
    """Makes the derived tables again. The caller holds the transaction."""
    for table in (*TABLES, *CACHES):
        db.execute(f"DELETE FROM {table}")
    for row in db.execute(f"SELECT {COLUMNS} FROM entries ORDER BY sequence"):
        entry = entry_from(row)
        follow(db, entry, entry.body)


def _archive(db: sqlite3.Connection, entry: Entry, body: Mapping[str, Any]) -> None:
    row = (entry.record_id, body["locator"], body["bytes_sha256"], body["size"])
    db.execute("INSERT INTO archives (record_id, locator, sha256, size) VALUES (?, ?, ?, ?)", row)


def _report(db: sqlite3.Connection, entry: Entry, body: Mapping[str, Any]) -> None:
    """A first version was made from its archive, if any; a later one from the version before it."""
    db.execute(
        """INSERT INTO current_reports (key, report, pointed_by, first, locator, archive)
           VALUES (:key, :report, :report, :first, :locator, :archive)
           ON CONFLICT (key) DO UPDATE SET report = excluded.report, pointed_by = excluded.pointed_by""",
        {
            "key": report_key(body),
            "report": entry.record_id,
            "first": entry.sequence,
            "locator": body["locator"],
            "archive": entry.made_from[0] if entry.made_from else None,
        },
    )


def _revision(db: sqlite3.Connection, entry: Entry, body: Mapping[str, Any]) -> None:
    db.execute(
        "UPDATE current_reports SET report = :report, pointed_by = :pointed_by WHERE key = :key",
        {"key": body["key"], "report": body["report"], "pointed_by": entry.record_id},
    )


def _withdrawal(db: sqlite3.Connection, entry: Entry, body: Mapping[str, Any]) -> None:
    db.execute(
        "UPDATE current_reports SET withdrawn = :sequence WHERE key = :key",
        {"key": body["key"], "sequence": entry.sequence},
    )


def _work(db: sqlite3.Connection, entry: Entry, body: Mapping[str, Any]) -> None:
    first = entry.sequence - body["count"]
    last = entry.sequence
    row = (body["report"], body["stage"], body["generation"], first, last, last, entry.record_id)
    db.execute(
        """INSERT INTO work (report, stage, generation, first, last, current_since, current_by)
           VALUES (?, ?, ?, ?, ?, ?, ?)""",
        row,
    )


def _resumption(db: sqlite3.Connection, entry: Entry, body: Mapping[str, Any]) -> None:
    db.execute(
        """UPDATE work SET current_since = :sequence, current_by = :record_id
           WHERE report = :report AND stage = :stage AND generation = :generation""",
        {"sequence": entry.sequence, "record_id": entry.record_id}
        | {field: body[field] for field in ("report", "stage", "generation")},
    )


_STEPS: dict[str, tuple[Callable[[sqlite3.Connection, Entry, Mapping[str, Any]], None], ...]] = {
    "archive": (_archive,),
    "report": (_report, derived_events.report),
    "revision": (_revision, derived_events.version),
    "withdrawal": (_withdrawal, derived_events.version),
    "work": (_work, derived_events.work),
    "resumption": (_resumption, derived_events.work),
    "claim": (derived_events.claim,),
    "event": (derived_events.event,),
    "judgement": (derived_events.judgement,),
}
