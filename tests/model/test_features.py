"""Words, their features, and where quotation marks open and close."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import features as f
from counterclaim.model import quotation as q
from counterclaim.text.words import word_offsets, words_in


def quoted(text: str) -> list[str]:
    """The words that stand inside a quotation, marks left out."""
    offsets = word_offsets(text)
    words = words_in(text, offsets)
    states = f.features(text, offsets, words).quotation
    return [word for word, state in zip(words, states, strict=True) if state in (q.INSIDE, q.NESTED)]


def codes(text: str) -> dict[str, int]:
    offsets = word_offsets(text)
    words = words_in(text, offsets)
    return dict(zip(words, f.features(text, offsets, words).position.tolist(), strict=True))


@given(st.text())
def test_words_cover_everything_but_white_space(text: str) -> None:
    offsets = word_offsets(text)
    assert "".join(words_in(text, offsets)) == re.sub(r"\s", "", text)
    assert (offsets[:, 0] < offsets[:, 1]).all()
    assert (offsets[1:, 0] >= offsets[:-1, 1]).all()


@given(st.text(alphabet="ab A.,'\"“”‘’„«»\n"))
def test_every_word_has_features_in_range(text: str) -> None:
    offsets = word_offsets(text)
    found = f.features(text, offsets, words_in(text, offsets))
    for values, count in (
        (found.shape, f.SHAPES),
        (found.quotation, f.QUOTATIONS),
        (found.position, f.POSITIONS),
    ):
        assert len(values) == len(offsets)
        assert values.dtype == np.uint8
        assert ((values > 0) & (values < count)).all()


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("river", f.LOWER),
        ("River", f.CAPITALISED),
        ("A", f.CAPITALISED),
        ("NATO", f.ALL_CAPS),
        ("McKay", f.MIXED),
        ("2022", f.DIGITS),
        ("T72", f.ALPHANUMERIC),
        (",", f.PUNCTUATION),
        ("“", f.PUNCTUATION),
        ("河", f.OTHER_SHAPE),
        ("€", f.OTHER_SHAPE),
    ],
)
def test_shapes(word: str, shape: int) -> None:
    assert f.shape(word) == shape


@pytest.mark.parametrize(
    ("opening", "closing"), [('"', '"'), ("“", "”"), ("„", "“"), ("„", "”"), ("«", "»"), ("»", "«")]
)
def test_double_marks_of_every_style(opening: str, closing: str) -> None:
    assert quoted(f"She said {opening}we saw it{closing} and left.") == ["we", "saw", "it"]


def test_an_apostrophe_is_no_mark() -> None:
    assert quoted("It's the soldiers' own, don’t ask in the ’90s or '90s.") == []
    assert quoted("“I don’t know the men’s names”, he said") == [
        "I",
        "don",
        "’",
        "t",
        "know",
        "the",
        "men",
        "’",
        "s",
        "names",
    ]


def test_single_marks_quote_where_both_ends_are_there() -> None:
    assert quoted("He wrote 'all quiet' at noon.") == ["all", "quiet"]
    assert quoted("He wrote ‘all quiet’ at noon.") == ["all", "quiet"]


def test_single_marks_within_double_ones_are_nested() -> None:
    text = "“They shouted ‘go’ twice.”"
    offsets = word_offsets(text)
    words = words_in(text, offsets)
    states = dict(zip(words, f.features(text, offsets, words).quotation.tolist(), strict=True))
    assert states["go"] == q.NESTED
    assert states["twice"] == q.INSIDE


def test_a_quotation_goes_on_if_the_next_paragraph_opens_with_a_mark() -> None:
    text = "“One began.\n\n“Two ended,” he said.\n\nThree."
    assert quoted(text) == ["One", "began", ".", "Two", "ended", ","]


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    assert quoted("“One began.\n\nTwo did not.") == ["One", "began", "."]


def test_a_closing_mark_without_an_opening_one_opens_nothing() -> None:
    assert quoted("A board of 5” length broke. It lay there.") == []


def test_positions() -> None:
    found = codes("Heading\n\nFirst here. Second there\nwrapped line.” Third, e.g. lower.\nNext paragraph")
    assert found["Heading"] == f.PARAGRAPH_START
    assert found["First"] == f.PARAGRAPH_START
    assert found["Second"] == f.SENTENCE_START
    assert found["wrapped"] == f.LINE_START
    assert found["Third"] == f.SENTENCE_START
    assert found["lower"] == f.WITHIN
    assert found["Next"] == f.PARAGRAPH_START


def test_no_words_have_no_features() -> None:
    found = f.features("  \n ", word_offsets("  \n "), [])
    assert len(found.shape) == len(found.quotation) == len(found.position) == 0
