"""From a draft and what is known around it to the record of a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from counterclaim.interpret.when.amounts import away, duration_value, hours_away, stretch_interval
from counterclaim.interpret.when.calendar import Day, shifted, week_of_month
from counterclaim.interpret.when.classes import LETTERS
from counterclaim.interpret.when.context import Context, Direction
from counterclaim.interpret.when.dates import (
    Found,
    calendar_date,
    day_of_month,
    relative_date,
    unknown,
)
from counterclaim.interpret.when.drafts import Draft
from counterclaim.interpret.when.quarters import (
    compared,
    half_year,
    named_quarter,
    nameless_quarter,
    period,
    quarter,
)
from counterclaim.interpret.when.resolved import Resolved, Resolver, dated
from counterclaim.languages import word_list

_PLURAL = frozenset(LETTERS["units"] + LETTERS["quarters"])
_THE_NEXT = LETTERS["the"] + LETTERS["next"]
_DAY_BESIDE = LETTERS["unit_day"] + LETTERS["part"]
_BACK = LETTERS["earlier"] + LETTERS["before"] + LETTERS["previous"]


def resolve(draft: Draft, context: Context, direction: Direction) -> Resolved | None:
    """The meaning of the draft; None where the words turn out not to speak of a time."""
    return _RESOLVERS[draft.rule](draft, context, direction)


def _calendar(draft: Draft, context: Context, direction: Direction) -> Resolved | None:
    if draft.unit == "D" and draft.number is not None and not (draft.month or draft.weekday):
        return dated(relative_date(draft, context), draft)
    found = _day_at_hand(context) if draft.has_no_day else calendar_date(draft, context, direction)
    if draft.month and draft.day and not _exists(found[0]):
        return None
    if draft.clock:
        return Resolved(f"{found[0]}T{draft.clock}", found[1], "time")
    return dated(found, draft)


def _exists(value: str) -> bool:
    day = Day.read(value.replace("XXXX", "2000"))
    return day is None or day.day is None or day.exact is not None


def _clock(draft: Draft, context: Context, direction: Direction) -> Resolved | None:
    clock = draft.clock
    if clock is None and draft.part and draft.quantity:
        hour = int(float(draft.quantity)) % 12 + 12 * (draft.part in ("AF", "EV"))
        clock = f"{hour:02}:00"
    if clock is None and isinstance(draft.quantity, float) and draft.quantity <= 24:
        clock = f"{int(draft.quantity):02}:00"
    if clock is None:
        return None
    if draft.has_no_day:
        found = _day_at_hand(context)
    elif draft.unit == "D" and not draft.weekday:
        found = relative_date(draft, context)
    else:
        found = calendar_date(draft, context, direction)
    return Resolved(f"{found[0]}T{clock}{draft.zone}", found[1], "time")


def _day_at_hand(context: Context) -> Found:
    """The day that the text spoke of last, in a narrative; the report's day otherwise."""
    if context.from_text:
        last = context.last
        return (str(last), "text") if last and last.day else unknown("D")
    report = context.report
    return (str(report), "report") if report and report.day else unknown("D")


def _part(draft: Draft, context: Context, direction: Direction) -> Resolved | None:
    """ "last night", "this morning", "overnight", "that evening"."""
    if draft.weekday:
        return dated(calendar_date(draft, context, direction), draft)
    draft.unit, draft.number = "D", draft.number or 0
    _count_from_text(draft, context)
    if context.words.letters[draft.last] == LETTERS["overnight"] and not context.narrative:
        draft.number = 0 if direction > 0 else -1
    return dated(relative_date(draft, context), draft)


def _relative(draft: Draft, context: Context, direction: Direction) -> Resolved | None:
    if draft.unit == "Q":
        return nameless_quarter(draft, context)
    draft.number = draft.number or 0
    _count_from_text(draft, context)
    if (draft.unit or "D") in ("TM", "TH", "TS"):
        draft.quantity = 1.0
        return _stretch(draft, context, direction)
    resolved = dated(relative_date(draft, context), draft)
    if resolved.anchor != "report" or not _is_stretch(draft, context):
        return resolved
    draft.quantity = 1.0
    return replace(resolved, bounds=stretch_interval(draft, context, draft.number))


