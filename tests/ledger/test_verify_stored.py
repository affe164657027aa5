"""Tampering with guards, words, bytes and derived tables, all of which `verify` promises to find."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from counterclaim.ledger import Ledger, open_ledger
from counterclaim.records import sha256

from .made import TEXT, fill, report
from .tampering import filled, found, places


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with filled(tmp_path / "ledger.db") as ledger:
        yield ledger


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER entries_are_never_changed",
        "DROP TRIGGER entries_are_never_removed",
        "DROP TRIGGER entries_are_appended",
        "DROP TRIGGER texts_are_never_changed",
        "DROP TRIGGER blobs_are_never_changed",
        "DROP INDEX entries_by_type",
        "CREATE TRIGGER quiet BEFORE INSERT ON entries BEGIN SELECT RAISE(IGNORE); END",
        "CREATE TABLE notes (words TEXT)",
    ],
)
def test_a_guard_that_is_missing_or_not_ours_is_named(ledger: Ledger, statement: str) -> None:
    with closing(sqlite3.connect(ledger.path)) as db:
        db.execute(statement)
    (finding,) = [finding for finding in ledger.verify() if finding.fault]
    assert finding.kind == "schema"
    assert statement.split()[2] in finding.where


def test_a_guard_that_was_put_back_weaker_is_named(ledger: Ledger) -> None:
    with closing(sqlite3.connect(ledger.path)) as db:
        db.execute("DROP TRIGGER entries_are_never_changed")
        db.execute("CREATE TRIGGER entries_are_never_changed BEFORE UPDATE ON entries BEGIN SELECT 1; END")
    assert places([f for f in ledger.verify() if f.fault]) == {
        ("schema", "trigger entries_are_never_changed")
    }


def test_a_missing_table_is_named_and_the_rest_is_still_checked(ledger: Ledger) -> None:
    findings = found(ledger, "DROP TABLE blobs")
    assert {("schema", "table blobs"), ("damaged", "blobs")} <= places(findings)


@pytest.mark.parametrize("kind", ["text", "author", "title"])
@pytest.mark.parametrize("value", ["CAST('other words' AS BLOB)", "x'ff'", "x''"])
def test_changed_words_are_named(ledger: Ledger, kind: str, value: str) -> None:
    findings = found(ledger, f"UPDATE texts SET words = {value} WHERE kind = '{kind}'")
    assert places(findings) == {("text", f"texts {report('a.txt').key} {kind}")}


@pytest.mark.parametrize("kind", ["text", "author", "title"])
def test_missing_words_that_nobody_withdrew_are_named(ledger: Ledger, kind: str) -> None:
    findings = found(ledger, f"DELETE FROM texts WHERE kind = '{kind}'")
    assert places(findings) == {("text", f"texts {report('a.txt').key} {kind}")}


def test_words_that_no_record_commits_to_are_named(ledger: Ledger) -> None:
    findings = found(ledger, "INSERT INTO texts VALUES ('somebody', 'text', 'h', x'00')")
    assert places(findings) == {("text", "texts somebody text")}


def test_withdrawn_words_that_came_back_are_named(ledger: Ledger) -> None:
    kept = report("b.txt", TEXT + "b")

    def put_back(db: sqlite3.Connection) -> None:
        data = kept.text.encode()
        db.execute("INSERT INTO texts VALUES (?, 'text', ?, ?)", (kept.key, kept.text_sha256, data))
        db.execute("INSERT INTO blobs VALUES (?, ?, ?)", (sha256(data), len(data), zlib.compress(data)))

    assert places(found(ledger, put_back)) == {
        ("text", f"texts {kept.key} text"),
        ("blob", f"blobs {kept.bytes_sha256}"),
    }


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE blobs SET deflated = x'00'",
        "UPDATE blobs SET size = size + 1",
        "DELETE FROM blobs",
    ],
)
def test_changed_or_missing_bytes_are_named(ledger: Ledger, statement: str) -> None:
    assert places(found(ledger, statement)) == {("blob", f"blobs {sha256(TEXT.encode())}")}


def test_other_bytes_of_the_same_size_and_bytes_of_nothing_are_named(ledger: Ledger) -> None:
    other = zlib.compress(TEXT.upper().encode())

    def tamper(db: sqlite3.Connection) -> None:
        db.execute("UPDATE blobs SET deflated = ?", (other,))
        db.execute("INSERT INTO blobs VALUES ('f', 1, x'00')")

    assert places(found(ledger, tamper)) == {("blob", f"blobs {sha256(TEXT.encode())}"), ("blob", "blobs f")}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE current_reports SET report = 'other' WHERE withdrawn IS NULL",
        "UPDATE current_reports SET withdrawn = NULL",
        "UPDATE current_reports SET locator = 'other' WHERE withdrawn IS NULL",
        "DELETE FROM current_reports WHERE withdrawn IS NULL",
        "INSERT INTO current_reports VALUES ('k', 'r', 'p', 99, 'l', NULL, NULL)",
        "UPDATE archives SET size = 1",
        "DELETE FROM archives",
        "UPDATE work SET first = first + 1",
        "DELETE FROM work",
        "INSERT INTO work VALUES ('r', 's', 'g', 1, 2, 2, 'x')",
    ],
)
def test_a_derived_row_that_the_entries_do_not_say_is_named_and_rebuilding_mends_it(
    ledger: Ledger, statement: str
) -> None:
    findings = found(ledger, statement)
    assert {finding.kind for finding in findings} == {"derived"}
    assert all(finding.where.split()[0] in statement for finding in findings)
    ledger.rebuild()
    assert [finding for finding in ledger.verify() if finding.fault] == []


def test_a_file_with_bytes_overwritten_is_reported_not_crashed_on(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        fill(ledger, *(report(f"{number}.txt", TEXT + str(number)) for number in range(40)))
    whole = path.read_bytes()
    for place in range(4096, len(whole) - 4096, len(whole) // 12):
        if not whole[place : place + 600].strip(b"\0"):
            continue  # room that no row takes up
        path.write_bytes(whole[:place] + b"\xaa" * 600 + whole[place + 600 :])
        with open_ledger(path) as ledger:
            assert [finding for finding in ledger.verify() if finding.fault]
