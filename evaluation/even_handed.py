"""Even-handedness: swap the two parties in whole reports, and see what else comes out changed.

The profile's swap rows say what stands for what: countries, adjectives, capitals where they stand for
their state, leaders and bodies; places stay. A facet is unchanged if the swapped report has the same
one at the same place, of the other side. The control is the same swap between two countries that have
no part in the war: reports and profile are first moved to them, then swapped. So the control shows
what the reader model's unsteadiness over any other names costs.
"""

from __future__ import annotations

import gzip
import json
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from counterclaim.interpret.who import parties
from counterclaim.profiles import Profile, load_profile
from counterclaim.records import Span
from evaluation.bootstrap import interval
from evaluation.figure import Figure
from evaluation.swapping import (
    OffsetMap,
    Pair,
    all_rows,
    both_ways,
    counterparts,
    normal,
    recast,
    swapped,
    to_control,
)
from evaluation.who import held_out, read

__all__ = [
    "Annotate",
    "OffsetMap",
    "Outcome",
    "Pair",
    "Told",
    "all_rows",
    "articles",
    "both_ways",
    "compare",
    "counterparts",
    "direction",
    "measure",
    "normal",
    "parties_of",
    "recast",
    "share_changed",
    "sign_test",
    "swap_and_control",
    "swapped",
    "to_control",
]
_ARTICLES, _QUICK = 130, 6
_LONGEST = 6000


class Told(NamedTuple):
    """One facet: where, what of, and its value, in which the ids of sides and entities may stand.

    One that does not `count` says whose a change of another facet was, and is no change of its own.
    """

    span: Span
    facet: str
    value: str
    counts: bool = True


Annotate = Callable[[str], list[Told]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one report's swap left unchanged and changed.

    `lost` are the facets that only the reading of the report itself has, `gained` those that only the reading
    of the swapped one has, each with its words there.
    """

    kept: int
    changed: int
    lost: tuple[tuple[str, Told], ...] = ()
    gained: tuple[tuple[str, Told], ...] = ()


# -- comparing -----------------------------------------------------------------------------------


def compare(text: str, annotate: Annotate, pairs: Sequence[Pair], ids: Mapping[str, str]) -> Outcome:
    """What of a report's facets the swap changes. `ids` are the counterparts of sides and entities."""
    other_text, offsets = swapped(text, pairs)
    told, other_told = annotate(text), annotate(other_text)
    other = Counter(other_told)
    wanted = [one._replace(span=offsets.moved(one.span), value=_with_ids(one.value, ids)) for one in told]
    missing, extra = Counter(wanted) - other, other - Counter(wanted)
    lost = tuple((one.span.of(text), one) for one, want in zip(told, wanted, strict=True) if missing[want])
    gained = tuple((one.span.of(other_text), one) for one in other_told if extra[one])
    kept, *changed = (_counted(some) for some in (Counter(wanted) & other, missing, extra))
    return Outcome(kept, max(changed), lost, gained)


def _counted(some: Counter[Told]) -> int:
    return sum(number for one, number in some.items() if one.counts)


def _with_ids(value: str, ids: Mapping[str, str]) -> str:
    return " ".join(ids.get(word, word) for word in value.split(" "))


def share_changed(outcomes: Iterable[Outcome]) -> float:
    """Of all facets, the share that the swap changes."""
    kept = changed = 0
    for one in outcomes:
        kept, changed = kept + one.kept, changed + one.changed
    return changed / (kept + changed) if kept + changed else 0.0


def direction(outcomes: Iterable[Outcome], profile: Profile) -> tuple[int, int, float]:
    """How many facets are found under the first party's name alone, and under the second's; by what chance.

    Both readings count. Reports quote one party more than the other, but what is said of one in a report is
    said of the other in the swapped one, so over both each has as many facets that could be found.
    """
    apart = [one.value.split(" ") for outcome in outcomes for _, one in (*outcome.lost, *outcome.gained)]
    first, second = (sum(side in words for words in apart) for side in profile.main)
    return first, second, sign_test(first, second)


def sign_test(one: int, other: int) -> float:
    """The two-sided probability of a split at least as uneven between two equal chances."""
    total, least = one + other, min(one, other)
    tail = sum(math.comb(total, k) for k in range(least + 1)) / float(2**total)
    return min(1.0, 2 * tail)


# -- measuring the parties -----------------------------------------------------------------------


def parties_of(profile: Profile) -> Annotate:
    """The facets that `parties` finds with a profile."""

    def annotate(text: str) -> list[Told]:
        return [
            Told(one.span, "party", f"{one.kind} {one.entity} {one.side}")
            for one in parties(read(text), profile)
        ]

    return annotate


def measure(data: Path, quick: bool) -> list[Figure]:
    """How much of who is found the swap leaves unchanged, beside the control."""
    profile = load_profile("russia-ukraine")
    texts = [normal(text, profile) for text in articles(data, _QUICK if quick else _ARTICLES)]
    outcomes, control = swap_and_control(texts, parties_of, profile)
    first, second, chance = direction(outcomes, profile)
    count = sum(one.kept + one.changed for one in outcomes)
    return [
        Figure(
            "parties unchanged by the swap",
            1 - share_changed(outcomes),
            baseline=1 - share_changed(control),
            count=count,
            interval=interval(outcomes, lambda some: 1 - share_changed(some)),
        ),
        Figure("no direction (sign test)", chance, count=f"{first} and {second}"),
    ]


def swap_and_control(
    texts: Sequence[str], annotate_with: Callable[[Profile], Annotate], profile: Profile
) -> tuple[list[Outcome], list[Outcome]]:
    """The outcomes of the swap, and of the same swap between the control countries."""
    rows, ids = all_rows(profile), counterparts(profile)
    moved = to_control(rows)
    own, control = annotate_with(profile), annotate_with(recast(profile, moved))
    here, there = both_ways(rows), both_ways(rows, control=True)
    return (
        [compare(text, own, here, ids) for text in texts],
        [compare(swapped(text, moved)[0], control, there, ids) for text in texts],
    )


def articles(data: Path, count: int) -> Iterator[str]:
    """Articles for reporting only, cut at a line or sentence where they are long."""
    with gzip.open(data / "ukraine_media" / "articles.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            if count and held_out(article["id"]) and len(article["text"]) > 600:
                count -= 1
                yield article["text"][:_LONGEST]
