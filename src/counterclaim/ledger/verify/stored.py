"""What stands beside the entries: the words of others, the archived bytes, and the derived tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from counterclaim.ledger import words
from counterclaim.ledger.derived import TABLES, Current
from counterclaim.ledger.entry import COLUMNS, entry_from
from counterclaim.ledger.verify.expected import Expected
from counterclaim.ledger.verify.finding import Finding
from counterclaim.records import commitment, sha256

Row = tuple[Any, ...]


def derived_rows(db: sqlite3.Connection, expected: Expected) -> Iterator[Finding]:
    """Every row of the derived tables, compared with what the entries say."""
    for table, width in TABLES.items():
        keys = ", ".join(str(place + 1) for place in range(width))
        statement = f"SELECT * FROM {table} ORDER BY {keys}"
        for said, stored in _side_by_side(expected.db.execute(statement), db.execute(statement), width):
            key = " ".join(str(part) for part in (said or stored or ())[:width])
            if stored is None:
                yield Finding("derived", f"{table} {key}", "is missing: rebuild makes it again")
            elif said is None:
                yield Finding("derived", f"{table} {key}", "follows from no entry: rebuild takes it away")
            elif said != stored:
                yield Finding("derived", f"{table} {key}", "is not what the entries say: rebuild mends it")


def texts(db: sqlite3.Connection, expected: Expected) -> Iterator[Finding]:
    """Texts, titles and authors: each as committed, none missing, none too many."""
    said = expected.db.execute(
        """SELECT owner, kind, hash, salt, withdrawn FROM commitments LEFT JOIN current_reports ON key = owner
           ORDER BY owner, kind, hash"""
    )
    stored = db.execute("SELECT owner, kind, hash, words FROM texts ORDER BY owner, kind, hash")
    for promise, row in _side_by_side(said, stored, 3):
        owner, kind, _ = (promise or row or ())[:3]
        where = f"texts {owner} {kind}"
        if promise is None:
            yield Finding("text", where, "no record commits to these words")
        elif promise[4] is not None and row is not None:
            yield Finding("text", where, "was withdrawn, and is still there")
        elif promise[4] is None and row is None:
            yield Finding("text", where, "is missing, and was not withdrawn")
        elif row is not None and not _kept(promise, row):
            yield Finding("text", where, "is not what its record commits to")


def blobs(db: sqlite3.Connection, expected: Expected) -> Iterator[Finding]:
    """Archived bytes: each with the hash of its archive record, none missing, none too many."""
    said = expected.db.execute("SELECT DISTINCT sha256, size FROM archives ORDER BY sha256")
    stored = db.execute("SELECT sha256, size, deflated FROM blobs ORDER BY sha256")
    for promise, row in _side_by_side(said, stored, 1):
        (hashed,) = (promise or row or ())[:1]
        where = f"blobs {hashed}"
        if promise is None:
            yield Finding("blob", where, "no archive record names these bytes")
        elif words.gone(expected.db, hashed):
            if row is not None:
                yield Finding("blob", where, "was withdrawn, and is still there")
        elif row is None:
            yield Finding("blob", where, "is missing, and was not withdrawn")
        elif row[1] != promise[1] or not _same_bytes(hashed, promise[1], row[2]):
            yield Finding("blob", where, "is not what was archived")


def withdrawals(db: sqlite3.Connection, expected: Expected) -> Iterator[Finding]:
    """What was withdrawn, by whom and why, and whether other reports still need the bytes it came in."""
    rows = expected.db.execute("SELECT * FROM current_reports WHERE withdrawn IS NOT NULL ORDER BY withdrawn")
    for version in (Current(*row) for row in rows):
        entry = db.execute(
            f"SELECT {COLUMNS} FROM entries WHERE sequence = ?", (version.withdrawn,)
        ).fetchone()
        act = entry_from(entry).body
        message = (
            f"report {version.report[:12]} ({version.locator}) was withdrawn by {act['by']}: {act['reason']}"
        )
        yield Finding("withdrawn", f"entry {version.withdrawn}", message + _left(expected.db, version))


def _left(db: sqlite3.Connection, version: Current) -> str:
    row = db.execute(
        "SELECT sha256, locator FROM archives WHERE record_id = ?", (version.archive,)
    ).fetchone()
    if row is None or words.gone(db, row[0]):
        return ""
    return f" (the archived bytes of {row[1]} stay, because other reports were read from them)"


def _kept(promise: Row, row: Row) -> bool:
    """Whether the stored words are those that the record commits to."""
    kind: str = promise[1]
    hashed: str = promise[2]
    salt: str = promise[3]
    if kind == "text":
        return sha256(row[3]) == hashed
    try:
        return commitment(salt, row[3].decode("utf-8", "surrogatepass")) == hashed
    except UnicodeDecodeError:
        return False


def _same_bytes(hashed: str, size: int, deflated: bytes) -> bool:
    data = words.inflated(size, deflated)
    return data is not None and sha256(data) == hashed


def _side_by_side(
    said: Iterator[Row], stored: Iterator[Row], width: int
) -> Iterator[tuple[Row | None, Row | None]]:
    """The rows of two tables, both sorted by their first `width` columns, in pairs that share these."""
    left, right = next(said, None), next(stored, None)
    while left is not None or right is not None:
        if right is None or (left is not None and left[:width] < right[:width]):
            yield left, None
            left = next(said, None)
        elif left is None or right[:width] < left[:width]:
            yield None, right
            right = next(stored, None)
        else:
            yield left, right
            left, right = next(said, None), next(stored, None)
