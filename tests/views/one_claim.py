"""Reports of one sentence that make one claim each, for tests of what an event is called and how it is listed."""

from __future__ import annotations

from counterclaim.records import Claim, Happening, Place, Stance, Time
from counterclaim.views.events import EventFilter, events

from .shelf import report_of, said, span_of
from .told_mill import EventShelf

FIRE = "f" * 64


def told(
    shelf: EventShelf,
    text: str,
    *,
    kind: str = "strike",
    published: str | None = "2031-04-05",
    outlet: str | None = None,
    **facets: object,
) -> Claim:
    """A claim in the report's own voice, of a report of its own, with the first word of the text as its trigger."""
    report = report_of(
        text,
        locator=f"made/{len(shelf.kept)}.txt",
        outlet=outlet or f"Outlet {len(shelf.kept)}",
        published=published,
        language="en",
    )
    attribution = said(report, text)
    claim = Claim(
        report=report.id,
        attribution=attribution.id,
        ordinal=0,
        content=attribution.content,
        stance=Stance("assert"),
        generation="2" * 64,
        happening=Happening(kind, span_of(text, text.split()[0])),
        **facets,  # type: ignore[arg-type]
    )
    return shelf.tell(report, attribution, claim)


def place(text: str, words: str, **said: object) -> Place:
    known = {"level": "settlement", "entry": "x:4", "name": words, "point": (50.0, 30.0), "precision_m": 1000}
    return Place(span_of(text, words), **(known | said))  # type: ignore[arg-type]


def day(text: str, words: str, first: str | None, last: str | None) -> Time:
    return Time(span_of(text, words), "date", first or "XXXX", "day", "absolute", first, last)


def titles(shelf: EventShelf, **wanted: object) -> list[str]:
    return [row.title for row in events(shelf, EventFilter(**wanted))]  # type: ignore[arg-type]
