"""What follows from the entries of claims, events and judgements, and which reports are to be reconciled.

`claim_keys` says which entries hold a claim with a key. `events` has the first and last change of every
event (their sequences, and the id of the last), and the event that it was merged into; `event_claims` the
claims that the changes leave in events. `judged` says which entries judge a claim. `reconciled` has every
report that was read, and in which generation it was reconciled: none ('') where that is still to be done.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from counterclaim.ledger.decode import report_key
from counterclaim.ledger.decode_claim import claim_key
from counterclaim.ledger.entry import Entry

Body = Mapping[str, Any]


def claim(db: sqlite3.Connection, entry: Entry, body: Body) -> None:
    db.execute("INSERT INTO claim_keys VALUES (?, ?)", (claim_key(body), entry.sequence))


def event(db: sqlite3.Connection, entry: Entry, body: Body) -> None:
    """An event that was merged lives again when claims come back into it."""
    db.execute(
        """INSERT INTO events (event, first, last, last_change, merged_into)
           VALUES (:event, :sequence, :sequence, :change, :into)
           ON CONFLICT (event) DO UPDATE SET last = excluded.last, last_change = excluded.last_change,
             merged_into = excluded.merged_into""",
        {
            "event": body["event"],
            "sequence": entry.sequence,
            "change": entry.record_id,
            "into": body["into"],
        },
    )
    left = ((claim, body["event"]) for claim in body["left"])
    db.executemany("DELETE FROM event_claims WHERE claim = ? AND event = ?", left)
    joined = ((claim, body["event"]) for claim in body["joined"])
    db.executemany("INSERT INTO event_claims VALUES (?, ?) ON CONFLICT DO NOTHING", joined)


def judgement(db: sqlite3.Connection, entry: Entry, body: Body) -> None:
    """A judgement changes what is one event: the reports of its claims are to be reconciled again."""
    rows = [(claim, entry.sequence) for claim in body["claims"]]
    db.executemany("INSERT INTO judged VALUES (?, ?)", rows)
    for name in body["claims"]:
        for report in reports_of(db, name):
            db.execute("UPDATE reconciled SET generation = '' WHERE report = :report", {"report": report})


def report(db: sqlite3.Connection, entry: Entry, body: Body) -> None:
    _wait(db, report_key(body))


def version(db: sqlite3.Connection, entry: Entry, body: Body) -> None:
    _wait(db, body["key"])


def work(db: sqlite3.Connection, entry: Entry, body: Body) -> None:
    row = db.execute(
        "SELECT key FROM current_reports WHERE report = :report", {"report": body["report"]}
    ).fetchone()
    if row is not None:
        _wait(db, row[0])


def reports_of(db: sqlite3.Connection, claim: str) -> set[str]:
    """The reports, by version, that have a claim with this key."""
    rows = db.execute(
        "SELECT record FROM claim_keys JOIN entries USING (sequence) WHERE claim = :claim", {"claim": claim}
    )
    return {json.loads(record)["report"] for (record,) in rows}


def _wait(db: sqlite3.Connection, key: str) -> None:
    """All versions of a report that the index has, and the current one, are to be reconciled."""
    db.execute("UPDATE reconciled SET generation = '' WHERE key = :key", {"key": key})
    db.execute(
        """INSERT INTO reconciled (report, key, generation)
           SELECT report, key, '' FROM current_reports WHERE key = :key AND withdrawn IS NULL
             AND EXISTS (SELECT 1 FROM work WHERE work.report = current_reports.report)
           ON CONFLICT (report) DO NOTHING""",
        {"key": key},
    )
