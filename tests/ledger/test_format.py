"""docs/ledger.md says enough to verify a ledger without our code: its script is run as it stands there."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from counterclaim.ledger import open_ledger
from counterclaim.records import Judgement

from .made import FIRST, SECOND, TEXT, change, claims, fill, keep_changes, keys, problem, report

PAGE = (Path(__file__).parents[2] / "docs" / "ledger.md").read_text(encoding="utf-8")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with every type of record in it."""
    with open_ledger(tmp_path / "ledger.db") as ledger:
        fill(ledger, *(report("a.txt", outlet=outlet) for outlet in ("The Pier", "Tide", "The Pier")))
        fill(ledger, report("b.txt", TEXT + "b"))
        (last,) = fill(ledger, report("c.txt", TEXT + "c “ü\u2028” \U0001f30a"))
        ledger.keep_claims(last.id, FIRST, claims(last))
        ledger.keep_claims(last.id, SECOND, claims(last, SECOND))
        ledger.resume(last.id, "interpret", FIRST)
        keep_changes(ledger, change("e" * 64, keys(last)))
        ledger.keep_judgement(Judgement("same event", keys(last), "A", "2031-04-05T10:00:00Z", "B “ü”"))
        ledger.keep_problem(problem())
        ledger.withdraw("b.txt", by="A", reason="B")
        return ledger.path


def run_script(path: Path) -> subprocess.CompletedProcess[str]:
    (script,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    return subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False
    )


def test_the_script_on_the_page_verifies_a_ledger(path: Path) -> None:
    result = run_script(path)
    with open_ledger(path) as ledger:
        expected = f"{len(list(ledger.entries()))} entries, 1 withdrawn, head {ledger.head()}\n"
    assert (result.stdout, result.stderr) == (expected, "")


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("UPDATE entries SET record = replace(record, '900', '901')", "the record was changed"),
        ("UPDATE entries SET appended_at = '2001-01-01T00:00:00Z'", "the chain is broken"),
        ("DELETE FROM entries WHERE sequence = 3", "does not follow"),
        ("UPDATE texts SET words = x'20' WHERE kind = 'title'", "its title was changed"),
        ("DELETE FROM texts WHERE kind = 'text'", "its text is missing"),
    ],
)
def test_the_script_on_the_page_finds_tampering(path: Path, statement: str, message: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {name}")
        db.execute(statement)
    assert message in run_script(path).stderr


def test_the_page_names_every_type_of_record_and_every_field(path: Path) -> None:
    with open_ledger(path) as ledger:
        for entry in ledger.entries():
            (section,) = re.findall(rf"^\*\*{entry.type}\*\*: (.*?)\n\n", PAGE, re.DOTALL | re.MULTILINE)
            missing = [field for field in entry.body if field != "type" and f"`{field}`" not in section]
            assert not missing, (entry.type, missing)


def test_the_page_names_every_table_and_column(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
            assert re.search(rf"`{table}", PAGE), table
            assert all(re.search(rf"\b{column}\b", PAGE) for column in columns), table
