"""From compared scenes to events: each connected component of likenesses, cut by average linkage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counterclaim.reconcile.events.likeness import weights
from counterclaim.reconcile.index import CandidateIndex
from counterclaim.reconcile.linkage import average_link

LARGEST = 400
"""A component of more scenes is first cut at its weakest likenesses, so that one more report stays cheap."""
APART = -1.0
"""What two scenes of one component count that were not compared, or came out worse than that."""
JUDGED = 1000.0
"""What a person's judgement counts: more than all likenesses of a component together."""

Group = frozenset[str]


def partition(touched: Iterable[str], index: CandidateIndex) -> list[Group]:
    """The events that these scenes are in now, each as its scenes; components they touch are cut anew."""
    waiting = sorted(touched)
    done: set[str] = set()
    found: list[Group] = []
    for start in waiting:
        if start not in done:
            component = _component(start, index)
            done |= component.keys()
            found += average_link(sorted(component), component, weights().threshold, LARGEST, APART)
    return found


def _component(start: str, index: CandidateIndex) -> dict[str, dict[str, float]]:
    """All scenes that likenesses and judgements lead to from `start`, with the scores between them."""
    found: dict[str, dict[str, float]] = {}
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = {other: max(APART, value) for other, value in index.scores(name).items()}
            found[name].update(_judged(name, index))
            waiting += [other for other, value in found[name].items() if value >= weights().threshold]
    return found


def _judged(name: str, index: CandidateIndex) -> Iterator[tuple[str, float]]:
    """The scenes that a person took for the same event, or for another; the later judgement is the last."""
    own = index.scene(name).claims
    for judgement in index.judgements(own):
        if judgement.kind in ("same event", "different events"):
            for claim in judgement.claims:
                scene = index.scene_of(claim)
                if scene is not None and scene != name:
                    yield scene, JUDGED if judgement.kind == "same event" else -JUDGED
