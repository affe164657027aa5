"""Web archives: every page that was answered with 200."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from counterclaim.read import html
from counterclaim.read.build import build
from counterclaim.read.source import Source
from counterclaim.records import Problem, Report

_KINDS = ("response", "resource")
_PAGES = ("text/html", "application/xhtml+xml")


def parse(source: Source) -> Iterator[Report | Problem]:
    """The pages of a WARC file, packed or not."""
    yield from pages(source, source.data, "warc")


def pages(source: Source, data: bytes, name: str) -> Iterator[Report | Problem]:
    """The pages of WARC bytes; what was read before a break stands, and the break is a problem."""
    reports = unpacked = 0
    try:
        for number, record in enumerate(ArchiveIterator(io.BytesIO(data)), start=1):
            if number > source.limits.members:
                yield source.problem(
                    "too-large", f"more than {source.limits.members:,} records", "split the archive"
                )
                return
            if not _is_page(record):
                continue
            payload = record.content_stream().read(source.limits.member_bytes + 1)
            unpacked += len(payload)
            if unpacked > source.limits.unpacked_bytes:
                yield source.problem(
                    "too-large", f"it unpacks to more than {unpacked:,} bytes", "split the archive"
                )
                return
            for item in _page(source, record, payload):
                reports += isinstance(item, Report)
                yield item
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, zlib.error) as error:
        why = str(error)[:120] or "no more data"
        reason = f"the archive is damaged or cut short after {reports:,} pages ({why})"
        yield source.problem("damaged", reason, "download or export it again")
        return
    if not reports:
        yield source.problem("no-text", f"the {name} archive holds no page with an article")


def _is_page(record: Any) -> bool:
    if record.rec_type not in _KINDS:
        return False
    headers = record.http_headers
    status = headers.get_statuscode() if headers else "200"
    kind = (headers.get_header("Content-Type") if headers else record.content_type) or ""
    return status == "200" and kind.split(";")[0].strip().lower() in _PAGES


def _page(source: Source, record: Any, payload: bytes) -> Iterator[Report | Problem]:
    url = record.rec_headers.get_header("WARC-Target-URI")
    member = record.rec_headers.get_header("WARC-Record-ID") or url or str(record.rec_headers)
    found = html.page(payload, url, source.limits)
    if found is None:
        yield source.problem("no-text", f"no article text in {(url or 'a page')[:200]}", member=member)
        return
    yield from build(source, html.piece_of(found, payload, member, url))
