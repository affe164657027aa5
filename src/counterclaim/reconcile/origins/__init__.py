"""Origins: of several reports that tell the same, which repeat each other, and how many are independent.

`compare` says what two reports share and what that makes of them; an index says which pairs are worth
comparing; `credits` and `citations` say whom a report names as its source; `origins` hangs tellings under
what they repeat and counts what is left, as a range.
"""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.reconcile.origins.citations import Citation, citations
from counterclaim.reconcile.origins.credits import Credit, credits
from counterclaim.reconcile.origins.forest import Link, Origins, origins
from counterclaim.reconcile.origins.index import MemoryIndex, candidates, cells
from counterclaim.reconcile.origins.likeness import Likeness, Repeat, Verdict, compare
from counterclaim.reconcile.origins.outlets import outlet_of
from counterclaim.reconcile.origins.telling import Telling
from counterclaim.records import Report

__all__ = [
    "Citation",
    "Credit",
    "Likeness",
    "Link",
    "MemoryIndex",
    "Origins",
    "Repeat",
    "Telling",
    "Verdict",
    "candidates",
    "cells",
    "citations",
    "compare",
    "credits",
    "likenesses",
    "origins",
    "outlet_of",
]


def likenesses(reports: Iterable[Report]) -> tuple[Likeness, ...]:
    """What pairs of the reports share, where they share anything; their order makes no difference."""
    distinct = {report.id: report for report in reports}
    index = MemoryIndex()
    pairs = list(
        candidates(distinct.values(), index)
    )  # what stands in an outlet's reports is known at the end
    found = (_compared(distinct[one], distinct[other], index) for one, other in pairs)
    return tuple(likeness for likeness in found if likeness.verdict != "independent")


def _compared(one: Report, other: Report, index: MemoryIndex) -> Likeness:
    """Of one outlet, what it carries day after day (a closing paragraph of background) is no repetition."""
    same = one.outlet is not None and one.outlet == other.outlet
    return compare(one, other, index.standing(one) if same else frozenset())
