"""The words of others: texts, titles, authors and original bytes. Nowhere else, so that they can go."""

from __future__ import annotations

import sqlite3
import zlib

from counterclaim.errors import LedgerBroken
from counterclaim.ledger.decode import Words, committed
from counterclaim.records import Report, sha256


def put_texts(db: sqlite3.Connection, report: Report) -> None:
    """Keeps what the report's record commits to. All versions of a report share their text."""
    said = {"text": report.text, "author": report.author, "title": report.title}
    for kind, hashed in committed(report.record()).items():
        words = (said[kind] or "").encode("utf-8", "surrogatepass")
        db.execute(
            "INSERT INTO texts (owner, kind, hash, words) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (report.key, kind, hashed, words),
        )


def texts(db: sqlite3.Connection, owner: str) -> Words:
    """The words of one report, by kind and hash; `owner` is the report's key."""
    rows = db.execute("SELECT kind, hash, words FROM texts WHERE owner = :owner", {"owner": owner})
    return {(kind, hashed): words.decode("utf-8", "surrogatepass") for kind, hashed, words in rows}


def put_blob(db: sqlite3.Connection, hashed: str, data: bytes) -> None:
    row = db.execute("SELECT 1 FROM blobs WHERE sha256 = :sha256", {"sha256": hashed}).fetchone()
    if row is None:
        parameters = (hashed, len(data), zlib.compress(data))
        db.execute("INSERT INTO blobs (sha256, size, deflated) VALUES (?, ?, ?)", parameters)


def blob(db: sqlite3.Connection, hashed: str) -> bytes | None:
    """The bytes with that SHA-256, None where they are not there; LedgerBroken if they are others."""
    row = db.execute("SELECT size, deflated FROM blobs WHERE sha256 = :sha256", {"sha256": hashed}).fetchone()
    if row is None:
        return None
    data = inflated(*row)
    if data is None or sha256(data) != hashed:
        raise LedgerBroken(f"the stored bytes {hashed[:12]} are not those that were archived: run verify")
    return data


def inflated(size: int, deflated: bytes) -> bytes | None:
    """The bytes as archived; None unless they are `size` bytes. Never unpacks more than that."""
    try:
        data = zlib.decompressobj().decompress(deflated, size + 1)
    except zlib.error:
        return None
    return data if len(data) == size else None


def gone(db: sqlite3.Connection, hashed: str) -> bool:
    """Whether these bytes must not be kept: a report in them was withdrawn, and no other was read from them.

    A report is in an archive if it was made from it, or if its locator is the archive's, or a member's of it.
    """
    needed = db.execute(
        """SELECT 1 FROM archives JOIN current_reports ON archive = record_id
           WHERE sha256 = :sha256 AND withdrawn IS NULL""",
        {"sha256": hashed},
    ).fetchone()
    if needed:
        return False
    withdrawn = db.execute(
        """SELECT 1 FROM archives JOIN current_reports
             ON current_reports.locator = archives.locator
             OR (current_reports.locator > archives.locator || '#'
                 AND current_reports.locator < archives.locator || '$')
           WHERE sha256 = :sha256 AND withdrawn IS NOT NULL""",
        {"sha256": hashed},
    ).fetchone()
    return withdrawn is not None


def withdraw(db: sqlite3.Connection, owner: str, locator: str) -> None:
    """Takes a withdrawn report's texts away, and the archived bytes at its locator that nobody else needs."""
    db.execute("DELETE FROM texts WHERE owner = :owner", {"owner": owner})
    for container in _containers(locator):
        rows = db.execute("SELECT sha256 FROM archives WHERE locator = :locator", {"locator": container})
        for (hashed,) in rows.fetchall():
            if gone(db, hashed):
                db.execute("DELETE FROM blobs WHERE sha256 = :sha256", {"sha256": hashed})


def _containers(locator: str) -> list[str]:
    """Every locator that the report's locator may be a member of, and itself."""
    return [locator[:place] for place, letter in enumerate(locator) if letter == "#"] + [locator]
