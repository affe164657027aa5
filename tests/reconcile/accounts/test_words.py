"""Standing in words: what is said, and what never is."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from counterclaim.reconcile.accounts import accounts, words
from counterclaim.reconcile.accounts.saying import in_words
from counterclaim.records import Judgement
from tests.reconcile.accounts.made import BLAMES_A, BLAMES_B, DENIES, Saying, found, reported

AVOIDED = re.compile(r"\b(fact|truth|true|fake|false|score|verified|enemy|proven|confirmed)\b", re.IGNORECASE)


def test_it_says_how_many_origins_reports_and_outlets() -> None:
    second = reported(replace(BLAMES_B, who="Tom Vane"), name="b.txt", outlet="Oster Times")
    event = found(reported(BLAMES_B), second)
    assert words(event.accounts[0].standing)[0] == "2 independent origins in 2 reports of 2 outlets"


def test_it_says_where_all_goes_back_to_one() -> None:
    standing = found(reported(BLAMES_B)).accounts[0].standing
    assert standing.single_source
    assert words(standing)[0] == "1 origin in 1 report of 1 outlet: a single source, as far as was read"


def test_it_says_who_denies_it_and_that_nobody_was_found() -> None:
    denied = found(reported(BLAMES_B, DENIES)).accounts[0].standing
    assert "denied by Belmar ministry since 5 April 2031" in words(denied)
    names = {"made/belmar.ministry": "the ministry of Belmar"}
    assert "denied by the ministry of Belmar since 5 April 2031" in words(denied, names)
    assert "No denial found." in words(found(reported(BLAMES_B)).accounts[0].standing)


def test_it_says_since_when_it_is_contested() -> None:
    event = found(reported(BLAMES_B), reported(BLAMES_A, name="b.txt", day="2031-04-09"))
    for account in event.accounts:
        assert account.standing.contested_since == "2031-04-09"
        assert "contested since 9 April 2031" in words(account.standing)


def test_it_says_what_could_not_be_checked() -> None:
    hedged = replace(
        BLAMES_B, content="Belmar struck the mill with rockets, which the Post could not verify",
        hedge=("unverified", "could not verify"),
    )  # fmt: skip
    alleged = replace(
        BLAMES_B, content="Belmar allegedly struck", hedge=("unverified", "allegedly"), weapons=()
    )
    assert "1 report says that it could not be checked" in words(found(reported(hedged)).standing)
    assert found(reported(alleged)).standing.unverified == ()


def test_people_come_first() -> None:
    told = reported(BLAMES_B)
    judgement = Judgement("unverifiable", (told[0].key,), "A. Reader", "2031-05-01T10:00:00Z", "no access")
    said = words(accounts(told, [], [judgement]).standing)
    assert said[0] == "A. Reader decided on 1 May 2031 that one claim cannot be checked: no access"


def test_it_never_judges() -> None:
    checked = Saying("Ilse Brand", "the mill burns on a video", evidence=("verified", "video"))
    unchecked = Saying("Tom Vane", "the mill burns on footage", evidence=("unverified", "footage"))
    event = found(reported(BLAMES_A, BLAMES_B, DENIES, checked, unchecked))
    for standing in [event.standing, *(account.standing for account in event.accounts)]:
        assert not [line for line in words(standing) if AVOIDED.search(line)]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2031-04-05", "5 April 2031"),
        ("2031-04-05T10:05Z", "5 April 2031"),
        ("2031-04", "April 2031"),
        ("2031", "2031"),
    ],
)
def test_dates_are_said_as_far_as_they_go(value: str, said: str) -> None:
    assert in_words(value) == said