def _count_from_text(draft: Draft, context: Context) -> None:
    """ "the next morning" follows the day that the text spoke of last."""
    if context.words.letters[draft.first : draft.first + 2] == _THE_NEXT and draft.unit == "D":
        draft.base = "text"


def _is_stretch(draft: Draft, context: Context) -> bool:
    """Whether it is "the past week", the seven days up to the report, and not "last week"."""
    if draft.unit == "WE":
        return False
    the_last = context.words.letters[draft.first : draft.first + 2] == LETTERS["the"] + LETTERS["last"]
    return the_last or _says_past(draft, context)


def _says_past(draft: Draft, context: Context) -> bool:
    past = word_list(context.language, "times_context.stretch")
    return any(context.words.word(index) in past for index in range(draft.first, draft.last + 1))


def _ago(draft: Draft, context: Context, direction: Direction) -> Resolved | None:
    if draft.unit == "Y" and draft.quantity == 1.0 and context.quarter:
        return compared(draft, context, direction)
    way = -1 if int(context.words.values[draft.last]) < 0 else 1
    return _of_kind(hours_away(draft, context, way) or away(draft, context, way), draft)


def _moved(draft: Draft, context: Context, direction: Direction) -> Resolved | None:
    way = -1 if context.words.letters[draft.last] in _BACK else 1
    if draft.unit == "Y" and draft.quantity == 1.0 and way < 0 and context.quarter:
        return compared(draft, context, direction)
    draft.base = "text"
    if context.words.letters[draft.last - 1] in _DAY_BESIDE:
        # "the day before": the words hold nothing but the day and the direction.
        draft.number, draft.unit = way, "D"
        return dated(relative_date(draft, context), draft)
    return _of_kind(away(draft, context, way), draft)


def _of_kind(found: Found, draft: Draft) -> Resolved:
    """Where there was nothing to count hours from, the amount stays an amount."""
    return Resolved(*found, "duration") if found[0][0] == "P" and found[0][1] != "A" else dated(found, draft)


def _stretch(draft: Draft, context: Context, direction: Direction) -> Resolved | None:
    way = draft.number or -1
    value = duration_value(draft.quantity, draft.unit or "D")
    # In "he spent the next two years abroad" they are counted from then.
    told = way > 0 > direction
    bounds = (None, None) if told else stretch_interval(draft, context, way)
    return Resolved(value, "report" if bounds[0] else "none", "duration", bounds)


def _duration(draft: Draft, context: Context, direction: Direction) -> Resolved | None:
    letters = context.words.letters[draft.first : draft.last + 1]
    vague = draft.year is None and not _PLURAL.isdisjoint(letters)
    if vague and (draft.article or not draft.quantity):
        draft.quantity = "X"
    quantity = draft.quantity or float(draft.year or 1)
    return Resolved(duration_value(quantity, draft.unit or "D"), "none", "duration")


def _set(draft: Draft, context: Context, direction: Direction) -> Resolved | None:
    words = context.words
    if words.letters[draft.last] == LETTERS["repeated"]:
        return Resolved(str(words.values[draft.last]), "none", "set")
    if draft.weekday:
        return Resolved(f"XXXX-WXX-{draft.weekday}" + (f"T{draft.part}" if draft.part else ""), "none", "set")
    if draft.month:
        return Resolved(f"XXXX-{draft.month:02}", "none", "set")
    if draft.part:
        return Resolved(f"XXXX-XX-XXT{draft.part}", "none", "set")
    if draft.season:
        return Resolved(f"XXXX-{draft.season}", "none", "set")
    return Resolved(duration_value(draft.quantity or 1.0, draft.unit or "D"), "none", "set")


def _decade(draft: Draft, context: Context, direction: Direction) -> Resolved | None:
    year = draft.year
    if year is None:
        year = (1900 if (draft.short_year or 0) >= 20 else 2000) + (draft.short_year or 0)
    if draft.bc:
        return Resolved(f"BC{year:04}"[:-1], "absolute")
    return Resolved(f"{year:04}"[:-1], "absolute")


