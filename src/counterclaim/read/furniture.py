"""Page furniture in a plain-text scrape: what stands around an article and says nothing of the world.

Line by line, in two passes. A line is furniture for what it says (a notice, a share bar, a heading over
other stories); then the lines beside it are looked at: headlines without a stop under such a heading, and
short lines before the article's first or after its last paragraph. What looks like a sentence stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.languages import load
from counterclaim.records import Span
from counterclaim.text.sentences import paragraphs

_LANGUAGE = "en"
_WORD = re.compile(r"[^\W_\d]+|\d[\d.,:]*")
_APOSTROPHE = re.compile(r"[’'`]")
_STOP = re.compile(r"(?<!\.)[.!?:;,][\"'’”»)\]]*$")
_BRACKET = re.compile(r"\[([^\[\]\n]{2,40})\]\s*$")
_GLUED = re.compile(r"[a-z’']{2}[A-Z][a-z]+[- ]")
_SHORT, _HEADLINE = 12, 60
# What can open a line that is somebody's words or a list of facts: such a line is no furniture by its shape.
_SPEECH = "\"“„«‘'-–—•*>#"


@dataclass(slots=True)
class _Line:
    """A line, its words as the lists spell them, and whether it reads like a sentence."""

    span: Span
    words: str
    count: int
    stopped: bool
    furniture: bool = False


def furniture(text: str) -> tuple[Span, ...]:
    """The furniture of a text, line by line and in order; a bracketed link at a line's end by itself."""
    lists = load(_LANGUAGE, "furniture")
    lines = [_line(text, span) for span in paragraphs(text)]
    for line in lines:
        line.furniture = _says_so(line, lists)
    _repeated_title(lines)
    _under_headings(lines, text, lists)
    _edges(lines, text)
    marked = [line.span for line in lines if line.furniture]
    brackets = (_bracket(text, line.span, lists) for line in lines if not line.furniture)
    return tuple(sorted([*marked, *(span for span in brackets if span)]))


def _line(text: str, span: Span) -> _Line:
    said = span.of(text)
    words = _words(said)
    return _Line(span, " ".join(words), len(words), bool(_STOP.search(said)))


def _words(said: str) -> list[str]:
    """Lower case, apostrophes dropped, digits as "#": the spelling of the lists."""
    found = _WORD.findall(_APOSTROPHE.sub("", said[:2000].lower()))
    return ["#" if word[0].isdigit() else word for word in found]


def _says_so(line: _Line, lists: dict[str, dict[str, list[str]]]) -> bool:
    """Whether the line's own words make it furniture."""
    if not line.count:
        return False
    if line.words in _whole(lists):
        return True
    if line.count <= 60 and any(phrase in line.words for phrase in lists["anywhere"]["words"]):
        return True
    if line.stopped or line.count > _SHORT:
        return False
    padded = line.words + " "
    begins = (*lists["start"]["words"], *lists["credit"]["start"], *lists["links"]["always_start"])
    return padded.startswith(tuple(phrase + " " for phrase in begins)) or any(
        phrase in line.words for phrase in lists["credit"]["anywhere"]
    )


def _whole(lists: dict[str, dict[str, list[str]]]) -> frozenset[str]:
    """Lines that are furniture word for word; section names and ambiguous headings are not among them."""
    key = id(lists)
    if key not in _WHOLE:
        named = [phrase for group in lists["line"].values() for phrase in group]
        _WHOLE[key] = frozenset([*named, *lists["links"]["always"], *lists["closing"]["line"]])
    return _WHOLE[key]


_WHOLE: dict[int, frozenset[str]] = {}


def _repeated_title(lines: Sequence[_Line]) -> None:
    """A first line that is said again right after it is the page's title over the article's."""
    if len(lines) > 1 and lines[0].words == lines[1].words and lines[0].count > 2:
        lines[0].furniture = True


def _under_headings(lines: Sequence[_Line], text: str, lists: dict[str, dict[str, list[str]]]) -> None:
    """A heading over other stories, with the headlines under it up to the next sentence or quotation."""
    always, maybe = set(lists["links"]["always"]), set(lists["links"]["ambiguous"])
    for number, line in enumerate(lines):
        if line.words not in always and line.words not in maybe:
            continue
        run = list(_headlines(lines[number + 1 :], text))
        certain = line.words in always or len(run) > 1 or any(_GLUED.search(one.span.of(text)) for one in run)
        if certain:
            line.furniture = line.furniture or bool(run)
            for one in run:
                one.furniture = True


def _headlines(lines: Sequence[_Line], text: str) -> Iterator[_Line]:
    for line in lines:
        if not _is_headline(line, text):
            return
        yield line


def _is_headline(line: _Line, text: str) -> bool:
    """No stop at its end and not too long, or several headlines run together; no quotation, no list item."""
    glued = _GLUED.search(line.span.of(text)) is not None
    return (
        not line.stopped
        and text[line.span.start] not in _SPEECH
        and (line.count <= 25 or (glued and line.count <= _HEADLINE))
    )


def _edges(lines: Sequence[_Line], text: str) -> None:
    """Section names over the article, and short lines after its last paragraph where furniture has begun."""
    sections = set(load(_LANGUAGE, "furniture")["sections"]["words"])
    body = [number for number, line in enumerate(lines) if line.stopped and line.count >= _SHORT]
    if not body:
        return
    for line in lines[: body[0]]:
        line.furniture = line.furniture or line.words in sections
    after = lines[body[-1] + 1 :]
    begun = False
    for line in after:
        begun = begun or line.furniture
        if begun and not line.stopped and line.count <= _SHORT and text[line.span.start] not in _SPEECH:
            line.furniture = True


def _bracket(text: str, line: Span, lists: dict[str, dict[str, list[str]]]) -> Span | None:
    """A link in brackets at the end of a paragraph: "[Read more]"."""
    found = _BRACKET.search(text, max(line.start, line.end - 60), line.end)
    if found is None or " ".join(_words(found[1])) not in lists["bracket"]["words"]:
        return None
    return Span(found.start(), found.start() + len(found.group().rstrip()))
