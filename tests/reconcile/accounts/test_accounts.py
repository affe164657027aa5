"""Where the accounts of one event part, and which claims are in which."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.reconcile.accounts import accounts
from counterclaim.records import Act, PartyKind
from tests.reconcile.accounts.made import (
    BLAMES_A,
    BLAMES_B,
    KILLED_53,
    Saying,
    blaming,
    figures,
    found,
    reported,
)


def test_nothing_told_makes_nothing() -> None:
    event = accounts([], [])
    assert (event.accounts, event.common, event.edges, event.timeline) == ((), (), (), ())
    assert (event.standing.low, event.standing.high, event.standing.reports) == (0, 0, 0)


def test_claims_that_can_be_true_together_are_one_account() -> None:
    event = found(reported(BLAMES_B, KILLED_53))
    assert len(event.accounts) == 1
    assert event.contested == ()
    assert {value.facet for value in event.common} == {"who did it", "with what", "killed"}


@pytest.mark.parametrize(
    ("kind", "called"),
    [("military", "armed forces"), ("armed group", "an armed group"), ("people", "Brigade")],
)
def test_what_is_left_of_a_units_name_is_no_value(kind: PartyKind, called: str) -> None:
    (told,) = reported(Saying("Mayor Ilse Brand", "the strike hit the Brigade", target="Brigade"))
    (target,) = told.claim.targets
    unit = replace(told.claim, targets=(replace(target, kind=kind),))
    event = accounts([replace(told, claim=unit)], [])
    assert [value.name for value in event.common if value.facet == "whom"] == [called]


def test_accounts_part_on_who_did_it_and_agree_on_the_toll() -> None:
    event = found(reported(BLAMES_B, BLAMES_A, KILLED_53))
    assert event.contested == ("who did it",)
    assert [len(blaming(event, side)) for side in ("arland", "belmar")] == [1, 1]
    assert [value.key for value in event.facets["killed"]] == ["53-53"]


def test_who_gives_no_contested_facet_is_in_no_account() -> None:
    event = found(reported(BLAMES_B, BLAMES_A, KILLED_53))
    told = {turn.speaker.name: turn.accounts for turn in event.timeline}
    assert told["Mayor Ilse Brand"] == ()


def test_that_nothing_happened_is_an_account_of_its_own() -> None:
    nothing = Saying("Observer Mission Korr", "there was no strike on the mill", polarity="negative")
    event = found(reported(KILLED_53, nothing))
    assert event.contested == ("whether at all",)
    assert [figures(account, "whether at all") for account in event.accounts] in (
        [{"yes"}, {"no"}],
        [{"no"}, {"yes"}],
    )
    edge = next(edge for edge in event.edges if edge.kind == "denies")
    assert edge.whole


@pytest.mark.parametrize("act", ["predict", "want", "intend", "ask"])
def test_what_is_not_said_to_be_so_stands_in_the_timeline_alone(act: Act) -> None:
    event = found(reported(replace(BLAMES_B, act=act)))
    assert event.accounts == ()
    assert len(event.timeline) == 1


def test_what_is_only_supposed_gives_no_value() -> None:
    assert found(reported(replace(BLAMES_B, modality="hypothetical"))).accounts == ()


def test_a_crowd_of_victims_is_no_doer() -> None:
    crowd = Saying("Ilse Brand", "Belmar prisoners died", doer="Belmar prisoners", doer_kind="people")
    assert blaming(found(reported(crowd)), "belmar") == []


def test_a_third_party_that_a_speaker_names_once_is_misread() -> None:
    twice = replace(BLAMES_A, content="Arland fired the rockets")
    once = Saying("The Belmar ministry", "rockets of Arland's ally Korvia", doer="Korvia")
    event = found(reported(BLAMES_A, twice, once))
    assert [value.key for value in event.facets["who did it"]] == ["arland"]


def test_who_mostly_blames_the_other_side_does_not_blame_the_own() -> None:
    blames = [
        replace(BLAMES_A, content=f"Arland struck the {what}") for what in ("mill", "mill race", "yard")
    ]
    own = [
        Saying("The Belmar ministry", f"a strike of Belmar on the {what}", doer="Belmar")
        for what in ("mill", "yard")
    ]
    assert blaming(found(reported(*blames, *own)), "belmar") == []
    assert len(blaming(found(reported(*own)), "belmar")) == 1


def test_weapons_that_can_be_two_names_for_one_are_no_contest() -> None:
    missile = Saying("Ilse Brand", "a missile hit", weapons=[("missile", None, "missile")])
    assert found(reported(BLAMES_B, missile)).contested == ()


def test_weapons_that_exclude_each_other_are() -> None:
    planted = Saying("Ilse Brand", "a planted bomb went off", weapons=[("bomb", None, "explosive device")])
    assert found(reported(BLAMES_B, planted)).contested == ("with what",)


def test_two_systems_are_no_contest_where_one_claim_has_both() -> None:
    both = [("Kestrel", "kestrel", "rocket artillery"), ("Wren", "wren", "missile")]
    one, other, pair = (
        Saying(who, f"a {' and a '.join(word for word, *_ in some)} hit", weapons=some)
        for who, some in [("Ilse Brand", both[:1]), ("Tom Vane", both[1:]), ("Ana Korr", both)]
    )
    assert found(reported(one, other)).contested == ("with what",)
    assert found(reported(one, other, pair)).contested == ()


def test_days_of_one_night_are_no_contest_and_others_are() -> None:
    def on(who: str, day: str) -> Saying:
        return Saying(who, f"it was hit on {day}", day=day, days=(day, day))

    night = found(reported(on("Ilse Brand", "2031-04-04"), on("Tom Vane", "2031-04-05")))
    assert night.contested == ()
    week = found(reported(on("Ilse Brand", "2031-03-28"), on("Tom Vane", "2031-04-05")))
    assert week.contested == ("when",)
