"""Versions of a report: which one is meant, what it says, and what a person's word makes of it."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import replace

from counterclaim.errors import LedgerBroken, RecordError, UsageError
from counterclaim.ledger import words
from counterclaim.ledger.acts import Withdrawal
from counterclaim.ledger.decode import report_from, report_key
from counterclaim.ledger.derived import Current, current
from counterclaim.ledger.entry import COLUMNS, Entry, entry_from
from counterclaim.records import Report, sha256

TELLABLE = frozenset({"author", "language", "outlet", "published", "title", "url"})
"""The fields of a report that a person can give."""

_ID = re.compile(r"[0-9a-f]{6,64}")


def settled(known: Report, report: Report) -> Report:
    """The known version with those fields replaced that the report was told; its text stays as it is."""
    check_told(report)
    told = {field: getattr(report, field) for field in report.told}
    return replace(known, **told, told=tuple(sorted({*known.told, *report.told})), archive=report.archive)


def check_told(report: Report) -> None:
    """RecordError if something was told that only the bytes can say."""
    strange = set(report.told) - TELLABLE
    if strange:
        raise RecordError(f"{report.locator}: nobody can tell a report's {', '.join(sorted(strange))}")


def entry_of(db: sqlite3.Connection, record_id: str) -> Entry | None:
    """The entry of a record, its record checked against its id; None where there is none."""
    statement = f"SELECT {COLUMNS} FROM entries WHERE record_id = :id"
    row = db.execute(statement, {"id": record_id}).fetchone()
    return unchanged(entry_from(row)) if row else None


def unchanged(entry: Entry) -> Entry:
    """The entry itself; LedgerBroken if its record is not the one that its id is the hash of."""
    if sha256(entry.record) != entry.record_id:
        raise LedgerBroken(f"entry {entry.sequence} was changed after it was appended: run verify")
    return entry


def load(db: sqlite3.Connection, version: Current) -> Report:
    """The current version with its words; LedgerBroken if they are not those that were kept."""
    entry = entry_of(db, version.report)
    if entry is None:
        raise LedgerBroken(f"there is no entry for report {version.report[:12]}: run verify")
    try:
        report = report_from(entry.body, words.texts(db, version.key))
        same = report.id == version.report
    except (KeyError, RecordError, UnicodeDecodeError):
        same = False
    if not same:
        raise LedgerBroken(
            f"the stored words of report {version.report[:12]} ({version.locator}) are not those that were "
            "kept: run verify"
        )
    return report


def resolve(db: sqlite3.Connection, name: str) -> Current:
    """The report that a person means by an id, the first digits of one (six or more), or a locator."""
    found = _by_id(db, name) or _by_locator(db, name)
    if not found:
        raise UsageError(
            f"no report is called {name!r}: give its locator, its id, or six digits of that or more"
        )
    if len(found) > 1:
        listed = "; ".join(f"{version.report[:12]} ({version.locator})" for version in found[:8])
        raise UsageError(f"{name!r} can be any of {len(found)} reports, name one by its id: {listed}")
    return found[0]


def readable(db: sqlite3.Connection, version: Current) -> Current:
    """The report itself; UsageError with who and why if it was withdrawn."""
    if version.withdrawn is None:
        return version
    act = withdrawal(db, version)
    raise UsageError(f"report {version.report[:12]} was withdrawn by {act.by}: {act.reason}")


def withdrawal(db: sqlite3.Connection, version: Current) -> Withdrawal:
    """Who withdrew a withdrawn report, and why."""
    statement = f"SELECT {COLUMNS} FROM entries WHERE sequence = :sequence"
    row = db.execute(statement, {"sequence": version.withdrawn}).fetchone()
    body = unchanged(entry_from(row)).body
    return Withdrawal(key=body["key"], report=body["report"], by=body["by"], reason=body["reason"])


def _by_id(db: sqlite3.Connection, name: str) -> list[Current]:
    if not _ID.fullmatch(name):
        return []
    statement = f"SELECT {COLUMNS} FROM entries WHERE record_id >= :first AND record_id < :last"
    rows = db.execute(statement, {"first": name, "last": name + "g"})
    entries = [entry_from(row) for row in rows]
    keys = {report_key(entry.body): None for entry in entries if entry.type == "report"}
    return [version for key in keys if (version := current(db, key))]


def _by_locator(db: sqlite3.Connection, name: str) -> list[Current]:
    locator = name.encode("utf-8", "replace").decode()
    statement = "SELECT * FROM current_reports WHERE locator = :locator ORDER BY first"
    return [Current(*row) for row in db.execute(statement, {"locator": locator})]
