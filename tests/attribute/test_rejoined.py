"""What a saying between commas cuts in two is said as a whole."""

from __future__ import annotations

import pytest

from counterclaim.attribute import attribute
from counterclaim.records import words_of
from tests.attribute.toy import reading


def content(text: str) -> str:
    made = reading(text, names={"Monday": "DATE"})
    (found,) = [one for one in attribute(made) if not one.own_voice]
    return words_of(found.content, made.report.text)


@pytest.mark.parametrize(
    "text",
    [
        "{t1:The old bridge}, {s1:he} {c1:said}, had fallen on Friday.",
        "The old bridge, {s1:he} {c1:said}, {t1:had fallen on Friday}.",
    ],
)
def test_of_a_subject_and_its_predicate_neither_is_said_alone(text: str) -> None:
    assert content(text) == "The old bridge … had fallen on Friday"


def test_an_adverbial_says_nothing_without_the_clause_behind() -> None:
    text = "{t1:After the raid}, {s1:the mayor} {c1:said}, the town was burned."
    assert content(text) == "After the raid … the town was burned"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{t1:The bridge fell}, {s1:he} {c1:said}, the rain had killed nobody.", "The bridge fell"),
        ("{t1:The old bridge}, {s1:he} {c1:said}, and the mayor agreed.", "The old bridge"),
        ("On Monday, {s1:he} {c1:said}, {t1:the bridge had fallen}.", "the bridge had fallen"),
        ("Then, {s1:he} {c1:said}, {t1:had fallen the bridge}.", "had fallen the bridge"),
        ("{t1:“The old bridge,”} {s1:he} {c1:said}, was the cry of the day.", "The old bridge"),
    ],
)
def test_what_is_whole_or_set_apart_stays_as_it_is(text: str, said: str) -> None:
    assert content(text) == said


def test_what_another_says_is_not_taken() -> None:
    made = reading("{t1:The old bridge}, {s1:he} {c1:said}, {t2:had fallen}, {c2:claimed} {s2:Brandt}.")
    found = [words_of(one.content, made.report.text) for one in attribute(made) if not one.own_voice]
    assert found == ["The old bridge", "had fallen"]
