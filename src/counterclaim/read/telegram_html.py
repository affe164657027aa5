"""Telegram Desktop's HTML export (`messages.html`, its default): every message with words is a report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree, html
from lxml.html import HtmlElement

from counterclaim.read import blocks
from counterclaim.read.build import Piece, build
from counterclaim.read.decode import decode
from counterclaim.read.members import Members
from counterclaim.read.source import Refused, Source, hostile
from counterclaim.records import Problem, Report, sha256

_READERS = ("reactions",)
_NAME_ONLY = frozenset(("date", "details"))


def parse(source: Source) -> Iterator[Report | Problem]:
    """The messages of one page of an export, in its order."""
    with hostile("the export"):
        root = html.document_fromstring(decode(source.data).replace("\0", ""))
        messages = [node for node in root.iter("div") if _is(node, "message")]
    outlet = _words(_first(_first(root, "page_header"), "text"))
    names, sender, found = Members(), None, False
    for message in messages[: source.limits.members]:
        body = _first(message, "body")
        sender = _sender(body) or sender  # a message that follows one of the same sender names none
        for item in _message(source, message, outlet, sender, names):
            found = True
            yield item
    if not found:
        raise Refused(
            "no-text", "the export holds no message with words", "name the messages.html of the chat"
        )


def _message(
    source: Source, message: HtmlElement, outlet: str | None, sender: str | None, names: Members
) -> Iterator[Report | Problem]:
    said = _first(_first(message, "body"), "text")
    text, marks = blocks.plain(said, blocks.HTML) if said is not None else ("", ())
    if _is(message, "service") or not any(character.isalnum() for character in text):
        return  # a service note, a picture without words
    origin = _sender(_first(message, "forwarded"))
    data = _own_bytes(message)
    own = (message.get("id") or "").removeprefix("message")
    member = names.name(own, otherwise=f"{own or 'message'}~{sha256(data)[:16]}")
    if member is None:
        return
    signature = _words(_first(message, "signature"))
    yield from build(
        source,
        Piece(
            text=text,
            reader="telegram html",
            data=data,
            member=member,
            outlet=outlet or sender,
            author=signature or (sender if sender != outlet else None),
            published=_date(message),
            marks=marks,
            chain=(origin,) if origin else (),
        ),
    )


def _first(node: HtmlElement | None, name: str) -> HtmlElement | None:
    """The first element of a class under a node, outside of any message within it."""
    return None if node is None else next((one for one in node.iterdescendants() if _is(one, name)), None)


def _is(node: Any, name: str) -> bool:
    return isinstance(node.tag, str) and name in (node.get("class") or "").split()


def _words(node: HtmlElement | None) -> str | None:
    return blocks.plain(node, blocks.HTML)[0] or None if node is not None else None


def _sender(body: HtmlElement | None) -> str | None:
    """The name at the head of a message or of what it forwards, without the date that may stand in it."""
    name = next((one for one in body if _is(one, "from_name")), None) if body is not None else None
    if name is None:
        return None
    parts = [name.text, *(part for one in name for part in (_unless_date(one), one.tail))]
    return " ".join(" ".join(part or "" for part in parts).split()) or None


def _unless_date(node: HtmlElement) -> str | None:
    classes = set((node.get("class") or "").split())
    return None if classes & _NAME_ONLY else str(node.text_content())


def _date(message: HtmlElement) -> str | None:
    """When it was sent, on the clock of the exporting computer, with its zone in exports since 2022."""
    return next(
        (one.get("title") for one in message.iter("div") if _is(one, "date") and one.get("title")), None
    )


def _own_bytes(message: HtmlElement) -> bytes:
    """The message's own markup, without what readers add to it later."""
    copy = html.fromstring(html.tostring(message, encoding="unicode", with_tail=False))
    for node in [one for one in copy.iterdescendants() if any(_is(one, name) for name in _READERS)]:
        if (parent := node.getparent()) is not None:
            parent.remove(node)
    return etree.tostring(copy, method="c14n", with_tail=False)
