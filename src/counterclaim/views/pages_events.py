"""Pages of events: one for each, and a list of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from counterclaim.views.event_against import against, claims_in
from counterclaim.views.event_days import spoken_day
from counterclaim.views.event_parts import EventView
from counterclaim.views.event_standing import origins_words
from counterclaim.views.event_words import with_side
from counterclaim.views.pages_event_parts import days, revised, tables, telling, timeline, twigs
from counterclaim.views.pages_event_words import cue_leads, facet_words, facets_words, heading, said_value
from counterclaim.views.pages_paging import parts
from counterclaim.views.pages_paths import event_path, events_path, timeline_path
from counterclaim.views.pages_setting import set_page
from counterclaim.views.pictures_numbers import figure_words, number_pictures

# Events on one page of their list: some 100 KB.
_LISTED = 200


@dataclass(frozen=True, slots=True)
class EventEntry:
    """An event as a list or a report names it, in words; `low` to `high` origins stand behind it."""

    id: str
    title: str
    reports: int
    outlets: int
    claims: int
    low: int
    high: int
    accounts: int
    contested: tuple[str, ...]
    denied: bool

    @property
    def parts_on(self) -> str:
        """The contested facets as a reader is told them."""
        return facets_words(self.contested)

    @property
    def origins(self) -> str:
        return origins_words(self.low, self.high)


def entry_of(view: EventView) -> EventEntry:
    """What is told of the event elsewhere than on its page."""
    row, standing = view.row, view.found.standing
    return EventEntry(
        id=view.id,
        title=view.title,
        reports=row.reports,
        outlets=len(row.outlets),
        claims=row.claims,
        low=standing.low,
        high=standing.high,
        accounts=len(view.accounts),
        contested=view.found.contested,
        denied=any(edge.kind == "denies" for edge in view.found.edges),
    )


def in_order(entries: Sequence[EventEntry]) -> list[EventEntry]:
    """Contested ones first, then those that most outlets tell of, then most reports; else as they came."""
    return sorted(entries, key=lambda entry: (not entry.contested, -entry.outlets, -entry.reports))


def event_pages(view: EventView) -> Iterator[tuple[str, str]]:
    """The pages of one event with their paths: its own, then those on which a long timeline goes on."""
    yield event_path(view.id), event_page(view)
    for part in timeline(view)[1:]:
        page = set_page(
            "timeline.html.j2",
            up="../",
            view=view,
            part=part,
            days=days(view, part.found),
            path=partial(timeline_path, view.id),
            claims_in=claims_in,
            cue_leads=cue_leads,
            said_value=said_value,
        )
        yield timeline_path(view.id, part.number), page


def event_page(view: EventView) -> str:
    """One event: its accounts side by side, the words behind each, who speaks against whom, and when."""
    first = timeline(view)[0]
    return set_page(
        "event.html.j2",
        up="../",
        view=view,
        entry=entry_of(view),
        tables=tables(view),
        pictures=number_pictures(view),
        against=against(view),
        revised=revised(view),
        part=first,
        days=days(view, first.found),
        path=partial(timeline_path, view.id),
        heading=heading,
        facet_words=facet_words,
        telling=telling,
        twigs=twigs,
        claims_in=claims_in,
        cue_leads=cue_leads,
        said_value=said_value,
        with_side=with_side,
        figure_words=figure_words,
        spoken_day=spoken_day,
        origins_words=origins_words,
    )


def events_pages(entries: Sequence[EventEntry], alone: int) -> Iterator[tuple[str, str]]:
    """The list of all events that have a page, so many on each of its pages, which come with their paths.

    `alone` counts the events that one report alone tells of, uncontested.
    """
    contested = sum(bool(entry.contested) for entry in entries)
    for part in parts(entries, _LISTED):
        page = set_page(
            "events.html.j2", up="", part=part, contested=contested, alone=alone, path=events_path
        )
        yield events_path(part.number), page


def moved_page(view: EventView) -> str:
    """For the id of an event that was merged into this one: where its claims are now."""
    return set_page("moved.html.j2", up="../", view=view)
