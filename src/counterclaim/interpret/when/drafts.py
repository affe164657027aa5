"""What an expression says by itself, before anything is known of the day it was said on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from counterclaim.interpret.when.classes import LETTERS, Value, Words
from counterclaim.interpret.when.grammar import Phrase
from counterclaim.records import TimeKind

_NAMES = {letter: name for name, letter in LETTERS.items()}
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?::(\d\d))?\s?([ap])?", re.IGNORECASE)
_MILITARY = re.compile(r"(\d\d)(\d\d)()()(?:\s?h|$)", re.IGNORECASE)
_MONTHS = 12
_NUMERIC = re.compile(r"(\d{4})-(\d\d)-(\d\d)|(\d{1,2})([/.])(\d{1,2})[/.](\d{2,4})")

_BOTH_WAYS = frozenset(
    (
        "clock",
        "day",
        "weekday",
        "day_of_month",
        "month",
        "season",
        "holiday",
        "quarter",
        "named_quarter",
        "week_of",
        "month_week",
        "unit",
        "part",
        "current",
        "stretch",
    )
)

# What a shift counts from: the report's date, what the text spoke of last, or the one that is nearer at hand.
Base = Literal["report", "text"]


@dataclass(slots=True)
class Draft:
    """The parts of one expression. What is None was not said.

    `number` units from `base` is where a relative expression points; the calendar's parts (month, weekday,
    season, …) then say what there. `value` is the TIMEX3 value where it needs no date to be known.
    """

    first: int
    last: int
    rule: str
    kind: TimeKind = "date"
    value: str | None = None
    year: int | None = None
    short_year: int | None = None
    bc: bool = False
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    part_of_year: str | None = None
    part: str | None = None
    clock: str | None = None
    zone: str = ""
    holiday: str | None = None
    quantity: float | str | None = None
    article: bool = False
    unit: str | None = None
    number: int | None = None
    base: Base = "report"
    modifier: str | None = None

    @property
    def may_point_both_ways(self) -> bool:
        """Whether it may be the last or the coming one: a weekday, or a part of a year that was not said."""
        return self.rule in _BOTH_WAYS and self.year is None

    @property
    def has_no_day(self) -> bool:
        """Whether it is a time of day alone: "5 p.m.", "mid-afternoon"."""
        dated = self.month or self.weekday or self.unit or self.holiday or self.year
        return self.rule in ("clock", "today") and not dated


def draft_of(phrase: Phrase, words: Words) -> Draft:
    """Every word of the phrase put in its place."""
    draft = Draft(phrase.first, phrase.last, phrase.rule)
    for index in range(phrase.first, phrase.last + 1):
        name = _NAMES.get(words.letters[index])
        put = _PLACES.get(name or "")
        if put:
            put(draft, words.values[index])
    return draft


def _month(draft: Draft, value: Value) -> None:
    draft.month = int(value)


def _day(draft: Draft, value: Value) -> None:
    """A small figure: a day beside a month, an amount beside a unit."""
    draft.day = int(value)
    _amount(draft, value)


def _amount(draft: Draft, value: Value) -> None:
    """The first amount counts, save that "a" gives way: "a few", "a hundred", "a five year low"."""
    if draft.quantity is None or draft.article:
        draft.quantity = value if isinstance(value, str) else float(value)
        draft.article = False


def _article(draft: Draft, value: Value) -> None:
    if draft.quantity is None:
        draft.quantity, draft.article = 1.0, True


def _ordinal(draft: Draft, value: Value) -> None:
    draft.day = int(value)


def _half(draft: Draft, value: Value) -> None:
    whole = draft.quantity if isinstance(draft.quantity, float) else 0.0
    draft.quantity = float(value) if draft.unit is None and draft.article else whole + float(value)


def _year(draft: Draft, value: Value) -> None:
    draft.year = int(value)


def _short(draft: Draft, value: Value) -> None:
    draft.short_year = int(str(value)[-2:])


def _weekday(draft: Draft, value: Value) -> None:
    draft.weekday = int(value)


def _season(draft: Draft, value: Value) -> None:
    draft.season = str(value)


def _part(draft: Draft, value: Value) -> None:
    draft.part = str(value)


def _part_of_year(draft: Draft, value: Value) -> None:
    draft.part_of_year = str(value)


def _zone(draft: Draft, value: Value) -> None:
    """Only universal time is written into the value."""
    draft.zone = str(value)


def _unit(draft: Draft, value: Value) -> None:
    draft.unit = str(value)


def _modifier(draft: Draft, value: Value) -> None:
    draft.modifier = draft.modifier or str(value)


def _decade(draft: Draft, value: Value) -> None:
    """Its first year; in two figures or in letters the century is left open."""
    digits = re.sub(r"\D", "", str(value))
    draft.unit = "DE"
    draft.year = int(digits) if len(digits) > 2 else None
    draft.short_year = int(digits) if len(digits) < 3 else None


def _today(draft: Draft, value: Value) -> None:
    draft.unit, draft.number = "D", int(value)


def _bc(draft: Draft, value: Value) -> None:
    draft.bc = True


def _holiday(draft: Draft, value: Value) -> None:
    draft.holiday = str(value)


def _near(draft: Draft, value: Value) -> None:
    """ "last", "next", "this": counted from the report's date."""
    draft.number = int(value)


