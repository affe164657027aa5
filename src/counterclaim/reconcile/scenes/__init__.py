"""Scenes: the claims of one report, gathered by the happenings that they speak of.

A report tells of one happening in many claims: the strike, its dead, who is blamed, who denies it. Of these
few have a place and a day of their own. Gathered first within the report, where order and grammar help,
they give what they have to each other, and reports are compared scene by scene.
"""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.reconcile.scenes.describe import described
from counterclaim.reconcile.scenes.gathering import gathered
from counterclaim.reconcile.scenes.scene import Scene, scene_from
from counterclaim.reconcile.scenes.sight import sights
from counterclaim.records import Claim, Judgement, Report

__all__ = ["Scene", "gather_scenes", "scene_from"]


def gather_scenes(
    report: Report, claims: Sequence[Claim], judgements: Sequence[Judgement] = ()
) -> list[Scene]:
    """The scenes of a report, in reading order; a claim that tells of no happening is in none.

    `judgements` are those that hold of any of the claims; a claim that a person judged to be of an event is
    in a scene whatever it tells.
    """
    return [
        described(group)
        for group in gathered(sights(report, claims, _placed(judgements)), _pairs(judgements))
    ]


def _pairs(judgements: Sequence[Judgement]) -> dict[frozenset[str], bool]:
    """Of pairs of claims, whether a person took them for one event."""
    verdicts = {"same event": True, "different events": False}
    return {frozenset(each.claims): verdicts[each.kind] for each in judgements if each.kind in verdicts}


def _placed(judgements: Sequence[Judgement]) -> frozenset[str]:
    return frozenset(claim for each in judgements if each.kind == "same event" for claim in each.claims)
