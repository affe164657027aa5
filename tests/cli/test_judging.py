from __future__ import annotations

import getpass
import json
from pathlib import Path

import pytest

from counterclaim.ledger import Ledger, open_ledger
from counterclaim.pipeline import reconcile_ledger
from counterclaim.records import Claim

from ..views.told_mill import mill_shelf
from .conftest import Run, keep


@pytest.fixture
def claims(folder: Path) -> list[Claim]:
    """The claims of the mill, in a ledger that the machine has reconciled."""
    shelf = mill_shelf()
    keep(shelf, folder / "counterclaim.db")
    with open_ledger(folder / "counterclaim.db") as ledger:
        reconcile_ledger(ledger)
    return shelf.interpreted


def held(folder: Path) -> Ledger:
    return open_ledger(folder / "counterclaim.db", create=False)


def event_of(folder: Path, claim: Claim) -> str:
    with held(folder) as ledger:
        return next(event.event for event in ledger.events() if claim.key in event.claims)


WHY = ("--why", "a person looked", "--by", "A. Person")


def test_a_judgement_is_kept_with_who_when_and_why(command: Run, folder: Path, claims: list[Claim]) -> None:
    ran = command("judge", "unverifiable", claims[0].id[:10], *WHY)
    assert ran.code == 0
    with held(folder) as ledger:
        (judgement,) = ledger.judgements()
    assert (judgement.kind, judgement.claims, judgement.by) == ("unverifiable", (claims[0].key,), "A. Person")
    assert f"Judgement {judgement.id[:10]} is in the ledger." in ran.out
    assert "It moves no claim to another event" in ran.out


def test_different_events_part_and_the_command_says_what_moved(
    command: Run, folder: Path, claims: list[Claim]
) -> None:
    one, other = claims[0], claims[2]
    command("judge", "same-event", one.id, other.id, *WHY)
    assert event_of(folder, one) == event_of(folder, other)
    ran = command("judge", "different-events", other.id, one.id, "--why", "two mills", "--by", "A. Person")
    assert event_of(folder, one) != event_of(folder, other)
    assert "of its claims" in ran.out


def test_a_judgement_stands_in_front_on_the_page_of_its_event(
    command: Run, folder: Path, claims: list[Claim]
) -> None:
    command("judge", "unverifiable", claims[0].id, *WHY)
    page = command("event", event_of(folder, claims[0])).out
    assert "A. Person decided on" in page
    assert "a person looked" in page


def test_what_was_judged_is_listed_and_can_be_taken_back(
    command: Run, folder: Path, claims: list[Claim]
) -> None:
    command("judge", "retracted", claims[0].id, *WHY)
    listed = command("judge", "list")
    assert "judged retracted by A. Person" in listed.out
    ran = command("judge", "--take-back", listed.out[:10], "--why", "a mistake", "--by", "A. Person")
    assert ran.code == 0
    assert command("judge", "list").out == "No judgements yet, or none that still holds.\n"


def test_judgements_as_json(command: Run, folder: Path, claims: list[Claim]) -> None:
    made = json.loads(command("judge", "retracted", claims[0].id, *WHY, "--json").out)
    assert made["judgement"]["kind"] == "retracted"
    assert made["events"] == []
    (listed,) = json.loads(command("judge", "list", "--json").out)
    assert listed == made["judgement"]


def test_who_judges_is_the_login_name_unless_it_is_given(
    command: Run, folder: Path, claims: list[Claim], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "somebody")
    command("judge", "retracted", claims[0].id, "--why", "said so later")
    with held(folder) as ledger:
        assert [one.by for one in ledger.judgements()] == ["somebody"]


def test_where_nobody_is_logged_in_a_name_is_asked_for(
    command: Run, claims: list[Claim], monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody() -> str:
        raise OSError

    monkeypatch.setattr(getpass, "getuser", nobody)
    ran = command("judge", "retracted", claims[0].id, "--why", "x")
    assert ran.code == 2
    assert "--by NAME" in ran.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("unverifiable", "CLAIM"), "--why"),
        (("unverifiable", "CLAIM", "--why", "  "), "--why"),
        (("unverifiable", "CLAIM", "--why", "x", "--by", " "), "name"),
        (("true", "CLAIM", "--why", "x"), "no judgement"),
        (("--why", "x"), "say what is judged"),
        (("same-event", "CLAIM", "--why", "x"), "two different claims"),
        (("same-event", "CLAIM", "CLAIM", "--why", "x"), "two different claims"),
        (("retracted", "CLAIM", "OTHER", "--why", "x"), "one claim"),
        (("retracted", "ffffffffff", "--why", "x"), "no claim"),
        (("--take-back", "ffffffffff", "--why", "x"), "no judgement"),
        (("retracted", "--take-back", "ffffffffff", "--why", "x"), "--take-back"),
    ],
)
def test_what_cannot_be_judged_is_misuse_and_leaves_no_trace(
    command: Run, folder: Path, claims: list[Claim], arguments: tuple[str, ...], says: str
) -> None:
    named = {"CLAIM": claims[0].id, "OTHER": claims[1].id}
    ran = command("judge", *(named.get(word, word) for word in arguments))
    assert ran.code == 2
    assert says in ran.err
    with held(folder) as ledger:
        assert ledger.judgements() == []


def test_a_reason_that_would_act_on_a_terminal_is_shown_harmless(command: Run, claims: list[Claim]) -> None:
    command("judge", "retracted", claims[0].id, "--why", "x\x1b[2J<b>", "--by", "A\u202eB")
    out = command("judge", "list").out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "<b>" in out
