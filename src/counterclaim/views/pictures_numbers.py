"""The numbers of an event over time, as a picture's parts: no average, no best figure, no colours of parties.

A speaker has a letter and a shape, in the order of how much it says. A range is a bar between two marks, an
open bound an arrow; what a speaker revised is joined by a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from counterclaim.errors import RecordError
from counterclaim.reconcile.accounts import Revision
from counterclaim.records import Published
from counterclaim.views.dates import in_words
from counterclaim.views.event_parts import EventView
from counterclaim.views.event_words import number_words
from counterclaim.views.pages_event_words import as_written
from counterclaim.views.pictures_figures import Figure, figures
from counterclaim.views.pictures_parts import LEFT, PLOT, TOP, Column, NumbersPicture, Spot
from counterclaim.views.pictures_scale import Scale, scale_of
from counterclaim.views.pictures_signs import Sign, key_of, signs_of

# Pixels: the room of a mark, a letter and an arrow; between days; and the least of a day.
_SLOT, _LETTER, _ARROW, _APART, _COLUMN = 34.0, 7.2, 26.0, 14.0, 76.0
# More marks than these nobody tells apart; the table has them all.
_MOST_MARKS = 30
_MOST_VALUES = 12


def number_pictures(view: EventView) -> tuple[NumbersPicture, ...]:
    """A picture for every facet of the event that is a number."""
    found = figures(view)
    signs = signs_of([figure for told in found.values() for figure in told])
    return tuple(_picture(facet, told, signs, view.found.revisions) for facet, told in found.items())


def figure_words(figure: Figure) -> str:
    """The figure as it is written everywhere: "at least 40", "40 to 53"."""
    return as_written(number_words(figure.low, figure.high), figure.name)


def _picture(
    facet: str, told: Sequence[Figure], signs: Mapping[str, Sign], revisions: Iterable[Revision]
) -> NumbersPicture:
    drawn = _drawn(told)
    scale = scale_of(value for figure in drawn for value in (figure.low, figure.high) if value is not None)
    columns, spots = _laid_out(drawn, signs, scale)
    joins = _joins(spots, [revision for revision in revisions if revision.facet == facet])
    return NumbersPicture(
        facet=facet,
        figures=tuple((figure, signs[figure.voice]) for figure in told),
        signs=key_of(told, signs),
        spots=spots,
        columns=columns,
        ticks=tuple((_y(scale, value), number_words(value, value)) for value in scale.ticks),
        joins=joins,
        width=columns[-1].right if columns else 0.0,
        tenfold=scale.tenfold,
        summary=_summary(told),
    )


def _drawn(told: Sequence[Figure]) -> list[Figure]:
    """The figures that most claims give, in order; none where all are the same."""
    if len({(figure.low, figure.high) for figure in told}) < 2:
        return []
    kept = sorted(told, key=lambda figure: -len(figure.claims))[:_MOST_MARKS]
    return sorted(kept, key=lambda figure: figure.place)


def _laid_out(
    drawn: Sequence[Figure], signs: Mapping[str, Sign], scale: Scale
) -> tuple[tuple[Column, ...], tuple[Spot, ...]]:
    """Days from left to right, and in each its figures, those of one speaker beside each other."""
    columns: list[Column] = []
    spots: list[Spot] = []
    left, before = LEFT, None
    for day, group in groupby(drawn, key=lambda figure: figure.day):
        told = sorted(group, key=lambda figure: (signs[figure.voice].letter, figure.place))
        slots = [max(_SLOT, _LETTER * len(_label(figure)) + 8) for figure in told]
        width = max(sum(slots) + 2 * _APART, _COLUMN)
        x = left + (width - sum(slots)) / 2
        for figure, slot in zip(told, slots, strict=True):
            spots.append(_spot(figure, signs[figure.voice], x + slot / 2, scale))
            x += slot
        columns.append(Column(_day_words(day), _later(before, day), left + width / 2, left + width))
        left, before = left + width, day
    return tuple(columns), tuple(spots)


def _spot(figure: Figure, sign: Sign, x: float, scale: Scale) -> Spot:
    known = sorted({value for value in (figure.low, figure.high) if value is not None})
    ends = tuple(_y(scale, value) for value in known)
    return Spot(
        figure=figure,
        sign=sign,
        x=round(x, 1),
        ends=ends,
        up=round(max(min(ends) - _ARROW, TOP - _ARROW), 1) if figure.high is None else None,
        down=round(min(max(ends) + _ARROW, TOP + PLOT), 1) if figure.low is None else None,
        label=_label(figure),
    )


def _label(figure: Figure) -> str:
    """Short enough to stand above a mark; arrows say what is open."""
    if figure.low is not None and figure.high is not None and figure.low != figure.high:
        return number_words(figure.low, figure.high).replace(" to ", "–")
    known = figure.low if figure.low is not None else figure.high
    sign = "≥" if figure.high is None else "≤" if figure.low is None else ""
    return sign + number_words(known, known)


def _y(scale: Scale, value: float) -> float:
    return round(TOP + PLOT * (1 - scale.height(value)), 1)


def _joins(
    spots: Sequence[Spot], revisions: Iterable[Revision]
) -> tuple[tuple[float, float, float, float], ...]:
    """A line from each figure to what it was revised to, where both are in the picture."""
    found = set()
    for revision in revisions:
        earlier = [spot for spot in spots if set(spot.figure.claims) & set(revision.before.claims)]
        later = [spot for spot in spots if set(spot.figure.claims) & set(revision.after.claims)]
        if earlier and later and earlier[-1].x < later[0].x:
            found.add((earlier[-1].x, earlier[-1].ends[-1], later[0].x, later[0].ends[-1]))
    return tuple(sorted(found))


def _day_words(day: str | None) -> str:
    """Without the year, which the table has: there is little room."""
    if day is None:
        return "no date"
    try:
        return in_words(Published(day)).removesuffix(day[:4]).strip() or day
    except RecordError:
        return day


def _later(before: str | None, day: str | None) -> str:
    """How long after the column before, where that is not the very next day."""
    try:
        gap = (date.fromisoformat(day or "") - date.fromisoformat(before or "")).days
    except ValueError:
        return ""
    return f"{gap} days later" if gap > 1 else ""


def _summary(told: Sequence[Figure]) -> str:
    """What the picture shows, for who cannot see it."""
    speakers = len({figure.voice for figure in told})
    days = [figure.day for figure in told if figure.day]
    when = f", published from {_full(min(days))} to {_full(max(days))}" if days else ""
    values = list(
        dict.fromkeys(figure_words(figure) for figure in sorted(told, key=lambda one: one.place[1:]))
    )
    shown = ", ".join(values[:_MOST_VALUES])
    more = f" and {len(values) - _MOST_VALUES} more" if len(values) > _MOST_VALUES else ""
    by = f"{speakers} speaker{'' if speakers == 1 else 's'}"
    return f"{len(told)} figures by {by}{when}: {shown}{more}. The table below has the same numbers."


def _full(day: str) -> str:
    try:
        return in_words(Published(day))
    except RecordError:
        return day
