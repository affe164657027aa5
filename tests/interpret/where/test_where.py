from __future__ import annotations

import tracemalloc
from itertools import islice, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.interpret.where import places
from counterclaim.model.labels import ENTITY_TAGS
from counterclaim.places import load
from counterclaim.records import Place, Reading
from tests.growth import LINEAR, growth

from .made import found, only, reading


def looked_up_anew(made: Reading) -> list[Place]:
    """The places of a reading, none of whose names was looked up before."""
    load().find.cache_clear()
    return places(made, load())


def words(text: str, place: Place) -> tuple[str, str | None]:
    return place.span.of(text), place.part.of(text) if place.part else None


def test_a_settlement_has_a_point_and_says_how_exact_it_is() -> None:
    place = only("A depot burned in Poltava.", "Poltava")
    assert (place.level, place.country) == ("settlement", "UA")
    assert place.point == pytest.approx((49.59, 34.55), abs=0.1)
    assert 1000 <= (place.precision_m or 0) <= 25000


@pytest.mark.parametrize(
    ("text", "name", "level"),
    [
        ("Shelling went on in Poltava Oblast.", "Poltava Oblast", "region"),
        ("Shelling went on in the Poltava region.", "Poltava", "region"),
        ("Troops stood along the Dnipro River.", "Dnipro River", "water"),
        ("Fighting spread across the Donbas.", "Donbas", "area"),
        ("It was quiet in Slovakia.", "Slovakia", "country"),
        ("It was quiet in Europe.", "Europe", "continent"),
    ],
)
def test_areas_keep_their_level_and_get_no_pin(text: str, name: str, level: str) -> None:
    place = only(text, name)
    assert (place.level, place.point, place.precision_m) == (level, None, None)
    assert place.entry is not None


def test_of_several_regions_named_together_each_is_a_region() -> None:
    text = "Power failed in the Sumy, Poltava and Chernihiv regions."
    assert [place.level for place in found(text, "Sumy", "Poltava", "Chernihiv")] == ["region"] * 3


@pytest.mark.parametrize(
    ("text", "name", "part", "level"),
    [
        ("They left the west bank of the Dnipro River.", "Dnipro River", "the west bank of the", "water"),
        ("It rained in eastern Slovakia.", "Slovakia", "eastern", "area"),
        ("It rained in the south of Slovakia.", "Slovakia", "the south of", "area"),
        ("It rained over Slovakia's east.", "Slovakia", "east", "area"),
        ("Fire reached the outskirts of Poltava.", "Poltava", "the outskirts of", "settlement"),
        ("They advanced on the Poltava axis.", "Poltava", "axis", "area"),
    ],
)
def test_words_that_take_a_part_are_kept(text: str, name: str, part: str, level: str) -> None:
    place = only(text, name)
    assert (*words(text, place), place.level) == (name, part, level)


def test_an_area_around_a_settlement_gets_no_pin() -> None:
    assert only("They advanced on the Poltava axis.", "Poltava").point is None


def test_the_south_of_the_country_is_an_area_of_nobody_knows_which_country() -> None:
    text = "Heavy rain fell in the south of the country."
    place = only(text)
    assert words(text, place) == ("the country", "the south of")
    assert (place.level, place.entry, place.point) == ("area", None, None)


def test_near_a_town_and_a_distance_from_it_widen_the_circle() -> None:
    town = only("A train stopped in Poltava.", "Poltava").precision_m or 0
    near = only("A train stopped near Poltava.", "Poltava").precision_m or 0
    far = only("A train stopped 40 km (25 miles) south-east of Poltava.", "Poltava").precision_m or 0
    assert town < near < far
    assert far == town + 40_000


def test_a_site_takes_the_point_of_its_settlement() -> None:
    place = only("Smoke rose over the Poltava railway station.", "Poltava")
    assert (place.level, place.point is not None) == ("site", True)


def test_a_plant_named_after_a_far_city_gets_no_point() -> None:
    place = only("Inspectors reached the Zaporizhzhia nuclear power plant.", "Zaporizhzhia")
    assert (place.level, place.point, place.precision_m) == ("site", None, None)


@pytest.mark.parametrize("name", ["Mariupol", "Simferopol", "Kherson", "Crimea"])
def test_contested_territory_gets_no_country(name: str) -> None:
    place = only(f"It was reported from {name} in Ukraine.".replace(" in Ukraine", ""), name)
    assert place.entry is not None
    assert place.country is None


def test_older_and_newer_spellings_are_one_entry() -> None:
    old = found("From Kharkov to Kiev and Nikolayev.", "Kharkov", "Kiev", "Nikolayev")
    new = found("From Kharkiv to Kyiv and Mykolaiv.", "Kharkiv", "Kyiv", "Mykolaiv")
    assert [place.entry for place in old] == [place.entry for place in new]
    assert None not in {place.entry for place in old}


def test_a_namesake_is_told_by_the_region_named_with_it() -> None:
    donetsk = found("Olenivka, Donetsk Oblast, was shelled.", "Olenivka", "Donetsk Oblast")[0]
    odesa = found("Olenivka, Odesa Oblast, was flooded.", "Olenivka", "Odesa Oblast")[0]
    assert donetsk.entry != odesa.entry
    assert None not in {donetsk.entry, odesa.entry}


def test_a_namesake_is_told_by_the_state_after_the_comma() -> None:
    text = "He came from Moscow, Idaho, and she from Moscow."
    assert found(text, "Moscow", "Idaho")[0].country == "US"
    assert only("She came from Moscow.", "Moscow").country == "RU"


def test_a_village_that_nothing_speaks_for_stays_unresolved() -> None:
    place = only("Two houses burned in Olenivka.", "Olenivka")
    assert (place.entry, place.point, place.level) == (None, None, "unknown")


