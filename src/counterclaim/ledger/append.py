"""Appending: the only way by which an entry comes into the ledger."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from counterclaim.ledger import derived
from counterclaim.ledger.entry import GENESIS, Entry, MadeBy, entry_hash
from counterclaim.records import canonical_json, sha256

_INSERT = "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"


class Appender:
    """Appends records within one write transaction: all of them share its time and its maker."""

    def __init__(self, db: sqlite3.Connection, made_by: MadeBy) -> None:
        self._db = db
        self._made_by = made_by
        self._made_by_json = json.dumps(made_by)
        self._sequence, self._hash = tail(db)
        self._appended_at = now()

    def add(self, record: Mapping[str, Any], made_from: Sequence[str] = ()) -> tuple[str, bool]:
        """The record's id, and whether it is new: a record that is there already is not added again."""
        stored = canonical_json(record)
        name = sha256(stored)
        if known(self._db, name):
            return name, False
        entry = self._entry(name, record["type"], stored, tuple(made_from))
        self._insert(entry)
        derived.follow(self._db, entry, record)
        return name, True

    def _entry(self, name: str, kind: str, record: bytes, made_from: tuple[str, ...]) -> Entry:
        unsealed = Entry(
            sequence=self._sequence + 1,
            record_id=name,
            type=kind,
            record=record,
            previous=self._hash,
            hash="",
            appended_at=self._appended_at,
            made_by=self._made_by,
            made_from=made_from,
        )
        return replace(unsealed, hash=entry_hash(unsealed.header))

    def _insert(self, entry: Entry) -> None:
        row = (
            entry.sequence,
            entry.record_id,
            entry.type,
            entry.record.decode(),
            entry.previous,
            entry.hash,
            entry.appended_at,
            self._made_by_json,
            json.dumps(entry.made_from),
        )
        self._db.execute(_INSERT, row)
        self._sequence, self._hash = entry.sequence, entry.hash


def now() -> str:
    """The time as entries have it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def known(db: sqlite3.Connection, record_id: str) -> bool:
    """Whether the ledger has an entry for the record."""
    row = db.execute("SELECT 1 FROM entries WHERE record_id = :id", {"id": record_id}).fetchone()
    return row is not None


def tail(db: sqlite3.Connection) -> tuple[int, str]:
    """Sequence and hash of the last entry; zero and GENESIS where there is none."""
    row = db.execute("SELECT sequence, hash FROM entries ORDER BY sequence DESC LIMIT 1").fetchone()
    return (row[0], row[1]) if row else (0, GENESIS)
