"""Every statement is anchored: what attributions and claims must keep to before the ledger takes them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from counterclaim.errors import RecordError
from counterclaim.ledger.decode import spans_of
from counterclaim.ledger.decode_claim import claim_spans
from counterclaim.ledger.entry import Entry
from counterclaim.records import Attribution, Claim, Span, record_id


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
        records[record_id(record)] = record
    for record in records.values():
        if record["parent"] is not None and record["parent"] not in records:
            raise RecordError(f"attribution's parent {record['parent'][:12]} is not among the report's own")
    return records


def anchored_claims(
    claims: Iterable[Claim], report: Entry, generation: str, said: Collection[Attribution]
) -> dict[str, dict[str, Any]]:
    """The claims' records by id; RecordError unless each stands in the content of one of the attributions."""
    contents = {attribution.id: attribution.content for attribution in said}
    records = {}
    for claim in claims:
        record = claim.record()
        if (claim.report, claim.generation) != (report.record_id, generation):
            raise RecordError(f"a claim of another report or generation: {claim}")
        if claim.attribution not in contents:
            raise RecordError(f"claim's attribution {claim.attribution[:12]} is not among the report's own")
        if not all(_within(span, contents[claim.attribution]) for span in claim.content):
            raise RecordError("a claim's content lies outside that of its attribution")
        check_spans(record, report.body["text_length"])
        records[record_id(record)] = record
    return records


def _within(span: Span, content: Iterable[Span]) -> bool:
    return any(piece.covers(span) for piece in content)


def check_spans(record: Mapping[str, Any], length: int) -> None:
    """RecordError unless every span of an attribution or claim is in a text of `length` code points."""
    for start, end in claim_spans(record) if record["type"] == "claim" else spans_of(record):
        if not 0 <= start < end <= length:
            raise RecordError(f"span {start}-{end} lies outside the stored text of {length} code points")
