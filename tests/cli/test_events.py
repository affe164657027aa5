from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.cli.changes import change_lines
from counterclaim.cli.event_page import account_lines, heading
from counterclaim.ledger import open_ledger
from counterclaim.reconcile.accounts import Edge, Value, Voice
from counterclaim.records import EventChange
from counterclaim.views.event_changes import EventChanges
from counterclaim.views.event_parts import FacetRow

from ..views.told_mill import MILL, EventShelf, mill_shelf, mill_view
from .conftest import Run, keep


def gathered(shelf: EventShelf, path: Path) -> Path:
    """A ledger with the shelf's reports and its events as they are there."""
    keep(shelf, path)
    with open_ledger(path) as ledger, ledger.reconciling() as index:
        index.keep(EventChange(event, keys, (), "9" * 64) for event, keys in shelf.members.items())
    return path


@pytest.fixture
def mill(folder: Path) -> Path:
    return gathered(mill_shelf(), folder / "counterclaim.db")


# ── events ──


def test_events_are_named_by_what_is_told_and_by_how_many(command: Run, mill: Path) -> None:
    ran = command("events")
    assert ran.code == 0
    assert ran.lines == [
        "eeeeeeeeee  shelling · Riverton · day not told",
        "            told in 3 reports by 3 outlets, published 5 April 2031 to 9 April 2031 · 5 claims",
    ]


def test_events_as_json_have_their_kinds_places_and_counts(command: Run, mill: Path) -> None:
    (event,) = json.loads(command("events", "--json").out)
    assert (event["id"], event["reports"], event["kinds"][0]["name"]) == (MILL, 3, "shelling")


@pytest.mark.parametrize(
    "options",
    [
        ("--place", "Quayside"),
        ("--kind", "protest"),
        ("--since", "2031-05-01"),
    ],
)
def test_an_event_that_does_not_fit_is_not_listed_and_the_way_on_is_told(
    command: Run, mill: Path, options: tuple[str, ...]
) -> None:
    ran = command("events", *options)
    assert (ran.code, ran.out) == (0, "")
    assert "try --all" in ran.err


@pytest.mark.parametrize(
    "options", [("--place", "Riverton"), ("--kind", "shelling"), ("--since", "2031-04-09"), ("--contested",)]
)
def test_an_event_that_fits_is_listed(command: Run, mill: Path, options: tuple[str, ...]) -> None:
    assert len(command("events", *options).lines) == 2


def test_a_kind_that_does_not_exist_is_misuse(command: Run, mill: Path) -> None:
    ran = command("events", "--kind", "strik")
    assert ran.code == 2
    assert "did you mean strike" in ran.err


def test_a_ledger_without_events_says_what_to_try(command: Run, dam: Path) -> None:
    assert "No event fits" in command("events").err


# ── event ──


def test_an_event_has_accounts_denials_revisions_and_a_timeline(command: Run, mill: Path) -> None:
    ran = command("event", "eeeeee")
    assert ran.code == 0
    page = ran.out
    for part in (
        "2 accounts. They part on: who did it",
        "Who spoke against whom",
        "Numbers that were revised",
    ):
        assert part in page
    assert "(contested)" in page
    assert "southern command (Ukraine) denied account 1" in page
    assert "killed: from 40 to 53, by northern ministry (Russia), published on 6 April 2031" in page
    assert (
        page.index("denied account 1") < page.index("accused Ukraine") < page.index("answered an accusation")
    )
    assert page.index("Account 1") < page.index("Account 2") < page.index("Who said what, when")


def test_quoted_words_stand_under_who_repeats_whom_with_report_and_claim(command: Run, mill: Path) -> None:
    lines = command("event", "eeeeee").lines
    tree = lines[lines.index("  Who repeats whom, and in what words:") :]
    quoted = next(line for line in tree if "killing 40 people" in line)
    assert " — said: " in quoted
    assert "report " in quoted
    assert "claim " in quoted


def test_that_nobody_denies_is_said(command: Run, folder: Path) -> None:
    shelf = mill_shelf()
    shelf.members = {MILL: shelf.members[MILL][:1]}
    gathered(shelf, folder / "counterclaim.db")
    page = command("event", "eeeeee").out
    assert "No denial found." in page.partition("Who spoke against whom")[2]
    assert "1 account." in page


