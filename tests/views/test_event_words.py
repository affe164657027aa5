from __future__ import annotations

import pytest

from counterclaim.reconcile.accounts import Edge, Revision, Value, Voice
from counterclaim.records import Judgement
from counterclaim.views.event_standing import origins_words
from counterclaim.views.event_words import (
    accounts_words,
    edge_words,
    exported_voice,
    judgement_words,
    number_words,
    party_words,
    revision_words,
    value_words,
    values_words,
    voice_words,
    with_side,
)

UNIT = Voice("name:9th rifle brigade", "the 9th Rifle Brigade", "military", "russia")
WIRE = Voice("outlet:Harbour Wire", "Harbour Wire", "own voice")


def number(low: float | None, high: float | None) -> Value:
    return Value("killed", f"{low}-{high}", "some", ("c",), low, high)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (53, 53, "53"),
        (40, 53, "40 to 53"),
        (40, None, "at least 40"),
        (None, 100, "at most 100"),
        (0, 0, "0"),
        (1200, 1200.5, "1,200 to 1,200.5"),
    ],
)
def test_numbers_keep_both_bounds_and_are_never_averaged(
    low: float | None, high: float | None, words: str
) -> None:
    assert number_words(low, high) == words
    assert value_words(number(low, high)) == words


def test_a_unit_is_named_as_its_party_by_every_way_to_name_a_speaker() -> None:
    for said in (
        voice_words(UNIT),
        with_side(UNIT),
        exported_voice(UNIT),
        edge_words(Edge("denies", "c", UNIT)),
    ):
        assert "Brigade" not in said
        assert said.startswith("armed forces (Russia)")


def test_a_unit_that_a_value_names_is_its_party_or_armed_forces() -> None:
    assert value_words(Value("who did it", "russia", "the 9th Rifle Brigade", ("c",))) == "Russia"
    assert value_words(Value("whom", "9th rifle brigade", "the 9th Rifle Brigade", ("c",))) == "armed forces"


def test_in_exports_armed_people_whom_no_profile_has_are_their_party() -> None:
    fighters = Voice("name:the fighters", "the fighters of the hill", "armed group", "ukraine")
    assert voice_words(fighters) == "the fighters of the hill"
    assert exported_voice(fighters) == "armed forces (Ukraine)"
    assert exported_voice(WIRE) == "Harbour Wire"


def test_the_side_stands_behind_a_name_that_does_not_say_it() -> None:
    assert with_side(Voice("name:a b", "A. B.", "official", "ukraine")) == "A. B. (Ukraine)"
    assert (
        with_side(Voice("russia-ukraine/x", "Ukraine's ministry", "official", "ukraine"))
        == "Ukraine's ministry"
    )


def test_a_speaker_without_any_name_is_somebody_unnamed() -> None:
    assert voice_words(Voice("unnamed:x", "", "unnamed")) == "somebody unnamed"


def test_hostile_names_are_made_harmless() -> None:
    hostile = Voice("name:x", "A\x1b[2J \u202eB\nC", "official")
    assert voice_words(hostile) == "A\ufffd \ufffdB C"
    assert "\x1b" not in party_words("name:\x1b[31mred")


def test_edges_are_told_as_what_somebody_said() -> None:
    assert edge_words(Edge("denies", "c", WIRE, (1, 2))) == "Harbour Wire denied accounts 1 and 2"
    assert edge_words(Edge("denies", "c", WIRE, (1,), whole=True)) == "Harbour Wire denied all of it"
    assert edge_words(Edge("denies", "c", WIRE)) == "Harbour Wire denied it"
    assert edge_words(Edge("accuses", "c", WIRE, party="ukraine")) == "Harbour Wire accused Ukraine"
    assert edge_words(Edge("accuses", "c", WIRE)) == "Harbour Wire accused somebody who is not named"
    assert (
        edge_words(Edge("answers an accusation", "c", WIRE), "X")
        == "Harbour Wire answered an accusation by X"
    )
    assert (
        edge_words(Edge("takes back", "c", WIRE, (3,)))
        == "Harbour Wire took back what was said before in account 3"
    )


def test_a_revision_has_the_number_before_and_after_and_when() -> None:
    revised = Revision("killed", number(40, 40), number(53, 53), WIRE, "2031-04-07T10:00Z")
    assert revision_words(revised) == "killed: from 40 to 53, by Harbour Wire, published on 7 April 2031"
    undated = Revision("killed", number(40, 40), number(53, 53), WIRE, None)
    assert revision_words(undated) == "killed: from 40 to 53, by Harbour Wire"


def test_a_judgement_has_its_name_its_day_and_its_reason_in_one_line() -> None:
    judged = Judgement("unverifiable", ("a",), "A. Person", "2031-04-08T10:00:00Z", "cut\noff\x1b[2J")
    assert judgement_words(judged) == "judged unverifiable by A. Person on 8 April 2031: cut off\ufffd"


def test_values_of_one_facet_are_named_once_each() -> None:
    assert values_words([number(40, 40), number(40, 40), number(53, None)]) == "40; at least 53"
    assert value_words(Value("whether at all", "no", "", ("c",))) == "said not to have happened"


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("2031-04-07/2031-04-07", "7 April 2031"),
        ("2031-04-07T21/2031-04-08T06", "7 April 2031 to 8 April 2031"),
        ("2031-04/2031-04", "April 2031"),
        ("/2031-04-07", "on Monday"),
        ("", "on Monday"),
    ],
)
def test_times_are_told_as_days_and_in_the_reports_words_where_a_day_is_not_known(
    key: str, words: str
) -> None:
    assert value_words(Value("when", key, "on Monday", ("c",))) == words


def test_accounts_and_origins_are_counted_in_words() -> None:
    assert [accounts_words(some) for some in ((), (2,), (1, 2, 4))] == [
        "",
        "account 2",
        "accounts 1, 2 and 4",
    ]
    assert [origins_words(*some) for some in ((1, 1), (1, 3), (2, 2))] == [
        "1 origin",
        "1 to 3 independent origins",
        "2 independent origins",
    ]
