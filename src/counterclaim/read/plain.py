"""Plain text and Markdown: the working text is the decoded file, so that offsets hold in the file too.

A Markdown file may begin with front matter, lines of `key: value` between two lines of `---`; it stays in
the text and is marked as furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from counterclaim.read.build import Piece, build
from counterclaim.read.decode import decode
from counterclaim.read.source import Source
from counterclaim.records import Mark, MarkKind, Problem, Report, Span

_FRONT = re.compile(r"\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_KEY = re.compile(r"([A-Za-z][\w -]{0,40}?)[ \t]*:(?:[ \t]+(.*))?")
_HEADING = re.compile(r"^#{1,6}[ \t]+([^\s#][^\n]*)", re.MULTILINE)
_QUOTED = re.compile(r"^[ \t]{0,3}>[^\n]*(?:\n[ \t]{0,3}>[^\n]*)*", re.MULTILINE)
_LONGEST_FRONT = 8_000
# Other names of the fields, as static site generators and clippers write them.
_SAME = {
    "published": "date", "source": "outlet", "publisher": "outlet", "site": "outlet", "by": "author",
    "link": "url", "source_url": "url", "lang": "language",
}  # fmt: skip
_FIELDS = frozenset(("title", "outlet", "author", "date", "url", "language"))


def parse(source: Source) -> Iterator[Report | Problem]:
    """The one report of a text file."""
    yield from build(source, piece_of(source.data, charset=source.charset))


def piece_of(
    data: bytes, member: str | None = None, url: str | None = None, charset: str | None = None
) -> Piece:
    """A text as a piece, with what its front matter says of it."""
    text = decode(data, charset)
    front = _FRONT.match(text[:_LONGEST_FRONT])
    said = _front_matter(front[1]) if front else {}
    start = front.end() if front and said else 0
    first = _HEADING.match(text, _first_word(text, start))
    return Piece(
        text=text,
        reader="markdown" if said or first else "text",
        data=data,
        member=member,
        outlet=said.get("outlet"),
        author=said.get("author"),
        title=said.get("title") or (first[1].rstrip(" \t#") if first else None),
        published=said.get("date"),
        url=url or said.get("url"),
        language=said.get("language"),
        marks=(*_front_marks(text, start), *_marks(text, start, first.start() if first else -1)),
    )


def _front_matter(block: str) -> dict[str, str]:
    """The known fields of a block in which every line is a field, part of one, or a comment; else none."""
    said: dict[str, str] = {}
    for line in block.split("\n"):
        match = _KEY.fullmatch(line.rstrip())
        if match is None and line.strip() and not line.startswith((" ", "\t", "-", "#")):
            return {}
        if match:
            key = match[1].lower().replace(" ", "_")
            said[_SAME.get(key, key)] = (match[2] or "").strip().strip("\"'")
    return {key: value for key, value in said.items() if key in _FIELDS and value}


def _front_marks(text: str, end: int) -> Iterator[Mark]:
    block = text[:end]
    if block.strip():
        yield Mark("furniture", Span(len(block) - len(block.lstrip()), len(block.rstrip())))


def _marks(text: str, start: int, title: int) -> Iterator[Mark]:
    """Headings and quotations of Markdown and of mail, after the front matter."""
    for match in _HEADING.finditer(text, start):
        kind: MarkKind = "title" if match.start() == title else "heading"
        yield Mark(kind, Span(match.start(1), match.start(1) + len(match[1].rstrip(" \t#"))))
    for match in _QUOTED.finditer(text, start):
        yield Mark("blockquote", Span(match.start(), match.end()))


def _first_word(text: str, start: int) -> int:
    found = re.compile(r"\S").search(text, start)
    return found.start() if found else len(text)
