"""Events as a reader is told them: what is told of one happening, by whom, and where the tellings part.

Nothing here says that anything happened. An event is named by what its claims say of it, facet by facet,
and every part leads to the claims' own words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from counterclaim.records import Claim, Published
from counterclaim.views.dates import not_before
from counterclaim.views.event_memory import EventMemory, EventReader, Gathered
from counterclaim.views.event_parts import (
    AccountView,
    Branch,
    EventClaim,
    EventDays,
    EventKind,
    EventPlace,
    EventRow,
    EventView,
    FacetRow,
)
from counterclaim.views.filter import is_place
from counterclaim.views.words import Refuse, ignore

__all__ = [
    "AccountView",
    "Branch",
    "EventClaim",
    "EventDays",
    "EventFilter",
    "EventKind",
    "EventMemory",
    "EventPlace",
    "EventRow",
    "EventView",
    "FacetRow",
    "event_view",
    "event_views",
    "events",
]


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events are wanted; None, an empty set and False ask nothing.

    `place` is any spelling of a place that a claim names, `kinds` what a claim tells the event as, `since`
    the date of a report that tells of it. `reports` is how many reports must tell of it at least.
    """

    place: str | None = None
    since: Published | None = None
    kinds: frozenset[str] = field(default_factory=frozenset)
    contested: bool = False
    reports: int = 2
    gazetteer: Path | None = None


def event_view(memory: EventMemory, name: str, refuse: Refuse = ignore) -> EventView:
    """One event by its id, the first digits of it, or the id of an event that was merged into it.

    UsageError where there is none, or several.
    """
    gathered = memory.event(name)
    reader = EventReader(memory, refuse)
    return reader.view(gathered.event, reader.told(reader.claims(gathered.claims)), gathered.former)


def events(
    memory: EventMemory, wanted: EventFilter | None = None, refuse: Refuse = ignore
) -> Iterator[EventRow]:
    """The living events that are wanted, those that most outlets tell of first.

    They are made one by one as they are asked for; accounts only where `contested` is asked.
    """
    reader = EventReader(memory, refuse)
    for gathered, claims in _wanted(reader, wanted or EventFilter()):
        yield reader.row(gathered.event, claims)


def event_views(
    memory: EventMemory, wanted: EventFilter | None = None, refuse: Refuse = ignore
) -> Iterator[EventView]:
    """The wanted events with all that is told of them, one by one, as `events` orders them."""
    reader = EventReader(memory, refuse)
    for gathered, claims in _wanted(reader, wanted or EventFilter()):
        yield reader.view(gathered.event, reader.told(claims), gathered.former)


def _wanted(reader: EventReader, asked: EventFilter) -> Iterator[tuple[Gathered, list[Claim]]]:
    """The events that are asked for, each with its claims, which are read once."""
    for gathered in ranked(reader.memory, asked.reports):
        claims = reader.claims(gathered.claims)
        if len({claim.report for claim in claims}) < asked.reports or not _takes(asked, reader, claims):
            continue
        if not asked.contested or reader.accounts(reader.told(claims)).contested:
            yield gathered, claims


def ranked(memory: EventMemory, reports: int) -> Iterator[Gathered]:
    """The living events that so many reports tell of: those of most outlets first, then of most reports.

    What one outlet carries day after day comes after what several tell; of equals the oldest comes first.
    """
    known = memory.tellings()
    counted = [(one, known.get(one.event) or _counted(memory, one)) for one in memory.events()]
    kept = [(one, told) for one, told in counted if told[0] >= max(reports, 1)]
    kept.sort(key=lambda each: (-each[1][1], -each[1][0]))
    return (one for one, _ in kept)


def _counted(memory: EventMemory, gathered: Gathered) -> tuple[int, int]:
    """The reports that tell of an event that is not reconciled yet; its outlets are not looked up."""
    return len({claim.report for claim in memory.claims_by_key(gathered.claims)}), 0


def _takes(wanted: EventFilter, reader: EventReader, claims: Sequence[Claim]) -> bool:
    if wanted.kinds and not any(one.happening and one.happening.kind in wanted.kinds for one in claims):
        return False
    since = wanted.since
    if since and not any(not_before(reader.report(one.report).published, since) for one in claims):
        return False
    return not wanted.place or any(
        is_place(wanted.place, place, place.span.of(reader.report(one.report).text), wanted.gazetteer)
        for one in claims
        for place in one.places
    )
