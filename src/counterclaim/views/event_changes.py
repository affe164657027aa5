"""What lies between two states of one event: accounts, origins, denials, numbers, what was taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.reconcile.accounts import Account, Accounts, Edge, Revision
from counterclaim.records import Judgement
from counterclaim.views.event_parts import EventView

Range = tuple[int, int]
"""Origins, low and high."""


@dataclass(frozen=True, slots=True)
class AccountChange:
    """An account's origins then and now; `then` is None where no claim of it was known then."""

    number: int
    then: Range | None
    now: Range

    @property
    def new(self) -> bool:
        return self.then is None


@dataclass(frozen=True, slots=True)
class EventChanges:
    """What is new of one event, as it is now.

    `claims` are the ids of those that were not known then. `then` is None for an event that is new: none of
    its claims was known. `merged` are the ids of events that have been merged into it since, `split_from`
    that of the event that it was part of until then. `left` counts claims that have gone to other events.
    """

    view: EventView
    claims: tuple[str, ...]
    then: Range | None
    now: Range
    accounts: tuple[AccountChange, ...] = ()
    denials: tuple[Edge, ...] = ()
    revisions: tuple[Revision, ...] = ()
    taken_back: tuple[Edge, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    merged: tuple[str, ...] = ()
    split_from: str | None = None
    left: int = 0

    @property
    def new(self) -> bool:
        return self.then is None

    @property
    def reports(self) -> int:
        """How many reports the new claims are from."""
        return len({self.view.claims[name].row.report.id for name in self.claims})


def between(view: EventView, then: Accounts | None, known: frozenset[str]) -> EventChanges:
    """The difference between the accounts then (None: nothing was known) and now; `known` are claim ids."""
    now = view.found
    return EventChanges(
        view=view,
        claims=tuple(name for name in view.claims if name not in known),
        then=_range(then) if then else None,
        now=_range(now),
        accounts=tuple(_accounts(then, now, known)),
        denials=tuple(_denials(then, now, known)),
        revisions=tuple(_revisions(then, now)),
        taken_back=tuple(edge for edge in now.edges if edge.kind == "takes back" and edge.claim not in known),
    )


def _range(found: Accounts | Account) -> Range:
    return found.standing.low, found.standing.high


def _accounts(then: Accounts | None, now: Accounts, known: frozenset[str]) -> Iterator[AccountChange]:
    """New accounts, and those whose origins are others than then."""
    earlier = then.accounts if then else ()
    for account in now.accounts:
        if known.isdisjoint(account.claims):
            yield AccountChange(account.number, None, _range(account))
            continue
        same = _same(account, earlier)
        if same is not None and _range(same) != _range(account):
            yield AccountChange(account.number, _range(same), _range(account))


def _same(account: Account, earlier: Sequence[Account]) -> Account | None:
    """The account then that has most of the claims of this one; of equals the first."""
    shared = [(len(set(account.claims) & set(one.claims)), -one.number, one) for one in earlier]
    most = max(shared, key=lambda each: each[:2], default=None)
    return most[2] if most is not None and most[0] else None


def _denials(then: Accounts | None, now: Accounts, known: frozenset[str]) -> Iterator[Edge]:
    """The first new denial of each speaker who did not deny before; one that is repeated is no news."""
    told = {edge.speaker.key for edge in then.edges if edge.kind == "denies"} if then else set()
    for edge in now.edges:
        if edge.kind == "denies" and edge.claim not in known and edge.speaker.key not in told:
            told.add(edge.speaker.key)
            yield edge


def _revisions(then: Accounts | None, now: Accounts) -> Iterator[Revision]:
    told = {_figure(revision) for revision in then.revisions} if then else set()
    yield from (revision for revision in now.revisions if _figure(revision) not in told)


def _figure(revision: Revision) -> tuple[str, str, str]:
    return revision.facet, revision.by.key, revision.after.key
