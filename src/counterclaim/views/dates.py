"""When a report was published, in words, and no more exact than it is known."""

from __future__ import annotations

from counterclaim.records import Published

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def in_words(published: Published | None) -> str:
    """For example "6 June 2023, 10:05 UTC", "June 2023", or "date unknown"."""
    if published is None:
        return "date unknown"
    day, _, time = published.value.partition("T")
    return f"{_day(day)}, {_time(time)}" if time else _day(day)


def exactness(published: Published | None) -> str:
    """How exactly the date is known, as a reader would say it."""
    return f"known to the {published.precision}" if published else "not known"


def not_before(published: Published | None, since: Published) -> bool:
    """Whether a report may be of `since` or later: "2022" may be later than "2022-07", unknown may not."""
    if published is None:
        return False
    shared = min(len(published.value), len(since.value), len("2022-07-29"))
    return published.value[:shared] >= since.value[:shared]


def _day(value: str) -> str:
    year, *rest = value.split("-")
    if not rest:
        return year
    month = _MONTHS[int(rest[0]) - 1] if 1 <= int(rest[0]) <= 12 else rest[0]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


def _time(value: str) -> str:
    clock, zone = value[:5], value.lstrip("0123456789:.")
    if not zone:
        return f"{clock} local time"
    return f"{clock} UTC" if zone == "Z" or zone.endswith("00:00") else f"{clock} UTC{zone}"
