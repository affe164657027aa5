"""What the report asserts itself: happenings, and neither definitions nor suppositions."""

from __future__ import annotations

import pytest

from counterclaim.attribute import attribute
from counterclaim.records import Reading, words_of
from tests.attribute.toy import reading


def own(made: Reading) -> list[str]:
    return [words_of(one.content, made.report.text) for one in attribute(made) if one.own_voice]


@pytest.mark.parametrize(
    "text",
    [
        "A howitzer is a gun that soldiers load by hand.",
        "The front is about 40 kilometres from the town.",
        "If the army has no shells the town is lost.",
        "Was the town shelled by the army in May?",
    ],
)
def test_definitions_distances_conditions_and_questions_assert_no_happening(text: str) -> None:
    assert own(reading(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ROCKETS HIT THE PORT OF VARN", "ROCKETS HIT THE PORT OF VARN"),
        ("• 10:15 - Rockets hit the port of Varn", "Rockets hit the port of Varn"),
        ("• 9.40pm - Rockets hit the port of Varn", "Rockets hit the port of Varn"),
        (
            "The so-called “liberators” destroyed the town on Friday.",
            "The so-called “liberators” destroyed the town on Friday",
        ),
    ],
)
def test_headlines_live_entries_and_scare_quotes_assert(text: str, found: str) -> None:
    assert own(reading(text)) == [found]


def test_a_paragraph_behind_a_line_that_says_who_explained_is_hers_and_the_next_is_not() -> None:
    made = reading(
        "Ada Lind explained:\n\nRockets hit the dam in June.\n\nThe army fell back on Sunday.",
        names={"Ada Lind": "PERSON"},
    )
    text = made.report.text
    speakers = [one.speaker.name.of(text) if one.speaker.name else "" for one in attribute(made)]
    assert speakers == ["Ada Lind", ""]
