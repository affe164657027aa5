"""Settlements that the reader takes for somebody. The sentences are made up."""

from __future__ import annotations

import pytest

from counterclaim.interpret.where import places
from counterclaim.model.labels import ENTITY_TAGS
from counterclaim.places import load
from tests.growth import LINEAR, growth

from .made import found, reading


def named(text: str, **labels: str) -> list[str]:
    return [place.span.of(text) for place in found(text, **labels)]


@pytest.mark.parametrize("label", ["PERSON", "ORGANIZATION"])
@pytest.mark.parametrize(
    "text",
    [
        "Ukrainian guns shelled Poltava.",
        "Ukrainian trains stopped near Poltava.",
        "The battle for Poltava, Ukrainian officials said, went on.",
        "Poltava was shelled, a Ukrainian baker said.",
        "Guns shelled the eastern Ukrainian city of Poltava.",
        "Ukrainian trains stopped at the Poltava railway station.",
    ],
)
def test_a_name_that_stands_where_only_places_stand_is_a_place(text: str, label: str) -> None:
    assert named(text, Poltava=label) == ["Poltava"]


def test_what_stands_in_a_list_with_a_place_is_one() -> None:
    text = "Ukrainian guns shelled Sumy, Poltava and Chernihiv."
    labels = {"Sumy": "PERSON", "Poltava": "PERSON", "Chernihiv": "PERSON"}
    assert named(text, **labels) == ["Sumy", "Poltava", "Chernihiv"]
    assert named("Sumy, Poltava and Chernihiv froze.", **labels | {"Chernihiv": "LOCATION"}) == list(labels)


def test_a_name_of_several_words_is_a_place_too() -> None:
    text = "Ukrainian guns shelled Nova Kakhovka."
    assert named(text, Nova_Kakhovka="PERSON") == ["Nova Kakhovka"]


def test_a_place_once_is_a_place_throughout() -> None:
    text = "Ukrainian guns shelled Poltava. Later Poltava burned."
    assert named(text, Poltava="PERSON") == ["Poltava", "Poltava"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Ukrainian police arrested Poltava.", {"Poltava": "PERSON"}),
        ("Ukrainian guns hit Mr Poltava.", {"Poltava": "PERSON"}),
        ("Olha Poltava ran. Ukrainian guns hit Poltava.", {"Poltava": "PERSON", "Olha_Poltava": "PERSON"}),
        ("Ukrainian guns hit Sumy. Sumy said that it hurt.", {"Sumy": "PERSON"}),
        ("Ukrainian guns hit Sumy, 43, in the leg.", {"Sumy": "PERSON"}),
        ("Ukrainian guns hit Sumy, a spokesman for the mill.", {"Sumy": "PERSON"}),
        ("She served in the Clinton administration in Arkansas, American papers say.", {"Clinton": "PERSON"}),
        ("Ukrainian guns hit NATO.", {"NATO": "ORGANIZATION"}),
        ("It was a strike Georgia had hoped for, American papers say.", {"Georgia": "PERSON"}),
        ("Ukrainian guns hit Victoria.", {"Victoria": "PERSON"}),
    ],
)
def test_persons_named_like_a_town_stay_persons(text: str, labels: dict[str, str]) -> None:
    assert named(text, **labels) == []


def test_many_mistaken_names_take_no_more_than_each_by_itself() -> None:
    short, long = (reading("Poltava, Sumy and " * times) for times in (125, 1_000))
    for made in (short, long):
        made.entities[::2] = ENTITY_TAGS.index("B-PERSON")
    assert growth(lambda made: places(made, load()), short, long) < LINEAR
