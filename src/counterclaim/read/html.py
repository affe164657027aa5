"""Web pages: the article's text and what the page says about itself, by trafilatura."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import trafilatura
from lxml import etree, html
from trafilatura.settings import use_config

from counterclaim.read.build import Piece, build
from counterclaim.read.limits import Limits
from counterclaim.read.source import Source
from counterclaim.records import Problem, Report

# A page whose article is shorter than this holds none: a login form, a cookie wall, an empty shell.
SHORTEST = 80
_BLOCKS = frozenset(
    "p div br li ul ol blockquote h1 h2 h3 h4 h5 h6 tr table section article header footer pre".split()
)
_BREAKS = re.compile(r"[ \t\xa0]*\n\s*\n\s*|[ \t\xa0]*\n[ \t\xa0]*")

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """The article of a page: its text, paragraphs on lines of their own, and the page's metadata as found."""

    text: str
    title: str | None
    author: str | None
    outlet: str | None
    published: str | None
    url: str | None
    language: str | None


def parse(source: Source) -> Iterator[Report | Problem]:
    """The one article of an HTML file or download."""
    if len(source.data) > source.limits.member_bytes:
        yield source.problem("too-large", f"a page of {len(source.data):,} bytes", "save the article alone")
        return
    found = page(source.data, source.url, source.limits)
    if found is None:
        reason = (
            "no article text was found in the page (a login page, a cookie wall, a page made by scripts?)"
        )
        yield source.problem("no-text", reason, "save the page from the browser, or give its text as a file")
        return
    yield from build(source, piece_of(found, source.data))


def piece_of(found: HtmlPage, data: bytes, member: str | None = None, url: str | None = None) -> Piece:
    """A page as a piece; `url` is where it was obtained, and stands before what the page says."""
    return Piece(
        text=found.text,
        reader="html",
        data=data,
        member=member,
        outlet=found.outlet,
        author=found.author,
        title=found.title,
        published=found.published,
        url=url or found.url,
        language=found.language,
    )


def page(data: bytes, url: str | None, limits: Limits) -> HtmlPage | None:
    """The article of an HTML page, or None where there is none within the bounds."""
    if len(data) > limits.member_bytes:
        return None
    found: Any = trafilatura.bare_extraction(
        data, url=url, with_metadata=True, include_comments=False, include_tables=False, config=_config()
    )
    text = _tidy(found.text or "") if found is not None else ""
    if len(text) < SHORTEST:
        return None
    return HtmlPage(
        text,
        found.title,
        found.author,
        found.sitename or found.hostname,
        found.date,
        found.url,
        _said_language(data),
    )


def html_text(fragment: str) -> str:
    """The plain text of an HTML fragment, its blocks on lines of their own; "" where there is none."""
    try:
        root = html.fragment_fromstring(fragment, create_parent="div")
    except (etree.ParserError, ValueError):
        return ""
    for node in list(root.iter("script", "style", "template", "noscript")):
        node.drop_tree()
    parts: list[str] = []
    _collect(root, parts)
    return _tidy(re.sub(r"[ \t\xa0]+", " ", "".join(parts)))


def _collect(root: Any, parts: list[str]) -> None:
    """The texts of a tree in order, with line breaks around blocks; no recursion, for trees can be deep."""
    for event, node in etree.iterwalk(root, events=("start", "end")):
        block = isinstance(node.tag, str) and node.tag.lower() in _BLOCKS
        if event == "start":
            parts.append(("\n" if block else "") + (_flat(node.text) if isinstance(node.tag, str) else ""))
        else:
            parts.append(("\n" if block else "") + (_flat(node.tail) if node is not root else ""))


def _flat(words: str | None) -> str:
    return re.sub(r"\s+", " ", words or "")


def _tidy(text: str) -> str:
    """Paragraphs on lines of their own, without empty lines or white space at the ends."""
    return _BREAKS.sub("\n", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _said_language(data: bytes) -> str | None:
    found = re.search(rb"<html[^>]{0,2000}?\blang\s*=\s*[\"']?([A-Za-z-]{2,12})", data[:20_000], re.I)
    return found[1].decode("ascii") if found else None


def _config() -> Any:
    """trafilatura's settings with a bound on how large a page it takes and no clock of its own."""
    config = use_config()
    config.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")
    config.set("DEFAULT", "MIN_OUTPUT_SIZE", "1")
    return config
