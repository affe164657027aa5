"""Dates as outlets write them, with the precision that they have and no more."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from counterclaim.errors import RecordError
from counterclaim.records import Published

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
            "aug august", "sep sept september", "oct october", "nov november", "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
# Zones by the names that mean one offset wherever they are written (not so BST, IST, CST).
_ZONES = {
    "Z": "Z", "UTC": "Z", "GMT": "Z", "EST": "-05:00", "EDT": "-04:00", "PST": "-08:00", "PDT": "-07:00",
    "CET": "+01:00", "CEST": "+02:00", "EET": "+02:00", "EEST": "+03:00", "MSK": "+03:00",
}  # fmt: skip
_TIME = re.compile(
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?P<second>:\d\d)?(?:[.,]\d+)?\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*(?:\(?(?P<zone>UTC|GMT)?(?P<offset>[+-]\d\d(?::?\d\d)?)\)?|\(?(?P<name>[A-Z]{1,5})\)?)?",
    re.IGNORECASE,
)
_DAY = "|".join(
    (
        r"(?P<year>\d{4})[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)",
        r"(?P<day1>\d{1,2})\.(?P<month1>\d{1,2})\.(?P<year1>\d{4})",
        r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year4>\d{4})",
        r"(?:[A-Za-z]+\.?,?\s+)?(?P<day2>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?P<month2>[A-Za-z]+)\.?,?[\s-]+(?P<year2>\d{4})",
        r"(?:[A-Za-z]+\.?,?\s+)?(?P<month3>[A-Za-z]+)\.?\s+(?P<day3>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year3>\d{4})",
    )
)
_DAY_AND_TIME = re.compile(
    rf"(?:{_DAY})(?:(?:\s*[T,|·–—-]\s*|\s+(?:at\s+)?)(?P<time>\d{{1,2}}:\d\d.*))?", re.IGNORECASE
)
_MONTH_YEAR = re.compile(r"([A-Za-z]+)\.?,?\s+(\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4})[-/](\d\d?)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)(Z?))?")
_EPOCH = re.compile(r"(\d{9,10})(?:\d{3}|\d{6})?(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LED_IN = re.compile(r"(?:(?:first\s+)?published|posted|date|on)\b\s*:?\s*", re.IGNORECASE)
_LONGEST = 100


def first_date(words: Iterable[str | None]) -> str | None:
    """The first of several dates that can be read; if none can, the first there is."""
    said = [one for one in words if one]
    return next((one for one in said if parse_date(one)), said[0] if said else None)


def parse_date(words: str) -> Published | None:
    """The date that the words name, or None.

    A date with slashes is read only where one number can be no month. Midnight to the second is taken
    for what it mostly is, a date that a program gave a time to. A zone that is not known, or whose name
    means several, is left out: the time is then the outlet's own.
    """
    words = words.strip()
    if len(words) > _LONGEST:
        return None
    for form in (_epoch, _compact, _mail, _day, _part, _after_words):
        try:
            value = form(words)
            if value is not None:
                return Published(_sober(value))
        except (RecordError, ValueError, OverflowError, OSError):
            continue
    return None


def from_epoch(seconds: int) -> Published | None:
    """Unix time as what it is: exact to the second, whatever the second."""
    try:
        return Published(datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    except (RecordError, ValueError, OverflowError, OSError):
        return None


def _sober(value: str) -> str:
    """ValueError unless day and time exist; a date at midnight sharp is a date."""
    day, _, time = value.partition("T")
    year, month, number = [*day.split("-"), "01", "01"][:3]
    datetime(int(year), int(month), int(number))
    if time:
        datetime.fromisoformat(value)
    return day if time.startswith("00:00:00") else value


def _epoch(words: str) -> str | None:
    match = _EPOCH.fullmatch(words)
    found = from_epoch(int(match[1])) if match else None
    return found.value if found else None


def _compact(words: str) -> str | None:
    match = _COMPACT.fullmatch(words)
    if match is None:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    return f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second}{zone}" if hour else "")


def _mail(words: str) -> str | None:
    """RFC 822, as feeds have it; -0000 says that the zone is not known."""
    if not re.search(r"\d:\d\d(?::\d\d)?\s+(?:[+-]\d{4}|GMT|UTC|UT|Z|EST|EDT|PST|PDT)$", words):
        return None
    moment = parsedate_to_datetime(words)
    if words.endswith("-0000"):
        moment = moment.replace(tzinfo=None)
    exact = "seconds" if re.search(r"\d:\d\d:\d\d", words) else "minutes"
    return moment.isoformat(timespec=exact).replace("+00:00", "Z")


def _day(words: str) -> str | None:
    """A day in figures or with the month's name, and a time after it or none."""
    match = _DAY_AND_TIME.fullmatch(words)
    if match is None:
        return None
    found = match.groupdict()
    year = found["year"] or found["year1"] or found["year2"] or found["year3"] or found["year4"]
    month = _month(found["month"] or found["month1"] or found["month2"] or found["month3"])
    day = found["day"] or found["day1"] or found["day2"] or found["day3"]
    if found["first"]:
        month, day = _slashed(int(found["first"]), int(found["second"]))
    time = _time(found["time"]) if found["time"] else ""
    return f"{year}-{month:02}-{int(day):02}{time}" if month and time is not None else None


def _slashed(first: int, second: int) -> tuple[int, int]:
    """Month and day, where one of the two can be no month; else nobody can tell."""
    if first > 12 >= second or first == second:
        return second, first
    if second > 12 >= first:
        return first, second
    raise ValueError("day or month")


def _month(words: str | None) -> int:
    """The month's number, 0 where the words name none."""
    return int(words) if words and words.isdigit() else _MONTHS.get((words or "").lower(), 0)


def _time(words: str) -> str | None:
    match = _TIME.fullmatch(words.strip())
    if match is None:
        return None
    hour, half = int(match["hour"]), (match["half"] or "").lower().replace(".", "")
    hour = hour % 12 + 12 * (half == "pm") if half else hour
    return f"T{hour:02}:{match['minute']}{match['second'] or ''}{_zone(match['offset'], match['name'])}"


def _zone(offset: str | None, name: str | None) -> str:
    if offset:
        return (
            "Z"
            if offset[1:].replace(":", "").strip("0") == ""
            else f"{offset[:3]}:{offset[3:].strip(':') or '00'}"
        )
    return _ZONES.get((name or "").upper(), "")


def _part(words: str) -> str | None:
    """A year, or a month of a year."""
    if _YEAR.fullmatch(words):
        return words
    if match := _YEAR_MONTH.fullmatch(words):
        return f"{match[1]}-{int(match[2]):02}"
    match = _MONTH_YEAR.fullmatch(words)
    month = _month(match[1]) if match else 0
    return f"{match[2]}-{month:02}" if match and month else None


def _after_words(words: str) -> str | None:
    """The date after "Published:" and the like."""
    match = _LED_IN.match(words)
    found = parse_date(words[match.end() :]) if match and match.end() else None
    return found.value if found else None
