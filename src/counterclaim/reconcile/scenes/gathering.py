"""Which claims of one report speak of one happening."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import combinations

from counterclaim.languages import word_list
from counterclaim.reconcile.same_event.clusters import average_link
from counterclaim.reconcile.same_event.compare import score
from counterclaim.reconcile.same_event.features import days_apart
from counterclaim.reconcile.same_event.wording import rarity
from counterclaim.reconcile.scenes.sight import Sight

FAR = 1000.0
"""What a person's judgement adds to a score or takes from it: more than all else together."""


@cache
def limits() -> Mapping[str, float]:
    """The weights of gathering; `scenes.toml` says what each is."""
    return {
        name: float(value)
        for name, value in tomllib.loads((files(__package__) / "scenes.toml").read_text("utf-8")).items()
    }


def gathered(sights: Sequence[Sight], judged: Mapping[frozenset[str], bool]) -> list[list[Sight]]:
    """The sights that tell of something by what they tell of, and with each what is only said of it.

    `judged` says of pairs of claim keys whether a person took them for one event.
    """
    telling = [sight for sight in sights if sight.tells]
    by_key = {sight.claim.key: sight for sight in telling}
    found = average_link(sorted(by_key), _scores(telling, judged), limits()["threshold"])
    groups = [sorted((by_key[key] for key in group), key=_place) for group in found]
    for sight in sights:
        if not sight.tells and (nearest := _spoken_of(sight, groups, judged)) is not None:
            nearest.append(sight)
    return sorted((sorted(group, key=_place) for group in groups), key=lambda group: _place(group[0]))


def _place(sight: Sight) -> tuple[int, str]:
    return sight.start, sight.claim.key


def _scores(telling: Sequence[Sight], judged: Mapping[frozenset[str], bool]) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {sight.claim.key: {} for sight in telling}
    for one, other in combinations(sorted(telling, key=_place), 2):
        left, right = one.claim.key, other.claim.key
        verdict = judged.get(frozenset((left, right)))
        if verdict is None and not one.groups & other.groups:
            continue
        value = within(one, other) if verdict is None else FAR if verdict else -FAR
        found[left][right] = found[right][left] = value
    return found


def within(one: Sight, other: Sight) -> float:
    """How likely two claims of one report speak of one happening; `one` stands before the other.

    To the comparison of the two mentions it adds what only a report's own order tells.
    """
    weigh = limits()
    value = score(one.mention, other.mention) + weigh["report"]
    gap = other.mention.sentence - one.mention.sentence
    if gap == 0:
        value += weigh["same sentence"]
    elif gap <= weigh["near"]:
        value += weigh["next sentence"] / gap
    else:
        value -= weigh["distance"] * min(gap, weigh["far"]) / weigh["far"]
    if one.claim.attribution == other.claim.attribution:
        value += weigh["same attribution"]
    if other.definite and not other.mention.places:
        value += weigh["definite"]
    shared = one.objects & other.objects
    value += min(weigh["most objects"], sum(weigh["object"] * rarity(word) for word in shared))
    if other.turns and gap:
        value -= weigh["turn"]
    return value - _conflicts(one, other)


def _conflicts(one: Sight, other: Sight) -> float:
    weigh = limits()
    found = 0.0
    if one.mention.places and other.mention.places and not one.mention.places & other.mention.places:
        found += weigh["other place"]
    gap = days_apart(one.mention, other.mention)
    if gap is not None and gap > 1:
        found += weigh["other day"]
    if one.claim.stance.tense == "past" and other.claim.stance.tense == "future":
        found += weigh["other tense"]
    return found


def _spoken_of(
    sight: Sight, groups: Sequence[list[Sight]], judged: Mapping[frozenset[str], bool]
) -> list[Sight] | None:
    """The group that a claim without a happening of its own speaks of, None where it speaks of none."""
    reach = limits()["said reach"] if _points_back(sight) else 0.0
    near: list[tuple[int, int, int]] = []
    for n, group in enumerate(groups):
        if any(judged.get(frozenset((sight.claim.key, one.claim.key))) is False for one in group):
            continue
        for one in group:
            gap = sight.mention.sentence - one.mention.sentence
            together = sight.claim.attribution == one.claim.attribution
            if 0 <= gap <= reach or (together and abs(gap) <= 1 and _adds(sight)):
                near.append((gap if gap >= 0 else 9, -one.start if one.start < sight.start else one.start, n))
    return groups[min(near)[2]] if near else None


def _points_back(sight: Sight) -> bool:
    """Whether a claim says of something told before that it was so or not so, or who did it."""
    happening = sight.claim.happening
    if happening is not None:
        return sight.said
    if sight.claim.stance.act not in ("deny", "accuse"):
        return False
    words = {word.lower() for span in sight.claim.content for word in span.of(sight.report.text).split()}
    return sight.claim.stance.act == "deny" or not word_list("en", "scenes.pointing").isdisjoint(words)


def _adds(sight: Sight) -> bool:
    """Whether a claim without a happening gives a facet that one of its sentence can have."""
    claim = sight.claim
    return claim.happening is None and bool(claim.quantities or claim.instruments)
