"""Telegram Desktop's export as HTML (`messages.html`), its default."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from counterclaim.read.build import Piece, build
from counterclaim.read.html import html_text
from counterclaim.read.source import Source
from counterclaim.records import Problem, Report, canonical_json

_MESSAGE = (
    "//div[contains(concat(' ', @class, ' '), ' message ')"
    " and contains(concat(' ', @class, ' '), ' default ')]"
)
_DATE = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)(?: UTC([+-]\d\d:\d\d))?")


def parse(source: Source) -> Iterator[Report | Problem]:
    """The messages of one exported page of a chat."""
    try:
        root = html.document_fromstring(source.data.decode("utf-8", "replace"))
    except (etree.ParserError, ValueError) as error:
        yield source.problem("damaged", f"the export is damaged ({error})", "export the chat again")
        return
    chat = _said(root, ".//div[contains(@class, 'page_header')]//div[contains(@class, 'text')]")
    sender: str | None = None
    kept = 0
    messages: Any = root.xpath(_MESSAGE)
    for message in messages:
        # A message that goes on with the one before it ("joined") does not repeat the sender.
        sender = _said(message, "./div[@class='body']/div[@class='from_name']") or sender
        piece = _piece(message, chat, sender)
        if piece:
            kept += 1
            yield from build(source, piece)
    if not kept:
        yield source.problem("no-text", "the export holds no message with text")


def _piece(message: Any, chat: str | None, sender: str | None) -> Piece | None:
    nodes = message.xpath(".//div[@class='text']")
    text = "\n".join(
        filter(None, (html_text(etree.tostring(node, encoding="unicode", with_tail=False)) for node in nodes))
    )
    if not text:
        return None
    forwarded = _said(message, ".//div[contains(@class, 'forwarded')]/div[@class='from_name']")
    member = str(message.get("id") or "message")
    date = _date(message)
    said = {
        "id": member,
        "chat": chat or "",
        "date": date or "",
        "forwarded_from": forwarded or "",
        "text": text,
    }
    return Piece(
        text=text,
        reader="telegram html",
        data=canonical_json(said),
        member=member,
        outlet=chat or sender,
        author=sender if sender != chat else None,
        published=date,
        chain=(forwarded,) if forwarded else (),
    )


def _date(message: Any) -> str | None:
    titles = message.xpath(".//div[contains(@class, 'date')]/@title")
    found = _DATE.fullmatch(titles[0].strip()) if titles else None
    if found is None:
        return titles[0] if titles else None
    day, month, year, time, zone = found.groups()
    return f"{year}-{month}-{day}T{time}{zone or ''}"


def _said(node: Any, path: str) -> str | None:
    """The own words of the first node at a path, without those of nodes inside it (a date beside a name)."""
    found = node.xpath(path)
    words = " ".join("".join(found[0].xpath("./text()")).split()) if found else ""
    return words or None
