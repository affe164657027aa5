from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run

TEXT = (
    "The dam at the river broke on Tuesday and water flooded two villages.\n\n"
    "The governor said that Russian troops had destroyed the power station. Moscow denied that its army was "
    "responsible.\n"
)


@pytest.fixture
def report(folder: Path) -> Path:
    (folder / "in").mkdir()
    (folder / "in" / "dam.txt").write_text(TEXT)
    return folder / "in"


def test_reading_prints_the_ledger_what_was_found_and_what_to_type_next(command: Run, report: Path) -> None:
    ran = command("read", "in")
    assert ran.code == 0
    assert ran.lines[0] == "Ledger: ./counterclaim.db"
    assert ran.lines[1] == "Reports: 1 new, 0 known, 0 revised"
    assert "  counterclaim claims" in ran.lines
    assert command("claims").out.count("in/dam.txt") == command("claims").out.count("· claim ") > 0


def test_reading_the_same_twice_adds_nothing(command: Run, report: Path) -> None:
    command("read", "in")
    before = command("verify").out
    assert "Reports: 0 new, 1 known, 0 revised" in command("read", "in").out
    assert command("verify").out == before


def test_telling_the_outlet_later_is_a_revision_and_shows_at_once(command: Run, report: Path) -> None:
    command("read", "in")
    ran = command("read", "in/dam.txt", "--outlet", "Harbour Wire", "--date", "2023-06")
    assert "Reports: 0 new, 0 known, 1 revised" in ran.out
    assert "Harbour Wire, June 2023" in command("reports").out
    assert len(command("reports").lines) == 1


def test_a_file_that_is_not_there_is_a_problem_and_fails_only_when_strict(command: Run, report: Path) -> None:
    ran = command("read", "in", "missing.txt")
    assert ran.code == 0
    assert "missing.txt" in ran.out
    assert command("read", "in", "missing.txt", "--strict").code == 1
    assert "missing.txt" in command("problems").out


def test_the_summary_as_json(command: Run, report: Path) -> None:
    summary = json.loads(command("read", "in", "missing.txt", "--json").out)
    assert summary["ledger"] == "./counterclaim.db"
    assert summary["reports"] == {"new": 1, "known": 0, "revised": 0}
    assert [problem["locator"] for problem in summary["problems"]] == ["missing.txt"]


def test_reading_with_html_writes_pages_and_says_where(command: Run, report: Path, folder: Path) -> None:
    ran = command("read", "in", "--html", "pages")
    assert "  open pages/index.html in a browser" in ran.lines
    assert (folder / "pages" / "index.html").exists()
    assert "Wrote" in command("pages", "pages").out


def test_a_folder_of_somebody_elses_pages_is_left_alone(command: Run, report: Path, folder: Path) -> None:
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text("mine")
    ran = command("read", "in", "--html", "site")
    assert ran.code == 2
    assert (folder / "site" / "index.html").read_text() == "mine"


def test_a_ledger_in_a_folder_that_is_not_there_is_misuse(command: Run, report: Path) -> None:
    ran = command("read", "in", "--ledger", "no/such/counterclaim.db")
    assert ran.code == 2
    assert "no/such" in ran.err


@pytest.mark.parametrize("arguments", [[], ["in", "--date", "yesterday"], ["in", "--workers", "0"]])
def test_misuse_of_read_ends_with_two(command: Run, report: Path, arguments: list[str]) -> None:
    assert command("read", *arguments).code == 2
