"""Dates by the calendar: the year of a month, the month of a Thursday, and what else was left unsaid."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from counterclaim.interpret.when.calendar import Day, holiday, shifted, year_value
from counterclaim.interpret.when.context import Context, Direction
from counterclaim.interpret.when.drafts import Draft
from counterclaim.records import Anchor

Found = tuple[str, Anchor]
ValueIn = Callable[[Draft, str], str]

# Said from where the speaker stands, in a history too.
_DEICTIC = ("today", "weekday", "ago", "clock")
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}
_UNKNOWN |= {"Y": "XXXX", "DE": "XXX", "CE": "XX", "2W": "XXXX-WXX", "N": "XXXX-XX-XXTNI", "ML": "X"}
# How many months ahead a date without a year may lie and still be the coming one rather than the last: by
# whether the day is said, and by the tense around it. Set on TimeBank and AQUAINT, not the reporting fifth.
_REACH = {
    (True, -1): 2.0, (True, 0): 4.5, (True, 1): 9.0, (False, -1): 0.0, (False, 0): 2.0, (False, 1): 10.0,
}  # fmt: skip
# A season is spoken of as this one a month before it begins; a winter has the year that it begins in.
_LONGEST_MONTH = 31
_SEASON_MONTHS = 3
_SEASON_LEAD, _WINTER_ENDS = 1, 2
# Two figures of a year are of this century up to here.
_LAST_SHORT_YEAR = 30


def unknown(unit: str) -> Found:
    """A day, a week, … with nothing to count from."""
    return _UNKNOWN.get(unit, "XXXX"), "none"


def calendar_date(draft: Draft, context: Context, direction: Direction) -> Found:
    """The value of a draft that has parts of the calendar, without its part of the day or hour."""
    if draft.holiday:
        return _in_year(draft, context, direction, _holiday_value)
    if draft.season:
        return _in_year(draft, context, direction, _season_value)
    if draft.month:
        return _in_year(draft, context, direction, _month_value)
    if draft.weekday:
        return _weekday(draft, context, direction)
    return _year(draft, context)


def _year(draft: Draft, context: Context) -> Found:
    year = _said_year(draft, context)
    figure = int(float(draft.quantity or 0))
    if draft.quantity is not None and not year and not draft.bc:
        if context.named is None:
            return "XXXX", "none"
        if figure > 99:
            return f"BC{figure:04}", "absolute"
        return f"{abs(context.named.year) // 100:02}{figure:02}", "text"
    if draft.bc:
        return f"BC{year or int(float(draft.quantity or 0)):04}", "absolute"
    return (f"{year:04}", "absolute") if year else ("XXXX", "none")


def _said_year(draft: Draft, context: Context) -> int | None:
    if draft.year:
        return draft.year
    if draft.short_year is None:
        return None
    if context.narrative and context.last:
        return context.last.year // 100 * 100 + draft.short_year
    return (2000 if draft.short_year <= _LAST_SHORT_YEAR else 1900) + draft.short_year


def _holiday_value(draft: Draft, year: str) -> str:
    rule = draft.holiday or ""
    value = holiday(rule, int(year)) if year.isdigit() else None
    return value or (f"{year}-XX-XX" if not rule[:2].isdigit() or ":" in rule else f"{year}-{rule}")


def _season_value(draft: Draft, year: str) -> str:
    return f"{year}-{draft.season}"


def _month_value(draft: Draft, year: str) -> str:
    value = f"{year}-{draft.month:02}"
    if draft.day and draft.rule in ("day", "clock", "today", "part"):
        value += f"-{draft.day:02}"
    return value


def _in_year(draft: Draft, context: Context, direction: Direction, value_in: ValueIn) -> Found:
    """The value in the year that was said, or in the one that the report's date or the text gives."""
    if draft.bc:
        before = draft.year or int(float(draft.quantity or 0))
        return value_in(draft, f"BC{before:04}"), "absolute"
    said = _said_year(draft, context)
    if said:
        context.years[draft.month, draft.day] = said
        return value_in(draft, f"{said:04}"), "absolute"
    known = context.years.get((draft.month, draft.day))
    if known and draft.day and draft.number is None and not context.from_text:
        return value_in(draft, f"{known:04}"), "text"
    year, anchor = _unsaid_year(draft, context, direction)
    return value_in(draft, (year_value(year) if year else None) or "XXXX"), anchor


