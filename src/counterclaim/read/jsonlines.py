"""JSON: one article an object, one object a line; or an array of such objects."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from counterclaim.read.build import Piece, build
from counterclaim.read.decode import Undecodable, decode, line_ends
from counterclaim.read.source import Source
from counterclaim.records import Problem, Report

# The names a field may have, the first that is there wins. docs/formats.md lists them.
FIELDS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "maintext", "main_text", "story"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "source", "site", "sitename", "site_name", "channel", "domain"),
    "author": ("author", "byline", "authors", "creator"),
    "published": (
        "datetime",
        "published",
        "published_at",
        "date_publish",
        "date",
        "pubdate",
        "timestamp",
        "created_at",
    ),
    "url": ("url", "link", "source_url"),
    "language": ("language", "lang"),
    "id": ("id", "uuid", "guid"),
}


def parse(source: Source) -> Iterator[Report | Problem]:
    """The articles of JSON lines, or of one JSON array."""
    try:
        text = decode(source.data)
    except Undecodable as error:
        yield source.problem("damaged", f"no readable text: {error}", "save it again as UTF-8")
        return
    yield from _together(source, _articles(source, text))


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
    if len(held) < 2:
        yield from held
    else:
        reason = f"none of its {len(held):,} entries is an article; the first: {held[0].reason}"
        yield source.problem(held[0].kind, reason, held[0].remedy)


def _articles(source: Source, text: str) -> Iterator[Report | Problem]:
    seen: set[str] = set()
    for number, (raw, found) in enumerate(_objects(text), start=1):
        if number > source.limits.members:
            yield source.problem(
                "too-large", f"more than {source.limits.members:,} articles", "split the file"
            )
            return
        if isinstance(found, str):
            yield source.problem("damaged", found, "mend or remove the line", f"line-{number}")
        else:
            yield from _article(source, found, raw, _member(found, number, seen))


def _objects(text: str) -> Iterator[tuple[str, dict[str, Any] | str]]:
    """Each object with its own words, or what is wrong with it."""
    if text.lstrip()[:1] == "[":
        yield from _array(text)
    elif isinstance(_loaded(text.lstrip().split("\n", 1)[0]), str) and isinstance(
        whole := _loaded(text), dict
    ):
        yield text, whole  # one object, printed over several lines
    else:
        yield from ((line, _loaded(line)) for line in text.split("\n") if line.strip())


def _array(text: str) -> Iterator[tuple[str, dict[str, Any] | str]]:
    found = _parsed(text)
    if not isinstance(found, list):
        yield text, found if isinstance(found, str) else "it begins like a JSON array and is none"
        return
    for item in found:
        raw = json.dumps(item, ensure_ascii=False, sort_keys=True)
        yield raw, item if isinstance(item, dict) else "it is not a JSON object"


def _loaded(line: str) -> dict[str, Any] | str:
    found = _parsed(line)
    return found if isinstance(found, dict | str) else "it is not a JSON object"


def _parsed(text: str) -> Any:
    """The value, or what is wrong in words; a JSON string is no value here."""
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        return f"it is not valid JSON: {error.msg} at column {error.colno}"
    except RecursionError:
        return "it is nested too deep"
    return "it is not a JSON object" if isinstance(found, str) else found


def _member(found: dict[str, Any], number: int, seen: set[str]) -> str:
    """The article's own id or address where the file has it once, so that a longer file names it the same."""
    for field in ("id", "url"):
        own = _field(found, field)
        if own and own not in seen:
            seen.add(own)
            return own[:300]
    return f"line-{number}"


def _article(source: Source, found: dict[str, Any], raw: str, member: str) -> Iterator[Report | Problem]:
    text = next((found[key] for key in FIELDS["text"] if isinstance(found.get(key), str)), None)
    if text is None:
        names = ", ".join(FIELDS["text"])
        yield source.problem(
            "no-text", f"it has no field for the text (one of {names})", "rename the field", member
        )
        return
    piece = Piece(
        text=line_ends(text.encode("utf-8", "replace").decode("utf-8")),
        reader="json lines",
        data=raw.strip().encode("utf-8", "surrogatepass"),
        member=member,
        outlet=_field(found, "outlet"),
        author=_field(found, "author"),
        title=_field(found, "title"),
        published=_field(found, "published"),
        url=_field(found, "url"),
        language=_field(found, "language"),
    )
    yield from build(source, piece)


def _field(found: dict[str, Any], name: str) -> str | None:
    """The value of a field under any of its names, as words; lists are joined, objects give their name."""
    for key in FIELDS[name]:
        words = _words(found.get(key))
        if words:
            return words
    return None


def _words(value: Any) -> str | None:
    if isinstance(value, str):
        # A lone surrogate is no character, and no hash of it would be the same everywhere.
        return value.encode("utf-8", "replace").decode("utf-8") if value.strip() else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(int(value))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value))) or None
    if isinstance(value, dict):
        return _words(value.get("name") or value.get("title"))
    return None
