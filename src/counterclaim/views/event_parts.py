"""An event in the parts that a reader is shown, each with the claims that it stands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from counterclaim.reconcile.accounts import Account, Accounts, Value, Voice
from counterclaim.records import Judgement, Level
from counterclaim.views.claims import ClaimRow, ReportLine


@dataclass(frozen=True, slots=True)
class EventKind:
    """A kind of happening (docs/kinds.md) that claims of the event tell it as, and those claims (by id)."""

    name: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventPlace:
    """A place that claims of the event name, and those claims (by id).

    Nothing wider than a settlement has a point; neither has a place that only claims of the movement or
    presence of forces name, nor any place of an event that is told as one. There is no country: whose a
    place is may be what is fought over.
    """

    name: str
    level: Level
    entry: str | None
    claims: tuple[str, ...]
    point: tuple[float, float] | None = None
    precision_m: int | None = None


@dataclass(frozen=True, slots=True)
class EventDays:
    """The days that the event is told of: the first and the last, as ISO 8601 cut to what is known.

    None where no claim says. `words` is the same for a reader ("28 July 2022 to 2 August 2022"), or "".
    """

    first: str | None
    last: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Branch:
    """One line of the tree: an origin by its name, or one report's telling under what it repeats.

    `depth` counts from 0; `report` and `claims` (ids) are None and empty for an origin that has no report
    here: a speaker, or an outlet that is only named. `reason` says why a telling hangs where it does,
    "" where it hangs under nothing; what is not `sure` may be repetition or not.
    """

    name: str
    words: str
    depth: int
    report: ReportLine | None
    claims: tuple[str, ...]
    reason: str
    sure: bool


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event in a list: what it is told as, where, when, and how many tell of it.

    `reports` counts tellings, one a report; `outlets` are those that are known, each by its one name, in the
    order of their first telling. `first` and `last` are the published times of the earliest and the latest
    report, as they give them.
    """

    id: str
    title: str
    kinds: tuple[EventKind, ...]
    places: tuple[EventPlace, ...]
    days: EventDays
    claims: int
    reports: int
    outlets: tuple[str, ...]
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class EventClaim:
    """A claim of an event: its row (words, speaker, report), the key that outlives re-reading, its accounts.

    `speaker` is for showing: a unit is named as its party (`row.speaker` has the report's words).
    """

    row: ClaimRow
    key: str
    speaker: str
    accounts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetRow:
    """One facet across the accounts: a cell (the values) for each account, in their order.

    `contested` where accounts part on it; where none does, all cells are the values that have no rival, and
    `AccountView.says` tells which of them the account itself gives.
    """

    facet: str
    contested: bool
    cells: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class AccountView:
    """An account: its standing line by line, the tree of who repeats whom, its claims by publication."""

    account: Account
    standing: tuple[str, ...]
    origins: tuple[Branch, ...]
    claims: tuple[EventClaim, ...]

    @property
    def number(self) -> int:
        return self.account.number

    def says(self, facet: str) -> tuple[Value, ...]:
        """Only what those who tell this account say: nobody is shown to say what others say."""
        return self.account.facets.get(facet, ())


@dataclass(frozen=True, slots=True)
class EventView:
    """One event with all that is told of it.

    `accounts` are as `found.accounts`, most origins first; `found` has the edges, revisions and timeline.
    `claims` are by claim id, in the order of publication; `reports` too. `former` are the ids of events that
    were merged into this one and lead here. `standing` and `origins` are those of the event as a whole.
    """

    row: EventRow
    found: Accounts
    accounts: tuple[AccountView, ...]
    facets: tuple[FacetRow, ...]
    standing: tuple[str, ...]
    origins: tuple[Branch, ...]
    claims: Mapping[str, EventClaim]
    reports: tuple[ReportLine, ...]
    former: tuple[str, ...] = ()
    judgements: tuple[Judgement, ...] = ()

    @property
    def id(self) -> str:
        return self.row.id

    @property
    def title(self) -> str:
        return self.row.title

    @property
    def voices(self) -> Mapping[str, Voice]:
        """Who says each claim, by the claim's id, in the order of publication."""
        return {turn.claim: turn.speaker for turn in self.found.timeline}
