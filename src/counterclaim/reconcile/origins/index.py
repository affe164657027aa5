"""Which reports are worth comparing: cells of shared wording, found without looking at the others.

Winnowing (Schleimer, Wilkerson and Aiken, 2003): of every window of shingles the smallest hash is kept, a
MinHash of each place of the text in turn, so that a run of words which two texts share always gives both
the same cell, however long and different the rest of them is.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator

import numpy as np

from counterclaim.reconcile.origins.lexicon import limits
from counterclaim.reconcile.origins.wording import shingles, wording
from counterclaim.records import Report


def cells(report: Report) -> frozenset[int]:
    """The cells of a report's wording: signed 64-bit numbers, about a fifth as many as it has words."""
    hashes = shingles(wording(report).words, limits().shingle)
    if not len(hashes):
        return frozenset()
    size = min(limits().window, len(hashes))
    smallest = np.lib.stride_tricks.sliding_window_view(hashes, size).min(axis=1)
    return frozenset(np.unique(smallest).view(np.int64).tolist())


class MemoryIndex:
    """Cells in memory. A cell holds a bounded number of reports, the earliest, so that nothing grows.

    Text that stands under many reports fills its cells and so stops giving candidates but the earliest
    that had it, which is the one that a copy should be compared with.
    """

    def __init__(self) -> None:
        self._cells: dict[int, list[int]] = {}
        self._ids: list[str] = []
        self._keys: list[tuple[str, str]] = []
        self._outlets: list[str | None] = []
        self._numbers: dict[str, int] = {}

    def add(self, report: Report) -> tuple[str, ...]:
        """Keeps the report, and gives the ids of those that share wording with it, in order.

        To add a report again changes nothing and gives the same answer but for what came since.
        """
        number = self._number(report)
        own = cells(report)
        met: set[int] = set()
        for cell in own:
            held = self._cells.get(cell)
            if held is None:
                self._cells[cell] = [number]
                continue
            met.update(other for other in held if other != number)
            self._keep(held, number)
        return tuple(sorted(self._ids[other] for other in met))

    def standing(self, report: Report) -> frozenset[int]:
        """The report's cells that its own outlet has carried on several days."""
        if report.outlet is None:
            return frozenset()
        return frozenset(cell for cell in cells(report) if self._days(cell, report.outlet) >= limits().days)

    def _days(self, cell: int, outlet: str) -> int:
        """On how many days the outlet has had the cell; reports without a date count as one day."""
        held = self._cells.get(cell, ())
        return len({self._keys[other][0][:10] for other in held if self._outlets[other] == outlet})

    def _number(self, report: Report) -> int:
        identity = report.id
        if identity not in self._numbers:
            self._numbers[identity] = len(self._ids)
            self._ids.append(identity)
            self._keys.append((_published(report), identity))
            self._outlets.append(report.outlet)
        return self._numbers[identity]

    def _keep(self, held: list[int], number: int) -> None:
        """Puts the report in its place among a cell's, and drops the latest of too many."""
        if number in held:
            return
        bisect.insort(held, number, key=self._keys.__getitem__)
        del held[limits().cell :]


def candidates(reports: Iterable[Report], index: MemoryIndex | None = None) -> Iterator[tuple[str, str]]:
    """The pairs of reports that are worth comparing, each once; the reports' order makes no difference."""
    index = index or MemoryIndex()
    distinct = {report.id: report for report in reports}
    for identity, report in sorted(distinct.items(), key=lambda each: (_published(each[1]), each[0])):
        for other in index.add(report):
            if other in distinct:
                yield other, identity


def _published(report: Report) -> str:
    return report.published.value if report.published else "~"
