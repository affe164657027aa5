from __future__ import annotations

import json
from pathlib import Path

from ..views.test_origins import shelf
from .conftest import Run, keep


def test_origins_shows_who_repeats_whom_and_why(command: Run, folder: Path) -> None:
    keep(shelf(), folder / "counterclaim.db")
    out = command("origins").out
    assert out.startswith("2 reports, 1 origin\n  Harbour Wire, 8 April 2031")
    assert "\n      Bay Gazette, 8 April 2031" in out
    assert "Old Town Post" not in out


def test_origins_as_json_name_the_report_that_is_repeated(command: Run, folder: Path) -> None:
    keep(shelf(), folder / "counterclaim.db")
    (family,) = json.loads(command("origins", "--json").out)
    assert family["origins"] == {"low": 1, "high": 1}
    assert family["reports"][1]["repeats"] == family["reports"][0]["id"]


def test_reports_that_share_nothing_are_said_to(command: Run, ferry: Path) -> None:
    assert command("origins").out == "No report shares text with another.\n"
