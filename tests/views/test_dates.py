from __future__ import annotations

import pytest

from counterclaim.records import Published
from counterclaim.views.dates import exactness, in_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2023", "2023"),
        ("2023-06", "June 2023"),
        ("2023-06-06", "6 June 2023"),
        ("2023-06-06T10:05Z", "6 June 2023, 10:05 UTC"),
        ("2023-06-06T10:05:30+03:00", "6 June 2023, 10:05 UTC+03:00"),
        ("2023-06-06T10:05", "6 June 2023, 10:05 local time"),
        ("2023-13-06", "6 13 2023"),
    ],
)
def test_a_date_is_told_no_more_exactly_than_it_is_known(value: str, words: str) -> None:
    assert in_words(Published(value)) == words


def test_an_unknown_date_is_said_to_be_unknown() -> None:
    assert (in_words(None), exactness(None)) == ("date unknown", "not known")
