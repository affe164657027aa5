"""A value as one claim gives it, and when two of them cannot both be true."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Set
from dataclasses import dataclass
from datetime import date

from counterclaim.reconcile.accounts.account import WHEN, WHETHER, WHO, WHOM, WITH_WHAT
from counterclaim.reconcile.accounts.lexicon import limits, may_be_one, words

_WORDS = frozenset({WHO, WHOM, WITH_WHAT, WHEN, WHETHER})
Together = Set[frozenset[str]]
"""Pairs of weapons that one claim names both: a launcher and what it fires exclude nothing."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What one claim gives for a facet, as in `Value`. What is not `firm` contests nothing.

    `published` is when the claim was, cut to what is known, `side` whose its speaker is.
    """

    facet: str
    key: str
    name: str
    claim: str
    low: float | None = None
    high: float | None = None
    approximate: bool = False
    family: str = ""
    firm: bool = True
    published: str | None = None
    side: str | None = None

    @property
    def is_number(self) -> bool:
        return self.facet not in _WORDS

    @property
    def bounds(self) -> tuple[float, float]:
        """The smallest and the largest that the words allow."""
        low = self.low if self.low is not None else 0.0
        high = self.high if self.high is not None else float("inf")
        off = limits().approximate if self.approximate else 0.0
        return low * (1 - off), high * (1 + off)


def excludes(one: Stated, other: Stated, together: Together = frozenset()) -> bool:
    """Whether two values of one facet cannot both be true."""
    if one.facet != other.facet or one.key == other.key or not (one.firm and other.firm):
        return False
    if one.facet == WITH_WHAT:
        return frozenset((one.key, other.key)) not in together and _are_two_weapons(one, other)
    if one.facet == WHEN:
        return _gap(one, other) > limits().days
    if one.is_number:
        return not _meet(one, other) and not _is_counted_on(one, other)
    return one.facet in (WHO, WHETHER)


def takes_place_of(later: Stated, earlier: Stated) -> bool:
    """Whether a figure that the same speaker gives later is another than the first, not only a rougher one.

    "At least 52" takes the place of "at least 50", though both can be true.
    """
    if earlier.facet != later.facet or not (earlier.firm and later.firm):
        return False
    if not _meet(earlier, later):
        return True
    rough = any(word in earlier.name.casefold() for word in words("counts.rough"))
    reached = earlier.low if earlier.high is None else earlier.high
    raised = later.low is not None and reached is not None and later.low > reached
    return raised and not rough and not (earlier.approximate or later.approximate)


def agrees(one: Stated, other: Stated) -> bool:
    """Whether two values of one facet say the same, as far as both go."""
    if one.facet != other.facet:
        return False
    if one.facet == WITH_WHAT:
        return one.key == other.key or (one.family == other.family and not _are_two_weapons(one, other))
    if one.facet == WHEN:
        return meet(one, other) and one.firm == other.firm
    if one.is_number:
        return one.key == other.key or (_meet(one, other) and _are_near(one, other))
    return one.key == other.key


def _are_near(one: Stated, other: Stated) -> bool:
    """Whether two figures are of one size: "dozens" can stand beside any of them, and says none."""
    sizes = sorted((value.high if value.low is None else value.low) or 0.0 for value in (one, other))
    return sizes[0] >= limits().near * sizes[1]


def _meet(one: Stated, other: Stated) -> bool:
    (low, high), (lower, higher) = one.bounds, other.bounds
    return low <= higher and lower <= high


def _is_counted_on(one: Stated, other: Stated) -> bool:
    """Whether the one is an earlier count: the dead found by then, the missing still sought.

    What two sides say of the same is never that.
    """
    if not (one.published and other.published) or (one.side and other.side and one.side != other.side):
        return False
    size = min(len(one.published), len(other.published))
    if one.published[:size] == other.published[:size]:
        return False
    earlier, later = sorted((one, other), key=lambda value: value.published or "")
    state = one.facet.split()[0]
    rising = state in words("counts.rising") and earlier.bounds < later.bounds
    return rising or (state in words("counts.falling") and earlier.bounds > later.bounds)


def _are_two_weapons(one: Stated, other: Stated) -> bool:
    """Two systems that answer the same question, or families that are never two names for one."""
    if not may_be_one(one.family, other.family):
        return True
    named = one.key != one.family and other.key != other.family and one.key != other.key
    return named and {one.family, other.family} <= words("weapons.answers")


def meet(one: Stated, other: Stated) -> bool:
    """Whether two dates can be those of one night."""
    return _gap(one, other) <= limits().days


def _gap(one: Stated, other: Stated) -> int:
    """Days between two intervals, 0 where they meet or one of them is no day that there is."""
    try:
        (first, last), (start, end) = _interval(one.key), _interval(other.key)
    except ValueError:
        return 0
    return max((start - last).days, (first - end).days, 0)


def _interval(key: str) -> tuple[date, date]:
    """The first and the last day of "2022-07-29/2022-07-30" or "2022-03/2022-03"; ValueError for others."""
    first, last = key.split("/")
    if len(last) == len("2022-03"):
        year, month = int(last[:4]), int(last[5:])
        last = f"{last}-{monthrange(year, month)[1]:02}"
    return date.fromisoformat(first if len(first) > len("2022-03") else f"{first}-01"), date.fromisoformat(
        last
    )
