from __future__ import annotations

from datetime import UTC, datetime

import pytest

from counterclaim.cli.moments import parse_moment
from counterclaim.errors import UsageError

NOW = datetime(2031, 4, 5, 10, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("yesterday", "2031-04-04"),
        ("Today", "2031-04-05"),
        ("24h", "2031-04-04T10:30:00Z"),
        ("7d", "2031-03-29T10:30:00Z"),
        ("2w", "2031-03-22T10:30:00Z"),
        ("2031-03", "2031-03"),
        ("29 July 2030", "2030-07-29"),
        ("2031-04-05T09:00Z", "2031-04-05T09:00Z"),
    ],
)
def test_moments_are_dates_or_are_counted_back_from_now(typed: str, meant: str) -> None:
    assert parse_moment(typed, "--since", NOW).value == meant


@pytest.mark.parametrize("typed", ["", "soon", "24", "-3d", "99999w"])
def test_what_is_no_moment_is_misuse_that_names_the_option(typed: str) -> None:
    with pytest.raises(UsageError, match="--since"):
        parse_moment(typed, "--since", NOW)
