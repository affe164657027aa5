"""Capitals put back where a text was stored without any."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from training.truecase import usual_forms, with_capitals

FORMS = usual_forms(
    [
        "On Monday the army of Chile left the coast. The army said so.",
        "The Chile desk of NATO read it, and the Army of God did not.",
    ]
)


def test_words_are_written_as_others_write_them_within_sentences() -> None:
    text = "the army of chile left, nato said. the coast read it."
    assert with_capitals(text, FORMS) == "The army of Chile left, NATO said. The coast read it."


def test_a_word_that_nobody_else_writes_is_a_name() -> None:
    assert with_capitals("army of valdoria and of fmln", FORMS) == "Army of Valdoria and of FMLN"


def test_a_quotation_and_a_paragraph_open_sentences() -> None:
    assert with_capitals('left. "the coast," it said\n\nthe army', FORMS).split() == (
        'Left. "The coast," it said The army'.split()
    )


@given(st.text())
def test_nothing_but_capitals_changes(text: str) -> None:
    written = with_capitals(text, FORMS)
    assert written.casefold() == text.casefold()
    assert len(written) == len(text)


def test_an_empty_text_stays_empty() -> None:
    assert with_capitals("", {}) == ""
    assert usual_forms([]) == {}