def test_an_unknown_village_is_not_given_to_another() -> None:
    text = "Two houses burned in Vydumanivka, Poltava Oblast, near Poltava."
    place = found(text, "Vydumanivka", "Poltava Oblast", "Poltava")[0]
    assert place.entry is None


def test_a_village_of_another_region_is_not_taken_for_one_of_that_name() -> None:
    place = found("Two houses burned in Popasna, Zakarpattia Oblast.", "Popasna", "Zakarpattia Oblast")[0]
    assert place.entry is None


@pytest.mark.parametrize("word", ["Russian", "Ukrainian", "Syrians", "Western", "Russian-led"])
def test_words_for_people_and_things_of_a_country_are_no_places(word: str) -> None:
    assert found(f"The {word} forces withdrew.", word) == []


def test_streets_and_buildings_are_no_places() -> None:
    assert found("It fell on Sadova Street by the White House.", "Sadova Street", "White House") == []


@pytest.mark.parametrize("text", ["Under the Geneva Conventions, no.", "On Poltava Day they sang."])
def test_treaties_and_feasts_are_no_places(text: str) -> None:
    assert found(text, "Geneva", "Poltava") == []


def test_a_person_named_like_a_place_is_no_place() -> None:
    assert found("Paris Jackson spoke.", Paris_Jackson="PERSON") == []


def test_a_government_named_by_its_capital_is_still_the_name_of_a_place() -> None:
    place = only("Moscow denied it.", Moscow="ORGANIZATION")
    assert place.name == "Moscow"


def test_the_place_in_the_name_of_a_public_body_is_found() -> None:
    text = "Poltava City Council met."
    assert words(text, only(text, Poltava_City_Council="ORGANIZATION")) == ("Poltava", None)


def test_a_newspaper_is_no_place() -> None:
    assert found("The Washington Post wrote it.", Washington_Post="ORGANIZATION") == []


def test_a_name_after_the_village_of_is_a_place_whatever_the_reader_took_it_for() -> None:
    text = "Smoke rose from the village of Vydumanivka."
    assert words(text, only(text)) == ("Vydumanivka", None)
    assert only(text).level == "settlement"


def test_a_text_without_words_has_no_places() -> None:
    assert found("") == []
    assert found(" \n\t ") == []


def test_right_to_left_and_odd_letters_do_no_harm() -> None:
    text = "\u202eאבג\u202c near Poltava \ud83d\ude00 ﷽"
    assert [place.span.of(text) for place in found(text, "Poltava")] == ["Poltava"]


NAMES = st.sampled_from(
    [
        "Poltava",
        "Kyiv",
        "U.S.",
        "the",
        "Ohio",
        ",",
        "of",
        "near",
        "Oblast",
        "and",
        "regions",
        "’s",
        "-",
        "\n",
        "St.",
        "X",
    ]
)
LABELS = st.sampled_from(["", "LOCATION", "PERSON", "ORGANIZATION", "MISC"])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(NAMES, LABELS), max_size=30))
def test_spans_lie_in_the_text_in_order_and_apart(some: list[tuple[str, str]]) -> None:
    text = " ".join(word for word, _ in some)
    labels = {word: label for word, label in some if label}
    result = places(reading(text, **labels), load())
    spans = [place.span for place in result]
    assert spans == sorted(spans)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    for place in result:
        assert 0 <= place.span.start < place.span.end <= len(text)
        assert place.part is None or not place.part.overlaps(place.span)
        assert place.point is None or place.level in ("settlement", "site")


def test_the_same_text_gives_the_same_places() -> None:
    text = "From Springfield to Poltava, by Paris, Ohio."
    first = found(text, "Springfield", "Poltava", "Paris", "Ohio")
    assert first == found(text, "Springfield", "Poltava", "Paris", "Ohio")


def test_many_names_take_no_more_than_each_by_itself() -> None:
    short, long = (
        reading(
            " ".join(f"It rained in Springfield{number} and near Poltava, Ohio." for number in range(count)),
            Poltava="LOCATION",
            Ohio="LOCATION",
            Springfield1="LOCATION",
        )
        for count in (75, 600)
    )
    assert growth(looked_up_anew, short, long) < LINEAR


def test_thousands_of_different_names_take_little_memory() -> None:
    towns = sorted(
        {entry.name for entry in islice(load().tables[0].entries(), 0, 90_000, 40) if entry.name.isalpha()}
    )
    text = ". ".join(towns)
    made = reading(text)
    made.entities[::2] = ENTITY_TAGS.index("B-LOCATION")
    tracemalloc.start()
    assert len(places(made, load())) > 1000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 250_000_000


@pytest.mark.parametrize(
    ("piece", "times"),
    [("A, ", 4_000), ("the north of ", 800), ("X", 200_000), ("village of ", 3_200), ("A and ", 3_200)],
)
def test_hostile_text_takes_no_more_than_its_length(piece: str, times: int) -> None:
    short, long = (reading(piece * count) for count in (times // 8, times))
    for made in (short, long):
        made.entities[::2] = ENTITY_TAGS.index("B-LOCATION")
    assert growth(looked_up_anew, short, long) < LINEAR


def test_the_middle_of_a_list_lies_not_in_what_stands_before_it() -> None:
    levels = [
        place.level for place in found("It rained in Sumy, Poltava and Lviv.", "Sumy", "Poltava", "Lviv")
    ]
    assert levels == ["settlement"] * 3


def test_eight_times_the_unnamed_parts_take_about_eight_times_as_long() -> None:
    short, long = (reading("It rained in the south of the country. " * count) for count in (200, 1_600))
    assert len(places(long, load())) == 1_600
    assert growth(looked_up_anew, short, long) < LINEAR
