"""Who speaks in a headline is named before its colon, if it is somebody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.attribute import attribute
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


@pytest.mark.parametrize(
    ("headline", "who", "what"),
    [
        ("Shells hit the port of Varn – governor", "governor", "Shells hit the port of Varn"),
        ("Talks unlikely before spring - Norland envoy", "Norland envoy", "Talks unlikely before spring"),
        ("Varn will ‘never’ surrender — Lind", "Lind", "Varn will ‘never’ surrender"),
        ("War in Norland: two bridges destroyed – MoD", "MoD", "two bridges destroyed"),
        ("Strike was staged – Moscow", "Moscow", "Strike was staged"),
        ("No grain deal this year – Poland", "Poland", "No grain deal this year"),
        ("Captured pilots to be exchanged – sources", "sources", "Captured pilots to be exchanged"),
    ],
)
def test_a_speaker_behind_the_dash_says_the_headline(headline: str, who: str, what: str) -> None:
    made = reading(f"{headline}\n\nA second line.", names={"Lind": "PERSON", "Moscow": "LOCATION"})
    assert len(said(made)) == 1
    source, cue, content = said(made)[0]
    assert (source, content) == (who, what)
    assert cue in "-–—"
    assert headline not in own(made)


@pytest.mark.parametrize(
    "headline",
    [
        "Ships have left the port of Varn – and more will follow",
        "Ships have left the port of Varn – video",
        "Ships have left the port of Varn – risking a clash with police",
        "Ships have left the port of Varn – the world’s biggest harbour",
        "Ships have left the port of Varn – photographs",
        "The well-known Varn-based officials",
        "Page 3 – governor",
    ],
)
def test_what_goes_on_behind_a_dash_is_nobodys_word(headline: str) -> None:
    assert said(reading(headline)) == []


def test_a_town_behind_the_dash_says_nothing() -> None:
    made = reading("Two ships have left the port – Kharkiv", names={"Kharkiv": "ORGANIZATION"})
    assert said(made) == []


def test_who_speaks_inside_the_headline_is_quoted_by_the_speaker_behind_the_dash() -> None:
    made = reading("{s1:Norland} {c1:wants} {t1:to bring Varn to its knees} – governor")
    found = list(attribute(made))
    outer = next(one for one in found if one.source[0].of(made.report.text) == "governor")
    assert outer.content[0].of(made.report.text) == "Norland wants to bring Varn to its knees"
    assert all(one.parent == outer.id for one in found if one is not outer)


@pytest.mark.parametrize(
    ("outlet", "count"), [("Harbour News", 0), ("harbour-news.example", 0), ("Varn Courier", 1)]
)
def test_the_outlet_that_signs_its_own_page_says_nothing_by_that(outlet: str, count: int) -> None:
    made = reading("Ships have left the port - Harbour News", names={"Harbour News": "ORGANIZATION"})
    assert len(said(replace(made, report=replace(made.report, outlet=outlet)))) == count
