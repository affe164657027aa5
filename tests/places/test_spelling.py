from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.places.spelling import LONGEST, key, latin, slavic_mark


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Côte-d’Or", "cote dor"),
        ("St. Louis", "Saint Louis"),
        ("The Hague", "Hague"),
        ("U.S.", "US"),
        ("Łódź", "Lodz"),
        ("Donets'k", "Donetsk"),
        ("  Kryvyi   Rih ", "kryvyi rih"),
    ],
)
def test_marks_and_signs_make_no_difference_to_a_key(one: str, other: str) -> None:
    assert key(one) == key(other) != ""


@pytest.mark.parametrize("name", ["", "...", "’", "x" * (LONGEST + 1)])
def test_what_is_no_name_has_no_key(name: str) -> None:
    assert key(name) == ""


@pytest.mark.parametrize(
    ("ukrainian", "russian"),
    [
        ("Kharkiv", "Kharkov"),
        ("Olenivka", "Yelenovka"),
        ("Kryvyi Rih", "Krivoy Rog"),
        ("Zaporizhzhia", "Zaporozhye"),
        ("Vinnytsia", "Vinnitsa"),
        ("Chernihiv", "Chernigov"),
        ("Enerhodar", "Energodar"),
        ("Lysychansk", "Lisichansk"),
        ("Чернівці", "Черновцы"),
    ],
)
def test_the_russian_and_the_ukrainian_form_share_a_mark(ukrainian: str, russian: str) -> None:
    assert slavic_mark(ukrainian) == slavic_mark(russian) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("Kharkiv", "Kherson"), ("Donetsk", "Luhansk"), ("Sumy", "Izium"), ("Lviv", "Rivne")]
)
def test_different_names_do_not_share_a_mark(one: str, other: str) -> None:
    assert slavic_mark(one) != slavic_mark(other)


def test_too_short_a_name_has_no_mark() -> None:
    assert slavic_mark("Oy") == ""


def test_cyrillic_is_written_in_latin_letters() -> None:
    assert latin("Щорс") == "shchors"


@given(st.text(max_size=200))
def test_any_text_has_a_key_that_is_its_own_key(name: str) -> None:
    assert key(key(name)) == key(name)
    assert isinstance(slavic_mark(name), str)
