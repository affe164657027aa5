"""From linked scenes to events: a scene joins an event of earlier ones, or leads an event of its own.

Scenes are taken in the order of `Scene.rank`, as a desk files reports in the order in which they appear
(single-pass clustering, as in Allan et al., "Topic Detection and Tracking Pilot Study", 1998). What a scene
joins hangs on earlier scenes alone. So the scenes decide it whatever order they were read in, and one that
comes or goes changes later ones only, as far as each change brings about another.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Mapping

from counterclaim.reconcile.events.judged import Judged
from counterclaim.reconcile.events.likeness import likeness as alike
from counterclaim.reconcile.events.likeness import weights
from counterclaim.reconcile.index import CandidateIndex

FIRST = 8
"""So many scenes of an event, its earliest, are compared with all that may join it: its subject does not
drift, and what a scene costs does not grow with the event."""

Rank = tuple[str, str]


def settle(touched: Iterable[str], index: CandidateIndex, judged: Judged) -> dict[str, str | None]:
    """Finds the leads of these scenes, and of those that follow from them, anew.

    Returns the scenes whose lead is another now, with the former one; None of those that had none.
    """
    moved: dict[str, str | None] = {}
    waiting = [index.rank(scene) for scene in touched]
    heapq.heapify(waiting)
    last: Rank | None = None
    while waiting:
        rank = heapq.heappop(waiting)
        if rank == last:
            continue
        last, (_, scene) = rank, rank
        former, lead = index.lead(scene), _found_lead(scene, rank, index, judged)
        if lead == former:
            continue
        moved[scene] = former
        hanging = {*index.linking(scene), *judged.apart.get(scene, ())} | hanging_on(scene, index)
        index.follow(scene, lead)
        hanging |= hanging_on(scene, index)
        for other in map(index.rank, hanging):
            if other > rank:
                heapq.heappush(waiting, other)
    return moved


def hanging_on(scene: str, index: CandidateIndex) -> set[str]:
    """The scenes that may join an event or not for having this one among its first."""
    lead = index.lead(scene)
    if lead is None or scene not in index.led(lead, FIRST):
        return set()
    members = index.led(lead)
    return {*members, *(other for member in members for other in index.linking(member))}


def _found_lead(scene: str, rank: Rank, index: CandidateIndex, judged: Judged) -> str:
    """The lead of the earlier event that the scene is most like, of equals the one with the smallest id.

    The likeness to an event is halfway between that to the scene it is most like, and the mean of those to
    the event's first, which has to be enough by itself: small steps do not lead from one happening to
    another. Where no event is like it, the scene leads one of its own.
    """
    links = index.links(scene)
    nearest: dict[str, float] = {}
    for other, value in links.items():
        lead = lead_of(other, index)
        nearest[lead] = max(value, nearest.get(lead, value))
    for other in judged.apart.get(scene, ()):
        if index.rank(other) < rank:
            nearest.pop(lead_of(other, index), None)
    found, best = scene, weights().threshold
    for lead in sorted(nearest):
        subject = _mean(scene, lead, rank, links, index)
        likeness = (nearest[lead] + subject) / 2
        if subject >= weights().subject and (likeness > best or (likeness == best and found == scene)):
            found, best = lead, likeness
    return found


def lead_of(scene: str, index: CandidateIndex) -> str:
    """The lead of a scene that is settled."""
    lead = index.lead(scene)
    assert lead is not None
    return lead


def _mean(scene: str, lead: str, rank: Rank, links: Mapping[str, float], index: CandidateIndex) -> float:
    """The mean likeness to the first scenes of an event, of those that are earlier than this one."""
    first = [other for other in index.led(lead, FIRST) if index.rank(other) < rank]
    told = index.scene(scene)
    values = (links[other] if other in links else alike(told, index.scene(other)) for other in first)
    return math.fsum(values) / len(first)
