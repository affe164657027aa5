"""Web pages: the article's text and what the page says about itself, by trafilatura."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import trafilatura
from lxml.html import HtmlElement
from trafilatura.settings import use_config
from trafilatura.utils import load_html

from counterclaim.read import blocks
from counterclaim.read.build import Piece, address, build
from counterclaim.read.dates import first_date
from counterclaim.read.decode import decode
from counterclaim.read.limits import Limits
from counterclaim.read.page_date import date_words
from counterclaim.read.source import Refused, Source, hostile
from counterclaim.read.wall import article_length, wall
from counterclaim.records import Mark, Problem, Report

# trafilatura's elements (its own, after TEI) as blocks.
_ROLES = blocks.roles(
    paragraph="p list table",
    line="item row lb div",
    cell="cell",
    heading="head",
    blockquote="quote",
    skip="graphic figure",
)
_XML = re.compile(r"\s*<\?xml[^>]*\?>")
_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html[^>]{0,2000}?\blang\s*=\s*[\"']?([A-Za-z-]{2,12})", re.IGNORECASE)
_HEAD = 20_000
# Under this many characters of text beside a field for a password, the page is a login form.
_LOGIN = 400
_REMEDY = "save the page from the browser where you can read it, or give its text as a file"

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """The article of a page with the marks in it, and the page's metadata as found."""

    text: str
    marks: tuple[Mark, ...]
    title: str | None
    author: str | None
    outlet: str | None
    published: str | None
    url: str | None
    language: str | None


def parse(source: Source) -> Iterator[Report | Problem]:
    """The one article of an HTML file or download."""
    found = page(source.data, source.limits, url=source.url, charset=source.charset)
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
        marks=found.marks,
    )


def page(data: bytes, limits: Limits, *, url: str | None = None, charset: str | None = None) -> HtmlPage:
    """The article of an HTML page; Refused where there is none within the bounds."""
    if len(data) > limits.page_bytes:
        raise Refused("too-large", f"a web page of {len(data):,} bytes", "save the article alone")
    text = decode(data, charset or declared(data))
    with hostile("the web page", _REMEDY):
        tree = load_html(_XML.sub("", text.replace("\0", ""), count=1))
        found = None if tree is None else _extracted(tree, url)
    if tree is None or found is None:
        raise Refused("no-text", _no_article(tree), _REMEDY)
    article, marks = blocks.plain(found.body, _ROLES)
    _refuse_no_article(article, tree, limits)
    return HtmlPage(
        text=article,
        marks=marks,
        title=found.title,
        author=found.author,
        outlet=_outlet(found.sitename) or found.hostname,
        published=first_date([*date_words(tree), found.date]),
        url=found.url,
        language=_language(text),
    )


def declared(data: bytes) -> str | None:
    """The encoding that a page says it is in."""
    match = _CHARSET.search(data[:_HEAD])
    return match[1].decode("ascii") if match else None


def _extracted(tree: HtmlElement, url: str | None) -> Any:
    """trafilatura's document. Its settings were chosen on scrapinghub's article benchmark: see
    docs/decisions/0013 and `evaluation/boilerplate.py`. Dates are looked for in the page's markup only: the
    extensive search takes a year in a footer for the day of publication.
    """
    return trafilatura.bare_extraction(
        tree,
        url=address(url),
        favor_precision=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
        config=_config(),
    )


@lru_cache(maxsize=1)
def _config() -> Any:
    """trafilatura's settings; too little text is for us to judge."""
    config = use_config()
    config.set("DEFAULT", "MIN_OUTPUT_SIZE", "1")
    return config


def _refuse_no_article(text: str, tree: HtmlElement, limits: Limits) -> None:
    """Refuses what is left of a page without an article: a login form, a consent notice, a menu."""
    article = article_length(text)
    instead = wall(text)
    if article < limits.article_chars or instead or (article < _LOGIN and _asks_password(tree)):
        raise Refused("no-text", _no_article(tree, instead), _REMEDY)


def _no_article(tree: HtmlElement | None, instead: str | None = None) -> str:
    if instead is None and tree is not None and _asks_password(tree):
        instead = "a login page"
    guess = f"it is {instead}" if instead else "is it a list of links, or made by scripts?"
    return f"no article was found in the page: {guess}"


def _asks_password(tree: HtmlElement) -> bool:
    return any((field.get("type") or "").lower() == "password" for field in tree.iter("input"))


def _outlet(sitename: str | None) -> str | None:
    """The outlet's name; a handle on a social network and an address are left to the host name."""
    name = (sitename or "").strip()
    return None if not name or name.startswith("@") or urlsplit(name).scheme else name


def _language(text: str) -> str | None:
    match = _LANGUAGE.search(text[:_HEAD])
    return match[1] if match else None
