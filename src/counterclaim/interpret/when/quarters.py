"""Quarters and halves of a year, which reports on business count in."""

from __future__ import annotations

from counterclaim.interpret.when.amounts import duration_value
from counterclaim.interpret.when.calendar import year_value
from counterclaim.interpret.when.classes import LETTERS
from counterclaim.interpret.when.context import Context, Direction
from counterclaim.interpret.when.dates import base_of, relative_date
from counterclaim.interpret.when.drafts import Draft
from counterclaim.interpret.when.resolved import Resolved, dated


def quarter(draft: Draft, context: Context, direction: Direction) -> Resolved | None:
    number = draft.day
    if number is None or number > 4:
        return nameless_quarter(draft, context)
    if draft.year:
        return Resolved(f"{draft.year:04}-Q{number}", "absolute")
    report = context.report
    if report is None:
        return Resolved(f"XXXX-Q{number}", "none")
    if draft.number is not None:
        return Resolved(f"{report.year + draft.number:04}-Q{number}", "report")
    begun = 3 * number - 2 <= (report.month or 12)
    return Resolved(f"{report.year - (not begun and direction <= 0):04}-Q{number}", "report")


def nameless_quarter(draft: Draft, context: Context) -> Resolved | None:
    """ "the latest quarter", "this quarter", "the 1988 quarter"."""
    if context.quarter and draft.year:
        return Resolved(f"{draft.year:04}{context.quarter[4:]}", "text")
    if context.quarter and context.report and LETTERS["unit_year"] in _letters(draft, context):
        return Resolved(f"{context.report.year + (draft.number or 0):04}{context.quarter[4:]}", "text")
    if draft.rule == "unit" or draft.number == 0:
        if context.quarter:
            return Resolved(context.quarter, "text")
        draft.number = -1 if draft.rule == "unit" else 0
    return dated(relative_date(draft, context), draft)


def half_year(draft: Draft, context: Context, direction: Direction) -> Resolved | None:
    half = draft.day or 2
    if half > 2:
        return None
    if draft.year:
        return Resolved(f"{draft.year:04}-H{half}", "absolute")
    base, anchor = base_of(draft, context)
    if base is None:
        return Resolved(f"XXXX-H{half}", "none")
    year = year_value(base.year + (draft.number or 0)) or "XXXX"
    return Resolved(f"{year}-H{half}", anchor)


def named_quarter(draft: Draft, context: Context, direction: Direction) -> Resolved | None:
    """ "Q3 2022"; without a year the last that had begun."""
    part = draft.part_of_year or "Q1"
    if draft.year:
        return Resolved(f"{draft.year:04}-{part}", "absolute")
    base, anchor = base_of(draft, context)
    if base is None or base.month is None:
        return Resolved(f"XXXX-{part}", "none")
    begins = (3 if part[0] == "Q" else 6) * (int(part[1]) - 1) + 1
    return Resolved(f"{base.year - (begins > base.month and direction <= 0):04}-{part}", anchor)


def period(draft: Draft, context: Context, direction: Direction) -> Resolved | None:
    """ "the latest period": the quarter that is the talk."""
    return Resolved(context.quarter, "text") if context.quarter else None


def _letters(draft: Draft, context: Context) -> str:
    return context.words.letters[draft.first : draft.last + 1]


def compared(draft: Draft, context: Context, direction: Direction) -> Resolved | None:
    """ "year-ago", "a year earlier": the same quarter a year before, where quarters are the talk."""
    if _letters(draft, context)[-1] == LETTERS["units"]:
        return Resolved(duration_value(draft.quantity, draft.unit or "M"), "none", "duration")
    if context.quarter and context.by_quarter:
        return Resolved(f"{int(context.quarter[:4]) - 1:04}{context.quarter[4:]}", "text")
    draft.unit, draft.number = "Y", -1
    return dated(relative_date(draft, context), draft)
