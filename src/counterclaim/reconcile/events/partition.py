"""From compared scenes to events: each connected component of links, cut by average linkage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from counterclaim.reconcile.events.likeness import weights
from counterclaim.reconcile.index import CandidateIndex
from counterclaim.reconcile.linkage import ASUNDER, TOGETHER, average_link

LARGEST = 400
"""A component of more scenes is first cut at its weakest likenesses, so that one more report stays cheap."""
APART = -1.0
"""What two scenes of one component count that were not compared, or came out worse than that."""

Group = frozenset[str]
Scores = Mapping[str, Mapping[str, float]]


def partition(touched: Iterable[str], index: CandidateIndex) -> list[Group]:
    """The events that these scenes are in now, each as its scenes; components they touch are cut anew."""
    judged = _judged(index)
    done: set[str] = set()
    found: list[Group] = []
    for start in sorted(touched):
        if start not in done:
            component = _component(start, index, judged)
            done |= component.keys()
            found += average_link(sorted(component), component, weights().threshold, LARGEST, APART)
    return found


def _component(start: str, index: CandidateIndex, judged: Scores) -> dict[str, dict[str, float]]:
    """All scenes that links and judgements lead to from `start`, with the scores between them."""
    found: dict[str, dict[str, float]] = {}
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = {**index.scores(name), **judged.get(name, {})}
            waiting += [other for other, value in found[name].items() if value >= weights().link]
    return found


def _judged(index: CandidateIndex) -> Scores:
    """By scene, the scenes that a person took for the same event, or for another; the later one holds."""
    found: dict[str, dict[str, float]] = {}
    for judgement in index.judgements():
        if judgement.kind not in ("same event", "different events"):
            continue
        one, other = map(index.scene_of, judgement.claims)
        if one is not None and other is not None and one != other:
            value = TOGETHER if judgement.kind == "same event" else ASUNDER
            found.setdefault(one, {})[other] = found.setdefault(other, {})[one] = value
    return found