def _unsaid_year(draft: Draft, context: Context, direction: Direction) -> tuple[int | None, Anchor]:
    if draft.number is not None and draft.unit == "Y":
        base, anchor = base_of(draft, context)
        return (base.year + draft.number, anchor) if base else (None, "none")
    if context.report is None and draft.number and draft.base == "report":
        return None, "none"
    if context.from_text or draft.base == "text":
        year = _text_year(draft, context)
        if year or context.report is None:
            return year, "text" if year else "none"
    if context.report is None:
        return None, "none"
    return _report_year(draft, context.report, direction), "report"


def _text_year(draft: Draft, context: Context) -> int | None:
    """The year that the text spoke of last."""
    last = context.last
    if last is None:
        return None
    return last.year + (draft.number or 0) * (draft.base == "text" and draft.month is None)


def _report_year(draft: Draft, report: Day, direction: Direction) -> int:
    """The nearest year that suits: back for "last" and the past tense, forward for "next" and the future."""
    month, day = _place_in_year(draft, report.year)
    here = report.month or 1
    if draft.season == "WI" and here <= _WINTER_ENDS and not draft.number:
        return report.year - 1
    if draft.number == 0:
        return report.year
    if draft.number:
        # "last summer" in August is the one before.
        month += _SEASON_MONTHS - 1 if draft.season and draft.number < 0 else 0
        return report.year - (month >= here) if draft.number < 0 else report.year + (month <= here)
    ahead = month - here + ((day - (report.day or 15)) / 31 if day else 0)
    if ahead == 0:
        return report.year
    forward = report.year + (ahead < 0)
    distance = ahead % 12
    reach = _REACH[bool(day), direction] + (_SEASON_LEAD if draft.season else 0)
    return forward if distance <= reach else forward - 1


def _place_in_year(draft: Draft, year: int) -> tuple[int, int]:
    if draft.month:
        return draft.month, draft.day or 0
    if draft.season:
        return _SEASON_STARTS[draft.season], 0
    value = holiday(draft.holiday or "", year) or ""
    return int(value[5:7] or 1), int(value[8:10] or 1)


def base_of(draft: Draft, context: Context) -> tuple[Day | None, Anchor]:
    """What a relative expression counts from, and what to call that."""
    told = context.narrative and context.report and draft.rule not in _DEICTIC
    if draft.base == "text" or told:
        if context.last is not None:
            return context.last, "text"
        if draft.base == "text":
            return None, "none"
    return (context.report, "report") if context.report else (None, "none")


def _weekday(draft: Draft, context: Context, direction: Direction) -> Found:
    unanchored: Found = (f"XXXX-WXX-{draft.weekday}", "none")
    base, anchor = base_of(draft, context)
    day = base.exact if base else None
    if day is None or draft.weekday is None:
        return unanchored
    try:
        if draft.unit == "W":
            monday = day - timedelta(days=day.weekday()) + timedelta(weeks=draft.number or 0)
            return (monday + timedelta(days=draft.weekday - 1)).isoformat(), anchor
        return _stepped(day, draft.weekday, draft.number, direction).isoformat(), anchor
    except OverflowError:
        return unanchored


def _stepped(day: date, weekday: int, number: int | None, direction: Direction) -> date:
    back = (day.isoweekday() - weekday) % 7
    if number is not None and number != 0:
        return day - timedelta(days=back or 7) if number < 0 else day + timedelta(days=7 - back)
    if number == 0 or direction > 0:
        return day + timedelta(days=(7 - back) % 7)
    return day - timedelta(days=back)


def day_of_month(draft: Draft, context: Context, direction: Direction) -> Found:
    """ "on the 15th": of the month named last in a history, else the last or the coming one by the report."""
    number = draft.day or 0
    base, anchor = (context.last, "text") if context.narrative else (context.report, "report")
    if base is None or base.month is None or not 0 < number <= _LONGEST_MONTH:
        return unknown("D")
    months = 0
    if not context.narrative and base.day and direction > 0:
        months = int(number < base.day)
    elif not context.narrative and base.day:
        months = -int(number > base.day)
    month = shifted(base, "M", months)
    return (f"{month}-{number:02}", anchor) if month else unknown("D")  # type: ignore[return-value]


def relative_date(draft: Draft, context: Context) -> Found:
    """So many units from the report's date or from what the text spoke of last, cut to the unit."""
    unit = draft.unit or "D"
    base, anchor = base_of(draft, context)
    value = shifted(base, unit, draft.number or 0) if base else None
    return (value, anchor) if value else unknown(unit)
