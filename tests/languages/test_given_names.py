"""The list of given names."""

from __future__ import annotations

from collections import Counter

from counterclaim.languages import load


def test_no_name_is_of_both_genders_or_there_twice_and_neither_list_is_much_longer() -> None:
    lists = load("en", "given_names")
    masculine, feminine = lists["masculine"], lists["feminine"]
    assert max(Counter([*masculine, *feminine]).values()) == 1
    assert 0.9 < len(masculine) / len(feminine) < 1.1
    assert all(name.istitle() for name in [*masculine, *feminine])
