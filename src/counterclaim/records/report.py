"""A report: one published text, as obtained and as read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Literal

from counterclaim.errors import RecordError
from counterclaim.records.identity import commitment, record_id, sha256
from counterclaim.records.span import Span

MarkKind = Literal["furniture", "title", "heading", "blockquote"]
Precision = Literal["year", "month", "day", "minute", "second"]

_ISO = re.compile(r"(\d{4})(-\d\d)?(-\d\d)?(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Published:
    """When a report was published: ISO 8601 cut to what is known ("2022-07", "2022-07-29T10:05Z").

    A time without a zone is the outlet's own local time; no zone is guessed.
    """

    value: str

    def __post_init__(self) -> None:
        match = _ISO.fullmatch(self.value)
        if match is None or (match[4] and not match[3]) or (match[3] and not match[2]):
            raise RecordError(f"{self.value!r} is no ISO 8601 date or time")

    @property
    def precision(self) -> Precision:
        """What the value is exact to, read off its form."""
        match = _ISO.fullmatch(self.value)
        assert match is not None  # __post_init__ saw to it
        _, month, day, time, seconds, *_ = match.groups()
        if time:
            return "second" if seconds else "minute"
        return "day" if day else "month" if month else "year"


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of the working text that is not plain article text."""

    kind: MarkKind
    span: Span


@dataclass(frozen=True, slots=True)
class Maker:
    """The program part that made something, and its version."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Archive:
    """The bytes of one input exactly as obtained: a file, a download, or a whole container."""

    locator: str
    data: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        return sha256(self.data)

    def record(self) -> dict[str, Any]:
        return {
            "type": "archive",
            "locator": self.locator,
            "bytes_sha256": self.sha256,
            "size": len(self.data),
        }

    @property
    def id(self) -> str:
        return record_id(self.record())


@dataclass(frozen=True, slots=True)
class Report:
    """One published text: its bytes' hash, its working text, and who published it when.

    `bytes_sha256` is of the report's own bytes: the file, or the member's bytes inside a container
    (one WARC payload, one line, one message), so that a container that grew holds the same reports
    as before. `locator` says where it was found: a path as seen from the reader's base folder, or a
    URL, with `#member` for a member. All offsets anywhere point into `text`.
    `chain` names the outlets that it passed through before this one, nearest first.
    `told` names the fields that a person gave on the command line; the rest was read or is unknown.
    """

    bytes_sha256: str
    locator: str
    text: str = field(repr=False)
    reader: Maker
    outlet: str | None = None
    author: str | None = None
    title: str | None = None
    published: Published | None = None
    url: str | None = None
    language: str | None = None
    marks: tuple[Mark, ...] = ()
    chain: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    archive: Archive | None = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        for mark in self.marks:
            if not 0 <= mark.span.start < mark.span.end <= len(self.text):
                raise RecordError(f"{self.locator}: mark {mark.span} lies outside the text")

    @property
    def text_sha256(self) -> str:
        return sha256(self.text.encode("utf-8", "surrogatepass"))

    @property
    def key(self) -> str:
        """What stays the same when metadata are corrected: the bytes and where they were found."""
        return record_id({"type": "report-key", "bytes_sha256": self.bytes_sha256, "locator": self.locator})

    def record(self) -> dict[str, Any]:
        """What the ledger keeps: offsets, hashes and metadata, none of the author's words."""
        return {
            "type": "report",
            "bytes_sha256": self.bytes_sha256,
            "text_sha256": self.text_sha256,
            "text_length": len(self.text),
            "locator": self.locator,
            "reader": [self.reader.name, self.reader.version],
            "outlet": self.outlet,
            "author_hash": commitment(self.bytes_sha256, self.author),
            "title_hash": commitment(self.bytes_sha256, self.title),
            "published": self.published.value if self.published else None,
            "url": self.url,
            "language": self.language,
            "marks": [[mark.kind, *mark.span] for mark in self.marks],
            "chain": list(self.chain),
            "told": sorted(self.told),
        }

    @property
    def id(self) -> str:
        return record_id(self.record())

    def marked(self, kind: MarkKind) -> tuple[Span, ...]:
        """The spans of one kind of mark, in reading order."""
        return tuple(sorted(mark.span for mark in self.marks if mark.kind == kind))
