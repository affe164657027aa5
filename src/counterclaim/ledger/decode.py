"""From what an entry holds back to the record: the inverse of every `record()`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from counterclaim.records import (
    Attribution,
    Maker,
    Mark,
    Problem,
    Published,
    ReaderVersion,
    Report,
    Span,
    Spans,
    Speaker,
    record_id,
)

Words = Mapping[tuple[str, str], str]
"""The words that a record commits to, by kind (text, author, title) and hash."""


def report_key(record: Mapping[str, Any]) -> str:
    """`Report.key` of the report that the record is of."""
    return record_id(
        {"type": "report-key", "bytes_sha256": record["bytes_sha256"], "locator": record["locator"]}
    )


def committed(record: Mapping[str, Any]) -> dict[str, str]:
    """The hashes by which a report's record commits to words, by kind."""
    hashes = {"text": record["text_sha256"], "author": record["author_hash"], "title": record["title_hash"]}
    return {kind: hashed for kind, hashed in hashes.items() if hashed is not None}


def report_from(record: Mapping[str, Any], words: Words) -> Report:
    """The report without its archive; KeyError where words that it commits to are not given."""
    own = {kind: words[kind, hashed] for kind, hashed in committed(record).items()}
    return Report(
        bytes_sha256=record["bytes_sha256"],
        locator=record["locator"],
        text=own["text"],
        reader=Maker(*record["reader"]),
        outlet=record["outlet"],
        author=own.get("author"),
        title=own.get("title"),
        published=Published(record["published"]) if record["published"] else None,
        url=record["url"],
        language=record["language"],
        marks=tuple(Mark(kind, Span(start, end)) for kind, start, end in record["marks"]),
        chain=tuple(record["chain"]),
        told=tuple(record["told"]),
    )


def attribution_from(record: Mapping[str, Any]) -> Attribution:
    speaker = record["speaker"]
    return Attribution(
        report=record["report"],
        source=_spans(record["source"]),
        cue=_spans(record["cue"]),
        content=_spans(record["content"]),
        speaker=Speaker(speaker["kind"], Span(*speaker["name"]) if speaker["name"] else None),
        confidence=record["confidence"],
        made_by=ReaderVersion(*record["made_by"]),
        generation=record["generation"],
        parent=record["parent"],
        chain=_spans(record["chain"]),
    )


def problem_from(record: Mapping[str, Any]) -> Problem:
    return Problem(
        kind=record["kind"],
        locator=record["locator"],
        reason=record["reason"],
        remedy=record["remedy"],
        report=record["report"],
    )


def spans_of(record: Mapping[str, Any]) -> Iterable[tuple[int, int]]:
    """Every span that an attribution's record points with."""
    for role in ("source", "cue", "content", "chain"):
        yield from ((start, end) for start, end in record[role])
    if record["speaker"]["name"]:
        start, end = record["speaker"]["name"]
        yield start, end


def _spans(pairs: Iterable[tuple[int, int]]) -> Spans:
    return tuple(Span(start, end) for start, end in pairs)
