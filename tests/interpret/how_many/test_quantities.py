"""What a number, a person or nobody is read as: bounds, unit, state, and the words that say so."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.interpret.how_many import quantities
from counterclaim.records.quantity import Quantity
from tests.growth import LINEAR, growth

Values = tuple[float | None, float | None, str, str | None]


def values(text: str) -> list[Values]:
    return [(one.low, one.high, one.unit, one.state) for one in quantities(text)]


def only(text: str) -> Quantity:
    (found,) = quantities(text)
    return found


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("At least 53 people died.", 53, None),
        ("Up to 3,000 people died.", None, 3000),
        ("Between 10 and 15 people died.", 10, 15),
        ("From 50 to 100 people died.", 50, 100),
        ("Two or three people died.", 2, 3),
        ("10-15 people died.", 10, 15),
        ("Dozens of people died.", 24, None),
        ("Hundreds of people died.", 200, None),
        ("Tens of thousands of people died.", 20_000, None),
        ("Several people died.", 3, None),
        ("Several hundred people died.", 200, None),
        ("A dozen people died.", 12, 12),
        ("Half a dozen people died.", 6, 6),
        ("Two dozen people died.", 24, 24),
        ("1,000 people died.", 1000, 1000),
        ("1.000 people died.", 1000, 1000),
        ("1 000 people died.", 1000, 1000),
        ("2.5 million people died.", 2_500_000, 2_500_000),
        ("1.5k people died.", 1500, 1500),
        ("Twenty-five people died.", 25, 25),
        ("Two hundred and fifty people died.", 250, 250),
        ("Three thousand four hundred people died.", 3400, 3400),
        ("10 to 15 million people died.", 10_000_000, 15_000_000),
        ("No fewer than 20 people died.", 20, None),
        ("53 or more people died.", 53, None),
    ],
)
def test_bounds_are_those_that_the_words_give(text: str, low: float | None, high: float | None) -> None:
    assert values(text) == [(low, high, "people", "killed")]


def test_about_keeps_the_number_and_says_that_it_is_loose() -> None:
    loose, exact = only("About 75 people were wounded."), only("Exactly 75 people were wounded.")
    assert (loose.low, loose.high, loose.approximate) == (75, 75, True)
    assert (exact.low, exact.high, exact.approximate) == (75, 75, False)


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("some 2,200 square kilometres of land", 2200, "km2"),
        ("more than 300 sq km of land", 300, "km2"),
        ("more than 300 sq. km of land", 300, "km2"),
        ("2,700sq km of land", 2700, "km2"),
        ("1,000 square miles of land", 2589.988, "km2"),
        ("12 miles to the south", 19.312128, "km"),
        ("a 20-mile front", 32.18688, "km"),
        ("50km to the south", 50, "km"),
        ("three kilograms of flour", 0.003, "tonnes"),
        ("20m tonnes of wheat", 20_000_000, "tonnes"),
        ("50m of cable", 50, "m"),
        ("more than $2 million in aid", 2_000_000, "money"),
        ("30 per cent of the land", 30, "percent"),
        ("54 settlements along the river", 54, "settlements"),
        ("four MiG-29 fighters on the strip", 4, "aircraft"),
        ("four fighters on the wall", 4, "people"),
        ("a 431-member staff", 431, "people"),
    ],
)
def test_measures_are_converted_and_nouns_give_the_unit(text: str, low: float, unit: str) -> None:
    found = only(text)
    assert found.low == pytest.approx(low)
    assert found.unit == unit


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The strike killed 12 soldiers.", "killed"),
        ("Two brothers were shot dead.", "killed"),
        ("Three men were shot.", "wounded"),
        ("Three men were shot and killed.", "killed"),
        ("He shot two people to death.", "killed"),
        ("Police spoke of the deaths of four people.", "killed"),
        ("The shelling claimed the lives of nine people.", "killed"),
        ("Doctors saved the lives of nine people.", None),
        ("Two bodies were found.", "killed"),
        ("4,000 peacekeepers have lost their lives.", "killed"),
        ("Five men were taken to a hospital.", "wounded"),
        ("300 soldiers surrendered.", "captured"),
        ("27 sailors are missing.", "missing"),
        ("2,000 people have fled their homes.", "displaced"),
        ("Some 50 civilians were evacuated.", "evacuated"),
        ("Dozens of people are trapped under the rubble.", "trapped"),
        ("40 protesters were detained.", "detained"),
        ("200 prisoners were exchanged.", "freed"),
        ("The army destroyed 14 tanks.", "destroyed"),
        ("20 houses were damaged.", "damaged"),
        ("They fired 60 rockets.", "launched"),
        ("Air defences shot down six drones.", "intercepted"),
        ("The army recaptured three villages.", "gained"),
        ("Allies delivered eight howitzers.", "supplied"),
        ("Between 70 and 80 soldiers were killed or wounded.", "casualties"),
        ("Two men shot a dog.", None),
        ("Four people were not injured.", None),
        ("He was accused of trying to kill two officers.", None),
        ("90 people sheltered in the school.", None),
    ],
)
def test_state_is_what_the_sentence_says_became_of_them(text: str, state: str | None) -> None:
    assert [one.state for one in quantities(text)] == [state]


@pytest.mark.parametrize(
    "text",
    [
        "It began on 24 February and went on until Feb. 26, 2022.",
        "In 2014 the town fell; since 1991 it had grown.",
        "The T-72 and the S-300 were shown beside 155 mm shells.",
        "The 53rd brigade and the 5th corps moved.",
        "Article 5 and Resolution 2202 were read out.",
        "At 8:43 p.m. the siren went; at 5 a.m. it stopped.",
        "Jane Roe, 35, spoke for the 17-year-old student.",
        "Call 555-277-5283 or 911.",
        "He lives at 421 North River Avenue.",
        "Those aged 12 and older and all 16 or younger came.",
        "The talks took two weeks and 72 hours more.",
        "One of the men said so.",
        "Two thirds agreed three times.",
        "A .40 caliber pistol lay there.",
        "Pages 12/13, ratio 4:3.",
        "The 30C heat was on Channel 9 news.",
        "A dozen or so",
        "There is no death penalty.",
        "There were no other injuries.",
    ],
)
def test_what_counts_nothing_is_left_out(text: str) -> None:
    assert quantities(text) == []


def test_one_person_counts_where_something_happened_to_him() -> None:
    assert values("A 32-year-old man was killed.") == [(1, 1, "people", "killed")]
    assert values("A 32-year-old man said so.") == []
    assert values("The man was killed.") == []


def test_what_one_verb_governs_is_shared_by_all_that_it_joins() -> None:
    assert values("killing a man and his two daughters") == [
        (1, 1, "people", "killed"),
        (2, 2, "people", "killed"),
    ]
    assert values("Two men and a woman were shot dead.") == [
        (2, 2, "people", "killed"),
        (1, 1, "people", "killed"),
    ]


def test_no_tank_is_killed_with_its_crew() -> None:
    assert values("killed 20 soldiers and 3 tanks") == [
        (20, 20, "people", "killed"),
        (3, 3, "vehicles", None),
    ]


def test_each_number_has_its_own_state() -> None:
    assert values("The strike left 40 dead and 75 wounded.") == [
        (40, 40, "people", "killed"),
        (75, 75, "people", "wounded"),
    ]
    assert [one.state for one in quantities("One person was killed and three others injured.")] == [
        "killed",
        "wounded",
    ]


def test_a_part_has_the_state_of_the_whole() -> None:
    assert values("Six people, including three children, were killed.") == [
        (6, 6, "people", "killed"),
        (3, 3, "people", "killed"),
    ]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The death toll rose to 14.", "killed"),
        ("He put the number of wounded at about 50.", "wounded"),
        ("A double murder shook the town.", "killed"),
    ],
)
def test_tolls_and_collectives_need_no_noun(text: str, state: str) -> None:
    assert only(text).state == state


@pytest.mark.parametrize(
    "text", ["There were no casualties.", "No one was hurt.", "None of them were killed."]
)
def test_nobody_is_a_number(text: str) -> None:
    found = only(text)
    assert (found.low, found.high, found.unit) == (0, 0, "people")


def test_spans_hold_the_phrase_and_the_words_counted() -> None:
    text = "Officials said at least 53 captured soldiers died."
    found = only(text)
    assert found.span.of(text) == "at least 53 captured soldiers"
    assert found.counted is not None
    assert found.counted.of(text) == "captured soldiers"


def test_people_of_any_country_are_people() -> None:
    assert [
        only(f"Forty {name} died.").unit for name in ("Georgians", "Ukrainians", "Russians", "Syrians")
    ] == ["people"] * 4


def test_in_a_language_without_lists_nothing_is_found() -> None:
    assert quantities("40 people were killed.", "en")
    assert quantities("40 people were killed.", "xx") == []


@pytest.mark.parametrize(
    ("piece", "times"),
    [
        ("\n", 5_000),
        ("1", 50_000),
        ("1-a", 10_000),
        ("killed two men and a woman, ", 400),
        ("قتل 5 أشخاص ", 400),
    ],
)
def test_ugly_texts_take_no_more_than_their_length(piece: str, times: int) -> None:
    assert growth(quantities, piece * (times // 8), piece * times) < LINEAR


def test_an_empty_text_counts_nothing() -> None:
    assert quantities("") == []


_PIECES = st.sampled_from(
    "two 5 1,000 a the no one dozens of people men man killed were wounded , . and including at least to - "
    "between 24 February toll rose \n “ % $ km sq 17-year-old another million U.S. 8:43 ’s é 🙂".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=40).map(" ".join) | st.text(max_size=80))
def test_spans_lie_in_the_text_in_order_and_bounds_are_ordered(text: str) -> None:
    end = 0
    for one in quantities(text):
        assert end <= one.span.start < one.span.end <= len(text)
        assert one.counted is None or one.span.covers(one.counted)
        assert one.low is not None or one.high is not None
        assert one.low is None or one.high is None or one.low <= one.high
        end = one.span.end