def _there(draft: Draft, value: Value) -> None:
    """ "the following", "the same": counted from what the text spoke of last."""
    draft.number, draft.base = int(value), "text"


def _clock(draft: Draft, value: Value) -> None:
    """A time of day: "5 p.m.", "17:00", "0530 hours"."""
    match = _MILITARY.match(str(value)) or _CLOCK.match(str(value))
    if match is None:
        return
    hour, minute = int(match[1]), match[2] or "00"
    if match[4]:
        hour = hour % 12 + 12 * (match[4].lower() == "p")
    if hour <= 24 and int(minute) < 60:
        draft.clock = f"{hour:02}:{minute}" + (f":{match[3]}" if match[3] else "")


def _numeric(draft: Draft, value: Value) -> None:
    """A date in figures. In 3.4.2022 the day is first; 3/4/2022 is read in two ways: its year counts."""
    match = _NUMERIC.match(str(value))
    if match is None:
        return
    if match[1]:
        draft.year, draft.month, draft.day = int(match[1]), int(match[2]), int(match[3])
        draft.clock = str(value)[11:16] or None
        return
    first, second, year = int(match[4]), int(match[6]), int(match[7])
    draft.year = year if year > 99 else None
    draft.short_year = year if year < 100 else None
    if match[5] == "/" and first <= _MONTHS and second <= _MONTHS and first != second:
        return
    day_first = match[5] == "." or first > _MONTHS
    draft.day, draft.month = (first, second) if day_first else (second, first)


_PLACES = {
    "month": _month, "weekday": _weekday, "weekdays": _weekday, "day": _day, "ordinal": _ordinal,
    "year": _year, "short": _short, "figure": _amount, "number": _amount, "vague": _amount, "a": _article,
    "half": _half, "unit": _unit, "unit_day": _unit, "unit_week": _unit, "unit_month": _unit,
    "unit_year": _unit, "unit_decade": _unit, "century": _unit, "weekend": _unit, "units": _unit,
    "quarter": _unit, "quarters": _unit, "quarter_name": _part_of_year, "zone": _zone,
    "part": _part, "parts": _part, "season": _season,
    "seasons": _season, "holiday": _holiday, "today": _today, "last": _near, "next": _near, "this": _near,
    "previous": _there, "following": _there, "same": _there, "edge": _modifier, "approximate": _modifier,
    "year_end": _modifier, "clock": _clock, "noon": _clock, "date": _numeric, "bc": _bc,
    "overnight": _part, "decade": _decade,
}  # fmt: skip
