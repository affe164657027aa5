"""What is current: of a report its latest version, of a version its latest complete generation."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from counterclaim.ledger.decode import attribution_from
from counterclaim.ledger.decode_claim import claim_from
from counterclaim.ledger.entry import COLUMNS, Entry, entry_from
from counterclaim.ledger.versions import unchanged
from counterclaim.records import Attribution, Claim


class LatestWork(NamedTuple):
    """The entries from `first` up to `last`, of the generation that `current_by` made current."""

    first: int
    last: int
    generation: str
    current_by: str


def latest_work(db: sqlite3.Connection, report_id: str, stage: str) -> LatestWork | None:
    row = db.execute(
        """SELECT first, last, generation, current_by FROM work
           WHERE report = :report AND stage = :stage ORDER BY current_since DESC LIMIT 1""",
        {"report": report_id, "stage": stage},
    ).fetchone()
    return LatestWork(*row) if row else None


def current_versions(db: sqlite3.Connection) -> Iterator[str]:
    rows = db.execute("SELECT report FROM current_reports WHERE withdrawn IS NULL ORDER BY first")
    for (report,) in rows:
        yield report


def is_current(db: sqlite3.Connection, report_id: str) -> bool:
    statement = "SELECT 1 FROM current_reports WHERE report = :report AND withdrawn IS NULL"
    return db.execute(statement, {"report": report_id}).fetchone() is not None


def attributions_of(db: sqlite3.Connection, report_id: str) -> Iterator[Attribution]:
    return map(attribution_from, _made(db, report_id, "attribute"))


def claims_of(db: sqlite3.Connection, report_id: str) -> Iterator[Claim]:
    """Those of the current attributions: none where the report was attributed anew since."""
    current_ids = {attribution.id for attribution in attributions_of(db, report_id)}
    for body in _made(db, report_id, "interpret"):
        if body["attribution"] in current_ids:
            yield claim_from(body)


def entries_where(db: sqlite3.Connection, where: str = "", first: int = 0, last: int = 0) -> Iterator[Entry]:
    statement = f"SELECT {COLUMNS} FROM entries {where} ORDER BY sequence"
    for row in db.execute(statement, {"first": first, "last": last}):
        yield entry_from(row)


def _made(db: sqlite3.Connection, report_id: str, stage: str) -> Iterator[Mapping[str, Any]]:
    """What a stage made of one version of a report, in its latest complete generation."""
    work = latest_work(db, report_id, stage)
    if work is not None:
        for entry in entries_where(db, "WHERE sequence >= :first AND sequence < :last", *work[:2]):
            yield unchanged(entry).body
