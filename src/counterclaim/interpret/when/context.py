"""What is known while a text is read: the report's date, and the date that the text spoke of last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from counterclaim.interpret.when.calendar import Day
from counterclaim.interpret.when.classes import Words
from counterclaim.records import Published

# Which way from the report's date an expression points: back, forward, or not said.
Direction = Literal[-1, 0, 1]


# Years. Set on WikiWars outside the reporting fifth.
_ASIDE = 10
_LONGER_THAN_A_QUARTER = ("P6M", "P9M", "P1Y")


@dataclass(slots=True)
class Context:
    """`report` is None where the report's date is unknown, or known to the year alone.

    In a narrative, a text about times long before it was written, dates without a year are counted
    from the date named before them (`last`) and not from the report's. A year far from it (`aside`), named
    once, leaves that date as it is; `named` is the last in any case.
    """

    words: Words
    report: Day | None
    clock: str | None = None
    language: str = "en"
    narrative: bool = False
    last: Day | None = None
    named: Day | None = None
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


def context_of(words: Words, published: Published | None, narrative: bool, language: str) -> Context:
    """The context at a text's beginning."""
    report = Day.read(published.value) if published else None
    if report is None or report.month is None:
        return Context(words, None, None, language, narrative)
    clock = published.value[11:16] if published else ""
    return Context(words, report, clock or None, language, narrative)
