"""The plain way to find times: full dates, months, weekdays, years and "three days", each by one pattern.

A date without a year is given the report's, a weekday is the last one up to the report's day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from counterclaim.records import Span, Time
from evaluation.timeml import Expression

_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_NUMBERS = "one two three four five six seven eight nine ten".split()
_MONTH = "(?P<month>" + "|".join(f"{name}|{name[:3]}\\." for name in _MONTHS) + ")"
_EXPRESSION = re.compile(
    rf"\b(?:{_MONTH} (?P<day>\d\d?)\b(?:, (?P<year>\d{{4}})\b)?"
    rf"|(?P<day_first>\d\d?) {_MONTH.replace('month', 'month_second')}(?: (?P<year_after>\d{{4}})\b)?"
    rf"|{_MONTH.replace('month', 'month_alone')}(?: (?P<year_of>\d{{4}})\b)?"
    rf"|(?P<weekday>{'|'.join(_DAYS)})|(?P<near>today|yesterday|tomorrow)"
    r"|(?P<year_alone>1\d{3}|20\d\d)"
    rf"|(?P<number>\d+|{'|'.join(_NUMBERS)}|a) (?P<unit>day|week|month|year)s?)\b"
)
_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}


def expressions(text: str, written: str) -> list[Expression]:
    """What the patterns find, in reading order."""
    day = date.fromisoformat(written[:10])
    return [Expression(*match.span(), _value(match, day)) for match in _EXPRESSION.finditer(text)]


def _value(match: re.Match[str], day: date) -> str:
    if match["weekday"]:
        back = (day.weekday() - _DAYS.index(match["weekday"])) % 7
        return (day - timedelta(days=back)).isoformat()
    if match["near"]:
        return (day + timedelta(days=_NEAR[match["near"]])).isoformat()
    if match["unit"]:
        number = match["number"]
        amount = number if number.isdigit() else str(_NUMBERS.index(number) + 1 if number != "a" else 1)
        return f"P{amount}{match['unit'][0].upper()}"
    return match["year_alone"] or _month_value(match, day)


def _month_value(match: re.Match[str], day: date) -> str:
    name = match["month"] or match["month_second"] or match["month_alone"]
    month = next(place for place, full in enumerate(_MONTHS, 1) if full.startswith(name.rstrip(".")))
    year = match["year"] or match["year_after"] or match["year_of"] or f"{day.year}"
    number = match["day"] or match["day_first"]
    return f"{year}-{month:02}" + (f"-{int(number):02}" if number else "")


def nearest_time(trigger: Span, sentence: Span, times: Sequence[Time]) -> Time | None:
    """The time in the sentence that has the fewest characters between it and the trigger."""
    inside = [time for time in times if sentence.covers(time.span)]
    return min(inside, key=lambda time: _distance(time.span, trigger), default=None)


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
