"""Short ways to ask what a text says of times."""

from counterclaim.interpret.when import times
from counterclaim.records import Published, Time

# A Wednesday.
REPORT_DAY = "2022-08-17"


def found(text: str, day: str | None = REPORT_DAY) -> list[Time]:
    return times(text, Published(day) if day else None)


def only(text: str, day: str | None = REPORT_DAY) -> Time:
    """The one time that the text holds."""
    [time] = found(text, day)
    return time


def words(text: str, day: str | None = REPORT_DAY) -> list[str]:
    return [time.span.of(text) for time in found(text, day)]


def values(text: str, day: str | None = REPORT_DAY) -> list[str]:
    return [time.value for time in found(text, day)]


def bounds(text: str, day: str | None = REPORT_DAY) -> tuple[str | None, str | None]:
    time = only(text, day)
    return time.start, time.end
