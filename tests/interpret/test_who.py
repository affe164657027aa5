"""Who is found in a report. The sentences are made up; the profile is the shipped one."""

from __future__ import annotations

import dataclasses
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.interpret.who import parties
from counterclaim.interpret.who.scene import _alike
from counterclaim.model import encode
from counterclaim.profiles import load_profile
from counterclaim.records import Maker, Party, Published, Reading, Report, sha256

PROFILE = load_profile("russia-ukraine")


def read(text: str, published: str | None = None) -> Reading:
    report = Report(
        sha256(text.encode("utf-8", "surrogatepass")),
        "made.txt",
        text,
        Maker("plain", "1"),
        published=Published(published) if published else None,
    )
    return next(encode([report]))


def found(text: str, published: str | None = None) -> dict[str, Party]:
    return {party.span.of(text): party for party in parties(read(text, published), PROFILE)}


def test_the_forces_of_both_sides_are_found_alike() -> None:
    text = "Russian soldiers shelled the town. Ukrainian soldiers shelled the bridge."
    one, other = found(text)["Russian soldiers"], found(text)["Ukrainian soldiers"]
    assert (one.kind, one.entity, one.side) == ("military", "russia-ukraine/russia.armed-forces", "russia")
    assert (other.kind, other.entity, other.side) == (
        "military",
        "russia-ukraine/ukraine.armed-forces",
        "ukraine",
    )


@pytest.mark.parametrize(
    "name",
    [
        "Russia's defence ministry",
        "Russian Defence Ministry",
        "Russian Ministry of Defense",
        "defence ministry of Russia",
    ],
)
def test_a_ministry_is_one_entity_however_it_is_named(name: str) -> None:
    said = parties(read(f"The {name} denied the report."), PROFILE)
    assert [(party.kind, party.entity) for party in said] == [
        ("government", "russia-ukraine/russia.ministry-of-defence")
    ]


def test_an_adjective_of_a_thing_is_nobody() -> None:
    assert found("Ukrainian territory lies behind the Russian border.") == {}


def test_an_adjective_of_a_deed_or_a_weapon_is_whose_it_is() -> None:
    said = found("Russian shelling hit a school. Ukrainian long-range missiles hit a depot.")
    assert {words: party.side for words, party in said.items()} == {
        "Russian": "russia",
        "Ukrainian": "ukraine",
    }


@pytest.mark.parametrize(
    "text",
    [
        "They stayed in Ukraine.",
        "Snow fell over eastern Ukraine and Russia.",
        "They met in Kharkiv, Ukraine.",
    ],
)
def test_a_country_where_something_is_is_nobody(text: str) -> None:
    assert not [party for party in parties(read(text), PROFILE) if party.kind == "state"]


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine denied the claim.",
        "They spoke of the invasion of Ukraine.",
        "He sent weapons to Ukraine.",
        "It is a war against Ukraine.",
    ],
)
def test_a_country_that_acts_or_has_it_done_to_it_is_somebody(text: str) -> None:
    assert found(text)["Ukraine"].side == "ukraine"


def test_a_capital_is_somebody_only_where_it_stands_for_its_state() -> None:
    said = parties(
        read("Moscow denied that it had sent anybody. It rained in Moscow. Kyiv residents slept."), PROFILE
    )
    assert [(party.span.start, party.side) for party in said if party.side] == [(0, "russia")]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Russian-backed separatists attacked.", "russia"),
        ("Pro-Ukrainian fighters attacked.", "ukraine"),
        ("Separatists backed by Russia attacked.", "russia"),
        ("The Russian-installed administration met.", "russia"),
        ("Anti-Russian protesters met.", None),
        ("Protesters in Russian-occupied towns met.", None),
    ],
)
def test_whose_side_somebody_is_on_is_read_off_the_words_for_it(text: str, side: str | None) -> None:
    assert parties(read(text), PROFILE)[0].side == side


def test_a_designated_unit_is_its_partys_armed_forces_and_shows_no_number() -> None:
    text = (
        "Ukraine's 72nd Mechanized Brigade stood near Lyman. Soldiers of the 5th Tank Brigade of the Russian army "
        "met 36th Brigade soldiers. The Russian 76th Guards Air Assault Division left."
    )
    said = parties(read(text), PROFILE)
    entities = {party.entity for party in said if party.kind == "military"}
    assert entities <= {"russia-ukraine/russia.armed-forces", "russia-ukraine/ukraine.armed-forces", None}
    assert {"russia-ukraine/russia.armed-forces", "russia-ukraine/ukraine.armed-forces"} <= entities
    assert not [party for party in said if any(char.isdigit() for char in party.span.of(text))]


