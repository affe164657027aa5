"""RSS and Atom feeds: every entry a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import feedparser

from counterclaim.read.build import Piece, build
from counterclaim.read.html import html_text
from counterclaim.read.source import Source
from counterclaim.records import Problem, Report, canonical_json

_ENTITY = re.compile(rb"<!ENTITY", re.I)
_HEAD = 100_000


def parse(source: Source) -> Iterator[Report | Problem]:
    """The entries of a feed, in its order."""
    if _ENTITY.search(source.data[:_HEAD]):
        reason = "it declares entities of its own, which can blow up to any size"
        yield source.problem("damaged", reason, "remove the DOCTYPE")
        return
    found: Any = feedparser.parse(source.data, sanitize_html=True, resolve_relative_uris=False)
    if not found.entries:
        broken = str(getattr(found, "bozo_exception", "")) if found.bozo else ""
        yield source.problem("damaged" if broken else "empty", broken[:200] or "the feed has no entries")
        return
    for number, entry in enumerate(found.entries, start=1):
        if number > source.limits.members:
            yield source.problem(
                "too-large", f"more than {source.limits.members:,} entries", "split the feed"
            )
            return
        yield from build(source, _piece(entry, found.feed, number))
    if found.bozo and not isinstance(found.bozo_exception, feedparser.CharacterEncodingOverride):
        reason = f"the feed is not well-formed ({found.bozo_exception}); some of its entries may be missing"
        yield source.problem("damaged", reason[:300], "download it again")


def _piece(entry: Any, feed: Any, number: int) -> Piece:
    title = html_text(entry.get("title", "")) or None
    text = _body(entry) or title or ""
    said = {
        "id": entry.get("id"),
        "link": entry.get("link"),
        "title": title,
        "published": entry.get("published") or entry.get("updated"),
        "text": text,
    }
    return Piece(
        text=text,
        reader="feed",
        data=canonical_json(said),
        member=str(entry.get("id") or entry.get("link") or f"entry-{number}")[:300],
        outlet=html_text(feed.get("title", "")) or None,
        author=entry.get("author"),
        title=title,
        published=said["published"],
        url=entry.get("link"),
        language=feed.get("language"),
    )


def _body(entry: Any) -> str:
    """The longest of the entry's contents and its summary, as plain text."""
    parts = [content.get("value", "") for content in entry.get("content", [])] + [entry.get("summary", "")]
    return max((html_text(part) for part in parts), key=len, default="")
