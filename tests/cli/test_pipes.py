"""The program in a real pipe."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import counterclaim

from ..views.shelf import Shelf, report_of, said
from .conftest import keep

HERE = str(Path(counterclaim.__file__).parents[1].absolute())
PROGRAM = [sys.executable, "-c", "from counterclaim.cli import main; main()"]


@pytest.fixture
def long_ledger(folder: Path) -> Path:
    """A ledger whose claims fill more than a pipe holds."""
    text = "".join(f"Kyiv said it rained for the {number}th time. " for number in range(2000))
    report = report_of(text)
    claims = [
        said(report, f"it rained for the {number}th time", source="Kyiv", cue="said")
        for number in range(2000)
    ]
    keep(Shelf().put(report, *claims), folder / "counterclaim.db")
    return folder


@pytest.mark.parametrize("command", ["claims", "claims --json", "export --format csv", "show a/report.txt"])
def test_a_reader_that_stops_reading_ends_the_command_quietly(long_ledger: Path, command: str) -> None:
    program = f"{shlex.join(PROGRAM)} {command}"
    ran = subprocess.run(
        ["bash", "-o", "pipefail", "-c", f"{program} | head -n 1"],
        cwd=long_ledger,
        env={**os.environ, "PYTHONPATH": HERE},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert len(ran.stdout.splitlines()) == 1


def test_an_ascii_terminal_gets_question_marks_and_no_traceback(long_ledger: Path) -> None:
    ran = subprocess.run(
        [*PROGRAM, "claims", "--limit", "1"],
        cwd=long_ledger,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONPATH": HERE},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "Kyiv (official) ? said:" in ran.stdout
