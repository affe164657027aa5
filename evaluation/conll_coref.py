"""The arithmetic of the reference CoNLL scorer: MUC, B-cubed and CEAF-e over two partitions.

Vilain et al. 1995, Bagga and Baldwin 1998, Luo 2005 (entity-based, phi 4); Pradhan et al. 2014 for the mean
of the three, which is what is published. Singletons are kept.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Item = TypeVar("Item", bound=Hashable)
Groups = Collection[Collection[Item]]


@dataclass(frozen=True, slots=True)
class Ratio:
    """Recall and precision."""

    recall: float
    precision: float

    @property
    def f1(self) -> float:
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


def conll(gold: Groups[Item], found: Groups[Item]) -> float:
    """The mean F1 of MUC, B-cubed and CEAF-e."""
    return (muc(gold, found).f1 + b_cubed(gold, found).f1 + ceaf_e(gold, found).f1) / 3


def muc(gold: Groups[Item], found: Groups[Item]) -> Ratio:
    """Links: of those that hold each group together, how many the other side keeps. Singletons have none."""
    return Ratio(_links_kept(gold, found), _links_kept(found, gold))


def _links_kept(these: Groups[Item], those: Groups[Item]) -> float:
    where = _where(those)
    kept = total = 0
    for group in these:
        kept += len(group) - len({where[item] for item in group})
        total += len(group) - 1
    return kept / total if total else 0.0


def b_cubed(gold: Groups[Item], found: Groups[Item]) -> Ratio:
    """The share of each mention's own group that it is rightly with, averaged over mentions."""
    return Ratio(_overlap(gold, found), _overlap(found, gold))


def _overlap(these: Groups[Item], those: Groups[Item]) -> float:
    where = _where(those)
    together = count = 0.0
    for group in these:
        together += sum(n * n for n in Counter(where[item] for item in group).values()) / len(group)
        count += len(group)
    return together / count if count else 0.0


def ceaf_e(gold: Groups[Item], found: Groups[Item]) -> Ratio:
    """Groups paired one to one so that their likeness, 2 × shared / sizes together, is greatest in sum."""
    likeness = _likeness(list(gold), list(found))
    total = sum(_best_pairing(part) for part in _parts(likeness))
    return Ratio(total / len(gold) if gold else 0.0, total / len(found) if found else 0.0)


def _where(groups: Groups[Item]) -> dict[Item, int]:
    return {item: number for number, group in enumerate(groups) for item in group}


def _likeness(gold: list[Collection[Item]], found: list[Collection[Item]]) -> dict[int, dict[int, float]]:
    """For every gold group the found groups that it meets."""
    where = _where(found)
    return {
        number: {
            other: 2 * shared / (len(group) + len(found[other]))
            for other, shared in Counter(where[item] for item in group).items()
        }
        for number, group in enumerate(gold)
    }


def _parts(likeness: Mapping[int, Mapping[int, float]]) -> Iterable[NDArray[np.float64]]:
    """The likenesses cut into blocks that have no group in common, as matrices."""
    rows_of: dict[int, list[int]] = defaultdict(list)
    for row, columns in likeness.items():
        for column in columns:
            rows_of[column].append(row)
    left = set(likeness)
    for start in likeness:
        if start in left:
            left.discard(start)
            yield _block(start, likeness, rows_of, left)


def _block(
    start: int,
    likeness: Mapping[int, Mapping[int, float]],
    rows_of: Mapping[int, list[int]],
    left: set[int],
) -> NDArray[np.float64]:
    rows = [start]
    columns: dict[int, int] = {}
    for row in rows:
        for column in likeness[row]:
            columns.setdefault(column, len(columns))
            new = [other for other in rows_of[column] if other in left]
            left.difference_update(new)
            rows += new
    block = np.zeros((len(rows), len(columns)))
    for number, row in enumerate(rows):
        for column, value in likeness[row].items():
            block[number, columns[column]] = value
    return block


def _best_pairing(values: NDArray[np.float64]) -> float:
    """The greatest sum of values with no row and no column taken twice (the Hungarian method)."""
    costs = -values if values.shape[0] <= values.shape[1] else -values.T
    rows, columns = costs.shape
    of_row, of_column = np.zeros(rows + 1), np.zeros(columns + 1)
    taken = np.full(columns + 1, -1)
    for row in range(rows):
        _augment(costs, of_row, of_column, taken, row)
    return float(-sum(costs[row, column] for column, row in enumerate(taken[:-1]) if row >= 0))


def _augment(
    costs: NDArray[np.float64],
    of_row: NDArray[np.float64],
    of_column: NDArray[np.float64],
    taken: NDArray[np.int64],
    row: int,
) -> None:
    """Gives one more row a column; `taken` says which row has each, the last place is the free row's."""
    columns = costs.shape[1]
    least = np.full(columns, np.inf)
    way = np.full(columns, columns)
    seen = np.zeros(columns + 1, dtype=bool)
    column = columns
    taken[columns] = row
    while taken[column] >= 0:
        seen[column] = True
        here = taken[column]
        reduced = costs[here] - of_row[here] - of_column[:-1]
        better = ~seen[:-1] & (reduced < least)
        least[better], way[better] = reduced[better], column
        open_least = np.where(seen[:-1], np.inf, least)
        following = int(open_least.argmin())
        delta = open_least[following]
        of_row[taken[seen]] += delta
        of_column[seen] -= delta
        least[~seen[:-1]] -= delta
        column = following
    while column != columns:
        taken[column] = taken[way[column]]
        column = int(way[column])
