"""Telegram Desktop's export as JSON (`result.json`): every message with text a report."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from counterclaim.read.build import Piece, build
from counterclaim.read.decode import Undecodable, decode, line_ends
from counterclaim.read.source import Source
from counterclaim.records import Problem, Report, canonical_json


def parse(source: Source) -> Iterator[Report | Problem]:
    """The messages of one exported chat, or of all chats of a full export."""
    try:
        found = json.loads(decode(source.data))
    except (Undecodable, ValueError, RecursionError) as error:
        reason = f"the export is damaged or cut short ({error})"
        yield source.problem("damaged", reason, "export the chat again")
        return
    chats = list(_chats(found))
    kept = 0
    for chat in chats:
        for item in _messages(source, chat, several=len(chats) > 1):
            kept += isinstance(item, Report)
            yield item
    if not kept:
        yield source.problem("no-text", "the export holds no message with text")


def _chats(found: Any) -> Iterator[dict[str, Any]]:
    if not isinstance(found, dict):
        return
    if isinstance(found.get("messages"), list):
        yield found
    listed = found.get("chats")
    for chat in listed.get("list", []) if isinstance(listed, dict) else []:
        if isinstance(chat, dict) and isinstance(chat.get("messages"), list):
            yield chat


def _messages(source: Source, chat: dict[str, Any], *, several: bool) -> Iterator[Report | Problem]:
    for message in chat["messages"][: source.limits.members]:
        if not isinstance(message, dict) or message.get("type", "message") != "message":
            continue
        text = line_ends(_words(message.get("text")))
        if text.strip():
            yield from build(source, _piece(chat, message, text, several))


def _piece(chat: dict[str, Any], message: dict[str, Any], text: str, several: bool) -> Piece:
    name, sender = _name(chat.get("name")), _name(message.get("from"))
    number = f"message-{message.get('id', '?')}"
    forwarded = _name(message.get("forwarded_from"))
    said = {key: message.get(key) for key in ("id", "date", "from", "forwarded_from")}
    return Piece(
        text=text,
        reader="telegram",
        data=canonical_json(
            {**{key: str(value or "") for key, value in said.items()}, "chat": name or "", "text": text}
        ),
        member=f"chat-{chat.get('id', '?')}/{number}" if several else number,
        outlet=name,
        author=sender if sender != name else None,
        published=str(message.get("date_unixtime") or message.get("date") or "") or None,
        chain=(forwarded,) if forwarded else (),
    )


def _words(text: Any) -> str:
    """The plain words of a text: a string, or a list of strings and entities with a text of their own."""
    parts = text if isinstance(text, list) else [text]
    words = (
        part if isinstance(part, str) else part.get("text", "")
        for part in parts
        if isinstance(part, str | dict)
    )
    return "".join(word for word in words if isinstance(word, str)).encode("utf-8", "replace").decode("utf-8")


def _name(value: Any) -> str | None:
    return (
        value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) and value.strip() else None
    )
