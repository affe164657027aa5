"""What stands behind an account: its origins, and what people judged of them."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.reconcile.accounts import Told, accounts
from counterclaim.records import Judgement, JudgementKind
from tests.reconcile.accounts.made import BLAMES_A, BLAMES_B, blaming, found, reported


def test_accounts_are_numbered_by_their_origins() -> None:
    others = [replace(BLAMES_A, who=who) for who in ("Tom Vane", "Ana Korr", "Per Lund")]
    event = found(reported(BLAMES_B, *others))
    assert blaming(event, "arland")[0].number == 1
    assert event.accounts[0].standing.high == 3


def judged(kind: JudgementKind, *told: Told) -> Judgement:
    return Judgement(
        kind, tuple(sorted(each.key for each in told)), "A. Reader", "2031-05-01T10:00:00Z", "read it"
    )


def test_a_retracted_claim_stays_and_is_no_origin() -> None:
    told = reported(BLAMES_B, replace(BLAMES_B, who="Tom Vane"))
    event = accounts(told, [], [judged("retracted", told[1])])
    (account,) = event.accounts
    assert told[1].id in account.claims
    assert account.standing.high == 1
    assert [edge.claim for edge in event.edges if edge.kind == "takes back"] == [told[1].id]


def test_what_a_person_judged_one_origin_is_one() -> None:
    told = reported(BLAMES_B, replace(BLAMES_B, who="Tom Vane"))
    judgement = judged("same origin", *told)
    assert accounts(told, []).standing.high == 2
    assert accounts(told, [], [judgement]).standing.high == 1


def test_a_state_may_be_any_of_its_named_speakers() -> None:
    event = found(reported(BLAMES_B, replace(BLAMES_B, who="Arland")))
    assert (event.standing.low, event.standing.high) == (1, 2)
    other = found(reported(BLAMES_B, replace(BLAMES_A, who="Belmar")))
    assert (other.standing.low, other.standing.high) == (2, 2)
