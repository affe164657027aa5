"""Deeds, knowing and liking are the report's own claims, and no sayings."""

from __future__ import annotations

import pytest

from counterclaim.attribute import attribute
from counterclaim.records import Reading, words_of
from tests.attribute.toy import reading


def said(made: Reading) -> list[str]:
    return [words_of(one.cue, made.report.text) for one in attribute(made) if not one.own_voice]


@pytest.mark.parametrize(
    "text",
    [
        "{s1:Parliament} {c1:approved} {t1:a law on the draft of soldiers}.",
        "{s1:The ministers} {c1:agreed} {t1:to meet after the ceasefire}.",
        "{s1:The service} {c1:sent} {t1:the prisoners to the border}.",
    ],
)
def test_a_deed_is_the_own_voice(text: str) -> None:
    made = reading(text)
    assert said(made) == []
    assert [one.own_voice for one in attribute(made)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "{s1:The ministers} {c1:agreed} that {t1:the ceasefire was over}.",
        "{s1:The court} {c1:approved} {t1:what it called “a fair exchange” of prisoners}.",
        "{s1:The service} {c1:sent} {t1:“all the prisoners home”}.",
        "{s1:The minister} {c1:approved of the report} {t1:on the ceasefire}.",
        "{s1:The minister} {c1:said} {t1:the ceasefire was over}.",
    ],
)
def test_a_that_clause_a_quotation_or_another_word_in_the_cue_makes_a_saying(text: str) -> None:
    assert said(reading(text)) != []


@pytest.mark.parametrize("cue", ["had its own motives for", "had a moratorium on"])
def test_a_verb_with_a_noun_that_says_nothing_is_no_saying(cue: str) -> None:
    assert said(reading("{s1:The minister} {c1:" + cue + "} {t1:the deals with the town}.")) == []


def test_a_verb_with_a_noun_of_saying_is_one() -> None:
    made = reading("{s1:The minister} {c1:has a plan to} {t1:leave the town by the river}.")
    assert said(made) == ["has a plan to"]


def test_a_month_in_a_cue_is_no_noun_of_it() -> None:
    made = reading(
        "{s1:The minister} {c1:August warned} {t1:the people of the town}.", names={"August": "DATE"}
    )
    assert said(made) == ["August warned"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("{s1:The council} {c1:added} {t1:a lane to the bridge}.", 0),
        ("{s1:The council} {c1:added} {t1:the bridge was safe}.", 1),
        ("{s1:The council} {c1:added} {t1:“a lane to the bridge”}.", 1),
        ("{s1:The state} {c1:issued} {t1:passports to the pilots}.", 0),
        ("{s1:The writer} {c1:has written about} {t1:the bridge over the river}.", 0),
        ("{s1:The minister} {c1:pointed to} {t1:the fires in the port}.", 0),
        ("{s1:The minister} {c1:pointed} {t1:that the port was burning}.", 1),
        ("{s1:The party} {c1:opposes} {t1:the bridge over the river}.", 0),
        ("{c1:was supposed} {t1:to leave the town by the river}.", 0),
        ("{s1:The officials} {c1:showed} {t1:pictures of the strike}.", 0),
        ("{t1:The bridge was hit}, {s1:the officials} {c1:added}.", 1),
        ("{s1:The firms} {c1:reportedly have sent} {t1:tours to the coast}.", 0),
        ("{s1:The firms} {c1:have reportedly said} {t1:the coast is open}.", 1),
        ("{s1:The video} {c1:showed} {t1:a bridge in flames}.", 1),
        ("{s1:The officials} {c1:showed} {t1:that the bridge was hit}.", 1),
    ],
)
def test_with_a_plain_object_some_sayings_are_deeds(text: str, count: int) -> None:
    assert len(said(reading(text))) == count


@pytest.mark.parametrize(
    "text", ["The river {c1:is called} {t1:the Oll}.", "{c1:Asked about} {t1:the bridge}, she left."]
)
def test_a_name_and_a_question_without_a_speaker_say_nothing(text: str) -> None:
    assert said(reading(text)) == []


def test_with_a_speaker_they_do() -> None:
    assert said(reading("{s1:The mayor} {c1:called} {t1:the river a ditch}.")) == ["called"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("{s1:The allies} {c1:are aghast at} {t1:the names of the streets}.", 0),
        ("{s1:The allies} {c1:are worried} {t1:that the bridge was hit}.", 1),
        ("{c1:Concerns about} {t1:a new winter} were heard.", 0),
        ("{s1:The mayor} {c1:voiced concern over} {t1:the fire in the port}.", 1),
    ],
)
def test_a_feeling_at_a_thing_says_nothing_until_it_is_voiced(text: str, count: int) -> None:
    assert len(said(reading(text))) == count


def test_to_whom_something_is_said_is_not_what_is_said() -> None:
    assert said(reading("{s1:The mayor} {c1:warned} {t1:them}.")) == []
    assert said(reading("{s1:The mayor} {c1:warned} {t1:them of a flood}.")) == ["warned"]
    assert said(reading("{t1:They}, {s1:the mayor} {c1:told} the press.")) == ["told"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("If {s1:the mayor} {c1:said} {t1:the town fell}, it fell.", 0),
        ("As {s1:the mayor} {c1:said} {t1:the town fell}, it fell.", 1),
        ("{c1:Fearful} {t1:that the dam may burst}, they left.", 0),
        ("{c1:Read} {t1:the story of the siege here}.", 0),
    ],
)
def test_what_is_supposed_felt_or_only_given_is_not_said(text: str, count: int) -> None:
    assert len(said(reading(text))) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("{s1:The advance} {c1:appeared} {t1:to have stalled at the river}.", 0),
        ("In {s1:a call} {c1:said} {t1:to be of two soldiers}, the guns were named.", 0),
        ("{s1:The mayor} {c1:said} {t1:to be of good cheer}.", 1),
    ],
)
def test_what_appears_or_describes_a_noun_is_not_said(text: str, count: int) -> None:
    assert len(said(reading(text))) == count
