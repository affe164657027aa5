"""RSS and Atom: every entry is a report, as far as the feed tells it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin
from xml.sax import SAXParseException

import feedparser

from counterclaim.read.blocks import html_text
from counterclaim.read.build import Piece, build
from counterclaim.read.dates import first_date
from counterclaim.read.decode import decode, line_ends
from counterclaim.read.json_stream import canonical
from counterclaim.read.members import Members
from counterclaim.read.source import Refused, Source, hostile
from counterclaim.records import Problem, Report, sha256

_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_HEAD = 1_000


def parse(source: Source) -> Iterator[Report | Problem]:
    """The entries of a feed."""
    if len(source.data) > source.limits.page_bytes:
        raise Refused("too-large", f"a feed of {len(source.data):,} bytes", "save fewer entries at a time")
    feed = _parsed(source)
    names = Members()
    for entry in feed.entries[: source.limits.members]:
        yield from _entry(source, feed.feed, entry, names)
    if isinstance(feed.get("bozo_exception"), SAXParseException):
        reason = f"the feed is damaged or cut short at line {feed.bozo_exception.getLineNumber():,}"
        yield source.problem("damaged", reason, "download it again; the entries before that are read")
    elif not feed.entries:
        yield source.problem("empty", "the feed has no entries", "look at it again later")


def _parsed(source: Source) -> Any:
    """The feed, taken apart. Declared entities are refused: they are how a small feed grows to gigabytes."""
    match = _DECLARED.search(source.data[:_HEAD])
    text = decode(source.data, match[1].decode("ascii") if match else source.charset)
    refuse_entities(text)
    utf8 = _DECLARATION.sub("", text, count=1).strip().encode("utf-8", "replace")
    with hostile("the feed"):
        return feedparser.parse(
            io.BytesIO(utf8),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )


def refuse_entities(text: str) -> None:
    """Refuses XML that declares entities of its own."""
    if "<!ENTITY" in text and "<!DOCTYPE" in text:
        reason = "it declares XML entities, which are never expanded here"
        raise Refused("unsupported", reason, "save it without its DOCTYPE")


def _entry(source: Source, feed: Any, entry: Any, names: Members) -> Iterator[Report | Problem]:
    content, kind = _content(entry)
    text, marks = html_text(content) if "html" in kind else (line_ends(content).strip(), ())
    url = urljoin(source.url or feed.get("link") or "", entry.get("link") or "")
    data = _own_bytes(entry, content)
    digest = sha256(data)[:16]
    member = names.name(
        entry.get("id"), entry.get("link"), otherwise=f"{entry.get('id') or 'entry'}~{digest}"
    )
    if member is None:
        return  # the same entry, word for word, a second time
    origin = entry.get("source", {}).get("title")
    yield from build(
        source,
        Piece(
            text=text,
            reader="feed",
            data=data,
            member=member,
            outlet=feed.get("title"),
            author=entry.get("author"),
            title=html_text(entry.get("title") or "")[0],
            published=first_date([entry.get("published"), entry.get("created"), entry.get("updated")]),
            url=url,
            language=entry.get("language") or feed.get("language"),
            marks=marks,
            chain=(origin,) if origin else (),
        ),
    )


def _content(entry: Any) -> tuple[str, str]:
    """The fullest text that the entry has, and its media type."""
    whole = max(entry.get("content") or [], key=lambda one: len(one.get("value") or ""), default=None)
    found = whole or entry.get("summary_detail") or {}
    return found.get("value") or "", found.get("type") or "text/html"


def _own_bytes(entry: Any, content: str) -> bytes:
    """What stands for the entry by itself: its fields as JSON, whatever else is in the feed."""
    fields = {name: entry.get(name) for name in ("id", "link", "title", "author", "published", "updated")}
    return canonical(fields | {"content": content})
