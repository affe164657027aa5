"""What two mentions have in common, number by number; symmetric, and from the two alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from math import fsum

from counterclaim.reconcile.same_event.mention import Mention
from counterclaim.reconcile.same_event.wording import likeness, rarity

_FAR = 30


def features(one: Mention, other: Mention) -> dict[str, float]:
    """Every feature that is not 0; the names are those of `weights.json`."""
    found = {name: value for name, value in _wording(one, other) if value}
    found.update((name, value) for name, value in _facets(one, other) if value)
    return found


def _wording(one: Mention, other: Mention) -> Iterator[tuple[str, float]]:
    yield "passages alike", cosine(one.passage, other.passage)
    yield from _triggers(one, other)
    shared = one.context.keys() & other.context.keys()
    yield "sentences alike", cosine(one.context, other.context)
    yield "rarest word shared", max((rarity(word) for word in shared), default=0.0)
    names = one.names & other.names
    yield "names shared", len(names) / max(1, min(len(one.names), len(other.names)))
    yield "rarest name shared", max((rarity(word) for word in names), default=0.0)
    yield from _neighbours(one, other)
    numbers = one.numbers & other.numbers
    yield "numbers shared", float(len(numbers))
    yield "numbers differ", float(bool(one.numbers and other.numbers and not numbers))
    together = one.document == other.document
    yield "same document", float(together)
    yield "same sentence", float(together and one.sentence == other.sentence)


def _triggers(one: Mention, other: Mention) -> Iterator[tuple[str, float]]:
    if not (one.trigger and other.trigger):
        return
    same = one.trigger[0] == other.trigger[0]
    yield "same trigger", float(same)
    yield "trigger word shared", float(not set(one.trigger).isdisjoint(other.trigger))
    yield "rare triggers", min(rarity(one.trigger[0]), rarity(other.trigger[0]))
    yield "triggers alike", 0.0 if same else _alike(one.trigger, other.trigger)
    yield "same phrase", len(one.phrase & other.phrase) / len(one.phrase | other.phrase)
    yield "phrases", float(len(one.phrase) > 1 or len(other.phrase) > 1)


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The mean likeness of every word of either to the nearest of the other."""
    rows = [[likeness(left, right) for right in other] for left in one]
    there = sum(max(row) for row in rows) / len(one)
    back = sum(max(column) for column in zip(*rows, strict=True)) / len(other)
    return float(there + back) / 2


def _neighbours(one: Mention, other: Mention) -> Iterator[tuple[str, float]]:
    yield "word before shared", _rarities(set(one.before) & set(other.before))
    yield "word after shared", _rarities(set(one.after) & set(other.after))
    crossed = set(one.before) & set(other.after) | set(one.after) & set(other.before)
    yield "word before is word after", _rarities(crossed)
    yield "same next word before", float(bool(one.before) and one.before[:1] == other.before[:1])
    yield "same next word after", float(bool(one.after) and one.after[:1] == other.after[:1])


def _rarities(words: set[str]) -> float:
    return fsum(rarity(word) for word in words)


def _facets(one: Mention, other: Mention) -> Iterator[tuple[str, float]]:
    if one.kind and other.kind:
        yield "same kind" if one.kind == other.kind else "kinds differ", 1.0
    if one.places and other.places:
        yield "same place" if one.places & other.places else "places differ", 1.0
    elif one.areas & other.areas:
        yield "same area", 1.0
    if (gap := days_apart(one.days, other.days)) is not None:
        yield "times overlap", float(gap == 0)
        yield "days apart", min(gap, _FAR) / _FAR
        yield "times differ", float(gap > 1)
    elif one.published and other.published:
        yield "published apart", min(abs(_ordinal(one.published) - _ordinal(other.published)), _FAR) / _FAR
    yield "parties shared", float(len(one.parties & other.parties))
    yield "quantities shared", float(len(one.quantities & other.quantities))


def days_apart(one: tuple[str, str] | None, other: tuple[str, str] | None) -> int | None:
    """Days between two intervals, 0 where they overlap; None where either is unknown."""
    if one is None or other is None:
        return None
    return max(0, _ordinal(other[0]) - _ordinal(one[1]), _ordinal(one[0]) - _ordinal(other[1]))


@cache
def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Of two vectors of length one; an exact sum, so that no order of words shows."""
    if len(other) < len(one):
        one, other = other, one
    return fsum(value * other[word] for word, value in one.items() if word in other)
