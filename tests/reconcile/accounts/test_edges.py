"""Who speaks against whom: denials, accusations and their answers, and what is taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reconcile.accounts.made import BLAMES_A, BLAMES_B, DENIES, Saying, blaming, found, reported


def test_a_denial_is_an_edge_against_who_blames_the_denier_and_makes_no_account() -> None:
    event = found(reported(BLAMES_B, DENIES))
    assert [account.number for account in event.accounts] == [1]
    assert blaming(event, "arland") == []
    edge = next(edge for edge in event.edges if edge.kind == "denies")
    assert (edge.against, edge.party, edge.whole) == ((1,), "belmar", False)
    denial = event.accounts[0].standing.denials[0]
    assert (denial.speaker.name, denial.since) == ("Belmar ministry", "2031-04-05")


def test_a_denial_that_names_the_doer_is_against_those_who_blame_him() -> None:
    denies = Saying("The Arland army", "that Arland struck the mill", act="deny", doer="Arland")
    event = found(reported(BLAMES_B, BLAMES_A, denies))
    edge = next(edge for edge in event.edges if edge.kind == "denies")
    assert edge.against == tuple(account.number for account in blaming(event, "arland"))


def test_to_deny_what_is_negative_says_nothing() -> None:
    denies = replace(DENIES, polarity="negative")
    assert [edge.kind for edge in found(reported(BLAMES_B, denies)).edges] == ["accuses"]


def test_to_accuse_somebody_of_failing_to_do_something_denies_nothing() -> None:
    fails = Saying("The Belmar ministry", "Arland failed to warn the town", act="accuse", polarity="negative")
    assert "denies" not in [edge.kind for edge in found(reported(BLAMES_B, fails)).edges]


def test_the_accused_who_accuses_back_answers() -> None:
    event = found(reported(BLAMES_B, day="2031-04-05"), reported(BLAMES_A, name="b.txt", day="2031-04-06"))
    kinds = {edge.speaker.side: edge for edge in event.edges}
    assert kinds["arland"].kind == "accuses"
    assert kinds["belmar"].kind == "answers an accusation"
    assert kinds["belmar"].answers == kinds["arland"].claim


def test_nobody_accuses_their_own_side() -> None:
    misread = Saying("The Belmar ministry", "a plot to blame Belmar for it", act="accuse", doer="Belmar")
    assert blaming(found(reported(misread)), "belmar") == []


def test_what_reporters_say_is_not_so_denies_nothing() -> None:
    reason = Saying("", "Belmar did not strike the mill", doer="Belmar", polarity="negative")
    assert [edge.kind for edge in found(reported(BLAMES_B, reason)).edges] == ["accuses"]
    named = replace(reason, who="Ilse Brand")
    assert "denies" in [edge.kind for edge in found(reported(BLAMES_B, named)).edges]


def test_an_accusation_names_the_accused_though_no_doer_was_read() -> None:
    blame = Saying("The Belmar ministry", "Arland was to blame", "accusation", act="accuse")
    event = found(reported(BLAMES_B, replace(BLAMES_A, who="The Belmar army"), blame))
    assert "Belmar ministry" in {voice.name for voice in blaming(event, "arland")[0].speakers}


@pytest.mark.parametrize(
    ("words", "accuses"),
    [
        ("the price of bread on Arland", False),
        ("the strike on Arland", True),
        ("it on Arland", True),
        ("Arland of the deed", True),
    ],
)
def test_blame_for_something_else_accuses_nobody_of_the_event(words: str, accuses: bool) -> None:
    blame = Saying("The Belmar ministry", words, kind=None, act="accuse")
    event = found(reported(BLAMES_B, replace(BLAMES_A, who="The Belmar army"), blame))
    speakers = {voice.name for account in blaming(event, "arland") for voice in account.speakers}
    assert ("Belmar ministry" in speakers) == accuses


def test_who_takes_back_an_accusation_is_shown() -> None:
    denies = Saying("The Arland army", "that Belmar struck the mill", act="deny", doer="Belmar")
    event = found(reported(BLAMES_B), reported(denies, name="b.txt", day="2031-04-08"))
    edge = next(edge for edge in event.edges if edge.kind == "takes back")
    assert edge.answers == event.timeline[0].claim
