"""Arithmetic on TIMEX3 values: what lies so many units off, and which days a value stands for."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
_DAY = re.compile(r"(BC)?(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART_OF_YEAR = re.compile(r"(\d{4})-(?:([QH])([1-4])|(SP|SU|FA|WI))")
_SPAN_MONTHS = {"Q": 3, "H": 6}

Interval = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as it is known: a year, a month of it, a day of that. Before our era they are below 0."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def exact(self) -> date | None:
        """The date, where it is known to the day and exists."""
        if self.month is None or self.day is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None

    def __str__(self) -> str:
        parts = [year_value(self.year) or ""]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @classmethod
    def of(cls, moment: date) -> Day:
        return cls(moment.year, moment.month, moment.day)

    @classmethod
    def read(cls, value: str) -> Day | None:
        """The day at the beginning of an ISO 8601 or TIMEX3 value; weeks and seasons are no days."""
        match = _DAY.match(value)
        if match is None or value[match.end() :][:1] not in ("", "T"):
            return None
        year, month, day = (int(part) if part else None for part in match.groups()[1:])
        if not year or (month is not None and not 0 < month <= 12):
            return None
        return cls(-year if match[1] else year, month, day)


def shifted(base: Day, unit: str, number: int) -> str | None:
    """The value `number` units from `base`, cut to the unit; None where `base` is not known so exactly."""
    if unit == "Y":
        return year_value(base.year + number)
    if unit in ("DE", "CE", "ML"):
        width = {"DE": 1, "CE": 2, "ML": 3}[unit]
        years = base.year + number * 10**width
        value = year_value(years)
        return value[:-width] if value else None
    if base.month is None:
        return None
    if unit in ("M", "Q"):
        return _months(base, unit, number)
    moment = base.exact
    if moment is None:
        return None
    return _days(moment, unit, number)


def year_value(year: int) -> str | None:
    """ "2022", "BC0490"; None for what cannot be written so."""
    if not 0 < abs(year) < 10000:
        return None
    return f"{year:04}" if year > 0 else f"BC{-year:04}"


def _months(base: Day, unit: str, number: int) -> str | None:
    months = base.year * 12 + (base.month or 1) - 1 + number * (3 if unit == "Q" else 1)
    year, month = divmod(months, 12)
    named = year_value(year)
    if named is None or year < 0:
        return None
    return f"{year:04}-Q{month // 3 + 1}" if unit == "Q" else f"{year:04}-{month + 1:02}"


def _days(moment: date, unit: str, number: int) -> str | None:
    step = {"D": 1, "N": 1, "W": 7, "2W": 14, "WE": 7}.get(unit)
    if step is None:
        return None
    try:
        moment += timedelta(days=step * number)
    except OverflowError:
        return None
    if unit in ("D", "N"):
        return moment.isoformat() + ("TNI" if unit == "N" else "")
    year, week, _ = moment.isocalendar()
    return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian rule of Meeus)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches (the Julian rule of Meeus), as a Gregorian date."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


_EASTERS = {"easter": easter, "orthodox": orthodox_easter}


def holiday(rule: str, year: int) -> str | None:
    """The date of a holiday as times.toml writes it: "12-25", "easter-2", "11:4:4" (month:weekday:which)."""
    if not 0 < year < 9999:
        return None
    church = re.match(r"[a-z]+", rule)
    if church:
        return (_EASTERS[church[0]](year) + timedelta(days=int(rule[church.end() :]))).isoformat()
    if ":" not in rule:
        return f"{year:04}-{rule}"
    month, weekday, which = (int(part) for part in rule.split(":"))
    days = [day for day in calendar.Calendar().itermonthdates(year, month) if day.month == month]
    return [day for day in days if day.isoweekday() == weekday][which - (which > 0)].isoformat()


def interval(value: str, modifier: str | None = None) -> tuple[str | None, str | None]:
    """The first and the last date or time of a value that names its year; (None, None) for any other.

    "early", "mid-" and "late" keep the half of a month or a year that nobody would call otherwise.
    """
    base, _, clock = value.partition("T")
    if clock in ("NI", "24:00"):
        start, _ = _bounds(base)
        day = Day.read(base)
        return start, shifted(day, "D", 1) if day else None
    if clock:
        return (value, value) if re.fullmatch(r"\d\d(:\d\d){0,2}Z?", clock) else _bounds(base)
    start, end = _bounds(value)
    if start is None or end is None or modifier not in _PARTS:
        return start, end
    try:
        return _part(start, end, _PARTS[modifier])
    except ValueError:  # before the year 1 or after the year 9999
        return None, None


# The first and the last quarter of a stretch of time that the word leaves in play.
_PARTS = {"START": (0, 2), "MID": (1, 3), "END": (2, 4)}


def _part(start: str, end: str, quarters: tuple[int, int]) -> tuple[str, str]:
    first, last = date.fromisoformat(first_day(start)), date.fromisoformat(last_day(end))
    length = (last - first).days + 1
    low = first + timedelta(days=length * quarters[0] // 4)
    high = first + timedelta(days=max(length * quarters[1] // 4 - 1, 0))
    if length > 300:
        return low.isoformat()[:7], high.isoformat()[:7]
    return low.isoformat(), max(low, high).isoformat()


def _bounds(value: str) -> tuple[str | None, str | None]:
    if re.fullmatch(r"\d{2,3}", value):
        fill = 4 - len(value)
        return value + "0" * fill, value + "9" * fill
    if match := _WEEK.fullmatch(value):
        return _week(int(match[1]), int(match[2]), bool(match[3]))
    if match := _PART_OF_YEAR.fullmatch(value):
        return _part_of_year(match)
    day = Day.read(value)
    if day is None or day.year < 0 or (day.day and not day.exact):
        return None, None
    return str(day), str(day)


def _week(year: int, week: int, weekend: bool) -> tuple[str | None, str | None]:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None, None
    return (monday + timedelta(days=5 * weekend)).isoformat(), (monday + timedelta(days=6)).isoformat()


def _part_of_year(match: re.Match[str]) -> tuple[str, str]:
    year = int(match[1])
    if match[4]:
        first, last = _SEASON_MONTHS[match[4]]
    else:
        length = _SPAN_MONTHS[match[2]]
        last = min(length * int(match[3]), 12)
        first = last - length + 1
    return f"{year:04}-{first:02}", f"{year + (last > 12):04}-{last - 12 * (last > 12):02}"


def week_of_month(month: str, which: int) -> tuple[str | None, str | None]:
    """Its first (1) to fifth seven days, or its last (-1); nothing for a month whose year is not known."""
    first, last = _bounds(month)
    if first is None or last is None or len(first) != 7 or which > 5:
        return None, None
    end = int(last_day(last)[-2:])
    low = end - 6 if which < 0 else 7 * which - 6
    return (f"{month}-{low:02}", f"{month}-{min(low + 6, end):02}") if low <= end else (None, None)


def first_day(moment: str) -> str:
    """A year, month or day, filled up to its first day."""
    return (moment[:10] + "-01-01"[len(moment[:10]) - 4 :])[:10]


def last_day(moment: str) -> str:
    """A year, month or day, filled up to its last day."""
    filled = moment[:10] + ("-12" if len(moment) == 4 else "")
    if len(filled) == 7:
        year, month = int(filled[:4]), int(filled[5:])
        filled += f"-{calendar.monthrange(year, month)[1]:02}"
    return filled
