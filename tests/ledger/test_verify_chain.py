"""Tampering with the entries and their chain, all of which `verify` promises to find."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from counterclaim.ledger import Ledger, open_ledger
from counterclaim.ledger.entry import COLUMNS, entry_from
from counterclaim.records import Claim, Span, Stance

from .made import fill, problem, report
from .tampering import filled, forge, found, hash_of, places


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with filled(tmp_path / "ledger.db") as ledger:
        yield ledger


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("record", "replace(record, '900', '901')"),
        ("record", "record || ' '"),
        ("record", "'{'"),
        ("record", "x'ff00'"),
        ("record_id", "'0' || substr(record_id, 2)"),
        ("type", "'problem'"),
        ("previous", f"'{'1' * 64}'"),
        ("hash", f"'{'1' * 64}'"),
        ("appended_at", "'2001-01-01T00:00:00Z'"),
        ("made_by", '\'["other", "1", "read"]\''),
        ("made_by", "'nobody'"),
        ("made_from", "'[]'"),
        ("made_from", "'7'"),
    ],
)
def test_a_changed_entry_is_named(ledger: Ledger, column: str, value: str) -> None:
    value = f"CAST({value} AS TEXT)"
    findings = found(ledger, f"UPDATE entries SET {column} = {value} WHERE sequence = 3")
    assert ("changed", "entry 3") in places(findings) or ("malformed", "entry 3") in places(findings)


def test_a_removed_entry_is_named(ledger: Ledger) -> None:
    findings = found(ledger, "DELETE FROM entries WHERE sequence = 4")
    assert {("missing", "entry 5"), ("chain", "entry 5"), ("unfinished", "entry 6")} <= places(findings)


def test_a_removed_entry_is_named_even_if_the_rest_moves_up(ledger: Ledger) -> None:
    def close_the_gap(db: sqlite3.Connection) -> None:
        db.execute("DELETE FROM entries WHERE sequence = 4")
        db.execute("UPDATE entries SET sequence = -(sequence - 1) WHERE sequence > 4")
        db.execute("UPDATE entries SET sequence = -sequence WHERE sequence < 0")

    assert {("chain", "entry 4"), ("changed", "entry 4"), ("changed", "entry 14")} <= places(
        found(ledger, close_the_gap)
    )


def test_swapped_entries_are_named(ledger: Ledger) -> None:
    def swap(db: sqlite3.Connection) -> None:
        for old, new in ((3, -4), (4, 3), (-4, 4)):
            db.execute("UPDATE entries SET sequence = ? WHERE sequence = ?", (new, old))

    assert {("changed", "entry 3"), ("chain", "entry 3"), ("changed", "entry 4")} <= places(
        found(ledger, swap)
    )


def test_an_entry_put_in_is_named(ledger: Ledger) -> None:
    def put_in(db: sqlite3.Connection) -> None:
        db.execute("UPDATE entries SET sequence = -(sequence + 1) WHERE sequence > 12")
        db.execute("UPDATE entries SET sequence = -sequence WHERE sequence < 0")
        forge(db, 13, problem("forged.txt").record(), hash_of(db, 12))

    assert {("chain", "entry 14"), ("changed", "entry 14")} <= places(found(ledger, put_in))


def test_an_entry_before_the_first_is_named(ledger: Ledger) -> None:
    findings = found(ledger, lambda db: forge(db, 0, problem("forged.txt").record(), "0" * 64))
    assert {("chain", "entry 0"), ("chain", "entry 1")} <= places(findings)


def test_a_record_of_no_known_form_is_named(ledger: Ledger) -> None:
    for record in (
        {"type": "verdict", "true": 1},
        {"type": "work", "report": "x"},
        {"type": "revision", "key": []},
    ):
        last = len(list(ledger.entries()))
        found(ledger, lambda db, record=record, last=last: forge(db, last + 1, record, hash_of(db, last)))  # type: ignore[misc]
        assert ("malformed", f"entry {last + 1}") in places(list(ledger.verify()))


def test_a_statement_outside_its_text_is_named_even_with_right_hashes(ledger: Ledger) -> None:
    def forge_work(db: sqlite3.Connection) -> None:
        row = db.execute(f"SELECT {COLUMNS} FROM entries WHERE sequence = 3").fetchone()
        record = entry_from(row).body | {"content": [[0, 9999]], "generation": "g"}
        work = {
            "type": "work",
            "report": record["report"],
            "stage": "attribute",
            "generation": "g",
            "count": 1,
        }
        forge(db, 16, record, hash_of(db, 15))
        forge(db, 17, work, hash_of(db, 16))

    assert ("anchor", "entry 16") in places(found(ledger, forge_work))


def test_a_claim_outside_its_attribution_is_named_even_with_right_hashes(ledger: Ledger) -> None:
    def forge_claim(db: sqlite3.Connection) -> None:
        row = db.execute(f"SELECT {COLUMNS} FROM entries WHERE sequence = 3").fetchone()
        said = entry_from(row)
        claim = Claim(said.body["report"], said.record_id, 0, (Span(0, 3),), Stance("assert"), "g")
        record = claim.record()
        forge(db, 16, record, hash_of(db, 15))

    assert ("anchor", "entry 16") in places(found(ledger, forge_claim))


def test_work_that_counts_wrongly_is_named(ledger: Ledger) -> None:
    work = {"type": "work", "report": report("a.txt").id, "stage": "attribute", "generation": "g", "count": 4}
    assert ("unfinished", "entry 16") in places(
        found(ledger, lambda db: forge(db, 16, work, hash_of(db, 15)))
    )


def test_a_ledger_cut_off_within_a_transaction_is_found(ledger: Ledger) -> None:
    assert ("unfinished", "the end of the ledger") in places(
        found(ledger, "DELETE FROM entries WHERE sequence >= 12")
    )


def test_a_ledger_cut_off_between_transactions_is_found_by_what_is_left_beside_it(ledger: Ledger) -> None:
    findings = found(ledger, "DELETE FROM entries WHERE sequence >= 13")
    assert {finding.kind for finding in findings} == {"derived", "text", "blob"}


def test_a_ledger_cut_off_with_all_its_traces_is_found_by_the_head_that_was_noted(ledger: Ledger) -> None:
    noted = ledger.head()

    def cut(db: sqlite3.Connection) -> None:
        db.execute("DELETE FROM entries WHERE sequence = 13")
        db.execute("DELETE FROM entries WHERE sequence > 13")
        db.execute("UPDATE current_reports SET withdrawn = NULL, report = pointed_by")

    later = found(ledger, cut, noted)
    assert "head" in {finding.kind for finding in later}


def test_a_cut_without_a_trace_is_found_only_by_the_head(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        fill(ledger, report("a.txt"))
        ledger.keep_problem(problem())
        noted = ledger.head()
        assert found(ledger, "DELETE FROM entries WHERE type = 'problem'") == []
        assert places(list(ledger.verify(noted))) == {("head", "entry 6")}