def test_accounts_stand_side_by_side_where_there_is_room_and_below_each_other_where_not(
    command: Run, mill: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    assert any("account 1" in line and "account 2" in line for line in command("event", "eeeeee").lines)
    monkeypatch.setenv("COLUMNS", "60")
    narrow = command("event", "eeeeee")
    assert not any("account 1" in line and "account 2" in line and "│" in line for line in narrow.lines)
    assert narrow.out.count("who did it (contested): ") == 2


def test_each_value_is_told_with_who_gives_it_but_where_one_alone_tells_all() -> None:
    view = mill_view()
    told, alone = ([line.plain for line in account_lines(view, one, beside=False)] for one in view.accounts)
    assert "  killed: 53, told by northern ministry (Russia)\n      at most 60, told by Hill Star" in told
    assert "  who did it (contested): Russia" in alone
    assert "  killed: at least 24" in alone


def test_what_nobody_contests_is_told_with_who_gives_it() -> None:
    (killed,) = [line.plain for line in heading(mill_view()) if "killed" in line.plain]
    assert killed.splitlines() == [
        "    killed: 53, told by northern ministry (Russia)",
        "      at least 24, told by southern command (Ukraine)",
        "      at most 60, told by Hill Star",
    ]


def test_of_many_who_give_a_value_the_first_are_named_and_the_rest_counted() -> None:
    view = mill_view()
    turn, claims = view.found.timeline[0], tuple(f"{number:064}" for number in range(11))
    voices = [Voice(f"name:{number}", f"Speaker {number}", "official") for number in range(11)]
    timeline = tuple(
        replace(turn, claim=claim, speaker=voice) for claim, voice in zip(claims, voices, strict=True)
    )
    value = FacetRow("wounded", False, ((Value("wounded", "7-7", "7", claims, 7, 7),),) * 2)
    crowded = replace(view, found=replace(view.found, timeline=timeline), facets=(value,))
    (line,) = [line.plain for line in heading(crowded) if "wounded" in line.plain]
    assert line.startswith("    wounded: 7, told by Speaker 0, Speaker 1, ")
    assert line.endswith(", Speaker 7 and 3 more")


def test_nobody_is_shown_to_say_what_only_others_say() -> None:
    view = mill_view()
    others = Value("wounded people", "7-7", "7", ("0" * 64,), 7, 7)
    shown = replace(view, facets=(*view.facets, FacetRow("wounded people", False, ((others,),) * 2)))
    accounts = [line.plain for one in shown.accounts for line in account_lines(shown, one, beside=False)]
    assert "    wounded people: 7" in [line.plain for line in heading(shown)]
    assert not any("wounded people" in line for line in accounts)


def test_the_order_of_the_accounts_is_not_that_of_the_parties_names(command: Run, mill: Path) -> None:
    page = json.loads(command("event", "eeeeee", "--json").out)
    first, second = page["accounts"]
    assert first["standing"]["origins"]["high"] >= second["standing"]["origins"]["high"]
    assert first["values"][0]["words"] == "Ukraine"


def test_an_event_as_json_is_what_export_gives(command: Run, mill: Path) -> None:
    asked = json.loads(command("event", "eeeeee", "--json").out)
    exported = json.loads(command("export", "--events", "--format", "jsonl").out)
    assert asked == exported


def test_an_id_that_no_event_has_is_misuse(command: Run, mill: Path) -> None:
    ran = command("event", "aaaaaaaa")
    assert ran.code == 2
    assert "no event" in ran.err


def test_hostile_names_do_nothing_to_the_terminal(command: Run, folder: Path) -> None:
    gathered(mill_shelf(outlet="Wire\x1b]0;owned\x07<script>[bold]\u202e"), folder / "counterclaim.db")
    for arguments in (("events",), ("event", "eeeeee"), ("changes", "--since", "24h")):
        ran = command(*arguments)
        assert ran.code == 0
        assert "\x1b" not in ran.out
        assert "\u202e" not in ran.out
    assert "<script>[bold]" in command("event", "eeeeee").out


# ── exports ──


@pytest.mark.parametrize(
    ("form", "begins"), [("csv", "event,title"), ("geojson", '{"type"'), ("annotations", '{"@context"')]
)
def test_events_are_exported_in_every_form(command: Run, mill: Path, form: str, begins: str) -> None:
    ran = command("export", "--events", "--format", form)
    assert ran.code == 0
    assert ran.out.startswith(begins)


def test_events_of_one_report_are_exported_only_on_request(command: Run, folder: Path) -> None:
    shelf = mill_shelf()
    shelf.members = {MILL: shelf.members[MILL][:1]}
    gathered(shelf, folder / "counterclaim.db")
    assert command("export", "--events", "--format", "jsonl").out == ""
    assert len(command("export", "--events", "--all", "--format", "jsonl").lines) == 1


@pytest.mark.parametrize("arguments", [("--format", "annotations"), ("--format", "jsonl", "--all")])
def test_what_is_only_for_events_is_misuse_without_them(
    command: Run, mill: Path, arguments: tuple[str, ...]
) -> None:
    ran = command("export", *arguments)
    assert ran.code == 2
    assert "--events" in ran.err


# ── changes ──


def test_changes_say_what_the_ledger_has_learned_since(command: Run, mill: Path) -> None:
    lines = command("changes", "--since", "24h").lines
    assert "    new event: 5 new claims in 3 reports, 3 independent origins" in lines
    assert "    denial: southern command (Ukraine) denied account 1" in lines
    assert (
        "    revised: killed: from 40 to 53, by northern ministry (Russia), published on 6 April 2031"
        in lines
    )


def test_changes_by_the_reports_own_dates_walk_through_an_archive(command: Run, mill: Path) -> None:
    lines = command("changes", "--published", "--since", "2031-04-06", "--until", "2031-04-07").lines
    assert "    2 new claims in 1 report" in lines
    assert "    new account 2 (who did it Russia): 1 origin" in lines
    (change,) = json.loads(command("changes", "--published", "--since", "2031-04-06", "--json").out)
    assert (change["new"], change["event"]["id"]) == (False, MILL)


def test_that_nothing_is_new_is_said(command: Run, mill: Path) -> None:
    ran = command("changes", "--since", "2999-01-01")
    assert (ran.code, ran.out) == (0, "")
    assert "Nothing is new" in ran.err


@pytest.mark.parametrize("since", ["whenever", "24x", "2031-13-01", "2031-02-30", "99999999d"])
def test_a_moment_that_is_none_is_misuse(command: Run, mill: Path, since: str) -> None:
    ran = command("changes", "--since", since)
    assert ran.code == 2
    assert "Traceback" not in ran.err


def test_what_one_speaker_takes_back_in_several_claims_is_one_line() -> None:
    view = mill_view()
    back = tuple(Edge("takes back", claim, view.found.edges[0].speaker) for claim in view.claims)
    lines = [line.plain for line in change_lines(EventChanges(view, (), None, (1, 1), taken_back=back))]
    assert sum("taken back: " in line for line in lines) == 1
