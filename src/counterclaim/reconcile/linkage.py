"""Average linkage: the groups of a component of things that are alike, the same in any order.

The two groups with the highest mean score are one, again and again, until no mean is above the threshold; of
equals, the pair with the smallest ids. A component that is too large is first cut at its weakest links.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

APART = -4.0
"""The score of two that were not compared."""
TOGETHER, ASUNDER = 1000.0, -math.inf
"""What a person's judgement of two counts: the one comes before any likeness, the other no mean outweighs."""
LARGEST = 1000
"""A component of more is first cut at its weakest links, until no piece is larger."""
_STEP = 0.5

Scores = Mapping[str, Mapping[str, float]]


def average_link(
    ids: Sequence[str], scores: Scores, threshold: float, largest: int = LARGEST
) -> list[frozenset[str]]:
    """The groups of one component; `ids` are sorted, `scores` may lack pairs, which count as `APART`."""
    if len(ids) < 2:
        return [frozenset(ids)] if ids else []
    if len(ids) > largest:
        return [
            group
            for piece in _pieces(ids, scores, threshold, largest)
            for group in average_link(piece, scores, threshold, largest)
        ]
    return [frozenset(ids[n] for n in group) for group in _agglomerate(_matrix(ids, scores), threshold)]


def _matrix(ids: Sequence[str], scores: Scores) -> NDArray[np.float64]:
    place = {mention: n for n, mention in enumerate(ids)}
    found = np.full((len(ids), len(ids)), APART)
    for n, mention in enumerate(ids):
        for other, value in scores[mention].items():
            if other in place:
                found[n, place[other]] = value
    return found


def _agglomerate(means: NDArray[np.float64], threshold: float) -> list[list[int]]:
    """Groups of row numbers; ties go to the pair that comes first, so the row order must be fixed."""
    np.fill_diagonal(means, -np.inf)
    groups: list[list[int]] = [[n] for n in range(len(means))]
    best = means.argmax(axis=1)
    while True:
        tops = means[np.arange(len(means)), best]
        left = int(tops.argmax())
        if tops[left] < threshold:
            return [group for group in groups if group]
        left, right = sorted((left, int(best[left])))
        _merge(means, groups, left, right)
        stale = np.flatnonzero((best == left) | (best == right))
        best[stale] = means[stale].argmax(axis=1)
        best[left] = means[left].argmax()
        nearer = means[:, left] > means[np.arange(len(means)), best]
        best[nearer] = left


def _merge(means: NDArray[np.float64], groups: list[list[int]], left: int, right: int) -> None:
    sizes = len(groups[left]), len(groups[right])
    mean = (sizes[0] * means[left] + sizes[1] * means[right]) / sum(sizes)
    means[left], means[:, left] = mean, mean
    means[right], means[:, right] = -np.inf, -np.inf
    means[left, left] = -np.inf
    groups[left] += groups[right]
    groups[right] = []


def _pieces(ids: Sequence[str], scores: Scores, threshold: float, largest: int) -> list[list[str]]:
    """The connected components of links above a threshold raised until none is too large.

    Where even the strongest links hold a piece together, it is cut in the order of its ids.
    """
    strongest = max(value for mention in ids for value in scores[mention].values())
    while threshold < strongest:
        threshold += _STEP
        pieces = _connected(ids, scores, threshold)
        if len(pieces) > 1:
            return pieces
    return [list(ids[n : n + largest]) for n in range(0, len(ids), largest)]


def _connected(ids: Sequence[str], scores: Scores, threshold: float) -> list[list[str]]:
    left = set(ids)
    found = []
    for start in ids:
        if start not in left:
            continue
        left.discard(start)
        piece = [start]
        for mention in piece:
            near = [other for other, value in scores[mention].items() if value >= threshold and other in left]
            left.difference_update(near)
            piece += near
        found.append(sorted(piece))
    return found
