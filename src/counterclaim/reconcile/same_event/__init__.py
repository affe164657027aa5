"""Same event: which mentions of happenings speak of one and the same.

`mention_of` describes a claim; `cells` says under which keys an index finds what to compare it with;
`compare` scores two mentions with reasons; `clusters` and `Partition` gather mentions into events. Nothing
here looks at more than the two mentions, or the mentions of one connected component, so that the events do
not depend on the order in which reports came.
"""

from __future__ import annotations

from counterclaim.reconcile.same_event.cells import cells
from counterclaim.reconcile.same_event.clusters import Partition, clusters
from counterclaim.reconcile.same_event.compare import Comparison, Reason, compare, score
from counterclaim.reconcile.same_event.mention import Mention, mention_of

__all__ = [
    "Comparison",
    "Mention",
    "Partition",
    "Reason",
    "cells",
    "clusters",
    "compare",
    "mention_of",
    "score",
]
