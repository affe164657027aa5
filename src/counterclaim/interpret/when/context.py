"""What is known while a text is read: the report's date, and the date that the text spoke of last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from counterclaim.interpret.when.calendar import Day
from counterclaim.interpret.when.classes import LETTERS, Words
from counterclaim.interpret.when.grammar import Phrase
from counterclaim.records import Published

# Which way from the report's date an expression points: back, forward, or not said.
Direction = Literal[-1, 0, 1]

_ENOUGH_YEARS = 4
_NEAR = 2
# A history speaks of "today" and "Friday" in quotations alone: in one expression of fifty at most.
_DEICTIC_SHARE = 50
_YEAR, _BC = LETTERS["year"], LETTERS["bc"]
# Years. Set on WikiWars outside the reporting fifth.
_ASIDE = 10
_LONGER_THAN_A_QUARTER = ("P6M", "P9M", "P1Y")


@dataclass(slots=True)
class Context:
    """`report` is None where the report's date is unknown, or known to the year alone.

    In a narrative, a text about times long before it was written, dates without a year are counted
    from the date named before them (`last`) and not from the report's. A year far from it (`aside`), named
    once, leaves that date as it is; `named` is the last in any case. `years` are those of the days
    that were said in full.
    """

    words: Words
    report: Day | None
    clock: str | None = None
    language: str = "en"
    narrative: bool = False
    last: Day | None = None
    named: Day | None = None
    years: dict[tuple[int | None, int | None], int] = field(default_factory=dict)
    aside: int | None = None
    quarter: str | None = None
    by_quarter: bool = False

    @property
    def from_text(self) -> bool:
        """Whether what has no year is counted from the text's own dates."""
        return self.narrative or self.report is None

    def remember(self, value: str, rule: str) -> None:
        """Take a resolved value for what the text spoke of last."""
        if value[4:6] == "-Q" and rule in ("quarter", "unit", "relative"):
            self.quarter, self.by_quarter = value, True
        elif value in _LONGER_THAN_A_QUARTER:
            self.by_quarter = False
        day = Day.read(value)
        if day is not None:
            self.named = day
            if not self._is_aside(day):
                self.last = day

    def _is_aside(self, day: Day) -> bool:
        """A history that jumps over decades comes back, unless it says so twice."""
        if not self.narrative or self.last is None or abs(day.year - self.last.year) < _ASIDE:
            return False
        again = self.aside is not None and abs(day.year - self.aside) < _ASIDE
        self.aside = day.year
        return not again


def context_of(words: Words, found: Sequence[Phrase], published: Published | None, language: str) -> Context:
    """The context at the beginning of a text, in which the phrases were found."""
    narrative = _is_narrative(words, found, published)
    report = Day.read(published.value) if published else None
    if report is None or report.month is None:
        return Context(words, None, None, language, narrative)
    clock = published.value[11:16] if published else ""
    return Context(words, report, clock or None, language, narrative)


def _is_narrative(words: Words, found: Sequence[Phrase], published: Published | None) -> bool:
    """Most years that it names lie years before its own date, and it hardly speaks of today."""
    if published is None:
        return True
    year = int(published.value[:4])
    named = far = 0
    for phrase in found:
        for index in range(phrase.first, phrase.last + 1):
            letter = words.letters[index]
            named += letter in (_YEAR, _BC)
            far += letter == _BC or (letter == _YEAR and year - int(words.values[index]) >= _NEAR)
    deictic = sum(phrase.rule in ("today", "weekday") for phrase in found)
    return far >= _ENOUGH_YEARS and 2 * far > named and _DEICTIC_SHARE * deictic < len(found)
