"""Files of an older format: they open, and say what they said."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from counterclaim.ledger import open_ledger
from counterclaim.ledger.migrations import APPLICATION_ID, MIGRATIONS
from counterclaim.pipeline import reconcile_ledger
from counterclaim.records import Judgement

from .made import FIRST, SECOND, TEXT, claims, fill, keys, problem, record_ids, report, told


def as_format(number: int, new: Path) -> Path:
    """A file with the tables of an older format, and what the new ledger has in those."""
    path = new.with_name("old.db")
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for step in MIGRATIONS[:number]:
            step(db)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {number}")
        db.execute("ATTACH ? AS new", (str(new),))
        for (table,) in db.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall():
            of_new, of_old = (
                [column[1] for column in db.execute(f"PRAGMA {side}.table_info({table})")]
                for side in ("new", "main")
            )
            if set(of_old) <= set(of_new):  # a table that came to hold something else is made anew anyway
                named = ", ".join(of_old)
                db.execute(f"INSERT INTO main.{table} ({named}) SELECT {named} FROM new.{table}")
    return path


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A file as format 2 left it: its tables, and the rows of a ledger that has no events yet."""
    with open_ledger(tmp_path / "new.db") as ledger:
        told(ledger, report("a.txt"), report("b.txt", TEXT + "b"), report("c.txt", TEXT + "c"))
        told(ledger, report("a.txt"), generation=SECOND)
        fill(ledger, report("c.txt", TEXT + "c", outlet="The Pier"))
        ledger.keep(report("d.txt", "Nobody has read this one yet."))
        ledger.keep_problem(problem())
        ledger.withdraw("b.txt", by="A", reason="B")
    return as_format(2, tmp_path / "new.db")


def test_a_ledger_of_format_2_is_brought_up_to_date_when_it_is_opened(older: Path, tmp_path: Path) -> None:
    with open_ledger(older) as ledger, open_ledger(tmp_path / "new.db") as new:
        assert record_ids(ledger) == record_ids(new)
        assert list(ledger.claims()) == list(new.claims())
        assert [finding.kind for finding in ledger.verify()] == ["withdrawn"]
        assert ledger.claim(claims(report("a.txt"))[0].key).generation == SECOND


def test_what_an_older_ledger_holds_can_be_judged_and_is_to_be_reconciled(older: Path) -> None:
    with open_ledger(older) as ledger:
        assert list(ledger.events()) == []
        waiting = [report("a.txt").id, report("c.txt", TEXT + "c", outlet="The Pier").id]
        assert list(ledger.unreconciled(FIRST)) == [(name, True) for name in waiting]
        pair = keys(report("a.txt"))
        assert ledger.keep_judgement(Judgement("same event", pair, "A", "2031-04-05T10:00:00Z", "B"))


def test_rebuilding_an_older_ledger_changes_nothing_of_it(older: Path) -> None:
    with open_ledger(older) as ledger, closing(sqlite3.connect(older)) as db:
        statement = "SELECT * FROM claim_keys"
        before = db.execute(statement).fetchall()
        assert len(before) == 8
        ledger.rebuild()
        assert db.execute(statement).fetchall() == before


def test_the_events_of_a_ledger_of_format_3_stay_and_are_found_anew_with_the_next_run(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "new.db") as ledger:
        told(ledger, report("a.txt"), report("b.txt", TEXT + "b"))
        reconcile_ledger(ledger)
        before = list(ledger.events())
    with open_ledger(as_format(3, tmp_path / "new.db")) as ledger:
        assert list(ledger.events()) == before != []
        assert list(ledger.verify()) == []
        assert reconcile_ledger(ledger).reports == 2
        assert list(ledger.events()) == before
        assert list(ledger.verify()) == []
