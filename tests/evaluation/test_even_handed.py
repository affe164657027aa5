from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.profiles import load_profile
from counterclaim.records import Span
from evaluation.even_handed import (
    Told,
    all_rows,
    both_ways,
    compare,
    counterparts,
    direction,
    normal,
    parties_of,
    recast,
    share_changed,
    sign_test,
    swapped,
    to_control,
)

PROFILE = load_profile("russia-ukraine")
PAIRS = both_ways(all_rows(PROFILE))
IDS = counterparts(PROFILE)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Russia's army", "Ukraine's army"),
        ("Russian-backed, pro-Ukrainian", "Ukrainian-backed, pro-Russian"),
        ("UKRAINIANS and Russians", "RUSSIANS and Ukrainians"),
        ("Vladimir Putin and Zelensky’s aide", "Volodymyr Zelensky and Putin’s aide"),
        ("Moscow denied it.", "Kyiv denied it."),
        ("Kyiv's forces", "Moscow's forces"),
        ("fighting in Kyiv and near Moscow", "fighting in Kyiv and near Moscow"),
        ("Prussian, Ukrainianism", "Prussian, Ukrainianism"),
    ],
)
def test_names_swap_with_all_that_hangs_on_them_and_places_stay(text: str, other: str) -> None:
    assert swapped(text, PAIRS)[0] == other


WORDS = st.sampled_from(
    [
        "Russia",
        "Ukraine's",
        "Russian-backed",
        "Ukrainians",
        "Putin",
        "Volodymyr Zelensky",
        "FSB",
        "RUSSIAN",
        "the",
        "met",
        ",",
        "in Kyiv.",
    ]
)


@given(st.lists(WORDS, max_size=20).map(" ".join))
def test_a_second_swap_gives_the_first_text_back(text: str) -> None:
    assert swapped(swapped(text, PAIRS)[0], PAIRS)[0] == text


@given(st.lists(WORDS, max_size=20).map(" ".join))
def test_spans_of_words_are_moved_to_the_words_that_took_their_place(text: str) -> None:
    other, offsets = swapped(text, PAIRS)
    for word in re.finditer(r"\b(?:met|the)\b", text):
        assert offsets.moved(Span(*word.span())).of(other) == word.group()


def test_other_spellings_come_to_one() -> None:
    assert normal("Zelenskyy left Kiev.", PROFILE) == "Zelensky left Kyiv."


def test_counterparts_go_both_ways() -> None:
    assert IDS["russia"] == "ukraine"
    assert IDS["russia.armed-forces"] == "ukraine.armed-forces"
    assert IDS["russia-ukraine/ukraine.zelensky"] == "russia-ukraine/russia.putin"
    assert all(IDS[IDS[one]] == one for one in IDS)


def test_the_control_profile_knows_the_control_countries_as_the_sides() -> None:
    moved = recast(PROFILE, to_control(all_rows(PROFILE)))
    names = {side.id: side.countries for side in moved.sides}
    assert "Peru" in names["russia"]
    assert "Chile" in names["ukraine"]


def test_an_even_handed_annotator_loses_nothing() -> None:
    outcome = compare("Russian forces met Ukrainian soldiers.", parties_of(PROFILE), PAIRS, IDS)
    assert (outcome.kept, outcome.changed) == (2, 0)


def test_names_without_a_row_are_paired_within_their_role() -> None:
    outcome = compare("Sergei Naryshkin spoke of the Russian army.", parties_of(PROFILE), PAIRS, IDS)
    assert (outcome.kept, outcome.changed) == (2, 0)


def test_a_partial_annotator_is_caught_with_its_direction() -> None:
    def partial(text: str) -> list[Told]:
        return [Told(Span(*word.span()), "party", "state russia") for word in re.finditer("Russian", text)]

    outcomes = [compare("Russian forces met Russian soldiers.", partial, PAIRS, IDS)]
    assert share_changed(outcomes) == 1.0
    assert direction(outcomes, PROFILE)[:2] == (2, 0)
    assert [words for words, _ in outcomes[0].lost] == ["Russian", "Russian"]


def test_an_unsteady_annotator_has_no_direction_however_often_a_report_names_one_party() -> None:
    text = "Russian forces, Russian soldiers and a Russian tank met a Ukrainian gun."
    whole = parties_of(PROFILE)

    def on_call(number: int) -> Callable[[str], list[Told]]:
        calls = iter(range(2))
        return lambda given: whole(given) if next(calls) == number else []

    outcomes = [compare(text, on_call(number), PAIRS, IDS) for number in (0, 1)]
    first, second, _ = direction(outcomes, PROFILE)
    assert first == second > 0


def test_what_only_the_swapped_report_tells_is_gained() -> None:
    def partial(text: str) -> list[Told]:
        return [Told(Span(*word.span()), "party", "state russia") for word in re.finditer("Russian", text)]

    (outcome,) = [compare("Ukrainian forces fell.", partial, PAIRS, IDS)]
    assert (outcome.lost, [words for words, _ in outcome.gained]) == ((), ["Russian"])
    assert direction([outcome], PROFILE)[:2] == (1, 0)


def test_nothing_told_is_nothing_changed() -> None:
    assert share_changed([compare("It rained.", lambda text: [], PAIRS, IDS)]) == 0.0


@pytest.mark.parametrize(("one", "other", "chance"), [(0, 0, 1.0), (5, 5, 1.0), (10, 0, 2 / 1024)])
def test_the_sign_test_gives_the_chance_of_an_uneven_split(one: int, other: int, chance: float) -> None:
    assert sign_test(one, other) == pytest.approx(chance)
