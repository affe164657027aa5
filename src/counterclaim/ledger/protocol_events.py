"""What every ledger offers of events: the index to reconcile with, and what views and judges ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Protocol

from counterclaim.ledger.events import DatedChange, DatedClaim, DatedJudgement, EventState
from counterclaim.reconcile import Scene
from counterclaim.reconcile.index import CandidateIndex
from counterclaim.reconcile.origins import Likeness
from counterclaim.records import Claim, Judgement


class ReconcilingIndex(CandidateIndex, Protocol):
    """A ledger's index while its reports are reconciled."""

    def counts(self, report: str) -> bool:
        """Whether this version of a report is current now, whatever it was before the transaction began."""
        ...

    def done(self, report: str, generation: str) -> None:
        """Says that the report (by the id of a version) is reconciled in this generation.

        If it is current its text is compared with those that share wording with it; if not it is forgotten.
        """
        ...


class EventLedger(Protocol):
    """The part of a `Ledger` that tells of events.

    `time` is a moment in UTC as entries have it, or its beginning ("2031-04-05"); UsageError if it is none.
    """

    def reconciling(self) -> AbstractContextManager[ReconcilingIndex]:
        """The index within one write transaction: all that changed is kept at its end, or nothing.

        Claims are best read within it, so that no other program reads the report anew in between.
        """
        ...

    def unreconciled(self, generation: str) -> Iterator[tuple[str, bool]]:
        """The reports, by version, that have to be reconciled, and whether each is current just now.

        Those that are not come first: their scenes have to be taken out. A report is to be reconciled when
        it was read or read anew, revised, withdrawn or judged, and in a generation that it was not yet.
        """
        ...

    def begun(self, generation: str) -> bool:
        """Whether any report is reconciled in this generation."""
        ...

    def events(self) -> Iterator[EventState]:
        """The events that have claims, the oldest first."""
        ...

    def tellings(self) -> Mapping[str, tuple[int, int]]:
        """By event, how many reports tell of it, and of how many outlets; what is not reconciled is left out.

        A report whose outlet is not known counts as an outlet by itself.
        """
        ...

    def event(self, name: str) -> EventState:
        """One event by id, or six or more first digits of it; the id of one that was merged leads on.

        UsageError if there is none or several, or nothing is left of it.
        """
        ...

    def scenes(self, event: str) -> list[Scene]:
        """How the claims of an event, by its whole id, were gathered: the earliest published first."""
        ...

    def event_history(self, event: str) -> list[DatedChange]:
        """Every change of an event by its whole id, the first first, also where it was merged since."""
        ...

    def event_at(self, event: str, time: str) -> frozenset[str]:
        """The keys of the claims that were in the event before that time."""
        ...

    def changes_since(self, time: str) -> Iterator[DatedChange]:
        """The changes of all events that were appended at that time or later."""
        ...

    def claims_by_key(self, keys: Iterable[str]) -> list[Claim]:
        """The current claims with these keys, in ledger order; two claims of one report can share a key."""
        ...

    def claim(self, name: str) -> Claim:
        """One current claim by id or key, or six or more first digits; an older id leads to the claim now.

        UsageError if there is none or several.
        """
        ...

    def claims_since(self, time: str) -> Iterator[DatedClaim]:
        """The claims by key that were first read at that time or later; reading them anew is not new."""
        ...

    def keep_judgement(self, judgement: Judgement) -> bool:
        """True if it is new; the reports of its claims are to be reconciled then.

        RecordError if no claim ever had one of the keys, or what it takes back is not a judgement of the same
        kind and claims.
        """
        ...

    def judgements(
        self, claims: Iterable[str] | None = None, *, before: str | None = None
    ) -> list[Judgement]:
        """The judgements that hold of any of these claims, or of all, the earliest first; or held before."""
        ...

    def judgements_since(self, time: str) -> Iterator[DatedJudgement]:
        """What was judged, or taken back, at that time or later, whether it still holds or not."""
        ...

    def likenesses(self, reports: Iterable[str]) -> list[Likeness]:
        """What pairs of these reports share, of different outlets, as far as they are reconciled."""
        ...
