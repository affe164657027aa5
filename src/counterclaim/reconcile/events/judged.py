"""What people's judgements say of scenes: which are one event, and which are not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product

from counterclaim.reconcile.index import CandidateIndex

Scenes = frozenset[str]
_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """`same` are sets of two scenes or more that people took for one event, in the order of their ids.

    `apart` has for a scene those that are of another event: because somebody said so, or said so of scenes
    that are one event with it. `tied` has for a scene all that judgements of either kind lead to from it, and
    so all for which something else may follow when it comes or is judged.
    """

    same: tuple[Scenes, ...] = ()
    apart: Mapping[str, Scenes] = field(default_factory=dict)
    tied: Mapping[str, Scenes] = field(default_factory=dict)


def judged(index: CandidateIndex) -> Judged:
    """What the judgements in the index say; of two about the same scenes the later one holds.

    A chain of "same event" never leads around a "different events": its last link gives way.
    """
    verdicts = _verdicts(index)
    parted = [pair for pair, kind in verdicts.items() if kind == "different events"]
    of_scene = {scene: frozenset({scene}) for pair in verdicts for scene in pair}
    tied = dict(of_scene)
    for (one, other), kind in verdicts.items():
        tied.update(dict.fromkeys(tied[one] | tied[other], tied[one] | tied[other]))
        both = of_scene[one] | of_scene[other]
        if kind == "same event" and not any(both.issuperset(pair) for pair in parted):
            of_scene.update(dict.fromkeys(both, both))
    return Judged(_several(of_scene.values()), _apart(parted, of_scene), tied)


def _verdicts(index: CandidateIndex) -> dict[_Pair, str]:
    """By pair of scenes, in order, what the latest judgement of them is; the earliest judged pair first."""
    found: dict[_Pair, str] = {}
    for judgement in index.judgements():
        if judgement.kind in ("same event", "different events"):
            one, other = map(index.scene_of, judgement.claims)
            if one is not None and other is not None and one != other:
                found[min(one, other), max(one, other)] = judgement.kind
    return found


def _several(groups: Iterable[Scenes]) -> tuple[Scenes, ...]:
    return tuple(sorted({group for group in groups if len(group) > 1}, key=min))


def _apart(parted: Iterable[_Pair], of_scene: Mapping[str, Scenes]) -> dict[str, Scenes]:
    found: dict[str, set[str]] = {}
    for one, other in parted:
        for left, right in product(of_scene[one], of_scene[other]):
            found.setdefault(left, set()).add(right)
            found.setdefault(right, set()).add(left)
    return {scene: frozenset(others) for scene, others in found.items()}
