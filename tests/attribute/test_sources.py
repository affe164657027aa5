"""Sources that the scores left out or ran together with something else, where the grammar names them."""

from __future__ import annotations

import pytest

from counterclaim.attribute import attribute
from counterclaim.records import Reading, words_of
from tests.attribute.toy import reading


def parts(made: Reading) -> list[tuple[str, str]]:
    """Source and content of what is not the own voice."""
    text = made.report.text
    return [
        (words_of(one.source, text), words_of(one.content, text))
        for one in attribute(made)
        if not one.own_voice
    ]


def test_a_source_with_its_apposition_is_cut_off_the_content_that_swallowed_it() -> None:
    made = reading("{t1:The shells hit the dam of the region, Ada Lind, the head of the region}, {c1:said}.")
    assert parts(made) == [("Ada Lind, the head of the region", "The shells hit the dam of the region")]


def test_a_content_that_is_nothing_but_a_source_is_left_as_it_is() -> None:
    made = reading("{t1:Ada Lind, the head of the region}, {c1:said} so.")
    assert parts(made) in ([], [("", "Ada Lind, the head of the region")])


def test_a_month_is_no_speaker_where_the_sentence_has_a_subject() -> None:
    made = reading(
        "The soldier was freed and in {s1:September} {c1:told} {t1:a friend he felt lost}.",
        names={"September": "DATE"},
    )
    assert parts(made) == [("The soldier", "a friend he felt lost")]


@pytest.mark.parametrize("who", ["The mayor", "April Lind"])
def test_a_source_that_is_no_date_stays(who: str) -> None:
    made = reading("{s1:" + who + "} {c1:said} {t1:the dam had gone}.", names={"April Lind": "PERSON"})
    assert parts(made) == [(who, "the dam had gone")]
