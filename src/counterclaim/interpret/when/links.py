"""What neighbouring expressions lend each other: the year of a range, the day of an hour."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.interpret.when.classes import LETTERS, Words
from counterclaim.interpret.when.drafts import Draft
from counterclaim.interpret.when.tense import ends_sentence

_BETWEEN = LETTERS["and"] + LETTERS["hyphen"]
_NEAR = 10
_DAYS = ("day", "weekday", "today", "clock")


def link(drafts: Sequence[Draft], words: Words) -> None:
    """Fill in what a neighbour says: changes the drafts."""
    for place, draft in enumerate(drafts):
        following = drafts[place + 1] if place + 1 < len(drafts) else None
        if following and following.rule == "range_end":
            _lend_month(draft, following)
        if draft.has_no_day:
            _lend_day(draft, drafts[place - 1] if place else None, words)
        elif following and _is_range(draft, following, words):
            _lend_date(draft, following)
    for place in range(len(drafts) - 2, -1, -1):
        if drafts[place].has_no_day:
            _lend_day(drafts[place], drafts[place + 1], words)


def _is_range(draft: Draft, following: Draft, words: Words) -> bool:
    """Whether "and", "to" or a dash alone stands between the two."""
    between = words.letters[draft.last + 1 : following.first]
    return len(between) == 1 and between in _BETWEEN


def _lend_date(draft: Draft, following: Draft) -> None:
    """ "April and June 1955", "22-24 June": the first takes the year, or the month too, of the second."""
    if draft.rule not in ("day", "month", "day_alone") or draft.year or draft.number is not None:
        return
    if draft.rule == "day_alone":
        draft.month, draft.year = following.month, following.year
        draft.rule = "day"
    elif following.year and draft.month and following.month:
        draft.year = following.year - (draft.month > following.month)
        draft.bc = following.bc


def _lend_month(draft: Draft, following: Draft) -> None:
    """ "March 5-9, 1918": the second takes the month of the first, the first the year of the second."""
    following.month, following.rule = draft.month, "day"
    draft.year = draft.year or following.year
    following.year = following.year or draft.year


def _lend_day(draft: Draft, lender: Draft | None, words: Words) -> None:
    """A neighbour's day, which may be lent on: "2 p.m. (1100 GMT) on Thursday"."""
    if lender is None or lender.has_no_day or lender.rule not in _DAYS:
        return
    between = sorted((draft, lender), key=lambda one: one.first)
    if not _same_sentence(words, between[0].last, between[1].first):
        return
    for name in ("year", "short_year", "month", "day", "weekday", "unit", "number", "base", "bc"):
        setattr(draft, name, getattr(lender, name))


def _same_sentence(words: Words, first: int, last: int) -> bool:
    return last - first <= _NEAR and not any(ends_sentence(words, index) for index in range(first + 1, last))
