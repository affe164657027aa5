from __future__ import annotations

import json
from pathlib import Path

import pytest

from ..places.made import dump, line
from .conftest import Run


def test_without_a_dump_status_says_what_ships_and_what_would_help(command: Run) -> None:
    ran = command("gazetteer", "status")
    assert ran.code == 0
    assert "shipped: 2" in ran.out
    assert "CC BY 4.0" in ran.out
    assert "counterclaim gazetteer load UA.zip" in ran.out


def test_a_loaded_dump_is_named_with_its_hash_and_nothing_more_is_suggested(
    command: Run, folder: Path
) -> None:
    dump(folder / "UA.zip", line(1, "Zorenka"), line(2, "Dubrava"))
    ran = command("gazetteer", "load", "UA.zip")
    assert ran.code == 0
    assert "2 places loaded into counterclaim.places. GeoNames (geonames.org), CC BY 4.0." in ran.out
    status = command("gazetteer", "status")
    assert "loaded from UA.zip: 2 places" in status.out
    assert "Nothing is loaded" not in status.out


def test_what_is_loaded_changes_the_fingerprint_and_loading_again_does_not(
    command: Run, folder: Path
) -> None:
    def fingerprint() -> str:
        return str(json.loads(command("gazetteer", "status", "--json").out)["fingerprint"])

    before = fingerprint()
    dump(folder / "UA.txt", line(1, "Zorenka"))
    command("gazetteer", "load", "UA.txt")
    loaded = fingerprint()
    command("gazetteer", "load", "UA.txt")
    assert before != loaded == fingerprint()


def test_bad_lines_are_told_and_fail_only_under_strict(command: Run, folder: Path) -> None:
    dump(folder / "UA.txt", line(1, "Zorenka"), *(f"nonsense {number}" for number in range(30)))
    ran = command("gazetteer", "load", "UA.txt")
    assert (ran.code, ran.out.splitlines()[0][:15]) == (0, "1 places loaded")
    assert "UA.txt#line 2" in ran.err
    assert "and 10 more lines that could not be used" in ran.err
    assert command("gazetteer", "load", "UA.txt", "--strict").code == 1


@pytest.mark.parametrize("content", [None, "", "a page that says not found\n"])
def test_what_is_no_dump_is_refused_without_a_traceback(
    command: Run, folder: Path, content: str | None
) -> None:
    if content is not None:
        (folder / "UA.zip").write_text(content)
    ran = command("gazetteer", "load", "UA.zip")
    assert ran.code == 2
    assert "counterclaim: UA.zip" in ran.err
    assert not (folder / "counterclaim.places").exists()


def test_the_place_of_the_table_can_be_told_by_option_and_by_environment(
    command: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dump(folder / "UA.txt", line(1, "Zorenka"))
    command("gazetteer", "load", "UA.txt", "--gazetteer", "elsewhere/mine")
    monkeypatch.setenv("COUNTERCLAIM_GAZETTEER", "elsewhere/mine")
    assert "loaded from UA.txt: 1 places" in command("gazetteer", "status").out


def test_a_damaged_table_is_told(command: Run, folder: Path) -> None:
    (folder / "counterclaim.places").write_bytes(b"something else")
    ran = command("gazetteer", "status")
    assert ran.code == 2
    assert "load it again" in ran.err