def test_an_order_of_battle_gives_nobody_by_number() -> None:
    text = "4th Tank Division at Dolyna; 1st Guards Tank Army, 2nd Battalion; 36th Separate Marine Brigade near Hirne."
    said = parties(read(text), PROFILE)
    assert said
    assert not [party for party in said if any(char.isdigit() for char in party.span.of(text))]


def test_a_detachment_of_an_armed_group_is_the_group() -> None:
    said = found("Wagner's assault detachment withdrew.")
    assert [party.entity for party in said.values()] == ["russia-ukraine/russia.wagner"]


def test_a_spokesman_speaks_for_the_body() -> None:
    said = found("A spokesman for the Ukrainian general staff denied it.")
    assert said["spokesman"].entity == "russia-ukraine/ukraine.general-staff"


def test_rebel_fighters_are_rebels_and_captive_troops_are_troops() -> None:
    said = found("Rebel fighters held 53 captive Ukrainian troops and several civilians.")
    assert {words: party.kind for words, party in said.items()} == {
        "Rebel fighters": "armed group",
        "captive Ukrainian troops": "military",
        "civilians": "people",
    }


def test_a_surname_is_matched_to_the_full_name_of_the_report() -> None:
    text = "Maria Koval, an adviser to Ukraine's interior ministry, spoke first. Then Koval left."
    last = parties(read(text), PROFILE)[-1]
    assert last.name is not None
    assert last.name.of(text) == "Maria Koval"
    assert (last.kind, last.entity, last.side) == ("person", None, "ukraine")


def test_a_relative_of_the_same_surname_is_not_the_person_of_the_profile() -> None:
    text = "Jill Biden opened the school. Joe Biden stayed away, and Joseph Biden was named on the plate."
    people = found(text)
    assert people["Jill Biden"].entity is None
    assert people["Joe Biden"].entity == people["Joseph Biden"].entity is not None


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("joe", "joseph", True),
        ("joe", "jill", False),
        ("joe", "j", True),
        ("volodymyr", "vladimir", True),
        ("sergei", "serhiy", True),
        ("dmitry", "dmytro", True),
        ("olena", "vladimir", False),
        ("maria", "mark", True),
        ("", "joe", False),
    ],
)
def test_first_names_are_one_where_their_letters_agree(one: str, other: str, alike: bool) -> None:
    assert _alike(one, other) is alike


def test_a_person_of_the_profile_is_one_entity_in_every_spelling() -> None:
    text = "President Volodymyr Zelenskyy spoke. Mr. Zelensky said that Volodymyr Zelenskiy was tired."
    assert {party.entity for party in parties(read(text), PROFILE)} == {"russia-ukraine/ukraine.zelensky"}


def test_who_held_an_office_depends_on_the_date() -> None:
    text = "The Ukrainian defence minister resigned."
    assert found(text, "2022-05-01")["Ukrainian defence minister"].entity == "russia-ukraine/ukraine.reznikov"
    assert found(text, "2024-05-01")["Ukrainian defence minister"].entity == "russia-ukraine/ukraine.umerov"
    undated = found(text)["Ukrainian defence minister"]
    assert (undated.entity, undated.side) == (None, "ukraine")


def test_capitals_typed_throughout_change_nothing() -> None:
    assert found("RUSSIAN FORCES HIT UKRAINIAN TERRITORY")["RUSSIAN FORCES"].side == "russia"


def test_the_small_words_us_and_it_are_no_state() -> None:
    assert not [party for party in parties(read("They told us that it was over."), PROFILE) if party.side]


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "’s", "-", "Russian", "Shoigu", "of of of the the", "روسيا أوكرانيا", "Путин"]
)
def test_scraps_and_other_scripts_do_not_crash(text: str) -> None:
    assert all(party.span.end <= len(text) for party in parties(read(text), PROFILE))


def test_another_profile_leaves_the_names_of_this_one_without_a_side() -> None:
    other = dataclasses.replace(PROFILE, sides=(), entities=(), swaps=())
    assert {party.side for party in parties(read("Russian troops met Sergei Lavrov."), other)} == {None}


WORDS = st.sampled_from(
    "the Russian Ukrainian forces 's - , . and of 72nd Brigade Moscow Russia said by soldiers \n Wagner army (".split(
        " "
    )
)


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_parties_are_in_order_without_overlap_and_inside_the_text(text: str) -> None:
    spans = [party.span for party in parties(read(text), PROFILE)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))


def test_a_long_hostile_text_takes_time_in_proportion() -> None:
    reading = read("Russian-backed 's " * 400)
    assert len(parties(reading, PROFILE)) <= 1200
