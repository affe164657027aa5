from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from counterclaim.cli import run
from counterclaim.ledger import open_ledger
from counterclaim.records import Archive, Problem

from ..views.shelf import Shelf, dam_shelf, ferry_shelf


@dataclass(frozen=True)
class Ran:
    """What one command gave back."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Run = Callable[..., Ran]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, in a plain terminal of the usual width."""
    monkeypatch.chdir(tmp_path)
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


@pytest.fixture
def command(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Runs one command line in the folder."""

    def run_command(*arguments: str) -> Ran:
        capfdbinary.readouterr()
        code = run(arguments)
        out, err = capfdbinary.readouterr()
        return Ran(code, out.decode(), err.decode())

    return run_command


@pytest.fixture
def dam(folder: Path) -> Path:
    """A ledger at the default place that holds the report about the dam."""
    keep(dam_shelf(), folder / "counterclaim.db")
    return folder / "counterclaim.db"


@pytest.fixture
def ferry(folder: Path) -> Path:
    """A ledger at the default place that holds the report about the ferry, interpreted."""
    keep(ferry_shelf(), folder / "counterclaim.db")
    return folder / "counterclaim.db"


def keep(shelf: Shelf, path: Path) -> None:
    """Puts a shelf's reports, claims and problems into a ledger, as the pipeline would."""
    with open_ledger(path) as ledger:
        for report, attributions in shelf.kept:
            data = report.text.encode("utf-8", "surrogatepass")
            ledger.keep(replace(report, archive=Archive(report.locator, data)))
            ledger.keep_attributions(report.id, "1" * 64, attributions)
            interpreted = list(shelf.claims(report.id))
            if interpreted:
                ledger.keep_claims(report.id, "2" * 64, interpreted)
        for problem in shelf.troubles:
            ledger.keep_problem(problem)


def a_problem() -> Problem:
    return Problem("empty", "in/nothing.txt", "there is nothing in it", "look whether the download finished")


__all__ = ["Ran", "Run", "a_problem", "keep"]
