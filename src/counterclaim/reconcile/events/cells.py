"""The cells of an index in which the scenes of one happening meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import blake2b
from itertools import combinations

from counterclaim.reconcile.events.likeness import COMMON
from counterclaim.reconcile.same_event.wording import rarity
from counterclaim.reconcile.scenes.scene import Scene

HELD = 48
"""So many scenes of a cell, the earliest published, are compared with each other; those after them meet in
narrower cells or not at all."""

_WEIGHTIEST = 6
_FEW = 3
_NAMES = 4
_WEEK = 7
_TELLING = 2  # figures above this tell events apart


def cells(scene: Scene) -> list[int]:
    """Some 30 signed 64-bit numbers, in order; two scenes that share none are not compared.

    A cell joins things that are common one by one and rare together: a place or a weighty word, what kinds of
    happening they are told of, and a fortnight. They depend on the scene alone. Every scene is in two
    fortnights that overlap by a week, so that scenes within a week of each other always share one.
    """
    return sorted({_number(key) for key in _keys(scene)})


def _keys(scene: Scene) -> Iterator[str]:
    groups, spans = sorted(scene.groups), _fortnights(scene)
    yield f"report {scene.report}"
    names = _rarest(scene.names)
    yield from (f"names {left} {right}" for left, right in combinations(sorted(names), 2))
    words = sorted(scene.words, key=lambda word: (-scene.words[word], word))[:_WEIGHTIEST]
    for span in spans:
        for left, right in combinations(sorted(words), 2):
            yield f"{span} words {left} {right}"
        for group in groups:
            yield from (f"{span} {group} place {place}" for place in sorted(scene.places)[:_FEW])
            yield from (f"{span} {group} name {name}" for name in names)
    for day in sorted(set(scene.days or ()))[:_FEW]:
        yield from (
            f"{day} {group} place {place}" for place in sorted(scene.places)[:_FEW] for group in groups
        )
    for place in sorted(scene.places)[:_FEW]:
        yield from (
            f"place {place} {state} {low}"
            for state, low, high in sorted(scene.tolls, key=str)
            if low == high and low is not None and low > _TELLING
        )


def _rarest(names: Iterable[str]) -> list[str]:
    """The few names that tell most, of those that are not in every report."""
    rare = sorted((name for name in names if rarity(name) > COMMON), key=lambda name: (-rarity(name), name))
    return rare[:_NAMES]


def _fortnights(scene: Scene) -> list[str]:
    """The two overlapping fortnights of the first day told, else of the day published."""
    day = scene.days[0] if scene.days else scene.published
    if day is None:
        return ["undated"]
    week = date.fromisoformat(day).toordinal() // _WEEK
    return [f"weeks {week - 1}", f"weeks {week}"]


def _number(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)
