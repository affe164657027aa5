"""Who speaks in a headline is named before its colon, if it is somebody."""

from __future__ import annotations

import pytest

from tests.attribute.test_attribute import own, said
from tests.attribute.toy import reading


@pytest.mark.parametrize(
    ("name", "label"), [("MOSCOW", "ORGANIZATION"), ("Kyiv", "LOCATION"), ("Ada Lind", "PERSON")]
)
def test_a_person_and_a_capital_before_the_colon_say_the_rest(name: str, label: str) -> None:
    made = reading(f"{name}: rockets struck the port of Varn", names={name: label})
    assert said(made) == [(name, ":", "rockets struck the port of Varn")]
    assert own(made) == []


def test_another_place_before_the_colon_says_nothing_and_neither_does_the_outlet() -> None:
    made = reading("Norland: rockets struck the port of Varn", names={"Norland": "LOCATION"})
    assert (said(made), own(made)) == ([], [])


def test_a_word_that_is_no_name_before_the_colon_leaves_the_headline_to_the_outlet() -> None:
    assert own(reading("Update: rockets struck the port of Varn")) == [
        "Update: rockets struck the port of Varn"
    ]
