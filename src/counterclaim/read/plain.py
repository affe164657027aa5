"""Plain text and Markdown: the working text is the decoded file, so that offsets hold in the file too.

A Markdown file may begin with front matter, lines of `key: value` between two lines of `---`; it stays in
the text and is marked as furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from counterclaim.read.build import Piece, build
from counterclaim.read.decode import Undecodable, decode
from counterclaim.read.source import Source
from counterclaim.records import Mark, Problem, Report, Span

_FRONT = re.compile(r"\s*---[ \t]*\n(.*?)\n---[ \t]*(?:\n|$)", re.S)
_KEY = re.compile(r"(title|outlet|author|date|published|url|language)[ \t]*:[ \t]*(.+)", re.I)
_HEADING = re.compile(r"(#{1,6})[ \t]+([^\n]+?)[ \t#]*(?=\n|$)")
_LONGEST_FRONT = 8_000


def parse(source: Source) -> Iterator[Report | Problem]:
    """The one report of a text file."""
    try:
        text = decode(source.data)
    except Undecodable as error:
        yield source.problem("damaged", f"no readable text: {error}", "save it again as UTF-8")
        return
    front = _FRONT.match(text[:_LONGEST_FRONT])
    said = _front_matter(front[1]) if front else {}
    heading = _HEADING.match(text, _first_word(text, front.end() if front else 0))
    marks = [Mark("furniture", _bare(text, front))] if front else []
    if heading:
        marks.append(Mark("title", Span(heading.start(2), heading.end(2))))
    piece = Piece(
        text=text,
        reader="markdown" if said or heading else "text",
        data=source.data,
        outlet=said.get("outlet"),
        author=said.get("author"),
        title=said.get("title") or (heading[2] if heading else None),
        published=said.get("date") or said.get("published"),
        url=said.get("url"),
        language=said.get("language"),
        marks=tuple(marks),
    )
    yield from build(source, piece)


def _front_matter(block: str) -> dict[str, str]:
    lines = (_KEY.fullmatch(line.strip()) for line in block.split("\n"))
    return {line[1].lower(): line[2].strip().strip("\"'") for line in lines if line}


def _bare(text: str, match: re.Match[str]) -> Span:
    words = match.group()
    start = match.start() + len(words) - len(words.lstrip())
    return Span(start, match.start() + len(words.rstrip()))


def _first_word(text: str, start: int) -> int:
    found = re.compile(r"\S").search(text, start)
    return found.start() if found else len(text)
