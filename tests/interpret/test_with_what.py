import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.interpret.with_what import instruments
from counterclaim.languages import load


def told(text: str) -> list[tuple[str, str | None, str]]:
    return [(one.span.of(text), one.system, one.family) for one in instruments(text)]


def test_a_system_is_one_however_it_is_written() -> None:
    text = "They fired HIMARS. A High Mobility Artillery Rocket System and M142s are the same, or an M142."
    assert [system for _, system, _ in told(text) if system] == ["himars", "himars", "himars"]


@pytest.mark.parametrize(
    ("words", "system", "family"),
    [
        ("Iskander-M missiles", "iskander", "missile"),
        ("Geran-2", "shahed-136", "drone"),
        ("Shahed 136", "shahed-136", "drone"),
        ("T-72s", "t-72", "tank"),
        ("Storm Shadow", "storm-shadow", "missile"),
        ("SCALP", "storm-shadow", "missile"),
        ("kamikaze drones", None, "drone"),
        ("cluster munitions", None, "cluster munition"),
        ("Su‑24M", "su-24", "aircraft"),
    ],
)
def test_words_for_a_weapon_give_its_system_and_family(words: str, system: str | None, family: str) -> None:
    assert told(f"It was hit by {words}, he said.") == [(words, system, family)]


@pytest.mark.parametrize(
    "text",
    [
        "coal mines",
        "That book is mine.",
        "a think tank",
        "passenger aircraft",
        "in his arms",
        "grad students",
        "they do harm",
    ],
)
def test_what_only_sounds_like_a_weapon_is_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The 958th Combined Arms Army is there.",
        "The 1st Tank Army left, as the 9th Artillery Brigade did.",
        "They called up tank battalions.",
    ],
)
def test_what_sort_a_unit_is_of_is_no_weapon(text: str) -> None:
    assert told(text) == []


def test_every_system_has_a_family_that_the_list_knows() -> None:
    lists = load("en", "weapons")
    assert {system["family"] for system in lists["systems"].values()} <= set(lists["families"])


def test_no_name_stands_for_two_systems() -> None:
    names = [name for system in load("en", "weapons")["systems"].values() for name in set(system["names"])]
    assert len(names) == len(set(names))


@given(st.text(alphabet=st.sampled_from("HIMARS T-72 mine\n’sГрад🚀"), max_size=60))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    spans = [one.span for one in instruments(text)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))
