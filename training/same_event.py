"""Learns the weights of `counterclaim.reconcile.same_event.compare` from ECB+ train; needs numpy alone.

    python -m training.same_event --data ../shared/data

A logistic model over the pairs that the product would compare. The threshold of the clustering is chosen by
leaving out a fifth of the topics at a time. The weights of facets, which ECB+ does not have, are set by hand
in training/same_event.toml and copied.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from counterclaim.reconcile.same_event.features import features
from counterclaim.reconcile.same_event.mention import Mention
from evaluation.conll_coref import conll
from evaluation.ecbplus import Marked, chains, read
from evaluation.mention_clusters import candidates, clusters

SETTINGS = Path("training/same_event.toml")
OUTPUT = Path("src/counterclaim/reconcile/same_event/weights.json")
_NEWTON_STEPS = 25
_LARGEST_ODDS = 30.0
_CLOSE_ENOUGH = 1e-6

Array = NDArray[np.float64]
Pair = tuple[int, int]


@dataclass(frozen=True)
class Pairs:
    """The pairs of mentions that share a cell, what they have in common, and which are one event."""

    marked: Sequence[Marked]
    pairs: list[Pair]
    names: list[str]
    values: Array
    same: Array

    def within(self, topics: set[str]) -> NDArray[np.bool_]:
        """Which pairs have both mentions in these topics."""
        there = np.array([one.topic in topics for one in self.marked])
        left, right = np.array(self.pairs).T
        inside: NDArray[np.bool_] = there[left] & there[right]
        return inside


@dataclass(frozen=True)
class Model:
    """What each named feature adds to the logarithm of the odds, and what they are without any."""

    names: list[str]
    weights: Array
    bias: float


def pairs_of(marked: Sequence[Marked]) -> Pairs:
    mentions = [one.mention for one in marked]
    pairs = candidates(mentions)
    rows = [features(mentions[left], mentions[right]) for left, right in pairs]
    names = sorted({name for row in rows for name in row})
    values = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    same = np.array([marked[left].chain == marked[right].chain for left, right in pairs], dtype=float)
    return Pairs(marked, pairs, names, values, same)


def fit(data: Pairs, chosen: NDArray[np.bool_], penalty: float) -> Model:
    """The logistic model of the chosen pairs, by Newton's method on standardised features."""
    values, same = data.values[chosen], data.same[chosen]
    mean, scale = values.mean(0), values.std(0) + _CLOSE_ENOUGH
    rows = np.hstack([(values - mean) / scale, np.ones((len(values), 1))])
    ridge = np.eye(rows.shape[1]) * penalty
    ridge[-1, -1] = _CLOSE_ENOUGH
    found = np.zeros(rows.shape[1])
    for _ in range(_NEWTON_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ found, -_LARGEST_ODDS, _LARGEST_ODDS)))
        slope = rows.T @ (chance - same) + ridge @ found
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + ridge
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < _CLOSE_ENOUGH:
            break
    weights = found[:-1] / scale
    return Model(data.names, weights, float(found[-1] - mean @ weights))


def held_out(data: Pairs, thresholds: Sequence[float], penalty: float, folds: int) -> dict[float, float]:
    """The CoNLL F1 for each threshold, the mean over folds of topics that the model had not seen."""
    topics = sorted({one.topic for one in data.marked}, key=lambda topic: (int(topic) * 7919) % 101)
    found: dict[float, list[float]] = defaultdict(list)
    for fold in range(folds):
        left_out = set(topics[fold::folds])
        model = fit(data, data.within(set(topics) - left_out), penalty)
        inside = data.within(left_out)
        some = [one for one in data.marked if one.topic in left_out]
        scores = data.values[inside] @ model.weights + model.bias
        table = dict(zip(_ids(data, np.flatnonzero(inside).tolist()), scores.round(9).tolist(), strict=True))
        for threshold in thresholds:
            events = clusters([one.mention for one in some], lambda *two, t=table: t[_key(*two)], threshold)
            found[threshold].append(conll(chains(some), list(events)))
    return {threshold: fmean(values) for threshold, values in found.items()}


def _ids(data: Pairs, rows: Sequence[int]) -> list[tuple[str, str]]:
    return [_key(*(data.marked[n].mention for n in data.pairs[row])) for row in rows]


def _key(one: Mention, other: Mention) -> tuple[str, str]:
    return (one.id, other.id) if one.id < other.id else (other.id, one.id)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--output", type=Path, default=OUTPUT)
    asked = parser.parse_args()
    settings = tomllib.loads(SETTINGS.read_text("utf-8"))
    data = pairs_of(read(asked.data / "ecbplus", "Train"))
    found = held_out(data, settings["thresholds"], settings["penalty"], settings["folds"])
    for threshold, value in found.items():
        print(f"threshold {threshold:5.2f}: CoNLL F1 {100 * value:.2f} on topics left out")
    model = fit(data, np.ones(len(data.pairs), dtype=bool), settings["penalty"])
    learnt = {name: round(float(weight), 4) for name, weight in zip(model.names, model.weights, strict=True)}
    best = max(found, key=lambda threshold: found[threshold])
    made = {"bias": round(model.bias, 4), "threshold": best, "learnt": learnt, "by hand": settings["facets"]}
    asked.output.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
