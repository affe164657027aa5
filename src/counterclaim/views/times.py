"""When a claim says that something happened, in words and no more exact than it is known."""

from __future__ import annotations

from counterclaim.records import Published, Time
from counterclaim.views.dates import in_words


def time_in_words(time: Time, said: str) -> str:
    """The dates, with the report's words beside them: "28 July 2022 to 29 July 2022 (“overnight”)"."""
    if time.start is None and time.end is None:
        return f"“{said}” (which date is not known)" if time.kind in ("date", "time") else f"“{said}”"
    start, end = _words(time.start), _words(time.end)
    if time.start == time.end:
        dates = start
    elif time.start is None:
        dates = f"up to {end}"
    elif time.end is None:
        dates = f"from {start}"
    else:
        dates = f"{start} to {end}"
    return f"{'about ' if time.modifier == 'APPROX' else ''}{dates} (“{said}”)"


def _words(value: str | None) -> str:
    if value is None:
        return ""
    day, _, clock = value.partition("T")
    if clock.count(":"):
        return in_words(Published(value))
    return in_words(Published(day)) + (f", {clock}:00 local time" if clock else "")


def overlaps(time: Time, wanted: str) -> bool:
    """Whether a time may be of a day, month or year ("2022-07"); one that is not known is of none."""
    if time.start is None and time.end is None:
        return False
    first = time.start is None or _cut(time.start, wanted) <= _cut(wanted, time.start)
    last = time.end is None or _cut(time.end, wanted) >= _cut(wanted, time.end)
    return first and last


def _cut(value: str, other: str) -> str:
    return value[: min(len(value), len(other), len("2022-07-29"))]
