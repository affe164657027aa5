"""The list of given names."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import evaluation
from counterclaim.languages import load


def test_no_name_is_of_both_genders_or_there_twice_and_neither_list_is_much_longer() -> None:
    lists = load("en", "given_names")
    masculine, feminine = lists["masculine"], lists["feminine"]
    assert max(Counter([*masculine, *feminine]).values()) == 1
    assert 0.9 < len(masculine) / len(feminine) < 1.1
    assert all(name.istitle() for name in [*masculine, *feminine])


def test_names_that_the_tests_of_evenness_exchange_are_on_it_with_their_counterparts() -> None:
    rows = tomllib.loads(Path(evaluation.__file__).with_name("name_swaps.toml").read_text("utf-8"))
    lists = {gender: set(names) for gender, names in load("en", "given_names").items()}
    given = [row for row in rows["gender"] if row[0].istitle() and row[0] not in ("He", "His", "Mr")]
    assert given
    for man, woman, control in given:
        assert {man, control} <= lists["masculine"]
        assert woman in lists["feminine"]
    surnames = {"Smith", "Johnson", "Williams"}
    assert all(set(row) <= lists["masculine"] for row in rows["origin"] if row[0] not in surnames)
