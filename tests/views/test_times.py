from __future__ import annotations

import pytest

from counterclaim.records import Anchor, Granularity, Span, Time
from counterclaim.views.times import overlaps, time_in_words


def time_of(start: str | None, end: str | None, modifier: str | None = None) -> Time:
    granularity: Granularity = "day"
    anchor: Anchor = "report" if start or end else "none"
    return Time(Span(0, 4), "date", start or "XXXX", granularity, anchor, start, end, modifier)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2022-07-29", "2022-07-29", "29 July 2022 (“then”)"),
        ("2022-07", "2022-07", "July 2022 (“then”)"),
        ("2022-07-28", "2022-07-29", "28 July 2022 to 29 July 2022 (“then”)"),
        ("2022-07-29T04", "2022-07-29T04", "29 July 2022, 04:00 local time (“then”)"),
        ("2022-07-29T04:30", "2022-07-29T04:30", "29 July 2022, 04:30 local time (“then”)"),
        ("2022-07-02", None, "from 2 July 2022 (“then”)"),
        (None, "2022", "up to 2022 (“then”)"),
        (None, None, "“then” (which date is not known)"),
    ],
)
def test_a_time_is_told_as_exactly_as_it_is_known(start: str | None, end: str | None, words: str) -> None:
    assert time_in_words(time_of(start, end), "then") == words


def test_an_approximate_time_says_so() -> None:
    assert time_in_words(time_of("2022", "2022", "APPROX"), "then") == "about 2022 (“then”)"


@pytest.mark.parametrize(
    ("start", "end", "wanted", "taken"),
    [
        ("2022-07-29", "2022-07-29", "2022-07-29", True),
        ("2022-07-29", "2022-07-29", "2022-07", True),
        ("2022-07", "2022-07", "2022-07-29", True),
        ("2022-07-28", "2022-07-30", "2022-07-29", True),
        ("2022-07-28", "2022-07-30", "2022-07-31", False),
        ("2022-07-02", None, "2023", True),
        ("2022-07-02", None, "2021", False),
        (None, None, "2022", False),
    ],
)
def test_a_time_is_of_a_day_if_it_may_be(
    start: str | None, end: str | None, wanted: str, taken: bool
) -> None:
    assert overlaps(time_of(start, end), wanted) is taken
