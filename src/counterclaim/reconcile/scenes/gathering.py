"""Which claims of one report speak of one happening."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from counterclaim.reconcile.linkage import ASUNDER, TOGETHER, average_link
from counterclaim.reconcile.same_event.compare import score
from counterclaim.reconcile.same_event.features import days_apart
from counterclaim.reconcile.same_event.wording import rarity
from counterclaim.reconcile.scenes.sight import Sight


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
    by_key = {sight.key: sight for sight in telling}
    found = average_link(sorted(by_key), _scores(telling, judged), limits()["threshold"])
    groups = [sorted((by_key[key] for key in group), key=_place) for group in found]
    for sight in sights:
        if not sight.tells and (nearest := _spoken_of(sight, groups, judged)) is not None:
            nearest.append(sight)
    return sorted((sorted(group, key=_place) for group in groups), key=lambda group: _place(group[0]))


def _place(sight: Sight) -> tuple[int, str]:
    return sight.start, sight.key


def _scores(telling: Sequence[Sight], judged: Mapping[frozenset[str], bool]) -> dict[str, dict[str, float]]:
    """Each claim with those that follow, as far as one reaches: a book would have too many pairs."""
    found: dict[str, dict[str, float]] = {sight.key: {} for sight in telling}
    ordered, reach = sorted(telling, key=_place), int(limits()["reach"])
    for n, one in enumerate(ordered):
        for other in ordered[n + 1 : n + 1 + reach]:
            found[one.key][other.key] = found[other.key][one.key] = within(one, other)
    for pair, together in judged.items():
        if len(pair & found.keys()) == 2:
            left, right = pair
            found[left][right] = found[right][left] = TOGETHER if together else ASUNDER
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
    if gap and not shared and not other.definite:
        value -= weigh["nothing shared"]
    if other.turns and gap:
        value -= weigh["turn"]
    return value - _conflicts(one, other)


def _other_toll(one: Sight, other: Sight) -> bool:
    """Whether both count what became of people and no count of the one fits any of the other."""
    mine, theirs = one.tolls, other.tolls
    states = mine.keys() & theirs.keys()
    return any(
        not any(low <= upper and lower <= high for low, high in mine[state] for lower, upper in theirs[state])
        for state in states
    )


def _conflicts(one: Sight, other: Sight) -> float:
    weigh = limits()
    found = 0.0
    if one.mention.places and other.mention.places and not one.mention.places & other.mention.places:
        found += weigh["other place"]
    gap = days_apart(one.mention.days, other.mention.days)
    if gap is not None and gap > 1:
        found += weigh["other day"]
    if not one.groups & other.groups:
        found += weigh["other group"]
    if _other_toll(one, other):
        found += weigh["other toll"]
    if one.claim.stance.tense == "past" and other.claim.stance.tense == "future":
        found += weigh["other tense"]
    return found


def _spoken_of(
    sight: Sight, groups: Sequence[list[Sight]], judged: Mapping[frozenset[str], bool]
) -> list[Sight] | None:
    """The group that a claim without a happening of its own goes on with, None where it goes on with none.

    The more it has in common with what was told just before, the further back that may stand.
    """
    best: tuple[float, int] | None = None
    for n, group in enumerate(groups):
        if judged and any(judged.get(frozenset((sight.key, one.key))) is False for one in group):
            continue
        for one in group:
            if abs(sight.mention.sentence - one.mention.sentence) > _furthest():
                continue
            value = _goes_on(sight, one)
            if value >= 0 and (best is None or (value, -n) > best):
                best = value, -n
    return groups[-best[1]] if best else None


@cache
def _furthest() -> float:
    """The sentences from which on nothing that two claims share lets the one go on with the other."""
    weigh = limits()
    most = sum(weigh[name] for name in ("goes on", "same attribution", "most objects", "points back"))
    return most / weigh["each sentence"]


def _goes_on(sight: Sight, one: Sight) -> float:
    """How likely a claim without a happening of its own goes on with what another claim tells."""
    weigh = limits()
    gap = sight.mention.sentence - one.mention.sentence
    value = weigh["goes on"] - weigh["each sentence"] * (gap if gap >= 0 else 1 - gap)
    if sight.claim.attribution == one.claim.attribution:
        value += weigh["same attribution"]
    shared = sight.objects & (one.objects | set(one.mention.trigger))
    value += min(weigh["most objects"], sum(weigh["object"] * rarity(word) for word in shared))
    if _points_back(sight):
        value += weigh["points back"]
    if sight.turns and gap:
        value -= weigh["turn"]
    return value


def _points_back(sight: Sight) -> bool:
    """Whether a claim says of something told before that it was so or not so, or who did it."""
    if sight.said and sight.claim.stance.act in ("deny", "accuse"):
        return True
    return sight.points
