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


@pytest.mark.parametrize(
    "text",
    [
        "Rockets struck the port and it estimates losses of nine men.",
        "The governor put the number of dead after the attack at 9.",
        "The army struck the town, according to the ministry.",
        "The soldiers the ministry spoke of were killed.",
        "As the UN told us the town was destroyed and that I saw it.",
        "The men we met believes that the town is destroyed.",
    ],
)
def test_what_holds_a_report_of_somebodys_words_is_not_the_outlets(text: str) -> None:
    assert own(reading(text)) == []


def test_a_passive_without_a_subject_is_still_the_outlets_own() -> None:
    text = "Rockets struck the territory claimed by the north."
    assert own(reading(text)) == [text.rstrip(".")]


def test_no_join_word_is_left_hanging_where_a_relation_cuts_a_sentence() -> None:
    made = reading(
        "Rockets struck the harbour of the town on Monday after {s1:the mayor} {c1:said} {t1:all is well}."
    )
    assert own(made) == ["Rockets struck the harbour of the town on Monday"]


@pytest.mark.parametrize(
    ("text", "who", "cue"),
    [
        ("Rockets struck the old town, the council reports.", "the council", "reports"),
        ("The council on Friday said that rockets struck the town.", "The council", "on Friday said"),
        ("The council fell. It claims that rockets struck the old town.", "It", "claims"),
    ],
)
def test_a_plain_saying_that_the_scores_missed_is_an_attribution(text: str, who: str, cue: str) -> None:
    made = reading(text, names={"Friday": "DATE"})
    words = made.report.text
    found = [(words_of(one.source, words), words_of(one.cue, words)) for one in attribute(made) if one.cue]
    assert found == [(who, cue)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("LVIV, Ukraine — Rockets hit the port of Varn.", "Rockets hit the port of Varn"),
        ("KYIV (Agency) - Rockets hit the port of Varn.", "Rockets hit the port of Varn"),
        ("Kyiv, May 3 — Rockets hit the port of Varn.", "Rockets hit the port of Varn"),
        ("Lviv — Rockets hit the port of Varn.", "Rockets hit the port of Varn"),
        ("Lviv — The old city — was struck by rockets.", "Lviv — The old city — was struck by rockets"),
        ("Varn Oll — Rockets hit the port.", "Varn Oll — Rockets hit the port"),
        ("Rockets hit the port of Lviv — Varn burned.", "Rockets hit the port of Lviv — Varn burned"),
    ],
)
def test_a_dateline_is_no_part_of_what_is_told(text: str, found: str) -> None:
    assert own(reading(text)) == [found]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("FILE - Soldiers struck the bridge of Varn in the spring.", 0),
        ("Soldiers struck the bridge of Varn (AP Photo/Ada Lind, file).", 0),
        ("Smoke rises as shells struck the port of Varn, Friday, May 6, 2022.", 0),
        ("In this photo taken on Friday, 6 May 2022, shells struck the port of Varn.", 0),
        ("VARN (AP) — Shells struck the port of Varn on Friday.", 1),
        ("Shells struck the port of Varn on Friday, May 6.", 1),
    ],
)
def test_a_caption_is_not_what_the_report_tells(text: str, count: int) -> None:
    assert len([one for one in attribute(reading(text)) if one.own_voice]) == count
