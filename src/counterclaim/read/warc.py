"""WARC: every page, text or PDF that a server answered with status 200."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import IO, Any

from warcio.archiveiterator import WARCIterator
from warcio.exceptions import ArchiveLoadFailed

from counterclaim.read import pages
from counterclaim.read.build import build
from counterclaim.read.members import Members
from counterclaim.read.source import Ended, Refused, Source, hostile
from counterclaim.read.unpack import Gunzipped, Measured, whole
from counterclaim.records import Problem, Report, sha256

_DOCUMENTS = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")
_BLOCK = 65_536
_AGAIN = "download it again; what came before the damage is read"


def parse(source: Source) -> Iterator[Report | Problem]:
    """The documents of a WARC file, packed or not."""
    packed = io.BytesIO(source.data)
    stream = Gunzipped(packed, source.limits) if source.packed else packed
    found = False
    for item in members(source, stream, Members()):
        found = True
        yield item
    if not found:
        yield source.problem("no-text", "the archive holds no page with status 200", "record the pages again")


def members(
    source: Source, stream: IO[bytes] | Gunzipped | Measured, names: Members
) -> Iterator[Report | Problem]:
    """The documents in an unpacked stream of records; damage ends it with a problem."""
    try:
        for count, record in enumerate(_records(stream), start=1):
            if count > source.limits.members:
                bound = f"more than {source.limits.members:,} records"
                raise Refused("too-large", bound, "split the archive")
            if _is_document(record):
                yield from _document(source, record, names)
    except Refused as refused:
        yield source.refusal(refused)


def _records(stream: IO[bytes] | Gunzipped | Measured) -> Iterator[Any]:
    """The records, one at a time. warcio writes what it finds wrong to stderr; here it is a refusal."""
    with hostile("the web archive", _AGAIN):
        iterator = WARCIterator(stream)
        while (record := _next(iterator)) is not None:
            yield record
            if not _complete(record):
                raise Refused("damaged", "the archive is cut short within a record", _AGAIN)


def _next(iterator: Any) -> Any:
    with redirect_stderr(io.StringIO()):
        try:
            record = next(iterator, None)
        except ArchiveLoadFailed as error:
            raise Refused(
                "damaged", "the archive is damaged: a record does not begin where it should", _AGAIN
            ) from error
    if iterator.err_count:
        raise Refused("damaged", "the archive is damaged: a record is longer or shorter than it says", _AGAIN)
    return record


def _complete(record: Any) -> bool:
    """Whether the record is as long as it says; reads it to its end."""
    while record.raw_stream.read(_BLOCK):
        pass
    return not getattr(record.raw_stream, "limit", 0)


def _is_document(record: Any) -> bool:
    """Whether it is an answer with status 200 that may hold an article."""
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
        return False
    return (headers.get_header("Content-Type") or "text/html").split(";")[0].strip().lower() in _DOCUMENTS


def _document(source: Source, record: Any, names: Members) -> Iterator[Report | Problem]:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    when = record.rec_headers.get_header("WARC-Date") or ""
    own = (record.rec_headers.get_header("WARC-Record-ID") or "").strip("<>")
    named = f"{url}@{when}" if url else own
    member: str | None = named
    try:
        with hostile("the record", _AGAIN):
            data = whole(record.content_stream(), source.limits.member_bytes)
            if not _complete(record):
                return  # the archive ends here, and says so
        member = names.name(named, f"{named}~{own}", otherwise=f"{named}~{sha256(data)[:16]}")
        if member is not None:
            charset = _charset(record.http_headers.get_header("Content-Type"))
            yield from build(source, pages.document(source, data, member, url, charset))
    except Ended:
        raise
    except Refused as refused:
        yield source.refusal(refused, member)


def _charset(content_type: str | None) -> str | None:
    _, found, name = (content_type or "").lower().partition("charset=")
    return name.split(";")[0].strip(" \"'") or None if found else None
