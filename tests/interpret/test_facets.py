"""What a claim is given of its report's facets, and what the hiding of units leaves of them."""

from __future__ import annotations

from copy import copy

import pytest

from counterclaim.attribute import attribute
from counterclaim.interpret import background, interpret
from counterclaim.interpret.facets import Facets
from counterclaim.model import encode
from counterclaim.records import Claim, Maker, Reading, Report, Span, sha256
from tests.growth import LINEAR, growth


def read(text: str) -> Reading:
    return next(encode([Report(sha256(text.encode()), "made.txt", text, Maker("plain", "1"), language="en")]))


def told(text: str) -> list[Claim]:
    reading = read(text)
    return list(interpret(reading, attribute(reading)))


def words(span: Span | None, text: str) -> str | None:
    return span.of(text) if span else None


@pytest.mark.parametrize(
    ("text", "said", "counted"),
    [
        ("Twelve 912th Brigade soldiers were wounded in Kramatorsk.", "Twelve", "soldiers"),
        ("Shelling killed 30 Azov fighters in Kharkiv.", "30", "fighters"),
        ("Ten 418th Tank Division tanks were destroyed in Kharkiv.", "Ten", "tanks"),
        ("Ten tanks were destroyed in Kharkiv.", "Ten tanks", "tanks"),
        ("The attack on Kharkiv cost $5 million.", "$5 million", None),
    ],
)
def test_a_count_of_a_units_soldiers_is_one_of_soldiers(text: str, said: str, counted: str) -> None:
    found = [one for claim in told(text) for one in claim.quantities]
    assert [(one.span.of(text), words(one.counted, text)) for one in found] == [(said, counted)]


@pytest.mark.parametrize(
    ("who", "hedge"),
    [
        ("A commander of the 912th Rifle Brigade", "A commander"),
        ("A 912th Rifle Brigade commander", "commander"),
        ("A commander", "A commander"),
    ],
)
def test_a_described_speaker_is_described_without_a_unit(who: str, hedge: str) -> None:
    text = f"{who} said that missiles had hit Kharkiv."
    said = [claim.stance.hedge for claim in told(text) if claim.stance.hedge]
    assert [one.span.of(text) for one in said] == [hedge]


@pytest.mark.parametrize(
    ("text", "pinned"),
    [
        ("Missiles hit Kharkiv on Monday.", True),
        ("Missiles hit Kharkiv, killing five residents.", True),
        ("Russian forces shelled Kharkiv.", True),
        ("Russian forces based in Melitopol shelled Kharkiv.", False),
        ("Russian forces shelled Kharkiv and advanced towards Kramatorsk.", False),
        ("Missiles hit a school in Kharkiv, where the 912th Brigade was sleeping.", False),
    ],
)
def test_a_place_has_a_point_only_where_no_forces_are_placed_by_it(text: str, pinned: bool) -> None:
    places = [place for claim in told(text) for place in claim.places]
    assert [place for place in places if place.entry]
    assert any(place.point for place in places) is pinned
    assert all((place.point is None) == (place.precision_m is None) for place in places)


def test_a_name_that_only_tells_things_apart_is_kept_without_a_point() -> None:
    places = [place for claim in told("Russia accused Kharkiv officials of theft.") for place in claim.places]
    assert places
    assert not [place for place in places if place.point]


def test_nobody_is_actor_and_target_of_one_happening() -> None:
    text = "Russian forces attacked Russian forces. Russian forces shelled themselves and Ukrainian soldiers."
    claims = told(text)
    assert any(claim.actors for claim in claims)
    for claim in claims:
        entities = {party.entity for party in claim.actors if party.entity}
        assert not entities & {party.entity for party in claim.targets}
        assert not {party.span for party in claim.actors} & {party.span for party in claim.targets}


def test_a_part_without_a_place_takes_no_more_than_the_last_ones_before_it() -> None:
    text = "Missiles hit Kharkiv, Kramatorsk, Melitopol, Berdyansk and Bakhmut, killing two residents."
    last = told(text)[-1]
    assert "killing" in last.content[0].of(text)
    assert [place.span.of(text) for place in last.places] == ["Melitopol", "Berdyansk", "Bakhmut"]


def test_no_facet_of_a_report_overlaps_a_designation() -> None:
    text = (
        "Twelve 912th Brigade soldiers were wounded. The 1st Tank Army shelled Kharkiv with 40 tanks. "
        "A 7th Assault Regiment officer said so in the Silver Heron battalion."
    )
    facets = Facets.of(read(text), background())
    assert len(facets.hiding.units) == 4
    spans = [
        *(one.trigger for one in facets.happenings),
        *(one.span for one in (*facets.places, *facets.times, *facets.quantities, *facets.instruments)),
        *(one.counted for one in facets.quantities if one.counted),
    ]
    assert spans
    assert not [one.of(text) for one in spans for unit in facets.hiding.units if one.overlaps(unit)]


def test_a_sentence_without_end_takes_time_in_proportion() -> None:
    clause = "Russian forces hit Kharkiv and Kramatorsk and shelled Bakhmut, killing two residents and "
    short, long = (read(clause * times) for times in (8, 64))
    made = {id(one): list(attribute(one)) for one in (short, long)}
    claims = list(interpret(long, made[id(long)]))
    assert len(claims) > 100
    assert max(len(claim.places) for claim in claims) < 10
    assert growth(lambda one: list(interpret(copy(one), made[id(one)])), short, long) < LINEAR


def test_a_claim_that_leans_on_a_subject_holds_its_words_and_not_its_number() -> None:
    text = "Two rockets hit a depot in Kharkiv and killed five guards."
    *_, claim = told(text)
    assert [one.of(text) for one in claim.content] == ["Two rockets", "killed five guards"]
    assert [one.span.of(text) for one in claim.quantities] == ["five guards"]


def test_a_denial_that_in_turn_accuses_is_two_claims_with_an_act_each() -> None:
    text = "The Varnian ministry denied any role in the blast and in turn accused the rebels of shelling the village."
    assert [(claim.stance.act, claim.content[-1].of(text)) for claim in told(text)] == [
        ("deny", "any role in the blast"),
        ("accuse", "the rebels of shelling the village"),
    ]


@pytest.mark.parametrize("maker", ["U.S.-supplied", "Canada-supplied"])
def test_where_a_weapon_comes_from_is_not_where_it_strikes(maker: str) -> None:
    text = f"The army said a strike using {maker} rockets hit a school in Kharkiv."
    (claim,) = told(text)
    assert [place.span.of(text) for place in claim.places] == ["Kharkiv"]
