"""Scenes of many reports to events: compared in cells, linked, put under leads, named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counterclaim.reconcile.events.affected import affected
from counterclaim.reconcile.events.judged import judged
from counterclaim.reconcile.events.leads import settle
from counterclaim.reconcile.events.naming import named
from counterclaim.reconcile.events.neighbours import Neighbours
from counterclaim.reconcile.index import CandidateIndex
from counterclaim.reconcile.scenes import Scene
from counterclaim.records import EventChange

__all__ = ["take_in"]


def take_in(found: Iterable[tuple[str, Sequence[Scene]]], index: CandidateIndex) -> list[EventChange]:
    """Puts the scenes of each report in the place of those that the index has of it, and says what changed.

    A report is given with no scenes when its claims count no longer.
    """
    neighbours = Neighbours(index)
    for report, scenes in found:
        neighbours.replace(report, scenes)
    touched, verdicts = neighbours.settle(), judged(index)
    told = neighbours.told.union(*(verdicts.tied.get(scene, ()) for scene in neighbours.told))
    moved = settle(touched | told, index, verdicts)
    events = affected(moved, told, neighbours.dropped, index, verdicts)
    changes = named(events, neighbours.dropped, index)
    index.keep(changes)
    return changes
