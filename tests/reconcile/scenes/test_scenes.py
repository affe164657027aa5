from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reconcile.scenes import Scene, gather_scenes, gathering, scene_from
from counterclaim.reconcile.scenes.sight import Sight
from counterclaim.records import Claim, Report
from tests.reconcile.made import claim, judgement, report, scene

TEXT = (
    "Rockets struck a mill in Ostrany on Monday, killing twelve workers, the governor said. "
    "The ministry denied it. It said the attack on the mill was staged.\n\n"
    "Elsewhere, shells hit a school in Velmora, wounding two. "
    "Delegations of both sides met for talks in Karsk."
)


def told(of: Report) -> list[Claim]:
    return [
        claim(of, "Rockets struck a mill in Ostrany on Monday", "strike", "struck"),
        claim(of, "killing twelve workers", "casualties", "killing"),
        claim(of, "denied it", None, act="deny", attribution="b"),
        claim(of, "the attack on the mill was staged", "attack", "attack", attribution="c"),
        claim(of, "shells hit a school in Velmora", "shelling", "hit", attribution="d"),
        claim(of, "wounding two", "casualties", "wounding", attribution="d"),
        claim(
            of, "Delegations of both sides met for talks in Karsk", "negotiation", "talks", attribution="e"
        ),
    ]


def by_words(of: Report, claims: list[Claim], found: list[Scene]) -> list[list[str]]:
    words = {each.key: each.content[0].of(of.text) for each in claims}
    return [sorted(words[key] for key in each.claims) for each in found]


def test_a_strike_its_dead_and_its_denial_are_one_scene_and_another_town_is_another() -> None:
    made = report(TEXT)
    claims = told(made)
    assert by_words(made, claims, gather_scenes(made, claims)) == [
        [
            "Rockets struck a mill in Ostrany on Monday",
            "denied it",
            "killing twelve workers",
            "the attack on the mill was staged",
        ],
        ["shells hit a school in Velmora", "wounding two"],
        ["Delegations of both sides met for talks in Karsk"],
    ]


def test_the_order_of_claims_and_a_claim_given_twice_make_no_difference() -> None:
    made = report(TEXT)
    claims = told(made)
    assert gather_scenes(made, claims[::-1] + claims[:2]) == gather_scenes(made, claims)


def test_a_scene_has_the_places_and_days_of_all_its_claims() -> None:
    made = report(TEXT)
    first = gather_scenes(made, told(made))[0]
    assert first.places == {"made:Ostrany"}
    assert {"strike", "casualties", "attack"} <= first.kinds
    assert first.published == "2031-04-05"
    assert "mill" in first.words


def test_what_tells_of_no_happening_is_in_no_scene() -> None:
    made = report("Morale is low, officers say. The war will go on.")
    claims = [
        claim(made, "Morale is low", "morale", "Morale"),
        claim(made, "The war will go on", "war", "war"),
    ]
    assert gather_scenes(made, claims) == []


def test_a_person_can_put_a_claim_into_an_event_that_tells_of_none() -> None:
    made = report("Morale is low, officers say.")
    claims = [claim(made, "Morale is low", "morale", "Morale")]
    (found,) = gather_scenes(made, claims, [judgement("same event", claims[0].key, "f" * 64)])
    assert found.claims == (claims[0].key,)


def test_a_person_can_part_and_join_the_claims_of_a_report() -> None:
    made = report(TEXT)
    claims = told(made)
    strike, dead, school = claims[0], claims[1], claims[4]
    parted = gather_scenes(made, claims, [judgement("different events", strike.key, dead.key)])
    assert not any({strike.key, dead.key} <= set(each.claims) for each in parted)
    joined = gather_scenes(made, claims, [judgement("same event", strike.key, school.key)])
    assert any({strike.key, school.key} <= set(each.claims) for each in joined)


def test_a_claim_is_compared_with_few_others_however_many_the_report_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    of = report("".join(f"Rockets struck mill {n}. " for n in range(30)))
    claims = [claim(of, f"Rockets struck mill {n}.", "strike", "struck") for n in range(30)]
    compared: list[tuple[str, str]] = []
    within = gathering.within

    def counted(one: Sight, other: Sight) -> float:
        compared.append((one.key, other.key))
        return within(one, other)

    limits = {**gathering.limits(), "reach": 3.0}
    monkeypatch.setattr(gathering, "within", counted)
    monkeypatch.setattr(gathering, "limits", lambda: limits)
    first, last = sorted(claims, key=lambda each: each.content[0].start)[:: len(claims) - 1]
    scenes = gather_scenes(of, claims, [judgement("same event", first.key, last.key)])
    assert len(compared) == 3 * 27 + 2 + 1
    assert sorted(key for each in scenes for key in each.claims) == sorted(each.key for each in claims)
    assert any({first.key, last.key} <= set(each.claims) for each in scenes)


def test_an_empty_report_has_no_scenes() -> None:
    assert gather_scenes(report("No claims."), []) == []


@given(st.text(min_size=1, max_size=200), st.data())
def test_any_claims_of_any_text_have_scenes_that_come_back_from_their_json(
    text: str, data: st.DataObject
) -> None:
    made = report(text, data.draw(st.sampled_from(["2031", "2031-04", "2031-04-05T10:00:00Z", None])))
    start = data.draw(st.integers(0, len(text) - 1))
    words = text[start : data.draw(st.integers(start + 1, len(text)))]
    claims = [
        claim(made, words, kind)
        for kind in data.draw(st.lists(st.sampled_from(["strike", None]), max_size=2))
    ]
    for each in gather_scenes(made, claims):
        assert scene_from(each.as_json()) == each


def test_a_scene_comes_back_from_its_json() -> None:
    made = scene("r", 1, "mill", "2031-04-01", "x")
    assert scene_from(made.as_json()) == made
    assert scene_from(made.as_json()).id == made.id
