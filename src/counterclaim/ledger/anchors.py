"""Every statement is anchored: what an attribution must keep to before the ledger takes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from counterclaim.errors import RecordError
from counterclaim.ledger.canonical import canonical_hash
from counterclaim.ledger.decode import spans_of
from counterclaim.ledger.entry import Entry
from counterclaim.records import Attribution


def anchored(
    attributions: Iterable[Attribution], report: Entry, generation: str
) -> dict[str, dict[str, Any]]:
    """The records by id, each once; RecordError unless all are of this report, in its text, and complete."""
    length = report.body["text_length"]
    records = {}
    for attribution in attributions:
        record = attribution.record()
        if (record["report"], record["generation"]) != (report.record_id, generation):
            raise RecordError(f"an attribution of another report or generation: {attribution}")
        check_spans(record, length)
        records[canonical_hash(record)] = record
    for record in records.values():
        if record["parent"] is not None and record["parent"] not in records:
            raise RecordError(f"attribution's parent {record['parent'][:12]} is not among the report's own")
    return records


def check_spans(record: Mapping[str, Any], length: int) -> None:
    """RecordError unless every span of the attribution's record is in a text of `length` code points."""
    for start, end in spans_of(record):
        if not 0 <= start < end <= length:
            raise RecordError(f"span {start}-{end} lies outside the stored text of {length} code points")
