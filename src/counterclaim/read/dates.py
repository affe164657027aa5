"""Dates as outlets write them, with the precision that they have and no more."""

from __future__ import annotations

import re
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
_ISO = re.compile(r"(\d{4})-(\d\d?)(?:-(\d\d?))?")
_ISO_TIME = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?", re.I
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_DAY_FIRST = re.compile(r"(?:[A-Za-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]+)\.?,?\s+(\d{4})")
_MONTH_FIRST = re.compile(r"(?:[A-Za-z]+,?\s+)?([A-Za-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_MONTH_YEAR = re.compile(r"([A-Za-z]+)\.?,?\s+(\d{4})")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ ,]+(\d\d:\d\d)(?::\d\d)?)?")
_EPOCH = re.compile(r"\d{9,10}(?:\d{3})?")
_YEAR = re.compile(r"(?:19|20)\d\d")


def parse_date(words: str) -> Published | None:
    """The date that the words name, or None. Slashed dates are not read: nobody can tell day from month."""
    words = words.strip()
    for form in (_iso_time, _iso, _epoch, _mail, _named, _dotted, _compact):
        try:
            value = form(words)
            if value is not None:
                _real(value)
                return Published(value)
        except (RecordError, ValueError, OverflowError, OSError):
            continue
    return None


def _real(value: str) -> None:
    """ValueError unless the day is in the calendar."""
    year, month, day = [*value[:10].split("-"), "01", "01"][:3]
    datetime(int(year), int(month), int(day[:2]), tzinfo=UTC)


def _iso_time(words: str) -> str | None:
    match = _ISO_TIME.fullmatch(words)
    if match is None:
        return None
    date, minute, second, zone = match.groups()
    zone = (zone or "").upper()
    zone = "Z" if zone in ("UTC", "GMT", "Z") else zone[:3] + ":" + zone[-2:] if zone else ""
    return f"{date}T{minute}{second or ''}{zone}"


def _iso(words: str) -> str | None:
    if _YEAR.fullmatch(words):
        return words
    match = _ISO.fullmatch(words)
    return "-".join([match[1], *(part.zfill(2) for part in match.groups()[1:] if part)]) if match else None


def _compact(words: str) -> str | None:
    match = _COMPACT.fullmatch(words)
    return "-".join(match.groups()) if match else None


def _epoch(words: str) -> str | None:
    if not _EPOCH.fullmatch(words):
        return None
    seconds = int(words) // (1000 if len(words) > 10 else 1)
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _mail(words: str) -> str | None:
    """RFC 822, as RSS has it."""
    if ":" not in words:
        return None
    moment = parsedate_to_datetime(words)
    if moment.tzinfo is None or words.rstrip().endswith("-0000"):
        return moment.replace(tzinfo=None).isoformat(timespec="seconds")
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _named(words: str) -> str | None:
    if match := _DAY_FIRST.fullmatch(words):
        day, month, year = match.groups()
    elif match := _MONTH_FIRST.fullmatch(words):
        month, day, year = match.groups()
    elif match := _MONTH_YEAR.fullmatch(words):
        (month, year), day = match.groups(), ""
    else:
        return None
    number = _MONTHS.get(month.lower())
    if number is None:
        return None
    return f"{year}-{number:02}" + (f"-{int(day):02}" if day else "")


def _dotted(words: str) -> str | None:
    match = _DOTTED.fullmatch(words)
    if match is None:
        return None
    day, month, year, minute = match.groups()
    return f"{year}-{int(month):02}-{int(day):02}" + (f"T{minute}" if minute else "")
