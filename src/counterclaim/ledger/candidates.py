"""What reconciliation works on: the scenes, and the events and judgements that the entries tell of."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from counterclaim.errors import RecordError
from counterclaim.ledger import judgements
from counterclaim.ledger.append import Appender
from counterclaim.ledger.copies import CopyTables
from counterclaim.ledger.current import is_current
from counterclaim.ledger.lookup import latest_ids
from counterclaim.ledger.scenes import SceneIndex
from counterclaim.records import EventChange, Judgement


class LedgerIndex(SceneIndex):
    """A `CandidateIndex` within one write transaction of the ledger."""

    def __init__(self, db: sqlite3.Connection, entries: Appender) -> None:
        super().__init__(db)
        self._entries = entries
        self._copies = CopyTables(db)

    def claims_in(self, event: str) -> frozenset[str]:
        rows = self._db.execute("SELECT claim FROM event_claims WHERE event = :event", {"event": event})
        return frozenset(claim for (claim,) in rows)

    def events_of(self, claims: Iterable[str]) -> frozenset[str]:
        found: set[str] = set()
        for claim in claims:
            rows = self._db.execute("SELECT event FROM event_claims WHERE claim = :claim", {"claim": claim})
            found.update(event for (event,) in rows)
        return frozenset(found)

    def founded(self, event: str) -> int | None:
        row = self._db.execute("SELECT first FROM events WHERE event = :event", {"event": event}).fetchone()
        return row[0] if row else None

    def last_change(self, event: str) -> str | None:
        statement = "SELECT last_change FROM events WHERE event = :event"
        row = self._db.execute(statement, {"event": event}).fetchone()
        return row[0] if row else None

    def keep(self, changes: Iterable[EventChange]) -> None:
        for change in changes:
            last = self.last_change(change.event)
            if change.after != last:
                raise RecordError(f"event {change.event[:12]} has changed since: its last change is {last}")
            if change.left and not self.claims_in(change.event).issuperset(change.left):
                raise RecordError(f"a claim cannot leave event {change.event[:12]}, which does not have it")
            sources = latest_ids(self._db, change.joined)
            former = [change.after] if change.after else []
            self._entries.add(change.record(), [*sources, *former])

    def judgements(self, claims: Iterable[str] | None = None) -> list[Judgement]:
        return judgements.holding(self._db, claims)

    def counts(self, report: str) -> bool:
        return is_current(self._db, report)

    def done(self, report: str, generation: str) -> None:
        """Says that the report is reconciled in this generation, and compares its text with the others.

        One that is not current, whose scenes have been taken out, is forgotten.
        """
        row = self._db.execute(
            "SELECT key FROM current_reports WHERE report = :report AND withdrawn IS NULL", {"report": report}
        ).fetchone()
        if row is None:
            self._copies.remove(report)
            self._db.execute("DELETE FROM reconciled WHERE report = :report", {"report": report})
            return
        self._copies.add(report, generation)
        self._db.execute(
            """INSERT INTO reconciled (report, key, generation) VALUES (:report, :key, :generation)
               ON CONFLICT (report) DO UPDATE SET generation = excluded.generation""",
            {"report": report, "key": row[0], "generation": generation},
        )

    def withdraw(self, key: str) -> None:
        """Takes the words of all versions of a report out of the index, and what its text shares."""
        rows = self._db.execute("SELECT report FROM reconciled WHERE key = :key", {"key": key})
        for (report,) in rows.fetchall():
            self.blank(report)
            self._copies.remove(report)
