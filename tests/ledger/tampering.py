"""Tampering with a ledger's file through raw SQL, and what `verify` says of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from counterclaim.ledger import Finding, Ledger, open_ledger
from counterclaim.ledger.entry import entry_hash
from counterclaim.records import canonical_json, record_id

from .made import TEXT, fill, problem, report

Tamper = Callable[[sqlite3.Connection], object]


@contextmanager
def filled(path: Path) -> Iterator[Ledger]:
    """Entries 1 to 15: archive, report, 3 attributions, work; the same again; problem, version, withdrawal."""
    with open_ledger(path) as ledger:
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
