"""How likely two mentions speak of one happening, and what makes that so, in words."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from counterclaim.reconcile.same_event.features import days_apart, features
from counterclaim.reconcile.same_event.mention import Mention
from counterclaim.reconcile.same_event.wording import rarity

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model: what each feature adds to the score, and what the score is without any.

    `threshold` is the mean score above which two groups of mentions are one.
    """

    bias: float
    features: Mapping[str, float]
    threshold: float


@cache
def weights() -> Weights:
    """The weights that ship: those learnt from marked texts, and those of facets, which were set by hand."""
    table = json.loads((files(__package__) / "weights.json").read_text("utf-8"))
    return Weights(table["bias"], {**table["learnt"], **table["by hand"]}, table["threshold"])


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that two mentions have in common or not, and what it added to the score."""

    feature: str
    added: float
    words: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """`score` is the logarithm of the odds that the two are one happening; reasons, weightiest first."""

    score: float
    reasons: tuple[Reason, ...]

    @property
    def probability(self) -> float:
        return 1 / (1 + math.exp(-max(-50.0, self.score)))


def score(one: Mention, other: Mention) -> float:
    """The score alone; `compare` says why. The same whichever comes first."""
    return _total(features(one, other))


def _total(found: Mapping[str, float]) -> float:
    model = weights()
    return model.bias + math.fsum(model.features.get(name, 0.0) * value for name, value in found.items())


def compare(one: Mention, other: Mention) -> Comparison:
    """The score of two mentions with its reasons; it looks at nothing but the two."""
    found = features(one, other)
    model = weights()
    reasons = [
        Reason(name, added, _words(name, one, other))
        for name, value in found.items()
        if (added := model.features.get(name, 0.0) * value)
    ]
    reasons.sort(key=lambda reason: (-abs(reason.added), reason.feature))
    return Comparison(_total(found), tuple(reasons))


def _words(name: str, one: Mention, other: Mention) -> str:
    """A feature with what stands behind it in these two mentions."""
    first, second = sorted((one, other), key=lambda mention: mention.id)
    shared = {
        "passages alike": first.passage.keys() & second.passage.keys(),
        "sentences alike": first.context.keys() & second.context.keys(),
        "names shared": first.names & second.names,
        "same place": first.places & second.places,
        "same area": first.areas & second.areas,
        "parties shared": first.parties & second.parties,
        "numbers shared": first.numbers & second.numbers,
    }
    if name in shared:
        return f"{name}: {_rarest(shared[name])}"
    if name in ("triggers alike", "same trigger", "trigger word shared"):
        return f"{name}: {' '.join(first.trigger)} / {' '.join(second.trigger)}"
    if name in ("days apart", "times differ"):
        return f"{name}: {days_apart(first.days, second.days)}"
    if name == "kinds differ":
        return f"{name}: {first.kind} / {second.kind}"
    if name == "places differ":
        return f"{name}: {_rarest(first.places)} / {_rarest(second.places)}"
    return name


def _rarest(words: Iterable[str]) -> str:
    return ", ".join(sorted(words, key=lambda word: (-rarity(word), word))[:_SHOWN])
