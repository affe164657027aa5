"""An entry: one line of the ledger, chained by hash to the line before it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from counterclaim.records import record_id

GENESIS = "0" * 64
"""What the first entry names as the hash of the entry before it."""


class MadeBy(NamedTuple):
    """The program, its version, and its stage that made a record."""

    program: str
    version: str
    stage: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as the ledger holds it: `record` is its canonical JSON, `made_from` the ids of its sources."""

    sequence: int
    record_id: str
    type: str
    record: bytes
    previous: str
    hash: str
    appended_at: str
    made_by: MadeBy
    made_from: tuple[str, ...]

    @property
    def body(self) -> dict[str, Any]:
        """The record as a mapping."""
        body: dict[str, Any] = json.loads(self.record)
        return body

    @property
    def header(self) -> dict[str, Any]:
        """What `hash` is the hash of: everything around the record, and the record by its id."""
        return {
            "sequence": self.sequence,
            "record_id": self.record_id,
            "previous": self.previous,
            "appended_at": self.appended_at,
            "made_by": list(self.made_by),
            "made_from": list(self.made_from),
        }


COLUMNS = "sequence, record_id, type, record, previous, hash, appended_at, made_by, made_from"


def entry_hash(header: dict[str, Any]) -> str:
    """SHA-256 of the header's canonical JSON."""
    return record_id(header)


def entry_from(row: Sequence[Any]) -> Entry:
    """The entry in a row of COLUMNS; ValueError or TypeError where it is none."""
    sequence, name, kind, record, previous, hashed, appended_at, made_by, made_from = row
    return Entry(
        sequence=sequence,
        record_id=name,
        type=kind,
        record=record.encode(),
        previous=previous,
        hash=hashed,
        appended_at=appended_at,
        made_by=MadeBy(*json.loads(made_by)),
        made_from=tuple(json.loads(made_from)),
    )
