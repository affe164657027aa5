"""When a web page says it was published: its markup, the most explicit first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

# schema.org, Open Graph, Dublin Core, and what large publishing systems write; none means "changed".
_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "og:pubdate", "pubdate",
    "publish-date", "publish_date", "publishdate", "publication_date", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "dc.date.created",
    "citation_publication_date", "date",
)  # fmt: skip
_JSON_LD = re.compile(r'"datePublished"\s*:\s*"([^"]{4,60})"')
_SCRIPT = 1_000_000


def date_words(tree: HtmlElement) -> Iterator[str]:
    """The words in which the page dates itself."""
    yield from _metadata(tree)
    yield from _linked_data(tree)
    for node in tree.iter("time"):
        if node.get("pubdate") is not None or "published" in (node.get("itemprop") or "").lower():
            yield node.get("datetime") or node.text_content()[:60]


def _metadata(tree: HtmlElement) -> Iterator[str]:
    said: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or ""
        said.setdefault(name.lower(), node.get("content") or "")
    yield from (said[name] for name in _NAMES if said.get(name))


def _linked_data(tree: HtmlElement) -> Iterator[str]:
    for node in tree.iter("script"):
        if "ld+json" in (node.get("type") or "").lower() and (
            match := _JSON_LD.search((node.text or "")[:_SCRIPT])
        ):
            yield match[1]
