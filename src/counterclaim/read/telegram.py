"""Telegram Desktop's JSON export: every message with words in it is a report of the channel.

One chat (`result.json` of a channel) or a whole account. Of a whole account only channels and groups are
read: what two people wrote to each other is no report.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from counterclaim.read.build import Piece, build
from counterclaim.read.dates import from_epoch
from counterclaim.read.decode import characters, decode, line_ends
from counterclaim.read.json_stream import JsonText, canonical
from counterclaim.read.members import Members
from counterclaim.read.source import Refused, Source
from counterclaim.records import Mark, Problem, Published, Report, Span, sha256

_PRIVATE = frozenset(("personal_chat", "bot_chat", "saved_messages", "replies", "verification_codes"))
# What readers add to a message later; with it, a message would be another one at every export.
_READERS = ("reactions",)
_QUOTED = frozenset(("blockquote", "expandable_blockquote"))

Message = dict[str, Any]


@dataclass(slots=True)
class _Chat:
    """What an export says of a chat before its messages, and whether it is one of a whole account."""

    whole_account: bool
    fields: dict[str, Any] = field(default_factory=dict)

    def named(self, key: str) -> str | None:
        return _name(self.fields.get(key))

    @property
    def is_private(self) -> bool:
        return self.whole_account and self.named("type") in _PRIVATE


def parse(source: Source) -> Iterator[Report | Problem]:
    """The messages of an export, in its order; damage ends it with a problem."""
    text = JsonText(decode(source.data))
    names = Members()
    left_out, found = 0, False
    try:
        for count, (chat, message) in enumerate(_messages(text)):
            if count >= source.limits.members:
                bound = f"more than {source.limits.members:,} messages"
                raise Refused("too-large", bound, "export a shorter time")
            if chat.is_private:
                left_out += 1
            elif isinstance(message, dict):
                for item in _message(source, chat, message, names):
                    found = True
                    yield item
    except Refused as refused:
        yield source.refusal(refused)
        found = True
    if not found and not left_out:
        yield source.problem("no-text", "the export holds no message with words", "export the chat again")
    if left_out:
        reason = f"{left_out:,} messages of personal chats were left out: they are no reports"
        yield source.problem("unsupported", reason, "export a chat by itself to read it")


def _messages(text: JsonText, whole_account: bool = False) -> Iterator[tuple[_Chat, Any]]:
    """Every message with what stands before it about its chat."""
    chat = _Chat(whole_account)
    for key in text.fields():
        if key == "messages" and text.peek() == "[":
            for _ in text.items():
                yield chat, text.value()
        elif key in ("chats", "left_chats") and text.peek() == "{":
            yield from _chats(text)
        else:
            chat.fields[key] = text.value()


def _chats(text: JsonText) -> Iterator[tuple[_Chat, Any]]:
    for key in text.fields():
        if key == "list" and text.peek() == "[":
            for _ in text.items():
                yield from _messages(text, whole_account=True)
        else:
            text.value()


def _message(source: Source, chat: _Chat, message: Message, names: Members) -> Iterator[Report | Problem]:
    text, marks = _text(message.get("text"))
    if message.get("type") != "message" or not any(character.isalnum() for character in text):
        return  # a service note, a picture without words
    data = canonical({key: value for key, value in message.items() if key not in _READERS})
    number = str(message.get("id"))
    own = f"{chat.fields.get('id')}/{number}" if chat.whole_account else number
    outlet, sender = chat.named("name"), _name(message.get("from"))
    origin = _name(message.get("forwarded_from")) or _name(message.get("saved_from"))
    member = names.name(own, otherwise=f"{own}~{sha256(data)[:16]}")
    if member is None:
        return
    yield from build(
        source,
        Piece(
            text=text,
            reader="telegram",
            data=data,
            member=member,
            outlet=outlet or sender,
            author=_name(message.get("author")) or (sender if sender != outlet else None),
            published=_published(message),
            marks=marks,
            chain=(origin,) if origin else (),
        ),
    )


def _text(parts: Any) -> tuple[str, tuple[Mark, ...]]:
    """The words of a message, its links and bold words as plain text, its quotations marked."""
    words, marks, length = [], [], 0
    for part in parts if isinstance(parts, list) else [parts]:
        entity = part if isinstance(part, dict) else {"text": part}
        said = entity.get("text")
        said = line_ends(characters(said)) if isinstance(said, str) else ""
        if said.strip() and entity.get("type") in _QUOTED:
            marks.append(Mark("blockquote", Span(length, length + len(said))))
        words.append(said)
        length += len(said)
    return "".join(words), tuple(marks)


def _name(value: Any) -> str | None:
    return characters(value) if isinstance(value, str) and value.strip() else None


def _published(message: Message) -> str | Published | None:
    """The second it was sent; an old export knows the clock of the exporting computer only."""
    seconds = str(message.get("date_unixtime") or "")
    if seconds.isascii() and seconds.isdigit():
        return from_epoch(int(seconds))
    date = message.get("date")
    return date if isinstance(date, str) else None
