"""The chain: every entry is what its hashes say, follows the one before, and stands on what came before."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from counterclaim.errors import RecordError
from counterclaim.ledger.anchors import check_spans
from counterclaim.ledger.entry import COLUMNS, GENESIS, Entry, entry_from, entry_hash
from counterclaim.ledger.verify.decisions import follows
from counterclaim.ledger.verify.expected import Expected
from counterclaim.ledger.verify.finding import Finding
from counterclaim.records import sha256

TYPES = frozenset(
    {
        "archive",
        "report",
        "attribution",
        "claim",
        "problem",
        "work",
        "resumption",
        "revision",
        "withdrawal",
        "event",
        "judgement",
    }
)

# What reading a record of another form can raise.
_MISFITS = (KeyError, TypeError, ValueError, AttributeError, RecordError, sqlite3.IntegrityError)

# What a stage makes, and the stage: such records stand in a row before the work entry that counts them.
_STAGES = {"attribution": "attribute", "claim": "interpret"}


class ChainCheck:
    """One pass over the entries in their order; fills `expected` on the way."""

    def __init__(self, db: sqlite3.Connection, expected: Expected, head: str | None) -> None:
        self._db = db
        self._expected = expected
        self._head = head
        self._sequence, self._hash = 0, GENESIS
        self._run: tuple[str, str, str] | None = None  # stage, report, generation of the records in progress
        self._run_length = 0
        self._sources: dict[tuple[str, ...], int | None] = {}
        self._report: tuple[str, int | None] = ("", None)
        self._attribution: tuple[str, Mapping[str, Any] | None] = ("", None)

    def findings(self) -> Iterator[Finding]:
        head_seen = self._head in (None, GENESIS)
        for row in self._db.execute(f"SELECT {COLUMNS} FROM entries ORDER BY sequence"):
            head_seen = head_seen or row[5] == self._head
            yield from self._row(row)
        if self._run:
            yield self._unfinished("the end of the ledger")
        if not head_seen:
            yield Finding(
                "head",
                f"entry {self._sequence}",
                f"no entry has the hash {self._head}: the ledger was shortened",
            )

    def _row(self, row: tuple[Any, ...]) -> Iterator[Finding]:
        where = f"entry {row[0]}"
        try:
            entry = entry_from(row)
            body = entry.body
        except (ValueError, TypeError, AttributeError) as error:
            yield Finding("changed", where, f"is no entry: {error}")
            self._sequence, self._hash = int(row[0]), str(row[5])
            return
        sound = list(self._hashes(entry)) + list(self._order(entry))
        yield from sound
        if not any(finding.kind == "changed" for finding in sound):
            yield from self._meaning(entry, body)

    def _hashes(self, entry: Entry) -> Iterator[Finding]:
        where = f"entry {entry.sequence}"
        if sha256(entry.record) != entry.record_id:
            yield Finding("changed", where, f"its record was changed: {entry.record_id[:12]} is not its hash")
        if entry_hash(entry.header) != entry.hash:
            yield Finding(
                "changed", where, "its sequence, time, maker, sources, hash or record id was changed"
            )

    def _order(self, entry: Entry) -> Iterator[Finding]:
        where = f"entry {entry.sequence}"
        if entry.sequence > self._sequence + 1:
            first, last = self._sequence + 1, entry.sequence - 1
            missing = f"entry {first}" if first == last else f"entries {first} to {last}"
            yield Finding("missing", where, f"{missing} before it: removed")
        elif entry.sequence < 1:
            yield Finding("chain", where, "the first entry is 1: this one was put in")
        if entry.previous != self._hash:
            yield Finding(
                "chain",
                where,
                "does not follow the entry before it: one was changed, removed, put in or moved",
            )
        self._sequence, self._hash = entry.sequence, entry.hash

    def _meaning(self, entry: Entry, body: Mapping[str, Any]) -> Iterator[Finding]:
        where = f"entry {entry.sequence}"
        try:
            if body["type"] != entry.type or entry.type not in TYPES:
                yield Finding("malformed", where, f"says {entry.type!r}, and its record {body['type']!r}")
                return
            yield from self._made_from(entry)
            yield from self._work(entry, body)
            yield from follows(self._expected.db, entry, body)
            if entry.type in _STAGES:
                yield from self._anchors(entry, body)
            self._expected.follow(entry, body)
        except _MISFITS as error:
            yield Finding("malformed", where, f"is no {entry.type} record of this format: {error!r}")

    def _made_from(self, entry: Entry) -> Iterator[Finding]:
        if entry.made_from not in self._sources:
            self._sources = {entry.made_from: self._latest(entry.made_from)}
        latest = self._sources[entry.made_from]
        if latest is None or latest >= entry.sequence:
            yield Finding(
                "source", f"entry {entry.sequence}", "was made from something that no entry before it is"
            )

    def _latest(self, record_ids: tuple[str, ...]) -> int | None:
        """The highest sequence among the records, None if one is not there."""
        found = [self._place(record_id) for record_id in record_ids]
        return None if None in found else max((place for place in found if place is not None), default=0)

    def _place(self, record_id: str) -> int | None:
        row = self._db.execute("SELECT sequence FROM entries WHERE record_id = ?", (record_id,)).fetchone()
        return row[0] if row else None

    def _work(self, entry: Entry, body: Mapping[str, Any]) -> Iterator[Finding]:
        """The records of a stage stand in a row, and right behind them the work entry that counts them."""
        of = None
        if entry.type in _STAGES or entry.type == "work":
            of = (_STAGES.get(entry.type) or body["stage"], body["report"], body["generation"])
        if self._run and self._run != of:
            yield self._unfinished(f"entry {entry.sequence}")
            self._run, self._run_length = None, 0
        if entry.type in _STAGES:
            self._run, self._run_length = of, self._run_length + 1
        elif entry.type == "work":
            if body["count"] != self._run_length:
                message = f"counts {body['count']} records, and {self._run_length} stand before it"
                yield Finding("unfinished", f"entry {entry.sequence}", message)
            self._run, self._run_length = None, 0

    def _unfinished(self, where: str) -> Finding:
        stage, report, generation = self._run or ("", "", "")
        message = (
            f"{self._run_length} records of stage {stage}, report {report[:12]}, generation {generation[:12]}"
        )
        return Finding("unfinished", where, f"{message}, without the work entry that completes them")

    def _anchors(self, entry: Entry, body: Mapping[str, Any]) -> Iterator[Finding]:
        where = f"entry {entry.sequence}"
        if self._report[0] != body["report"]:
            self._report = (body["report"], self._text_length(body["report"]))
        length = self._report[1]
        if length is None:
            yield Finding("anchor", where, f"is of report {body['report'][:12]}, which is not in the ledger")
            return
        try:
            check_spans(body, length)
        except RecordError as error:
            yield Finding("anchor", where, str(error))
        if entry.type == "claim" and not self._stands_in_its_attribution(entry, body):
            yield Finding("anchor", where, "is of another attribution, or lies outside its content")

    def _stands_in_its_attribution(self, entry: Entry, body: Mapping[str, Any]) -> bool:
        """Whether a claim was made from its attribution, in the same report, and lies in its content."""
        name = body["attribution"]
        if self._attribution[0] != name:
            statement = f"SELECT {COLUMNS} FROM entries WHERE record_id = ? AND type = 'attribution'"
            row = self._db.execute(statement, (name,)).fetchone()
            self._attribution = (name, entry_from(row).body if row else None)
        said = self._attribution[1]
        if said is None or said["report"] != body["report"] or entry.made_from != (name,):
            return False
        return all(
            any(first <= start and end <= last for first, last in said["content"])
            for start, end in body["content"]
        )

    def _text_length(self, report_id: str) -> int | None:
        statement = f"SELECT {COLUMNS} FROM entries WHERE record_id = ? AND type = 'report'"
        row = self._db.execute(statement, (report_id,)).fetchone()
        return int(entry_from(row).body["text_length"]) if row else None
