"""What changed of each event since a moment: by when the ledger learned it, or by the reports' own dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Protocol, TypeVar

from counterclaim.errors import UsageError
from counterclaim.records import EventChange, Judgement, Published
from counterclaim.views.dates import not_before
from counterclaim.views.event_changes import EventChanges, between
from counterclaim.views.event_memory import EventMemory, EventReader, Gathered
from counterclaim.views.words import Refuse, ignore


class Dated(Protocol):
    """Something of the ledger, with the time at which it was appended."""

    @property
    def appended_at(self) -> str: ...


Entered = TypeVar("Entered", bound=Dated)


class DatedChange(Dated, Protocol):
    """A change of an event."""

    @property
    def change(self) -> EventChange: ...


class DatedClaim(Dated, Protocol):
    """A claim, by its key."""

    @property
    def claim(self) -> str: ...


class DatedJudgement(Dated, Protocol):
    """A judgement, or that one is taken back."""

    @property
    def judgement(self) -> Judgement: ...


class ChangingMemory(EventMemory, Protocol):
    """What is asked of a ledger about its own past; times are UTC, as it notes them."""

    def event_at(self, event: str, time: str) -> frozenset[str]: ...

    def changes_since(self, time: str) -> Iterable[DatedChange]: ...

    def claims_since(self, time: str) -> Iterable[DatedClaim]: ...

    def judgements_since(self, time: str) -> Iterable[DatedJudgement]: ...


@dataclass(frozen=True, slots=True)
class Between:
    """What is asked about: `since` a moment, and `until` another as if nothing had come from that on.

    With `published` a report counts from its own date on, else from when the ledger learned of it. An
    undated report has always been there. A moment without a zone is UTC.
    """

    since: Published
    until: Published | None = None
    published: bool = False


def changes(
    memory: ChangingMemory, asked: Between, reports: int = 2, refuse: Refuse = ignore
) -> Iterator[EventChanges]:
    """The events of which something is new, most new claims first; those that so many reports tell of.

    They are looked into one by one as they are asked for.
    """
    reader = EventReader(memory, refuse)
    states = _published(memory, reader, asked) if asked.published else _learned(memory, asked)
    for state in sorted(states, key=lambda state: -len(state.new)):
        change = _change(reader, state)
        if change.view.row.reports >= reports:
            yield change


@dataclass(frozen=True)
class _State:
    """An event's claims (keys) then and now, and which of those now were not known then."""

    event: str
    then: frozenset[str]
    now: frozenset[str]
    new: frozenset[str]
    before: str | None = None
    until: str | None = None
    former: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    split_from: str | None = None
    judgements: tuple[Judgement, ...] = ()


def _change(reader: EventReader, state: _State) -> EventChanges:
    told = reader.told(reader.claims(state.now))
    view = reader.view(state.event, told, state.former, before=state.until)
    earlier = reader.told(reader.claims(state.then))
    then = reader.accounts(earlier, before=state.before) if earlier else None
    known = frozenset(one.claim.id for one in told if one.claim.key not in state.new)
    return replace(
        between(view, then, known),
        merged=state.merged,
        split_from=state.split_from,
        judgements=state.judgements,
        left=len(state.then - state.now),
    )


def _published(memory: ChangingMemory, reader: EventReader, asked: Between) -> Iterator[_State]:
    """By the reports' own dates: what is in an event now was in it as soon as it was published."""
    found = frozenset(_told_between(memory, asked))
    for gathered in memory.events():
        new = found.intersection(gathered.claims)
        if new:
            claims = memory.claims_by_key(gathered.claims)
            dated = [(claim.key, reader.report(claim.report).published) for claim in claims]
            now = frozenset(key for key, day in dated if asked.until is None or not came(day, asked.until))
            yield _State(gathered.event, now - new, now, new, former=tuple(gathered.former))


def _told_between(memory: ChangingMemory, asked: Between) -> Iterator[str]:
    """The keys of the claims in reports of the time that is asked about; those of others are not read."""
    for report in memory.reports():
        if came(report.published, asked.since) and not (asked.until and came(report.published, asked.until)):
            yield from (claim.key for claim in memory.claims(report.id))


def _learned(memory: ChangingMemory, asked: Between) -> Iterator[_State]:
    """By the entries of the ledger."""
    past = _Past(memory, moment(asked.since), moment(asked.until) if asked.until else None)
    for gathered in memory.events():
        if state := past.state(gathered):
            yield state


class _Past:
    """What the ledger was told between two moments."""

    def __init__(self, memory: ChangingMemory, since: str, until: str | None) -> None:
        self.memory, self.since, self.until = memory, since, until
        self.changed: dict[str, list[EventChange]] = {}
        self.merged: dict[str, list[str]] = {}
        for dated in self._within(memory.changes_since(since)):
            change = dated.change
            self.changed.setdefault(change.event, []).append(change)
            if change.into:
                self.merged.setdefault(change.into, []).append(change.event)
        self.first_read = {one.claim for one in memory.claims_since(since)}
        self.judged = [one.judgement for one in self._within(memory.judgements_since(since))]

    def state(self, gathered: Gathered) -> _State | None:
        """What became of an event; None where nothing did."""
        changed = self.changed.get(gathered.event, [])
        judged = tuple(one for one in self.judged if not set(gathered.claims).isdisjoint(one.claims))
        if not changed and not judged:
            return None
        then = self.memory.event_at(gathered.event, self.since)
        now = self.memory.event_at(gathered.event, self.until) if self.until else frozenset(gathered.claims)
        return _State(
            event=gathered.event,
            then=then,
            now=now,
            new=now & self.first_read,
            before=self.since,
            until=self.until,
            former=tuple(gathered.former),
            merged=tuple(one for one in self.merged.get(gathered.event, ()) if self._was(one)),
            split_from=next((one.split_from for one in changed if one.split_from), None),
            judgements=judged,
        )

    def _was(self, event: str) -> bool:
        """Whether there was such an event then: what came and went in between is no news."""
        return bool(self.memory.event_at(event, self.since))

    def _within(self, found: Iterable[Entered]) -> Iterator[Entered]:
        return (one for one in found if self.until is None or one.appended_at < self.until)


def moment(asked: Published) -> str:
    """The earliest that it can be, in the form in which the ledger notes times: UTC, to the second."""
    try:
        if "T" not in asked.value:
            year, month, day = ([int(part) for part in asked.value.split("-")] + [1, 1])[:3]
            return f"{datetime(year, month, day).date().isoformat()}T00:00:00Z"
        found = datetime.fromisoformat(asked.value)
    except ValueError as error:
        raise UsageError(f"{asked.value!r} is no moment: there is no such day or hour") from error
    found = found.astimezone(UTC) if found.tzinfo else found
    return found.strftime("%Y-%m-%dT%H:%M:%SZ")


def came(published: Published | None, since: Published) -> bool:
    """Whether a report came then or later, by its own date; to the day where not both are in UTC."""
    if published is None:
        return False
    if published.value.endswith("Z") and since.value.endswith("Z"):
        return moment(published) >= moment(since)
    return not_before(published, since)
