"""Mentions -> events: a partition that depends on the mentions alone, never on when they came.

Two mentions that share a cell and score above the threshold are linked. Every connected component of
these links is cut by average linkage: the two groups with the highest mean score are one, again and again,
until no mean is above the threshold; of equals, the pair with the smallest ids. So a new mention can only
change the components that it is linked to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from counterclaim.reconcile.same_event.cells import cells
from counterclaim.reconcile.same_event.compare import score as shipped_score
from counterclaim.reconcile.same_event.compare import weights
from counterclaim.reconcile.same_event.mention import Mention

Score = Callable[[Mention, Mention], float]
Groups = frozenset[frozenset[str]]

APART = -4.0
"""The score of two mentions that were not compared since they share no cell."""
LARGEST = 1000
"""A component of more mentions is first cut at its weakest links, until no piece is larger."""
_STEP = 0.5


@dataclass
class Partition:
    """The events of all mentions so far, kept up as mentions come; the result of any order is the same."""

    score: Score = shipped_score
    threshold: float = field(default_factory=lambda: weights().threshold)
    largest: int = LARGEST
    _mentions: dict[str, Mention] = field(default_factory=dict)
    _cells: dict[str, set[str]] = field(default_factory=dict)
    _scores: dict[str, dict[str, float]] = field(default_factory=dict)
    _event: dict[str, frozenset[str]] = field(default_factory=dict)

    def add(self, mentions: Iterable[Mention]) -> frozenset[str]:
        """Takes mentions in and returns the ids of all whose event may have changed, theirs included."""
        new = [mention for mention in mentions if self._enter(mention)]
        touched: set[str] = set()
        for mention in new:
            if mention.id not in touched:
                component = self._component(mention.id)
                touched |= component
                self._cut(component)
        return frozenset(touched)

    def events(self) -> Groups:
        """The ids of the mentions, event by event."""
        return frozenset(self._event.values())

    def event_of(self, mention: str) -> frozenset[str]:
        """The mentions of one event, by any of them; KeyError where it was never added."""
        return self._event[mention]

    def _enter(self, mention: Mention) -> bool:
        """Scores a mention against all that share a cell with it; False where it is there already."""
        if mention.id in self._mentions:
            return False
        near: set[str] = set()
        for cell in cells(mention):
            there = self._cells.setdefault(cell, set())
            near |= there
            there.add(mention.id)
        self._mentions[mention.id] = mention
        self._scores[mention.id] = {}
        for other in sorted(near):
            value = self.score(*_ordered(mention, self._mentions[other]))
            self._scores[mention.id][other] = self._scores[other][mention.id] = value
        return True

    def _component(self, start: str) -> set[str]:
        """All mentions that links lead to from `start`."""
        found, waiting = {start}, [start]
        while waiting:
            for other, value in self._scores[waiting.pop()].items():
                if value >= self.threshold and other not in found:
                    found.add(other)
                    waiting.append(other)
        return found

    def _cut(self, component: set[str]) -> None:
        ids = sorted(component)
        for group in average_link(ids, self._scores, self.threshold, self.largest):
            self._event.update(dict.fromkeys(group, group))


def _ordered(one: Mention, other: Mention) -> tuple[Mention, Mention]:
    return (one, other) if one.id < other.id else (other, one)


def clusters(
    mentions: Iterable[Mention], score: Score = shipped_score, threshold: float | None = None
) -> Groups:
    """The events of these mentions, each as the ids of its mentions."""
    partition = Partition(score, weights().threshold if threshold is None else threshold)
    partition.add(mentions)
    return partition.events()


Scores = Mapping[str, Mapping[str, float]]


def average_link(
    ids: Sequence[str], scores: Scores, threshold: float, largest: int = LARGEST, apart: float = APART
) -> list[frozenset[str]]:
    """The groups of one component; `ids` are sorted, `scores` may lack pairs, which count as `apart`."""
    if len(ids) < 2:
        return [frozenset(ids)] if ids else []
    if len(ids) > largest:
        return [
            group
            for piece in _pieces(ids, scores, threshold, largest)
            for group in average_link(piece, scores, threshold, largest, apart)
        ]
    return [
        frozenset(ids[n] for n in group) for group in _agglomerate(_matrix(ids, scores, apart), threshold)
    ]


def _matrix(ids: Sequence[str], scores: Scores, apart: float) -> NDArray[np.float64]:
    place = {mention: n for n, mention in enumerate(ids)}
    found = np.full((len(ids), len(ids)), apart)
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
