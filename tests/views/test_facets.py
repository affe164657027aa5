"""Facets as readers are told them: with their words, their precision, and what must not be shown."""

from __future__ import annotations

import json

import pytest

from counterclaim.places import load
from counterclaim.records import Place, Span
from counterclaim.views import ClaimFilter, ClaimRow, FacetFilter, as_json, claims, csv_lines, geojson
from counterclaim.views.filter import is_place
from counterclaim.views.summary import summary

from .shelf import FERRY, dam_shelf, ferry_shelf

ALL = ClaimFilter(own_voice=True)


def rows() -> list[ClaimRow]:
    return list(claims(ferry_shelf(), ALL))


def found(facets: FacetFilter) -> list[str]:
    return [row.says for row in claims(ferry_shelf(), ClaimFilter(own_voice=True, facets=facets))]


HIT = "its drones had hit a ferry in Quayside on Monday night"
KILLED = "killing at least 12 passengers"
MOVED = "The 9th Rifle Brigade moved into Quayside"


def test_an_attribution_has_a_row_for_each_of_its_claims_and_one_where_it_has_none() -> None:
    assert [row.says for row in rows()] == [HIT, KILLED, MOVED, "Unverified video showed smoke"]
    assert rows()[0].attribution == rows()[1].attribution != rows()[2].attribution
    assert rows()[3].facets is None


def test_a_summary_says_what_is_known_and_what_of_the_four_questions_is_not() -> None:
    hit, killed = (summary(row.facets) for row in rows()[:2] if row.facets)
    assert hit.happening == (
        ("what", "strike"),
        ("who", "armed forces (Russia) → a ferry"),
        ("where", "Quayside (settlement)"),
        ("when", "7 April 2031 to 8 April 2031 (“Monday night”)"),
        ("with what", "drones"),
    )
    assert killed.happening == (
        ("what", "casualties"),
        ("how many", "at least 12 passengers killed"),
        ("unknown", "who, where, when"),
    )


def test_a_summary_says_how_the_claim_is_made() -> None:
    hit, killed = (summary(row.facets) for row in rows()[:2] if row.facets)
    assert hit.stance == (
        ("act", "deny, past"),
        ("evidence", "video, unverified (“Unverified video”)"),
        ("speaker’s side", "Russia"),
    )
    assert ("hedge", "unverified (“Unverified”)") in killed.stance


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (FacetFilter(), [HIT, KILLED, MOVED, "Unverified video showed smoke"]),
        (FacetFilter(place="quayside"), [HIT, MOVED]),
        (FacetFilter(when="2031-04-07"), [HIT]),
        (FacetFilter(when="2031-04"), [HIT]),
        (FacetFilter(when="2031-04-06"), []),
        (FacetFilter(kinds=frozenset({"casualties"})), [KILLED]),
        (FacetFilter(acts=frozenset({"assert"})), [MOVED]),
        (FacetFilter(hedges=frozenset({"unverified"})), [KILLED]),
        (FacetFilter(evidence=frozenset({"video"})), [HIT]),
        (FacetFilter(side="Russia"), [HIT]),
        (FacetFilter(side="ukraine"), []),
    ],
)
def test_a_filter_on_facets_keeps_only_claims_that_say_so(wanted: FacetFilter, expected: list[str]) -> None:
    assert found(wanted) == expected


def test_a_unit_is_its_party_in_every_facet_and_stands_in_the_quotation_alone() -> None:
    said = as_json(rows()[2])
    assert "9th Rifle Brigade" in json.dumps(said["content"])
    assert "9th" not in json.dumps(said["facets"])
    assert said["facets"]["actors"][0]["words"] == "armed forces (Russia)"


def test_the_movement_of_forces_has_no_geometry_and_a_strike_has_the_settlements_point() -> None:
    features = json.loads(b"".join(geojson(rows())))["features"]
    geometry = {feature["properties"]["says"]: feature["geometry"] for feature in features}
    assert geometry[MOVED] is None
    assert geometry[KILLED] is None
    assert geometry[HIT] == {"type": "Point", "coordinates": [35.25, 47.5]}
    assert all("9th" not in json.dumps({**f["properties"], "says": ""}) for f in features)


def test_an_empty_map_is_a_feature_collection() -> None:
    assert json.loads(b"".join(geojson([]))) == {"type": "FeatureCollection", "features": []}


def test_facets_in_json_keep_the_value_the_words_and_the_offsets() -> None:
    facets = as_json(rows()[1])["facets"]
    (quantity,) = facets["quantities"]
    assert (quantity["low"], quantity["high"], quantity["best"]) == (12, None, None)
    anchor = quantity["anchor"]
    assert FERRY[anchor["start"] : anchor["end"]] == anchor["exact"] == "at least 12"
    assert as_json(rows()[0])["facets"]["kind"]["acled"]["event_type"] == "Explosions/Remote violence"


def test_a_table_has_the_facets_in_columns_of_their_own() -> None:
    head, first, *_ = (line.decode() for line in csv_lines(rows()))
    assert "acled_event,acled_sub_event,plover_type" in head
    assert ",deny,positive,actual,past,strike," in first
    assert "47.5,35.25,5000" in first


def test_claims_that_were_never_interpreted_are_shown_without_facets() -> None:
    assert all(row.facets is None for row in claims(dam_shelf(), ALL))
    assert as_json(next(claims(dam_shelf(), ALL)))["facets"] is None


def resolved(name: str) -> Place:
    """The largest settlement of a name, as it would be recorded."""
    entries = [one.entry for one in load().find(name) if one.entry.level == "settlement"]
    entry = max(entries, key=lambda one: one.population)
    return Place(Span(0, len(name)), "settlement", entry.id, entry.name)


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("Kiev", "Kyiv"),
        ("Київ", "Kyiv"),
        ("Kyiv", "Kiev"),
        ("Odessa", "Odesa"),
        ("odesa", "Odessa"),
        ("Lugansk", "Luhansk"),
        ("Zaporozhye", "Zaporizhzhia"),
        ("Zaporizhzhia", "Zaporizhzhya"),
    ],
)
def test_a_place_is_found_under_every_spelling_of_its_name(wanted: str, name: str) -> None:
    assert is_place(wanted, resolved(name), name)


@pytest.mark.parametrize("wanted", ["settlement", "geonames:70344", "geonames", "Kyi", "Lviv", "", " ", "."])
def test_neither_a_level_nor_a_part_of_a_name_or_id_finds_a_place(wanted: str) -> None:
    assert not is_place(wanted, resolved("Kyiv"), "Kyiv")


def test_an_id_of_the_gazetteer_finds_its_place() -> None:
    assert is_place("geonames:703448", resolved("Kyiv"), "Kyiv")


@pytest.mark.parametrize(
    ("wanted", "fits"), [("nova tarn", True), ("Tarn", True), ("Tar", False), ("area", False)]
)
def test_a_place_of_no_gazetteer_is_found_by_the_words_of_its_name(wanted: str, fits: bool) -> None:
    assert is_place(wanted, Place(Span(0, 9), "area"), "Nova Tarn") is fits


def test_no_gazetteer_is_opened_where_no_place_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterclaim.places.load", None)
    assert found(FacetFilter(when="2031-04")) == [HIT]
