"""Events and judgements in the SQLite file: what reconciliation and the views of events ask for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from counterclaim.errors import UsageError
from counterclaim.ledger import events, judgements, lookup
from counterclaim.ledger.candidates import LedgerIndex
from counterclaim.ledger.copies import CopyTables
from counterclaim.ledger.events import DatedChange, DatedClaim, DatedJudgement, EventState
from counterclaim.ledger.opened import OpenFile
from counterclaim.ledger.scenes import SceneIndex
from counterclaim.ledger.sqlite import moment, snapshot
from counterclaim.reconcile import Scene
from counterclaim.reconcile.origins import Likeness
from counterclaim.records import Claim, Judgement

_MOMENT = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?Z?)?)?)?", re.ASCII)


class EventStore(OpenFile):
    """The part of a `Ledger` that tells of events."""

    # ── reconciling ──

    @contextmanager
    def reconciling(self) -> Iterator[LedgerIndex]:
        with self._write("reconcile") as entries:
            yield LedgerIndex(self._db, entries)

    def unreconciled(self, generation: str) -> Iterator[tuple[str, bool]]:
        rows = self._db.execute(
            """SELECT reconciled.report, first FROM reconciled
               LEFT JOIN current_reports ON current_reports.report = reconciled.report AND withdrawn IS NULL
               WHERE generation < :generation OR generation > :generation
               ORDER BY first IS NOT NULL, first, reconciled.report""",
            {"generation": generation},
        ).fetchall()
        return ((report, first is not None) for report, first in rows)

    def begun(self, generation: str) -> bool:
        row = self._db.execute("SELECT 1 FROM reconciled WHERE generation = ? LIMIT 1", (generation,))
        return row.fetchone() is not None

    # ── events ──

    def events(self) -> Iterator[EventState]:
        with snapshot(self.path) as db:
            yield from events.living(db)

    def tellings(self) -> dict[str, tuple[int, int]]:
        with moment(self._db):
            return events.tellings(self._db)

    def event(self, name: str) -> EventState:
        with moment(self._db):
            return events.resolve(self._db, name)

    def scenes(self, event: str) -> list[Scene]:
        with moment(self._db):
            index = SceneIndex(self._db)
            return sorted(map(index.scene, index.scenes_in(event)), key=lambda scene: scene.rank)

    def event_history(self, event: str) -> list[DatedChange]:
        with moment(self._db):
            return events.history(self._db, event)

    def event_at(self, event: str, time: str) -> frozenset[str]:
        with moment(self._db):
            first = events.first_since(self._db, checked(time))
            claims: set[str] = set()
            for dated in events.history(self._db, event):
                if dated.sequence < first:
                    claims.difference_update(dated.change.left)
                    claims.update(dated.change.joined)
            return frozenset(claims)

    def changes_since(self, time: str) -> Iterator[DatedChange]:
        checked(time)
        with snapshot(self.path) as db:
            yield from events.changes_from(db, events.first_since(db, time))

    # ── claims ──

    def claims_by_key(self, keys: Iterable[str]) -> list[Claim]:
        with moment(self._db):
            return lookup.claims_by_key(self._db, keys)

    def claim(self, name: str) -> Claim:
        with moment(self._db):
            return lookup.claim_named(self._db, name)

    def claims_since(self, time: str) -> Iterator[DatedClaim]:
        checked(time)
        with snapshot(self.path) as db:
            yield from events.claims_from(db, events.first_since(db, time))

    # ── judgements ──

    def keep_judgement(self, judgement: Judgement) -> bool:
        with self._write("judge") as entries:
            judgements.check(self._db, judgement)
            sources = lookup.latest_ids(self._db, judgement.claims)
            former = [judgement.takes_back] if judgement.takes_back else []
            return entries.add(judgement.record(), [*sources, *former])[1]

    def judgements(
        self, claims: Iterable[str] | None = None, *, before: str | None = None
    ) -> list[Judgement]:
        with moment(self._db):
            last = events.first_since(self._db, checked(before)) if before is not None else None
            return judgements.holding(self._db, claims, last)

    def judgements_since(self, time: str) -> Iterator[DatedJudgement]:
        checked(time)
        with snapshot(self.path) as db:
            yield from events.judgements_from(db, events.first_since(db, time))

    # ── repetition ──

    def likenesses(self, reports: Iterable[str]) -> list[Likeness]:
        with moment(self._db):
            return list(CopyTables(self._db).among(reports))


def checked(time: str) -> str:
    """The moment as it can be compared with `appended_at`; UsageError where it cannot."""
    if not _MOMENT.fullmatch(time):
        raise UsageError(f"{time!r} is no time: write it as 2031-04-05 or 2031-04-05T10:00:00Z, in UTC")
    return time
