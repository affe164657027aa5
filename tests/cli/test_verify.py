from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from .conftest import Run


def _head(out: str) -> str:
    return out.split("head ")[1].strip()


def test_a_sound_ledger_passes_and_its_head_is_printed(command: Run, dam: Path) -> None:
    ran = command("verify")
    assert ran.code == 0
    assert "Everything matches its hash." in ran.out
    assert len(_head(ran.out)) == 64


def test_a_head_that_was_noted_is_found_again_and_another_is_not(command: Run, dam: Path) -> None:
    head = _head(command("verify").out)
    assert command("verify", "--head", head).code == 0
    missing = command("verify", "--head", "f" * 64)
    assert missing.code == 1
    assert "head:" in missing.out


def test_a_changed_text_is_found_and_ends_with_one(command: Run, dam: Path) -> None:
    with sqlite3.connect(dam) as db:
        triggers = db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            db.execute(f"DROP TRIGGER {name}")
        db.execute("UPDATE texts SET words = CAST(replace(CAST(words AS TEXT), 'Kyiv', 'Lviv') AS BLOB)")
    ran = command("verify", "--json")
    assert ran.code == 1
    assert "text" in {finding["kind"] for finding in json.loads(ran.out)["findings"]}
