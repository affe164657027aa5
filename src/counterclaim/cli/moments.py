"""Points of time as they are typed: a date, a time, "yesterday", or how long ago ("24h", "7d")."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from counterclaim.cli.options import parse_date
from counterclaim.errors import UsageError
from counterclaim.records import Published

_AGO = re.compile(r"(\d{1,4}) ?([hdw])")
_HOURS = {"h": 1, "d": 24, "w": 24 * 7}
_WORDS = {"today": 0, "yesterday": 1}


def parse_moment(value: str, option: str, now: datetime | None = None) -> Published:
    """The moment, in UTC where it is counted back from now; UsageError naming the option where it is none."""
    typed = value.strip().casefold()
    now = now or datetime.now(UTC)
    if typed in _WORDS:
        return Published((now - timedelta(days=_WORDS[typed])).strftime("%Y-%m-%d"))
    if ago := _AGO.fullmatch(typed):
        hours = int(ago[1]) * _HOURS[ago[2]]
        return Published((now - timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ"))
    try:
        found = parse_date(value, option)
    except UsageError as error:
        raise UsageError(f"{error}, yesterday, 24h or 7d") from error
    assert found is not None
    return found
