"""What the views of events ask of a ledger, and a reader that asks it once for each report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

from counterclaim.reconcile.accounts import Accounts, Told, accounts
from counterclaim.reconcile.origins import Likeness
from counterclaim.records import Attribution, Claim, Judgement, Report
from counterclaim.views.claims import ClaimRow, claims_of
from counterclaim.views.event_build import row_of, view_of
from counterclaim.views.event_parts import EventRow, EventView
from counterclaim.views.memory import Memory
from counterclaim.views.words import Refusal, Refuse, fitting, ignore

# Reports, and reports with the rows of their claims, that are held at a time: many more than one event
# has, and no more than a laptop can hold (a text has some 5 KB, its rows ten times as much).
_TEXTS = 6000
_ROWS = 300


class Gathered(Protocol):
    """A living event: its id, the keys of its claims, and the ids that led to others and now lead here."""

    @property
    def event(self) -> str: ...

    @property
    def claims(self) -> Sequence[str]: ...

    @property
    def former(self) -> Sequence[str]: ...


class EventMemory(Memory, Protocol):
    """The reading half of a ledger that keeps events (`counterclaim.ledger.Ledger`): only what is current."""

    def events(self) -> Iterator[Gathered]: ...

    def tellings(self) -> Mapping[str, tuple[int, int]]: ...

    def event(self, name: str) -> Gathered: ...

    def claims_by_key(self, keys: Iterable[str]) -> list[Claim]: ...

    def judgements(
        self, claims: Iterable[str] | None = None, *, before: str | None = None
    ) -> list[Judgement]: ...

    def likenesses(self, reports: Iterable[str]) -> list[Likeness]: ...


class EventReader:
    """Asks a ledger for events, and remembers the reports that it has read: events share them.

    A claim whose offsets do not fit its text is refused, once, and shown nowhere.
    """

    def __init__(self, memory: EventMemory, refuse: Refuse = ignore) -> None:
        self.memory = memory
        self._refuse = refuse
        self._reports: dict[str, Report] = {}
        self._attributions: dict[str, dict[str, Attribution]] = {}
        self._rows: dict[str, dict[str, ClaimRow]] = {}
        self._refused: set[str] = set()

    def claims(self, keys: Iterable[str]) -> list[Claim]:
        """The claims with these keys, as far as they are current and fit their texts."""
        found = self.memory.claims_by_key(keys)
        return [one for one in found if fitting(self.report(one.report), [one], self._refuse_once)]

    def told(self, claims: Iterable[Claim]) -> list[Told]:
        """The claims with all that they stand in, as far as that fits too."""
        found = []
        for claim in claims:
            report = self.report(claim.report)
            attribution = self._attributions_of(report).get(claim.attribution)
            if attribution:
                found.append(Told(claim, attribution, report))
        return found

    def row(self, event: str, claims: Sequence[Claim]) -> EventRow:
        """The event in a list; attributions are not looked at."""
        return row_of(event, claims, {one.report: self.report(one.report) for one in claims})

    def accounts(self, told: Sequence[Told], *, before: str | None = None) -> Accounts:
        """The accounts of what is told, with the judgements that hold of it, or that held before a time."""
        alike = self.memory.likenesses(sorted({one.report.id for one in told}))
        judged = self.memory.judgements({one.claim.key for one in told}, before=before)
        return accounts(told, alike, judged)

    def view(
        self, event: str, told: Sequence[Told], former: Sequence[str] = (), *, before: str | None = None
    ) -> EventView:
        """The event with its accounts, as they are of these claims, with the judgements before a time."""
        reports = {one.report.id: one.report for one in told}
        rows = {name: row for one in reports.values() for name, row in self._rows_of(one).items()}
        view = view_of(event, told, rows, self.accounts(told, before=before))
        return replace(view, former=tuple(former))

    def report(self, name: str) -> Report:
        if name not in self._reports:
            _make_room(self._reports, _TEXTS)
            self._reports[name] = self.memory.report(name)
        return self._reports[name]

    def _attributions_of(self, report: Report) -> dict[str, Attribution]:
        """Those that fit the report's text, by their ids."""
        if report.id not in self._attributions:
            _make_room(self._attributions, _ROWS)
            found = fitting(report, self.memory.attributions(report.id), self._refuse_once)
            self._attributions[report.id] = {one.id: one for one in found}
        return self._attributions[report.id]

    def _rows_of(self, report: Report) -> dict[str, ClaimRow]:
        """The rows of all claims of a report, by the claims' ids."""
        if report.id not in self._rows:
            _make_room(self._rows, _ROWS)
            self._rows[report.id] = {row.id: row for row in claims_of(self.memory, report)}
        return self._rows[report.id]

    def _refuse_once(self, refusal: Refusal) -> None:
        if refusal.record not in self._refused:
            self._refused.add(refusal.record)
            self._refuse(refusal)


def _make_room(held: dict[str, Any], most: int) -> None:
    """Lets go of what was read first."""
    while len(held) >= most:
        del held[next(iter(held))]
