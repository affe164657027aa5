"""JSON articles: one object a line; or an array of such objects, or one object by itself."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

from counterclaim.read.build import Piece, build
from counterclaim.read.decode import characters, decode, line_ends
from counterclaim.read.json_stream import JsonText, canonical
from counterclaim.read.members import Members
from counterclaim.read.source import Refused, Source
from counterclaim.read.unpack import gunzipped, whole
from counterclaim.records import Problem, Report

# The names a field may have, the first that is there wins. docs/formats.md lists them.
FIELDS: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "content", "article", "articlebody", "maintext", "main_text", "full_text", "story",
    ),
    "title": ("title", "headline"),
    "outlet": (
        "outlet", "publisher", "source", "source_name", "site", "sitename", "site_name", "publication",
        "channel", "domain", "source_domain",
    ),
    "author": ("author", "byline", "authors", "creator"),
    "published": (
        "datetime", "published", "published_at", "date_publish", "datepublished", "published_date",
        "publication_date", "date", "pubdate", "timestamp", "created_at",
    ),
    "url": ("url", "link", "source_url"),
    "language": ("language", "lang"),
    "id": ("id", "uuid", "guid"),
}  # fmt: skip

_MEND = "mend or remove the line"
# An object, its own bytes and the name it has by its place; a refusal where it is none.
Found = tuple[str, bytes, dict[str, Any] | Refused]


def parse(source: Source) -> Iterator[Report | Problem]:
    """The articles of JSON lines, or of one JSON document."""
    found = _lines(source) if _has_lines(source) else _document(source)
    return _together(source, _articles(source, found))


def _has_lines(source: Source) -> bool:
    """Whether the first line with words in it is an object by itself, or at least no part of one."""
    stream = gunzipped(source.data, source.limits) if source.packed else io.BytesIO(source.data)
    first = b""
    while not first.strip(b" \t\r\n\xef\xbb\xbf"):
        first = stream.readline(source.limits.member_bytes)
        if not first:
            return True
    words = first.lstrip(b"\xef\xbb\xbf \t").rstrip()
    if not words.startswith(b"{") or b"\0" in words[:4]:
        return False
    if isinstance(_loaded(words), dict):
        return True
    # An object laid out over several lines leaves its first line open; a broken line is followed by another.
    return words != b"{" and not words.endswith((b",", b"{", b"["))


def _lines(source: Source) -> Iterator[Found]:
    """Every line that is not empty. They are counted as an editor counts them."""
    stream = gunzipped(source.data, source.limits) if source.packed else io.BytesIO(source.data)
    bound = source.limits.member_bytes
    number = 0
    while line := stream.readline(bound):
        number += 1
        if len(line) == bound and not line.endswith(b"\n"):
            yield f"line-{number}", b"", Refused("too-large", f"a line of more than {bound:,} bytes", _MEND)
            while line and not line.endswith(b"\n"):
                line = stream.readline(bound)
        elif own := line.removeprefix(b"\xef\xbb\xbf").strip():
            yield f"line-{number}", own, _loaded(own)


def _document(source: Source) -> Iterator[Found]:
    """The items of an array, or one object."""
    data = source.data
    if source.packed:
        data = whole(gunzipped(data, source.limits), source.limits.input_bytes)
    text = JsonText(decode(data))
    if text.peek() != "[":
        found = text.value()
        yield "", canonical(found), _object(found)
        return
    for number, _ in enumerate(text.items(), start=1):
        found = text.value()
        yield f"item-{number}", canonical(found), _object(found)


def _loaded(line: bytes) -> dict[str, Any] | Refused:
    try:
        return _object(json.loads(line.decode("utf-8")))
    except UnicodeDecodeError as error:
        return Refused("damaged", f"it is not valid UTF-8 at byte {error.start:,}", "save the file as UTF-8")
    except json.JSONDecodeError as error:
        what = error.msg.removesuffix(" at")
        return Refused("damaged", f"it is not valid JSON: {what} at column {error.colno:,}", _MEND)
    except RecursionError:
        return Refused("damaged", "it is nested too deep", _MEND)


def _object(found: Any) -> dict[str, Any] | Refused:
    return found if isinstance(found, dict) else Refused("damaged", "it is not a JSON object", _MEND)


def _together(source: Source, found: Iterator[Report | Problem]) -> Iterator[Report | Problem]:
    """The same, but one problem where a file of many objects holds no article at all."""
    held: list[Problem] = []
    for item in found:
        if isinstance(item, Report):
            yield from held
            yield item
            yield from found
            return
        held.append(item)
    if not held:
        yield source.problem("empty", "it holds no article")
    elif len(held) == 1:
        yield held[0]
    else:
        reason = f"none of its {len(held):,} entries is an article; the first: {held[0].reason}"
        yield source.problem(held[0].kind, reason, held[0].remedy)


def _articles(source: Source, objects: Iterator[Found]) -> Iterator[Report | Problem]:
    names = Members()
    try:
        for count, (place, own, found) in enumerate(objects):
            if count >= source.limits.members:
                raise Refused("too-large", f"more than {source.limits.members:,} articles", "split the file")
            if isinstance(found, Refused):
                yield source.refusal(found, place)
            else:
                yield from _article(source, found, own, _member(found, place, names))
    except Refused as refused:
        yield source.refusal(refused)


def _member(found: dict[str, Any], place: str, names: Members) -> str | None:
    """The article's own id or address, if it is the first with it: a longer file names it the same."""
    return names.name(_field(found, "id"), _field(found, "url"), otherwise=place) if place else None


def _article(
    source: Source, found: dict[str, Any], own: bytes, member: str | None
) -> Iterator[Report | Problem]:
    said = {key.lower(): value for key, value in found.items()}
    text = next((said[key] for key in FIELDS["text"] if isinstance(said.get(key), str)), None)
    if text is None:
        names = ", ".join(FIELDS["text"])
        reason = f"it has no field for the text (one of {names})"
        yield source.problem("no-text", reason, "rename the field", member)
        return
    yield from build(
        source,
        Piece(
            text=line_ends(characters(text)),
            reader="json lines",
            data=own,
            member=member,
            outlet=_field(said, "outlet"),
            author=_field(said, "author"),
            title=_field(said, "title"),
            published=_field(said, "published"),
            url=_field(said, "url"),
            language=_field(said, "language"),
        ),
    )


def _field(found: dict[str, Any], name: str) -> str | None:
    """The value of a field under any of its names, as words; lists are joined, objects give their name."""
    return next((words for key in FIELDS[name] if (words := _words(found.get(key)))), None)


def _words(value: Any, depth: int = 0) -> str | None:
    if isinstance(value, str):
        return characters(value) if value.strip() else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value)
    if isinstance(value, list) and depth < 3:
        return ", ".join(filter(None, (_words(one, depth + 1) for one in value[:50]))) or None
    if isinstance(value, dict) and depth < 3:
        return _words(value.get("name") or value.get("title"), depth + 1)
    return None


def _number(value: int | float) -> str | None:
    try:
        return str(int(value))
    except (ValueError, OverflowError):  # infinity, not a number, thousands of digits
        return None
