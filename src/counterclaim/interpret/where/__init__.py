"""Where: the places that a report names, found and resolved.

Names are found by the reader's labels, by the gazetteer and by fixed wordings; resolved together, since
each tells what the others mean; and given a point only where they are settlements, with how far from it
the thing told may lie. Whatever stays open stays in the list, as words without an entry.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from counterclaim.interpret.where.naming import demonyms, mentions, spoken_of
from counterclaim.interpret.where.parts import Part, part_of, unnamed_parts
from counterclaim.interpret.where.resolving import Name, resolve
from counterclaim.interpret.where.runs import named_runs
from counterclaim.interpret.where.standing import governs, located
from counterclaim.interpret.where.surroundings import level_beside, name_at, split_kind, with_kind
from counterclaim.languages import load
from counterclaim.places import Entry, Gazetteer
from counterclaim.records import Level, Place, Reading, Span

__all__ = [
    "Name",
    "demonyms",
    "located",
    "mentions",
    "name_at",
    "named_runs",
    "places",
    "resolve",
    "spoken_of",
]


def places(reading: Reading, gazetteer: Gazetteer) -> list[Place]:
    """Every place that a report names, in reading order; no two spans overlap."""
    text = reading.report.text
    spans = mentions(reading, gazetteer)
    entries = _entries(text, spans, gazetteer)
    found = [
        _unless_governing(text, _place(text, span, entry, gazetteer), entry, gazetteer)
        for span, entry in zip(spans, entries, strict=True)
    ]
    return sorted([*found, *_unnamed(text, found)], key=lambda place: place.span)


def _entries(text: str, spans: list[Span], gazetteer: Gazetteer) -> Iterator[Entry | None]:
    """The entry of each span; spans of the same name in the same surroundings are one name."""
    names = [name_at(text, span, gazetteer) for span in spans]
    counts = Counter(names)
    different = [replace(name, times=times) for name, times in counts.items()]
    known = dict(zip(counts, resolve(different, gazetteer, spoken_of(text)), strict=True))
    return (known[name] for name in names)


def _place(text: str, span: Span, entry: Entry | None, gazetteer: Gazetteer) -> Place:
    said = entry.level if entry else _level_said(text, span)
    part = part_of(text, span, said)
    whole = with_kind(text, span, entry.level if entry else None)
    part = part if part and not part.span.overlaps(whole) else None
    if entry is None:
        return Place(whole, said, part=part.span if part else None)
    level = _level(entry, part)
    pinned = level in ("settlement", "site") and not (part and part.kind == "elsewhere")
    return Place(
        whole if level not in ("settlement", "site") else span,
        level,
        entry.id,
        entry.name,
        (entry.latitude, entry.longitude) if pinned else None,
        _precision(entry, part) if pinned else None,
        None if gazetteer.contested(entry) else entry.country or None,
        part.span if part else None,
    )


def _unless_governing(text: str, place: Place, entry: Entry | None, gazetteer: Gazetteer) -> Place:
    """A capital without a point where it is rather a government: unless something happens in it, or to it."""
    if entry is None or place.point is None or not gazetteer.is_capital(entry):
        return place
    if located(place, None, text) and not governs(text, place.span):
        return place
    return replace(place, point=None, precision_m=None)


def _level_said(text: str, span: Span) -> Level:
    """What the words beside an unknown name say that it is."""
    level = split_kind(span.of(text))[1] or level_beside(text, span)[0]
    return level or "unknown"


def _level(entry: Entry, part: Part | None) -> Level:
    """The level of an entry with what the words beside it make of it."""
    if part is None:
        return entry.level
    if entry.level == "settlement":
        if part.kind in ("site", "elsewhere"):
            return "site"
        return "area" if part.kind == "around" else "settlement"
    if part.kind == "elsewhere":
        return "site"
    return "area" if entry.level in ("country", "region", "district", "continent") else entry.level


@cache
def _radii() -> Mapping[str, int]:
    return load("en", "places")["precision"]  # type: ignore[no-any-return]


def _precision(entry: Entry, part: Part | None) -> int:
    """Metres from the point: the size that so many people need, and what "near" or a distance adds."""
    radii = _radii()
    built = 1000 * math.sqrt(entry.population / (math.pi * radii["people_per_km2"]))
    precision = min(max(round(built, -3), radii["least"]), radii["most"])
    if part and part.kind == "near":
        precision += part.metres or radii["near"]
    return int(precision)


def _unnamed(text: str, found: list[Place]) -> Iterator[Place]:
    """ "The south of the country": an area, and nobody can say from these words alone of which country."""
    taken = [place.span for place in found]
    for name, part in unnamed_parts(text):
        at = bisect_left(taken, name.start, key=lambda span: span.end)
        if not any(name.overlaps(span) for span in taken[at : at + 2]):
            yield Place(name, "area", part=part)
