"""The file as SQLite sees it: whole pages and indexes, and the tables and triggers of the format."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from counterclaim.ledger.verify.expected import Expected
from counterclaim.ledger.verify.finding import Finding

_SCHEMA = "SELECT type || ' ' || name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'"


def pages(db: sqlite3.Connection) -> Iterator[Finding]:
    """SQLite's own check of pages, indexes, and constraints."""
    for (message,) in db.execute("PRAGMA integrity_check"):
        if message != "ok":
            yield Finding("damaged", "file", str(message))


def schema(db: sqlite3.Connection, expected: Expected) -> Iterator[Finding]:
    """Tables, indexes and triggers, compared with those of a new ledger."""
    stored = dict(db.execute(_SCHEMA))
    fresh = dict(expected.db.execute(_SCHEMA))
    for name in sorted(stored.keys() | fresh.keys()):
        if name not in stored:
            yield Finding("schema", name, "is missing: the ledger was open to changes since it was dropped")
        elif name not in fresh:
            yield Finding("schema", name, "is not part of a ledger")
        elif stored[name] != fresh[name]:
            yield Finding("schema", name, "is not what the format says")
