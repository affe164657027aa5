"""Which events get a page, and what the other pages say of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.reconcile.accounts import Told
from counterclaim.views.event_memory import EventMemory, EventReader
from counterclaim.views.event_parts import EventView
from counterclaim.views.events import ranked
from counterclaim.views.pages_events import EventEntry, entry_of


class Shown:
    """The events with a page: those of several reports, and those that one report tells of as contested.

    `of_claim` leads from a claim's id to its event; `alone` counts the events that have no page.
    """

    def __init__(self) -> None:
        self.entries: list[EventEntry] = []
        self.of_claim: dict[str, EventEntry] = {}
        self.alone = 0

    def views(self, memory: EventMemory) -> Iterator[EventView]:
        """Each event that is worth a page, its accounts found once; remembered as it is handed on."""
        reader = EventReader(memory)
        for gathered in ranked(memory, 1):
            told = reader.told(reader.claims(gathered.claims))
            if not _worth_a_page(reader, told):
                self.alone += bool(told)
                continue
            view = reader.view(gathered.event, told, gathered.former)
            entry = entry_of(view)
            self.entries.append(entry)
            self.of_claim.update(dict.fromkeys(view.claims, entry))
            yield view


def _worth_a_page(reader: EventReader, told: Sequence[Told]) -> bool:
    """Whether several reports tell of it, or several voices in one report, who part on something."""
    if len({one.report.id for one in told}) > 1:
        return True
    return len({one.attribution.source for one in told}) > 1 and bool(reader.accounts(told).contested)
