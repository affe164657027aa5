"""How many: the figures of a claim, each under what it counts, and which words count the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from counterclaim.reconcile.accounts.account import Told
from counterclaim.reconcile.accounts.figure import Stated
from counterclaim.reconcile.accounts.lexicon import group_of, limits, reach, words
from counterclaim.reconcile.accounts.voices import plain
from counterclaim.records import Quantity


def numbers(told: Told) -> Iterator[Stated]:
    """The figures of a claim that are no part of another: of people by what became of them, of things too."""
    text = told.report.text
    for quantity in told.claim.quantities:
        facet = _facet(quantity, text)
        if facet and (quantity.low, quantity.high) != (None, None) and not _is_part(quantity, text):
            low, high = quantity.low, quantity.high
            key = f"{'' if low is None else f'{low:g}'}-{'' if high is None else f'{high:g}'}"
            name = " ".join(quantity.span.of(text).split())
            yield Stated(facet, key, name, told.id, low, high, quantity.approximate)


def _facet(quantity: Quantity, text: str) -> str | None:
    """What became of whom ("killed", "killed children", "destroyed tanks"); None for what says neither."""
    if quantity.state is None and quantity.unit not in words("units.stateless"):
        return None
    counted = plain(quantity.counted.of(text)).casefold() if quantity.counted else ""
    people = quantity.unit in words("units.bodies")
    group = group_of(counted) if counted or people else quantity.unit
    return " ".join(part for part in (quantity.state, "" if people and group == "people" else group) if part)


def _is_part(quantity: Quantity, text: str) -> bool:
    """Whether the words say that the figure is a part of another, or comes on top of it."""
    start, end = quantity.span
    sides = {
        "before": text[max(0, start - reach()) : end],
        "within": text[start:end],
        "after": text[end : end + reach()],
    }
    return any(
        word in " ".join(said.split()).casefold()
        for side, said in sides.items()
        for word in words(f"parts.{side}")
    )


def joined(values: Iterable[Stated]) -> tuple[Stated, ...]:
    """The same with two facets made one where a figure shows that their words count the same people.

    Where 53 people are killed and 53 prisoners, the prisoners are those killed; children are always a part.
    """
    found = tuple(values)
    same = _same_counts(found)
    return tuple(replace(value, facet=same.get(value.facet, value.facet)) for value in found)


def _same_counts(values: Iterable[Stated]) -> Mapping[str, str]:
    figures: dict[str, set[float]] = defaultdict(set)
    for value in values:
        if value.is_number and value.low is not None and value.low >= limits().whole:
            figures[value.facet].add(value.low)
    found: dict[str, str] = {}
    for facet in figures:
        state, _, group = facet.partition(" ")
        if group in words("counted.wholes.groups") and figures[facet] & figures.get(state, set()):
            found[facet] = state
    return found
