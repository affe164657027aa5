"""The file itself: opening it, one writer at a time, and readers that see a moment of it.

Everything that is particular to SQLite is here and in the migrations. The statements elsewhere keep
to what PostgreSQL takes as well, and to `execute(statement, parameters)` that returns the rows.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from counterclaim.errors import LedgerError, NotALedger, UsageError
from counterclaim.ledger.migrations import APPLICATION_ID, MIGRATIONS, migrate

WAIT_SECONDS = 120
"""How long a writer waits for another one. One transaction is one report: milliseconds."""

_MAGIC = b"SQLite format 3\0"

_SETTINGS = (
    "PRAGMA synchronous = NORMAL",  # a power cut may cost the last reports, never the file's consistency
    "PRAGMA secure_delete = ON",  # withdrawn words are overwritten, not just unlinked
    "PRAGMA recursive_triggers = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cache_size = -32768",
)


def open_file(path: Path, *, create: bool) -> sqlite3.Connection:
    """A connection for writing; NotALedger if the file is something else, UsageError if it is missing."""
    if not create and not path.exists():
        raise UsageError(f"there is no ledger at {path}: `counterclaim read PATH --ledger {path}` makes one")
    if not path.parent.is_dir():
        raise UsageError(f"there is no folder {path.parent} to put a ledger in: make it first")
    if path.is_dir():
        raise NotALedger(f"{path} is a folder: name a file in it")
    if _foreign(path):
        raise NotALedger(_other(path))
    db = _connect(path, "rwc" if create else "rw")
    try:
        _prepare(db, path)
    except sqlite3.Error as error:
        db.close()
        raise _refused(path, error) from error
    except BaseException:
        db.close()
        raise
    return db


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, after waiting for the writer before; LedgerError where the file does not take it."""
    try:
        db.execute("BEGIN IMMEDIATE")
        try:
            yield
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise
    except sqlite3.Error as error:
        raise LedgerError(f"{file_of(db)}: {_plain(error)}") from error


@contextmanager
def moment(db: sqlite3.Connection) -> Iterator[None]:
    """Several statements that see the ledger at one moment, within a transaction or without one."""
    if db.in_transaction:
        yield
        return
    db.execute("BEGIN")
    try:
        yield
    finally:
        db.execute("ROLLBACK")


@contextmanager
def snapshot(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that sees the ledger as it is now, whatever is appended while it is read."""
    with closing(_connect(path, "ro")) as db:
        db.execute("BEGIN")
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()  # the moment starts with the first read
        yield db


def scrub(db: sqlite3.Connection) -> None:
    """Empties the write-ahead log, which may still hold words that were just withdrawn.

    Where a reader is in the way, it is done when the last connection closes.
    """
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def file_of(db: sqlite3.Connection) -> str:
    """The path of the open file, for messages."""
    return str(db.execute("PRAGMA database_list").fetchone()[2])


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    try:
        return sqlite3.connect(uri, timeout=WAIT_SECONDS, isolation_level=None, uri=True)
    except sqlite3.Error as error:
        raise _refused(path, error) from error


def _foreign(path: Path) -> bool:
    """Whether the file holds something and is no SQLite file: SQLite itself would overwrite a short one."""
    try:
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except FileNotFoundError:
        return False
    except OSError as error:
        raise LedgerError(f"{path}: {error.strerror}") from error
    return bool(start) and start != _MAGIC


def _prepare(db: sqlite3.Connection, path: Path) -> None:
    """Makes the tables of a new file, or brings those of an older format up to date."""
    version = _version(db, path)
    for setting in _SETTINGS:
        db.execute(setting)
    if version < len(MIGRATIONS):
        with transaction(db):
            migrate(db)
    _write_ahead(db)


def _write_ahead(db: sqlite3.Connection) -> None:
    """Lets readers go on while one writes. SQLite does not wait for others by itself to switch this on."""
    until = time.monotonic() + WAIT_SECONDS
    while db.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        try:
            db.execute("PRAGMA journal_mode = WAL").fetchone()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.01)


def _version(db: sqlite3.Connection, path: Path) -> int:
    """The format that the file has, 0 if it is empty; NotALedger if it is none of ours."""
    with moment(db):  # another program may be making the same file
        (application,) = db.execute("PRAGMA application_id").fetchone()
        (version,) = db.execute("PRAGMA user_version").fetchone()
        (objects,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if (application, version, objects) == (0, 0, 0):
        return 0
    if application != APPLICATION_ID:
        raise NotALedger(_other(path))
    if version > len(MIGRATIONS):
        raise NotALedger(
            f"{path} has ledger format {version}, and this program knows up to {len(MIGRATIONS)}: "
            "install the newer counterclaim that wrote it"
        )
    return int(version)


def _other(path: Path) -> str:
    return f"{path} exists and is no ledger: name another file with --ledger, or move this one away"


def _refused(path: Path, error: sqlite3.Error) -> LedgerError:
    if "not a database" in str(error):
        return NotALedger(_other(path))
    return LedgerError(f"{path}: {_plain(error)}")


def _plain(error: sqlite3.Error) -> str:
    """What to do about it, where SQLite's own words do not say."""
    words = str(error)
    if "locked" in words:
        return f"another program has been writing to it for {WAIT_SECONDS} seconds: try again when it is done"
    if "readonly" in words or "unable to open" in words:
        return f"cannot be opened for writing, here or in its folder ({words}): check the permissions"
    if "disk is full" in words:
        return "the disk is full: make room and run the same command again, nothing is lost or doubled"
    return words