def _century(draft: Draft, context: Context, direction: Direction) -> Resolved | None:
    number = (draft.day or 1) - 1
    if number > 21:
        return None
    return Resolved(("BC" if draft.bc else "") + f"{number:02}", "absolute")


def _day_of_month(draft: Draft, context: Context, direction: Direction) -> Resolved | None:
    if not context.words.word(draft.last)[0].isdigit():
        return None
    found = day_of_month(draft, context, direction)
    return dated(found, draft) if _exists(found[0]) else None


def _year_end(draft: Draft, context: Context, direction: Direction) -> Resolved | None:
    year = context.report.year if context.report else None
    if year and context.words.letters[draft.first - 1 : draft.first] == LETTERS["since"]:
        year -= 1
    return Resolved(f"{year:04}-12-31", "report") if year else Resolved("XXXX-12-31", "none")


def _unit(draft: Draft, context: Context, direction: Direction) -> Resolved | None:
    if draft.unit == "Q":
        return nameless_quarter(draft, context)
    if draft.unit == "WE":
        draft.number = 0
        report = context.report.exact if context.report else None
        if report and report.isoweekday() < 6 and direction <= 0:
            draft.number = -1
        return dated(relative_date(draft, context), draft)
    if draft.unit != "Y" or context.words.letters[draft.last + 1 : draft.last + 2] == LETTERS["of"]:
        return None
    if _is_accounted(draft, context):
        return Resolved("P1Y", "none", "duration")
    return dated(relative_date(draft, context), draft)


def _is_accounted(draft: Draft, context: Context) -> bool:
    """ "the year ended March 31": twelve months, and not a year of the calendar."""
    follower = context.words.word(draft.last + 1)
    return follower in word_list(context.language, "times_context.accounted")


def _reference(draft: Draft, context: Context, direction: Direction) -> Resolved | None:
    if draft.number is not None:
        return Resolved("PAST_REF", "none") if _says_past(draft, context) else None
    doubtful = word_list(context.language, "times_context.doubtful_reference")
    if direction <= 0 and context.words.word(draft.last) in doubtful:
        return None
    return Resolved(str(context.words.values[draft.last]), "none")


def _week_of(draft: Draft, context: Context, direction: Direction) -> Resolved | None:
    """ "the week of March 6"."""
    draft.rule = "day"
    value, anchor = calendar_date(draft, context, direction)
    base = Day.read(value)
    week = shifted(base, draft.unit or "W", 0) if base else None
    return Resolved(week, anchor) if week else Resolved(*unknown("W"))


def _month_week(draft: Draft, context: Context, direction: Direction) -> Resolved | None:
    """ "the first week of May": an amount with dates, seven days for "the last days" too."""
    which = draft.day or -1
    draft.number = draft.day = None
    month, anchor = calendar_date(draft, context, direction)
    bounds = week_of_month(month, which)
    quantity = draft.quantity or (1.0 if context.words.letters[draft.first + 2] not in _PLURAL else "X")
    return Resolved(
        duration_value(quantity, draft.unit or "W"), anchor if bounds[0] else "none", "duration", bounds
    )


def _inner(draft: Draft, context: Context, direction: Direction) -> Resolved | None:
    """ "the first two months of", "the last week of": how long, not when."""
    return Resolved(duration_value(draft.quantity or 1.0, draft.unit or "D"), "none", "duration")


def _day_alone(draft: Draft, context: Context, direction: Direction) -> Resolved | None:
    """A day whose neighbour lent it no month."""
    return None


_RESOLVERS: Mapping[str, Resolver] = {
    "clock": _clock, "day": _calendar, "today": _calendar, "weekday": _calendar, "part": _part,
    "month": _calendar, "season": _calendar, "quarter": quarter, "set": _set, "holiday": _calendar,
    "decade": _decade, "century": _century, "ago": _ago, "moved": _moved, "stretch": _stretch,
    "relative": _relative, "compared": compared, "period": period, "duration": _duration, "year": _calendar,
    "year_end": _year_end, "week_of": _week_of, "month_week": _month_week, "inner": _inner,
    "day_alone": _day_alone, "range_end": _day_alone, "day_of_month": _day_of_month,
    "unit": _unit, "half_year": half_year, "named_quarter": named_quarter,
    "current": _reference,
}  # fmt: skip
