"""Same event: whether two mentions of happenings speak of one and the same.

`mention_of` describes a claim; `compare` scores two mentions with reasons. Nothing here looks at more than
the two mentions, so that what is one event does not depend on what else was read.
"""

from __future__ import annotations

from counterclaim.reconcile.same_event.compare import Comparison, Reason, compare, score
from counterclaim.reconcile.same_event.mention import Mention, mention_of

__all__ = ["Comparison", "Mention", "Reason", "compare", "mention_of", "score"]
