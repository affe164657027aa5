"""The suite on the SQLite ledger, and what is particular to a file."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from counterclaim.errors import LedgerBroken, NotALedger, UsageError
from counterclaim.ledger import Ledger, open_ledger
from counterclaim.ledger.migrations import APPLICATION_ID, MIGRATIONS
from counterclaim.records import Report

from .made import TEXT, fill, on_disk, report
from .suite import LedgerSuite


class TestSqlite(LedgerSuite):
    @contextmanager
    def fresh(self) -> Iterator[Ledger]:
        with TemporaryDirectory() as folder, open_ledger(Path(folder) / "a ledger #1?.db") as ledger:
            yield ledger

    def again(self, ledger: Ledger) -> Ledger:
        return open_ledger(ledger.path, create=False)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


def test_a_ledger_is_one_file_once_it_is_closed(path: Path) -> None:
    with open_ledger(path) as ledger:
        fill(ledger, report())
    assert [found.name for found in path.parent.iterdir()] == ["ledger.db"]


def test_a_missing_file_is_made_only_if_asked(path: Path) -> None:
    with pytest.raises(UsageError, match="no ledger at"):
        open_ledger(path, create=False)
    assert not path.exists()


def test_a_missing_folder_is_not_made(path: Path) -> None:
    with pytest.raises(UsageError, match="make it first"):
        open_ledger(path / "deeper" / "ledger.db")


def test_an_empty_file_becomes_a_ledger(path: Path) -> None:
    path.touch()
    with open_ledger(path) as ledger:
        assert ledger.keep(report())


@pytest.mark.parametrize("content", [b"Not a database, whatever its name is. " * 40, b"x"])
def test_another_file_is_refused_and_left_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(NotALedger, match=r"ledger\.db.*--ledger"):
        open_ledger(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused_and_left_as_it_is(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE notes (words TEXT)")
        db.commit()
    before = path.read_bytes()
    with pytest.raises(NotALedger, match="no ledger"):
        open_ledger(path)
    assert path.read_bytes() == before


def test_a_folder_is_refused(path: Path) -> None:
    path.mkdir()
    with pytest.raises(NotALedger, match="folder"):
        open_ledger(path)


def test_a_newer_format_is_refused_with_what_to_do(path: Path) -> None:
    open_ledger(path).close()
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(NotALedger, match="install the newer counterclaim"):
        open_ledger(path)


def test_the_file_says_what_it_is(path: Path) -> None:
    open_ledger(path).close()
    header = path.read_bytes()[:100]
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(header[60:64], "big") == len(MIGRATIONS)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET appended_at = '2030-01-01T00:00:00Z' WHERE sequence = 2",
        "DELETE FROM entries WHERE sequence = 1",
        "DELETE FROM entries",
        "REPLACE INTO entries SELECT * FROM entries WHERE sequence = 2",
        "INSERT OR REPLACE INTO entries SELECT 99, record_id, type, record, previous, hash, appended_at, made_by,"
        " made_from FROM entries WHERE sequence = 2",
        "INSERT INTO entries SELECT 99, 'id', type, record, previous, hash, appended_at, made_by, made_from"
        " FROM entries WHERE sequence = 2",
        "UPDATE texts SET words = x'00'",
        "UPDATE blobs SET deflated = x'00'",
    ],
)
def test_the_file_itself_refuses_to_change_what_is_kept(path: Path, statement: str) -> None:
    with open_ledger(path) as ledger:
        fill(ledger, report())
    with (
        closing(sqlite3.connect(path)) as db,
        pytest.raises(sqlite3.IntegrityError, match=r"append-only|never changed"),
    ):
        db.execute(statement)


def test_withdrawn_words_are_nowhere_in_the_files(path: Path) -> None:
    secret = "Zyzzyva orchard lantern"
    kept = report("a.txt", f"{TEXT} {secret}", author=f"A. {secret}")
    deflated = zlib.compress(kept.text.encode())
    with open_ledger(path) as ledger:
        fill(ledger, kept, report("b.txt"))
        assert secret.encode() in on_disk(path)
        assert deflated in on_disk(path)
        ledger.withdraw(kept.id, by="A", reason="B")
        assert secret.encode() not in on_disk(path)
        assert deflated not in on_disk(path)


def test_words_that_were_changed_are_not_shown(path: Path) -> None:
    with open_ledger(path) as ledger:
        (kept,) = fill(ledger, report())
        with closing(sqlite3.connect(path)) as db:
            db.execute("DROP TRIGGER texts_are_never_changed")
            db.execute(
                "UPDATE texts SET words = CAST('The harbour office denied it.' AS BLOB) WHERE kind = 'text'"
            )
            db.commit()
        for show in (
            lambda: list(ledger.reports()),
            lambda: ledger.report(kept.id),
            lambda: ledger.settle(kept),
        ):
            with pytest.raises(LedgerBroken, match="verify"):
                show()


def test_a_record_that_was_changed_is_not_shown(path: Path) -> None:
    with open_ledger(path) as ledger:
        (kept,) = fill(ledger, report())
        with closing(sqlite3.connect(path)) as db:
            db.execute("DROP TRIGGER entries_are_never_changed")
            db.execute("UPDATE entries SET record = replace(record, 'official', 'witness')")
            db.commit()
        with pytest.raises(LedgerBroken, match="changed"):
            list(ledger.attributions())
        with pytest.raises(LedgerBroken, match="changed"):
            list(ledger.attributions(kept.id))


def test_archived_bytes_that_were_changed_are_not_given_out(path: Path) -> None:
    kept: Report = report()
    with open_ledger(path) as ledger:
        ledger.keep(kept)
        with closing(sqlite3.connect(path)) as db:
            db.execute("DROP TRIGGER blobs_are_never_changed")
            db.execute("UPDATE blobs SET deflated = ?", (zlib.compress(bytes(10**7)),))
            db.commit()
        with pytest.raises(LedgerBroken):
            ledger.blob(kept.bytes_sha256)
