"""Every way of tampering with the file that `verify` promises to find, done through raw SQL."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from counterclaim.ledger import Finding, Ledger, open_ledger
from counterclaim.ledger.entry import COLUMNS, entry_from, entry_hash
from counterclaim.records import Claim, Span, Stance, canonical_json, record_id, sha256

from .made import TEXT, fill, problem, report

Tamper = Callable[[sqlite3.Connection], object]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Entries 1 to 15: archive, report, 3 attributions, work; the same again; problem, version, withdrawal."""
    with open_ledger(tmp_path / "ledger.db") as ledger:
        fill(ledger, report("a.txt"), report("b.txt", TEXT + "b"))
        ledger.keep_problem(problem())
        ledger.keep(report("a.txt", outlet="The Pier"))
        ledger.withdraw("b.txt", by="A", reason="B")
        assert [finding.kind for finding in ledger.verify()] == ["withdrawn"]
        yield ledger


@contextmanager
def unguarded(path: Path) -> Iterator[sqlite3.Connection]:
    """The file without its triggers, which are put back as they were."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            db.execute(f"DROP TRIGGER {name}")
        yield db
        for _, sql in triggers:
            with suppress(sqlite3.OperationalError):  # its table may be gone by now
                db.execute(sql)


def found(ledger: Ledger, tamper: Tamper | str, head: str | None = None) -> list[Finding]:
    """The faults after tampering."""
    with unguarded(ledger.path) as db:
        if isinstance(tamper, str):
            db.execute(tamper)
        else:
            tamper(db)
    return [finding for finding in ledger.verify(head) if finding.fault]


def places(findings: list[Finding]) -> set[tuple[str, str]]:
    return {(finding.kind, finding.where) for finding in findings}


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


def forge(db: sqlite3.Connection, sequence: int, record: dict[str, object], previous: str) -> None:
    """Puts in an entry whose own hashes are right."""
    header = {
        "sequence": sequence,
        "record_id": record_id(record),
        "previous": previous,
        "appended_at": "2031-01-01T00:00:00Z",
        "made_by": ["counterclaim", "1", "read"],
        "made_from": [],
    }
    row = (
        sequence,
        header["record_id"],
        record["type"],
        canonical_json(record).decode(),
        previous,
        entry_hash(header),
        header["appended_at"],
        json.dumps(header["made_by"]),
        "[]",
    )
    db.execute("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


def hash_of(db: sqlite3.Connection, sequence: int) -> str:
    return str(db.execute("SELECT hash FROM entries WHERE sequence = ?", (sequence,)).fetchone()[0])


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
