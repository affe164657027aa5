from __future__ import annotations

import math
from pathlib import Path

import pytest

from counterclaim.places import Gazetteer, distance_km, load
from counterclaim.places.areas import areas
from counterclaim.places.entry import Candidate, great_circle_km
from counterclaim.places.gazetteer import EMBEDDED
from counterclaim.places.table import Table

from .made import entry, table


def likeliest(name: str, level: str) -> Candidate:
    found = [one for one in load().find(name) if one.entry.level == level]
    return max(found, key=lambda one: one.entry.population)


@pytest.mark.parametrize(
    ("name", "older"),
    [
        ("Kyiv", "Kiev"),
        ("Kharkiv", "Kharkov"),
        ("Odesa", "Odessa"),
        ("Mykolaiv", "Nikolayev"),
        ("Izium", "Izyum"),
    ],
)
def test_older_spellings_meet(name: str, older: str) -> None:
    assert likeliest(name, "settlement").entry.id == likeliest(older, "settlement").entry.id


def test_a_spelling_that_no_table_holds_is_found_and_marked_as_such() -> None:
    olenivka = {one.entry.id: one.match for one in load().find("Elenivka") if one.entry.region == "UA.05"}
    assert "spelling" in olenivka.values()


def test_of_namesakes_all_are_given() -> None:
    assert {one.entry.region for one in load().find("Olenivka")} >= {"UA.05", "UA.17", "UA.18"}


@pytest.mark.parametrize(
    ("name", "code", "level"),
    [
        ("Donetsk Oblast", "UA.05", "region"),
        ("Crimea", "UA.11", "region"),
        ("Belgorod Oblast", "RU.09", "region"),
        ("Nineveh", "IQ.15", "region"),
        ("Aleppo", "SY.09", "region"),
        ("Ohio", "US.OH", "region"),
    ],
)
def test_first_level_regions_are_areas_with_an_extent(name: str, code: str, level: str) -> None:
    found = [one.entry for one in load().find(name) if one.entry.level == level and one.entry.region == code]
    assert found
    assert found[0].extent_km > 10


@pytest.mark.parametrize("code", ["UA", "RU", "US", "SY", "IQ", "IL", "PS", "GB", "FR", "AM", "AZ"])
def test_countries_have_a_middle_inside_them(code: str) -> None:
    country = load().with_code(code)
    assert country is not None
    assert country.level == "country"
    assert country.extent_km > 10
    near = [
        one.entry
        for one in load().find({"UA": "Dnipro", "RU": "Krasnoyarsk", "US": "Salina"}.get(code, country.name))
        if one.entry.country == code
    ]
    assert any(
        great_circle_km((country.latitude, country.longitude), (one.latitude, one.longitude)) < 900
        for one in near
    )


@pytest.mark.parametrize("name", ["Donbas", "Dnipro River", "Black Sea", "Golan Heights", "Snake Island"])
def test_areas_without_a_border_are_known(name: str) -> None:
    assert load().find(name)[0].entry.id.startswith("counterclaim:")


@pytest.mark.parametrize(
    "name", ["Mariupol", "Simferopol", "Sevastopol", "Luhansk", "Melitopol", "Nova Kakhovka"]
)
def test_places_on_contested_territory_are_told_as_such(name: str) -> None:
    assert load().contested(likeliest(name, "settlement").entry)


@pytest.mark.parametrize("name", ["Lviv", "Belgorod", "Kharkiv", "Moscow", "Aleppo"])
def test_other_places_are_not(name: str) -> None:
    assert not load().contested(likeliest(name, "settlement").entry)


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("Jerusalem", "IL.06"),
        ("Katzrin", "IL.00"),
        ("Ariel", "IL.WE"),
        ("Smara", "MA.11"),
        ("Tiraspol", "MD.58"),
        ("Bender", "MD.62"),
        ("Itanagar", "IN.30"),
        ("Laayoune", ""),
        ("Kakhovka reservoir", ""),
        ("Inhulets River", ""),
        ("Kinburn spit", ""),
        ("Snake Island", ""),
        ("West Bank", ""),
        ("Gaza Strip", ""),
    ],
)
def test_territory_that_several_claim_gets_no_label_of_a_country(name: str, region: str) -> None:
    found = [one.entry for one in load().find(name) if one.entry.region == region]
    assert found
    assert all(load().contested(entry) for entry in found if entry.country)


def test_no_small_area_written_by_hand_reaches_into_contested_territory_with_a_label() -> None:
    known = areas()
    labelled = {
        one.entry
        for some in known.found.values()
        for one in some
        if one.entry.country and one.entry.extent_km <= 200 and not load().contested(one.entry)
    }
    regions = [entry for code in known.contested if (entry := load().with_code(code)) and "." in code]
    assert labelled
    assert regions
    held = {
        area.name
        for area in labelled
        for region in regions
        if distance_km(area, region) <= 0.75 * max(area.extent_km, region.extent_km)
    }
    assert held == set()


@pytest.mark.parametrize("name", ["", " ", "!", "x" * 500, "Qwrtzpl", "\x00", "\u202eviyK"])
def test_what_is_no_name_has_no_candidates(name: str) -> None:
    assert load().find(name) == ()


def test_a_loaded_table_adds_to_the_shipped_one_and_changes_the_fingerprint(tmp_path: Path) -> None:
    path = tmp_path / "t"
    table(path, [(entry(999000001, "Zzyzzyva Yar", country="UA", region="UA.07"), [])])
    both = load(path)
    assert [one.entry.id for one in both.find("Zzyzzyva Yar")] == ["geonames:999000001"]
    assert likeliest("Kyiv", "settlement").entry in {one.entry for one in both.find("Kyiv")}
    assert both.fingerprint() != load().fingerprint()


def test_an_entry_of_two_tables_is_given_once_as_it_met_the_name_best(tmp_path: Path) -> None:
    one = table(tmp_path / "a", [(entry(1, "Mlyn", extent_km=3), ["Mill"])])
    other = table(tmp_path / "b", [(entry(1, "Mill"), [])])
    found = Gazetteer([one, other]).find("Mill")
    assert [(one.entry.name, one.match) for one in found] == [("Mlyn", "name")]


def test_without_a_table_at_the_path_the_shipped_one_serves(tmp_path: Path) -> None:
    assert load(tmp_path / "none").fingerprint() == load().fingerprint()


class Asked(Table):
    """A table that counts the keys it looks at."""

    keys = 0

    def _key(self, at: int) -> bytes:
        self.keys += 1
        return super()._key(at)


def test_a_name_is_found_by_halving_however_many_there_are() -> None:
    table = Asked.unpacked(EMBEDDED.read_bytes(), "the shipped gazetteer")
    assert isinstance(table, Asked)
    gazetteer, names = Gazetteer([table]), 200
    for number in range(names):
        gazetteer.find(f"Name {number}")
    # Once by its key and once by its mark of spelling, and there the one key that is not it.
    assert 0 < table.keys <= 2 * names * (math.log2(10 * table.size) + 2)
