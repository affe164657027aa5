"""Figures that a later one took the place of, and figures that are only a part of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.reconcile.accounts.account import Told
from counterclaim.reconcile.accounts.figure import Stated, excludes, takes_place_of
from counterclaim.reconcile.accounts.voices import moment


@dataclass(frozen=True, slots=True)
class Change:
    """A figure, and the later one of the same origin that took its place."""

    before: Stated
    after: Stated
    later: Told


def in_force(
    values: Sequence[Stated],
    told: Mapping[str, Told],
    speaker: Callable[[str], str],
    origin: Callable[[str], str],
) -> tuple[frozenset[Stated], tuple[Change, ...]]:
    """The values that still stand, and the changes that took others away.

    `speaker` and `origin` tell of a claim's id whose it is. In one report a speaker's smaller figure is a
    part of the larger one, for nobody contradicts himself in one breath; in a later report it is a revision.
    """
    numbers = [value for value in values if value.is_number]
    breaths = _gathered(numbers, lambda value: (value.facet, told[value.claim].source, speaker(value.claim)))
    parts = {part for some in breaths for part in _parts(some)}
    wholes = [value for value in numbers if value not in parts]
    lines = _gathered(wholes, lambda value: (value.facet, origin(value.claim)))
    changes = tuple(change for some in lines for change in _changes(some, told))
    gone = parts | {change.before for change in changes}
    return frozenset(value for value in values if value not in gone), changes


def is_later(one: Told, other: Told) -> bool:
    """Whether the one was published later, as far as is known of both."""
    left, right = moment(one), moment(other)
    if left is None or right is None:
        return False
    size = min(len(left), len(right))
    return left[:size] > right[:size]


def _gathered(values: Iterable[Stated], key: Callable[[Stated], Hashable]) -> list[list[Stated]]:
    found: dict[Hashable, list[Stated]] = defaultdict(list)
    for value in values:
        found[key(value)].append(value)
    return list(found.values())


def _parts(beside: Sequence[Stated]) -> Iterator[Stated]:
    for value in beside:
        if any(excludes(value, other) and other.bounds > value.bounds for other in beside):
            yield value


def _changes(line: Sequence[Stated], told: Mapping[str, Told]) -> Iterator[Change]:
    """Each figure with the next one that differs and was published later."""
    for number, value in enumerate(line):
        for other in line[number + 1 :]:
            if is_later(told[other.claim], told[value.claim]) and takes_place_of(other, value):
                yield Change(value, other, told[other.claim])
                break
