"""Amounts of time: durations, repetitions, and what lies an amount of time away."""

from __future__ import annotations

from datetime import datetime, timedelta

from counterclaim.interpret.when.calendar import Day, shifted
from counterclaim.interpret.when.context import Context
from counterclaim.interpret.when.dates import Found, base_of, unknown
from counterclaim.interpret.when.drafts import Draft

_PARTS_OF_UNIT = {"Y": (12, "M"), "TH": (60, "M"), "TM": (60, "S"), "D": (24, "H")}
# Nights and mornings are counted as days.
_AS_DAYS = dict.fromkeys(("N", "NI", "MO", "AF", "EV"), "D")
_YEARS = {"DE": 10, "CE": 100, "ML": 1000}
_HOURS = {"TH": 1.0, "TM": 1 / 60, "TS": 1 / 3600}


def duration_value(quantity: float | str | None, unit: str) -> str:
    """TIMEX3's notation: "P3D", "PT72H", "PXY", "P2Y6M"."""
    if unit == "WE":
        quantity, unit = 2 * quantity if isinstance(quantity, float) else quantity, "D"
    if unit == "2W":
        quantity, unit = 2 * quantity if isinstance(quantity, float) else quantity, "W"
    unit = _AS_DAYS.get(unit, unit)
    if unit in _YEARS and isinstance(quantity, float) and (quantity % 1 or (unit == "DE" and quantity > 1)):
        quantity, unit = quantity * _YEARS[unit], "Y"
    head, unit = ("PT", unit[1:]) if unit[0] == "T" and len(unit) == 2 else ("P", unit)
    if isinstance(quantity, float) and quantity % 1:
        return _mixed(head, quantity, unit)
    number = f"{int(quantity)}" if isinstance(quantity, float) else str(quantity or "X")
    return f"{head}{number}{unit}"


def _mixed(head: str, quantity: float, unit: str) -> str:
    """Two and a half years are two years and six months."""
    size, smaller = _PARTS_OF_UNIT.get(("T" if head == "PT" else "") + unit, (0, ""))
    rest = quantity % 1 * size
    if not size or rest % 1:
        return f"{head}{quantity:g}{unit}"
    middle = "T" if head == "P" and smaller == "H" else ""
    return head + (f"{int(quantity)}{unit}" if quantity >= 1 else "") + f"{middle}{int(rest)}{smaller}"


def away(draft: Draft, context: Context, way: int) -> Found:
    """The date that lies the draft's amount back (-1) or ahead (1) of its base."""
    vague: Found = ("PAST_REF" if way < 0 else "FUTURE_REF"), "none"
    quantity, unit = draft.quantity, draft.unit or "D"
    quantity = float(quantity) if isinstance(quantity, str) and quantity.isdigit() else quantity
    base, anchor = base_of(draft, context)
    if not isinstance(quantity, float):
        return vague
    if unit in _HOURS:
        return duration_value(quantity, unit), "none"
    if quantity % 1:
        if unit in _YEARS:
            quantity, unit = quantity * _YEARS[unit], "Y"
        elif unit == "Y":
            quantity, unit = quantity * 12, "M"
        else:
            return unknown(unit)
    value = shifted(base, unit, way * int(quantity)) if base else None
    return (value, anchor) if value else unknown(unit)


def stretch_interval(draft: Draft, context: Context, way: int) -> tuple[str | None, str | None]:
    """From so long before the report's date to it, or from it to so long after."""
    quantity, unit, report = draft.quantity, draft.unit or "D", context.report
    if report is None or not isinstance(quantity, float):
        return None, None
    far = _hours_away(report, context.clock, way * quantity * _HOURS[unit]) if unit in _HOURS else None
    far = far or (_far_day(report, unit, way * quantity) if unit not in _HOURS else None)
    here = str(report) if far is None or "T" not in far else f"{report}T{context.clock}"
    if far is None:
        return None, None
    return (far, here) if way < 0 else (here, far)


def _hours_away(report: Day, clock: str | None, hours: float) -> str | None:
    """To the minute where the report's time of day is known, to the day otherwise."""
    day = report.exact
    if day is None or abs(hours) > 10**6:
        return None
    time = clock or ("00:00" if hours < 0 else "23:59")
    try:
        moment = datetime.fromisoformat(f"{day}T{time}") + timedelta(hours=hours)
    except OverflowError:
        return None
    return moment.isoformat(timespec="minutes") if clock else moment.date().isoformat()


def hours_away(draft: Draft, context: Context, way: int) -> Found | None:
    """Hours or minutes from the report's time of day, where that is known, cut to the hour or minute."""
    unit, quantity = draft.unit or "", draft.quantity
    if unit not in _HOURS or not isinstance(quantity, float) or not context.clock or context.report is None:
        return None
    far = _hours_away(context.report, context.clock, way * quantity * _HOURS[unit])
    return (far[: 13 if unit == "TH" else 16], "report") if far else None


def _far_day(report: Day, unit: str, number: float) -> str | None:
    """The day, or the month where months and years are counted."""
    days = {"D": 1, "N": 1, "W": 7, "2W": 14}.get(unit)
    if days:
        return shifted(report, "D", int(number * days))
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}.get(unit)
    return shifted(report, "M", int(number * months)) if months else None
