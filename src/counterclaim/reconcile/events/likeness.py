"""How likely two scenes are of one happening, and what makes that so, in words."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from counterclaim.reconcile.same_event.features import cosine, days_apart
from counterclaim.reconcile.same_event.wording import likeness as words_alike
from counterclaim.reconcile.same_event.wording import rarity
from counterclaim.reconcile.scenes.scene import Scene

_FAR = 30
_SHOWN = 3
_FEW = 2  # dead of one or two are too common to tell events by
_MOST = 3
_MOST_RARE = 10.0
LEAST = -1.0
"""Scenes count as no less alike than that, so that one odd scene does not outweigh the others of an event."""
COMMON = 3.0
"""The rarity up to which a name is met in report after report: the parties, their capitals, the days."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature adds to the score.

    From a score of `threshold` on, two scenes are linked, and a scene joins an event that it is so much like,
    if it is like the event's first ones by `subject` or more.
    """

    bias: float
    features: Mapping[str, float]
    threshold: float
    subject: float


@cache
def weights() -> Weights:
    table = tomllib.loads((files(__package__) / "weights.toml").read_text("utf-8"))
    return Weights(table["bias"], table["features"], table["threshold"], table["subject"])


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that two scenes have in common or not, what it added to the score, and its words."""

    feature: str
    added: float
    words: str


def score(one: Scene, other: Scene) -> float:
    """The logarithm of the odds that the two are of one happening; the same whichever comes first."""
    model = weights()
    return model.bias + math.fsum(
        model.features[name] * value for name, value in _features(one, other) if value
    )


def reasons(one: Scene, other: Scene) -> tuple[Reason, ...]:
    """What the score rests on, weightiest first."""
    model = weights()
    first, second = sorted((one, other), key=lambda scene: scene.id)
    found = [
        Reason(name, model.features[name] * value, _words(name, first, second))
        for name, value in _features(first, second)
        if value
    ]
    return tuple(sorted(found, key=lambda reason: (-abs(reason.added), reason.feature)))


def likeness(one: Scene, other: Scene) -> float:
    """The score, or `LEAST` where that is more, and of scenes of kinds of happening that cannot be one."""
    return LEAST if one.groups.isdisjoint(other.groups) else max(LEAST, score(one, other))


def _features(one: Scene, other: Scene) -> Iterator[tuple[str, float]]:
    yield "words alike", cosine(one.words, other.words)
    yield "rare names shared", _rare(one.names & other.names)
    yield from _triggers(one, other)
    yield "kind shared", float(not one.kinds.isdisjoint(other.kinds))
    if one.places and other.places:
        yield "same place" if one.places & other.places else "places differ", 1.0
    elif one.areas & other.areas:
        yield "same area", 1.0
    yield from _times(one, other)
    yield "tolls shared", float(min(_MOST, len(_telling(one.tolls & other.tolls))))
    yield "numbers shared", float(min(_MOST, len(one.numbers & other.numbers)))
    yield "parties shared", float(min(_MOST, len(one.parties & other.parties)))
    yield "instruments shared", float(not one.instruments.isdisjoint(other.instruments))
    yield "same report", float(one.report == other.report)


def _rare(names: Iterable[str]) -> float:
    """How much rarer the names are than those that every report has, in sum and within bounds."""
    return min(_MOST_RARE, math.fsum(max(0.0, rarity(name) - COMMON) for name in names))


def _triggers(one: Scene, other: Scene) -> Iterator[tuple[str, float]]:
    if one.triggers & other.triggers:
        yield "trigger shared", 1.0
        return
    yield (
        "triggers alike",
        max((words_alike(left, right) for left in one.triggers for right in other.triggers), default=0.0),
    )


def _times(one: Scene, other: Scene) -> Iterator[tuple[str, float]]:
    gap = days_apart(one.days, other.days)
    if gap is not None:
        yield "times overlap", float(gap == 0)
        yield "times differ", float(gap > 1)
        yield "days apart", min(gap, _FAR) / _FAR
        return
    gap = days_apart(_when(one), _when(other))
    if gap is not None:
        yield "published apart", min(gap, _FAR) / _FAR
    elif one.report != other.report:
        yield "time not known", 1.0


def _when(scene: Scene) -> tuple[str, str] | None:
    """The days told, else the day published."""
    return scene.days or ((scene.published, scene.published) if scene.published else None)


def _telling(
    tolls: Iterable[tuple[str, float | None, float | None]],
) -> list[tuple[str, float | None, float | None]]:
    """The figures that are exact enough to tell one event from another."""
    return [toll for toll in tolls if toll[1] == toll[2] and toll[1] is not None and toll[1] > _FEW]


def _words(name: str, first: Scene, second: Scene) -> str:
    """A feature with what stands behind it in these two scenes."""
    shared: dict[str, Iterable[str]] = {
        "words alike": first.words.keys() & second.words.keys(),
        "rare names shared": first.names & second.names,
        "trigger shared": first.triggers & second.triggers,
        "kind shared": first.kinds & second.kinds,
        "numbers shared": first.numbers & second.numbers,
        "instruments shared": first.instruments & second.instruments,
    }
    if name in shared:
        return f"{name}: {', '.join(sorted(shared[name], key=lambda word: (-rarity(word), word))[:_SHOWN])}"
    if name in ("times differ", "days apart"):
        return f"{name}: {days_apart(first.days, second.days)}"
    return name
