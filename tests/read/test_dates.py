from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.read.dates import parse_date


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2022-07-29", "2022-07-29"),
        ("2022-7-9", "2022-07-09"),
        ("2022-07", "2022-07"),
        ("2022", "2022"),
        ("20220729", "2022-07-29"),
        ("2022-07-29T10:05:00Z", "2022-07-29T10:05:00Z"),
        ("2022-07-29 10:05", "2022-07-29T10:05"),
        ("2022-07-29T10:05:00.123+0300", "2022-07-29T10:05:00+03:00"),
        ("Fri, 29 Jul 2022 10:05:00 GMT", "2022-07-29T10:05:00Z"),
        ("Fri, 29 Jul 2022 10:05:00 +0300", "2022-07-29T10:05:00+03:00"),
        ("29 July 2022", "2022-07-29"),
        ("July 29th, 2022", "2022-07-29"),
        ("Friday, July 29, 2022", "2022-07-29"),
        ("Sept. 2022", "2022-09"),
        ("29.07.2022", "2022-07-29"),
        ("1659089100", "2022-07-29T10:05:00Z"),
        ("1659089100000", "2022-07-29T10:05:00Z"),
    ],
)
def test_dates_are_read_as_outlets_write_them_and_keep_their_precision(words: str, value: str) -> None:
    found = parse_date(words)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    "words", ["", "yesterday", "07/08/2022", "31 February 2022", "2022-13-01", "99.99.2022", "July"]
)
def test_what_cannot_be_told_for_sure_is_no_date(words: str) -> None:
    assert parse_date(words) is None


@given(st.text(max_size=40))
def test_no_words_break_the_reading_of_dates(words: str) -> None:
    parse_date(words)
