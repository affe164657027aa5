from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reconcile.same_event.wording import base_form, family, likeness, rarity, wording


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("struck", "strike"),
        ("Attacks", "attack"),
        ("arrested", "arrest"),
        ("dying", "die"),
        ("cities", "city"),
    ],
)
def test_forms_have_their_base(form: str, base: str) -> None:
    assert base_form(form) == base


@pytest.mark.parametrize(
    ("noun", "verb"), [("acquisition", "acquire"), ("destruction", "destroyed"), ("invasion", "invading")]
)
def test_a_noun_is_of_the_family_of_the_verb_that_it_is_made_of(noun: str, verb: str) -> None:
    assert family(noun) == family(verb)


def test_words_that_mean_nearly_the_same_are_alike_and_others_are_not() -> None:
    assert likeness("kill", "murder") > 0.5
    assert likeness("kill", "murder") == likeness("murder", "kill")
    assert likeness("kill", "sell") == 0
    assert likeness("kill", "kill") == 1


def test_a_word_that_no_text_has_is_the_rarest() -> None:
    assert rarity("zzyzxian") > rarity("missile") > rarity("be")


@given(st.text())
def test_any_text_has_a_base_form_and_a_rarity(text: str) -> None:
    assert family(text) == family(text.lower())
    assert rarity(family(text)) >= 0


def test_the_table_is_small_enough_to_ship() -> None:
    table = wording()
    assert max(table.counts.values()) <= table.documents
    assert all(0 < percent <= 100 for others in table.alike.values() for percent in others.values())
