from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from ..views.shelf import Shelf, dam_shelf, report_of, said
from .conftest import Run, a_problem, keep


def test_claims_show_speaker_cue_words_and_place(command: Run, dam: Path) -> None:
    ran = command("claims", "--speaker", "kyiv")
    assert ran.code == 0
    who, what, where = ran.lines
    assert who == "Kyiv (official) — said:"
    assert what == "  Russian troops had blown it up"
    assert where.startswith("  Harbour Wire, 6 June 2023 · wire/dam.txt · claim ")


def test_claims_leave_out_the_own_voice_unless_asked(command: Run, dam: Path) -> None:
    assert "The dam broke on Tuesday" not in command("claims").out
    assert "Harbour Wire (own voice):\n  The dam broke on Tuesday" in command("claims", "--own-voice").out
    assert "The dam broke on Tuesday" in command("claims", "--speaker-kind", "own voice").out


def test_a_pronoun_is_shown_beside_the_speaker_it_stands_for(command: Run, dam: Path) -> None:
    assert "a spokesman (official, unnamed; here “He”) — said:" in command("claims").out


def test_an_inner_claim_names_the_one_that_it_stands_in(command: Run, dam: Path) -> None:
    outer = next(claim for claim in dam_shelf().attributions() if claim.parent).parent
    assert outer is not None
    assert f"inside claim {outer[:10]}" in command("claims", "--text", "the gates had failed").out


def test_limit_stops_after_so_many(command: Run, dam: Path) -> None:
    assert command("claims", "--limit", "2").out.count("· claim ") == 2


def test_claims_as_json_are_lines_with_selectors(command: Run, dam: Path) -> None:
    claims = [json.loads(line) for line in command("claims", "--json").lines]
    assert len(claims) == 5
    assert claims[0]["content"][0]["selector"][0]["type"] == "TextPositionSelector"


def test_no_claim_that_fits_is_said_on_standard_error(command: Run, dam: Path) -> None:
    ran = command("claims", "--text", "volcano")
    assert (ran.code, ran.out) == (0, "")
    assert "No claim fits" in ran.err


def test_show_marks_the_claims_with_brackets_where_there_is_no_colour(command: Run, dam: Path) -> None:
    out = command("show", "wire/dam.txt").out
    assert "«The dam broke on Tuesday»1. {Kyiv}2 <said>2 [Russian troops had blown it up]2, while" in out
    assert "“[They panicked]4,” {a spokesman}4 <said>4. “[Nobody else could do it]4.”" in out
    assert "{He}5 <said>5 [{an engineer}6 <believed>6 [the gates had failed]6]5." in out
    assert "~~Leave a comment~~" in out
    assert "{who}, <by what words>, [what is claimed]" in out


def test_show_lists_the_claims_by_number_and_the_inner_one_indented(command: Run, dam: Path) -> None:
    out = command("show", "wire/dam.txt").out
    assert "\n6 claims:\n" in out
    assert "\n      6  an engineer (unnamed) — believed:\n         the gates had failed\n" in out


def test_show_takes_the_beginning_of_a_reports_or_of_a_claims_id(command: Run, dam: Path) -> None:
    report = next(dam_shelf().reports())
    claim = next(dam_shelf().attributions())
    assert command("show", report.id[:10]).out == command("show", claim.id[:10]).out != ""


def test_colours_mark_the_claims_where_they_are_forced(
    command: Run, dam: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    out = command("show", "wire/dam.txt").out
    assert "\x1b[" in out
    assert "{Kyiv}" not in out


def test_no_color_gives_brackets_even_in_a_terminal(
    command: Run, dam: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "{Kyiv}2" in command("show", "wire/dam.txt").out


def test_speakers_are_counted_and_named_with_their_outlets(command: Run, dam: Path) -> None:
    lines = command("speakers").lines
    assert lines[0] == "    2  a spokesman (official, unnamed) · Harbour Wire"
    assert "    1  Kyiv (official) · Harbour Wire" in lines
    assert json.loads(command("speakers", "--json").out)[0]["speaker"] == "a spokesman"


def test_reports_are_listed_with_what_to_show_them_by(command: Run, dam: Path) -> None:
    report = next(dam_shelf().reports())
    (line,) = command("reports").lines
    assert line == f"{report.id[:10]}  Harbour Wire, 6 June 2023 · Dam breaks · 6 claims · wire/dam.txt"
    assert json.loads(command("reports", "--json").out)[0]["claims"] == 6


def test_problems_say_where_why_and_what_helps(command: Run, folder: Path) -> None:
    keep(Shelf(troubles=[a_problem()]), folder / "counterclaim.db")
    assert command("problems").lines == [
        "in/nothing.txt",
        "  empty: there is nothing in it",
        "  what helps: look whether the download finished",
    ]
    assert json.loads(command("problems", "--json").out)[0]["kind"] == "empty"


def test_export_writes_every_claim_own_voice_included(command: Run, dam: Path) -> None:
    assert len(command("export", "--format", "jsonl").lines) == 6
    assert len(command("export", "--format", "jsonl", "--no-own-voice").lines) == 5
    assert len(list(csv.reader(command("export", "--format", "csv").lines))) == 7


def test_export_to_a_file_leaves_standard_output_empty(command: Run, dam: Path, folder: Path) -> None:
    ran = command("export", "--format", "csv", "--bom", "--output", "claims.csv")
    assert (ran.code, ran.out) == (0, "")
    assert (folder / "claims.csv").read_bytes().startswith(b"\xef\xbb\xbfclaim,")
    assert not list(folder.glob("*.part"))


def test_nothing_hostile_reaches_the_terminal(command: Run, folder: Path) -> None:
    hostile = "\x1b]0;owned\x07\x1b[2J\u202e"
    text = f"Kyiv said it {hostile}rained. \x1b[31m Leave a comment \x9b5m"
    report = report_of(text, locator=f"a{hostile}.txt", outlet=f"Wire{hostile}", title=f"T{hostile}")
    claim = said(report, f"it {hostile}rained", source="Kyiv", cue="said")
    keep(Shelf().put(report, claim), folder / "counterclaim.db")
    for arguments in (["claims"], ["show", report.id], ["speakers"], ["reports"], ["claims", "--json"]):
        ran = command(*arguments)
        assert ran.code == 0
        assert not any(char in ran.out for char in "\x1b\x07\x9b\u202e") or arguments == ["claims", "--json"]
        assert "\x1b" not in ran.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["claims", "--since", "last week"],
        ["claims", "--since", "2023-02-30"],
        ["claims", "--kind", "liar"],
        ["claims", "--report", "nowhere.txt"],
        ["claims", "--min-confidence", "1001"],
        ["show", "nowhere.txt"],
        ["export", "--format", "xlsx"],
        ["export", "--format", "jsonl", "--bom"],
        ["export", "--format", "csv", "--output", "no/such/folder/claims.csv"],
        ["claims", "--ledger", "missing.db"],
        ["nonsense"],
    ],
)
def test_misuse_ends_with_two_and_a_message_without_a_traceback(
    command: Run, dam: Path, arguments: list[str]
) -> None:
    ran = command(*arguments)
    assert ran.code == 2
    assert ran.err.strip()
    assert "Traceback" not in ran.err


def test_a_file_that_is_no_ledger_is_named_in_the_message(command: Run, folder: Path) -> None:
    (folder / "notes.db").write_text("my notes, more than a few of them")
    ran = command("claims", "--ledger", "notes.db")
    assert ran.code == 2
    assert "notes.db" in ran.err
    assert (folder / "notes.db").read_text().startswith("my notes")
