"""The words that designate a unit. The units are invented, save those that a profile marks as one."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.interpret.who import designations
from counterclaim.profiles import load_profile

PROFILE = load_profile("russia-ukraine")


def told(text: str) -> list[str]:
    return [span.of(text) for span in designations(text, PROFILE)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Twelve 912th Brigade soldiers", ["912th Brigade"]),
        ("the 958th Combined Arms Army", ["958th Combined Arms Army"]),
        ("the 3rd Northern Army Corps left", ["3rd Northern Army Corps"]),
        ("the 912th and 993rd brigades", ["912th and 993rd brigades"]),
        ("the first separate rifle brigade", ["first separate rifle brigade"]),
        ("5 Guards Tank Army", ["5 Guards Tank Army"]),
        ("Heron and VI Corps", ["VI Corps"]),
        ("93 Brigade was there", ["93 Brigade"]),
        ("military unit 12345", ["unit 12345"]),
        ("Brigade No. 7 fought", ["Brigade No. 7"]),
        ("the 979th Airborne", ["979th Airborne"]),
        ("two BTGs and a battalion tactical group", ["BTGs", "battalion tactical group"]),
        ("the Storm-Q battalion", ["Storm-Q battalion"]),
        ("the Silver Heron Battalion", ["Silver Heron Battalion"]),
        ("the “Heron” battalion", ["Heron” battalion"]),
        ("30 Azov fighters", ["Azov"]),
        ("VDV troops", ["VDV"]),
        ("the Q-2 battalion", ["Q-2 battalion"]),
        ("the ninety-second brigade", ["ninety-second brigade"]),
        ("the 907th Marines", ["907th Marines"]),
        ("men from the 992nd were there", ["992nd"]),
        ("17 battalion tactical groups", ["battalion tactical groups"]),
        ("the 93rd battalion assault", ["93rd battalion"]),
        ("the 912TH BRIGADE", ["912TH BRIGADE"]),
    ],
)
def test_a_unit_is_designated_by_number_or_by_name(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "a Ukrainian brigade",
        "The brigade left.",
        "12 brigades and three battalions",
        "Russian air defence units shot it down",
        "a ship in the Sea of Azov",
        "the Azov Sea coast",
        "on the 24th of May two Russian battalions left",
        "the U.S. Army",
        "Kyiv's brigades",
        "a company of 72 people",
        "the press corps",
        "on the 99th day",
        "the 2nd missile strike",
        "the Islamic Revolutionary Guard Corps",
        "",
    ],
)
def test_what_could_be_any_of_many_is_no_designation(text: str) -> None:
    assert told(text) == []


def test_a_number_or_name_that_designated_once_does_so_again() -> None:
    assert told("The 912th Rifle Brigade left; the 912th returned.") == ["912th Rifle Brigade", "912th"]
    assert told("Silver Heron Battalion. Silver Heron men.") == ["Silver Heron Battalion", "Silver Heron"]


WORDS = st.sampled_from(
    "the 72nd 93 and , - ' Brigade brigades Tank Azov Storm Z VDV of Sea first I 🚀 No .".split()
)


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_designations_lie_in_the_text_in_order_without_overlap(text: str) -> None:
    spans = designations(text, PROFILE)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))


def test_a_text_that_ends_within_a_name_is_read_to_its_end() -> None:
    assert told("Brigade " * 40) == [("Brigade " * 40).strip()]


@given(st.text(max_size=60))
def test_no_text_is_too_strange(text: str) -> None:
    assert all(span.of(text).strip() for span in designations(text, PROFILE))
