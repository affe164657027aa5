"""Attributions that the reader's scores do not see, where the words leave no doubt."""

from __future__ import annotations

import pytest

from counterclaim.attribute import attribute
from counterclaim.records import words_of
from tests.attribute.toy import reading


def found(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of what is not the own voice, nothing having been tagged."""
    return [
        (words_of(one.source, text), words_of(one.cue, text), words_of(one.content, text))
        for one in attribute(reading(text, names={"Norland": "LOCATION"}))
        if not one.own_voice
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "According to the ministry, the shells hit the bridge of the town.",
            ("the ministry", "According to", "the shells hit the bridge of the town"),
        ),
        (
            "The shells hit the bridge of the town, according to the ministry.",
            ("the ministry", "according to", "The shells hit the bridge of the town"),
        ),
        (
            "The shells hit the bridge, per the ministry.",
            ("the ministry", "per", "The shells hit the bridge"),
        ),
        (
            "Ada Lind, then, said the shells hit the bridge.",
            ("Ada Lind", "said", "the shells hit the bridge"),
        ),
    ],
)
def test_a_plain_tag_at_either_end_of_a_sentence_is_read(text: str, expected: tuple[str, str, str]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "According to plan, the shells hit the bridge of the town.",
        "The ration was a loaf of bread, per person.",
        "The army went, according to the ministry and the tanks were left, home.",
    ],
)
def test_what_is_no_tag_is_not_read(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("According to the agreement, the shells hit the bridge of the town.", 0),
        ("The shells hit the bridge of the town, per the day.", 0),
    ],
)
def test_what_something_goes_by_is_nobody(text: str, count: int) -> None:
    assert len(found(text)) == count


def test_a_sentence_that_somebody_else_says_something_in_is_not_cut_for_its_tag() -> None:
    text = "In the city {s1:the mayor} {c1:said} {t1:the troops left the town}, according to the ministry."
    made = reading(text)
    assert [words_of(one.source, made.report.text) for one in attribute(made) if not one.own_voice] == [
        "the mayor"
    ]


def test_what_follows_to_hear_somebody_tell_it_is_theirs() -> None:
    made = reading("To hear the governor tell it, the army took the old bridge on Monday.")
    text = made.report.text
    (found,) = [one for one in attribute(made) if not one.own_voice]
    assert words_of(found.source, text) == "the governor"
    assert words_of(found.content, text) == "the army took the old bridge on Monday"


def test_to_hear_of_a_thing_is_no_saying() -> None:
    made = reading("They came to hear the band in the old town on Monday and to tell it all.")
    assert [one for one in attribute(made) if not one.own_voice] == []
