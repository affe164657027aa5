"""The days that an event is told of, as most of its claims have them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from counterclaim.errors import RecordError
from counterclaim.records import Claim, Published, Time
from counterclaim.views.dates import in_words
from counterclaim.views.event_parts import EventDays
from counterclaim.views.harmless import one_line

_DAY = len("2022-07-29")
_MONTH = 31  # days


def days_of(claims: Iterable[Claim]) -> EventDays:
    """The range that most reports give, of equals the narrowest, then the earliest.

    Years and seasons count only where nothing narrower is told: they are mostly of what led to it.
    """
    told = {
        (claim.report, range_)
        for claim in claims
        if claim.time is not None and (range_ := _range(claim.time)) is not None
    }
    counted = Counter(range_ for _, range_ in told)
    if not counted:
        return EventDays(None, None, "")
    first, last = min(counted, key=lambda days: (_is_long(days), -counted[days], _width(days), days))
    return EventDays(first, last, in_range(first, last))


def in_range(first: str, last: str) -> str:
    """For example "29 July 2022", or "28 July 2022 to 2 August 2022"."""
    start, end = in_words(Published(first)), in_words(Published(last))
    return start if start == end else f"{start} to {end}"


def spoken_day(value: str | None) -> str:
    """The day of an ISO date or time for a reader, no more exact than it is known."""
    if value is None:
        return in_words(None)
    try:
        return in_words(Published(value[:_DAY]))
    except RecordError:
        return one_line(value)


def _range(time: Time) -> tuple[str, str] | None:
    """First and last day; None where one side is open: such a range is nobody's day of the event."""
    if time.start is None or time.end is None:
        return None
    return time.start[:_DAY], time.end[:_DAY]


def _is_long(days: tuple[str, str]) -> bool:
    return _width(days) > _MONTH


def _width(days: tuple[str, str]) -> int:
    """From the first to the last day that the range can hold, in days; a rough count is enough."""
    first, last = days
    return _days(last, (12, 31)) - _days(first, (1, 1))


def _days(day: str, unknown: tuple[int, int]) -> int:
    year, month, number = (*(int(part) for part in day.split("-")), *unknown[day.count("-") :])
    return year * 12 * _MONTH + month * _MONTH + number
