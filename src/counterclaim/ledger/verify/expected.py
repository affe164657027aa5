"""What the entries say that the other tables must hold: a scratch ledger beside the one that is verified."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from counterclaim.ledger import derived
from counterclaim.ledger.decode import committed, report_key
from counterclaim.ledger.entry import Entry
from counterclaim.ledger.migrations import migrate


class Expected:
    """A temporary database on disk: the derived tables, and in `temp.commitments` the words promised."""

    def __init__(self) -> None:
        self.db = sqlite3.connect("", isolation_level=None)
        migrate(self.db)
        self.db.execute("BEGIN")
        self.db.execute(
            """CREATE TEMP TABLE commitments (
                owner TEXT, kind TEXT, hash TEXT, salt TEXT, PRIMARY KEY (owner, kind, hash)
            ) WITHOUT ROWID"""
        )

    def close(self) -> None:
        self.db.close()

    def follow(self, entry: Entry, body: Mapping[str, Any]) -> None:
        """Takes in what an entry promises; KeyError, TypeError or sqlite3.Error where it is none of ours."""
        derived.follow(self.db, entry, body)
        if entry.type == "report":
            owner, salt = report_key(body), body["bytes_sha256"]
            rows = [(owner, kind, hashed, salt) for kind, hashed in committed(body).items()]
            self.db.executemany("INSERT OR IGNORE INTO temp.commitments VALUES (?, ?, ?, ?)", rows)
