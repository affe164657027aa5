"""Which reports share wording: kept as reports are reconciled, so that no view has to compare all texts.

Two reports are compared where both are among the first of a cell that they share, in the order of their
dates and ids; so what is kept depends on the reports alone, not on when they came. One that comes may push
another out of the first of a cell, and what no other cell of theirs supports goes; one that goes lets
another in.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from counterclaim.errors import LedgerBroken
from counterclaim.ledger import words
from counterclaim.ledger.decode import report_from, report_key
from counterclaim.ledger.numbers import free_number, number_of
from counterclaim.ledger.versions import entry_of
from counterclaim.reconcile.origins import Likeness, Repeat, cells, compare
from counterclaim.reconcile.origins.lexicon import limits
from counterclaim.records import Report, Span

Pair = tuple[int, int]
"""Two row numbers, the smaller first, and so the smaller id."""


class CopyTables:
    """The cells of the texts that were reconciled, and what pairs of them share."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._most = limits().cell

    def add(self, name: str, generation: str) -> None:
        """Compares a report with all that it meets; once for a generation."""
        number = number_of(self._db, "copy_reports", name)
        if number is not None:
            row = self._db.execute("SELECT generation FROM copy_reports WHERE number = ?", (number,))
            if row.fetchone()[0] == generation:
                return
            self.remove(name)
        self._add(self._load(name), generation)

    def remove(self, name: str) -> None:
        """Takes a report out, with all that it shares; does nothing if it is not there."""
        number = number_of(self._db, "copy_reports", name)
        if number is None:
            return
        let_in: set[Pair] = set()
        placed = list(self._cells(number))
        for cell in placed:
            held = self._first(cell)
            if number in held[: self._most] and len(held) > self._most:
                let_in.update(_pairs(held[self._most], held[: self._most]))
        self._delete(number, placed)
        self._compare(pair for pair in let_in if number not in pair)

    def among(self, names: Iterable[str]) -> Iterator[Likeness]:
        """What is kept of pairs of these reports."""
        numbered = ((number_of(self._db, "copy_reports", name), name) for name in set(names))
        ids = {number: name for number, name in numbered if number is not None}
        for one in sorted(ids):
            rows = self._db.execute("SELECT other, body FROM likenesses WHERE one = ? ORDER BY other", (one,))
            yield from (_likeness(ids[one], ids[other], body) for other, body in rows if other in ids)

    def _add(self, report: Report, generation: str) -> None:
        number, own = free_number(self._db, "copy_reports", report.id), sorted(cells(report))
        published = report.published.value if report.published else "~"
        self._db.execute(
            "INSERT INTO copy_reports VALUES (?, ?, ?, ?, ?, ?)",
            (number, report.id, published, report.outlet, generation, array("q", own).tobytes()),
        )
        placed = ((cell, published, number) for cell in own)
        self._db.executemany("INSERT INTO copy_cells VALUES (?, ?, ?)", placed)
        met: set[Pair] = set()
        pushed_out: set[Pair] = set()
        for cell in own:
            held = self._first(cell)
            if number in held[: self._most]:
                met.update(_pairs(number, held[: self._most]))
                if len(held) > self._most:
                    pushed_out.update(_pairs(held[self._most], held[: self._most]))
        self._forget(pair for pair in pushed_out if number not in pair)
        self._compare(met)

    def _first(self, cell: int) -> list[int]:
        """The first reports of a cell, and the one after them."""
        rows = self._db.execute(
            "SELECT number FROM copy_cells WHERE cell = ? ORDER BY published, number LIMIT ?",
            (cell, self._most + 1),
        )
        return [number for (number,) in rows]

    def _cells(self, number: int) -> Sequence[int]:
        row = self._db.execute("SELECT cells FROM copy_reports WHERE number = ?", (number,)).fetchone()
        return array("q", row[0])

    def _delete(self, number: int, placed: Iterable[int]) -> None:
        row = self._db.execute("SELECT published FROM copy_reports WHERE number = ?", (number,)).fetchone()
        rows = ((cell, row[0], number) for cell in placed)
        self._db.executemany("DELETE FROM copy_cells WHERE cell = ? AND published = ? AND number = ?", rows)
        self._db.execute("DELETE FROM copy_reports WHERE number = ?", (number,))
        self._db.execute("DELETE FROM likenesses WHERE one = ?", (number,))
        self._db.execute("DELETE FROM likenesses WHERE other = ?", (number,))

    def _forget(self, pairs: Iterable[Pair]) -> None:
        """Drops what is kept of pairs that meet nowhere any more."""
        for pair in pairs:
            if self._known(pair) and not self._meet(pair):
                self._db.execute("DELETE FROM likenesses WHERE one = ? AND other = ?", pair)

    def _meet(self, pair: Pair) -> bool:
        shared = set(self._cells(pair[0])).intersection(self._cells(pair[1]))
        firsts = (self._first(cell)[: self._most] for cell in shared)
        return any(pair[0] in first and pair[1] in first for first in firsts)

    def _known(self, pair: Pair) -> bool:
        row = self._db.execute("SELECT 1 FROM likenesses WHERE one = ? AND other = ?", pair).fetchone()
        return row is not None

    def _compare(self, pairs: Iterable[Pair]) -> None:
        """Keeps what pairs share; of one outlet, what it says day after day is no repetition."""
        loaded: dict[int, Report] = {}
        for pair in sorted(pairs):
            if self._known(pair) or self._of_one_outlet(pair):
                continue
            for number in pair:
                if number not in loaded:
                    loaded[number] = self._load(self._id(number))
            found = compare(loaded[pair[0]], loaded[pair[1]])
            if found.verdict != "independent":
                self._db.execute("INSERT INTO likenesses VALUES (?, ?, ?)", (*pair, _body(found)))

    def _of_one_outlet(self, pair: Pair) -> bool:
        one, other = self._column("outlet", pair[0]), self._column("outlet", pair[1])
        return one is not None and one == other

    def _id(self, number: int) -> str:
        return str(self._column("id", number))

    def _column(self, name: str, number: int) -> str | None:
        row = self._db.execute(f"SELECT {name} FROM copy_reports WHERE number = ?", (number,)).fetchone()
        return row[0] if row else None

    def _load(self, name: str) -> Report:
        """A version of a report with its words, be it current or not."""
        entry = entry_of(self._db, name)
        try:
            if entry is None:
                raise KeyError(name)
            return report_from(entry.body, words.texts(self._db, report_key(entry.body)))
        except KeyError:
            raise LedgerBroken(f"the words of report {name[:12]} are missing: run verify") from None


def _pairs(one: int, others: Iterable[int]) -> Iterator[Pair]:
    return ((min(one, other), max(one, other)) for other in others if other != one)


def _body(found: Likeness) -> str:
    """Verdict, figures and offsets: nothing of the words themselves."""
    repeats = [[*each.one, *each.other, each.told, each.quoted, each.standing] for each in found.repeats]
    body = {
        "verdict": found.verdict,
        "reasons": found.reasons,
        "of_one": found.of_one,
        "of_other": found.of_other,
        "repeats": repeats,
    }
    return json.dumps(body, separators=(",", ":"))


def _likeness(one: str, other: str, body: str) -> Likeness:
    found: dict[str, Any] = json.loads(body)
    return Likeness(
        one,
        other,
        found["verdict"],
        tuple(found["reasons"]),
        found["of_one"],
        found["of_other"],
        tuple(Repeat(Span(*each[:2]), Span(*each[2:4]), *each[4:]) for each in found["repeats"]),
    )
