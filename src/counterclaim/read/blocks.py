"""Marked-up text to plain text: paragraphs kept, quotations and headings marked where they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from typing import Literal

from lxml import etree, html

from counterclaim.records import Mark, MarkKind, Span

Role = Literal["paragraph", "line", "break", "cell", "heading", "blockquote", "skip"]
Text = tuple[str, tuple[Mark, ...]]

_WHITE = re.compile(r"\s+")
_UNSAID = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u200b\u2060\ufeff\xad\ud800-\udfff]")
_MARKED: dict[Role, MarkKind] = {"heading": "heading", "blockquote": "blockquote"}


def roles(**tags: str) -> dict[str, Role]:
    return {tag: role for role, names in tags.items() for tag in names.split()}  # type: ignore[misc]


# HTML as feeds and exports have it (HTML standard, 15.3 "Non-replaced elements": what is a block, what
# is not shown).
HTML = roles(
    paragraph="p ul ol dl table pre figure section article header footer aside main address hr",
    line="div li tr dt dd figcaption caption details summary",
    cell="td th",
    heading="h1 h2 h3 h4 h5 h6",
    blockquote="blockquote",
    skip="script style template noscript svg math iframe object video audio canvas select button form head",
) | {"br": "break"}


def plain(root: etree._Element, known: Mapping[str, Role]) -> Text:
    """The words of a tree with their marks. Without recursion: hostile trees are deep."""
    page = _Page()
    skipping: etree._Element | None = None
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        role = known.get(node.tag) if isinstance(node.tag, str) else "skip"
        if skipping is None and event == "start":
            page.open(role)
            if role == "skip":
                skipping = node
            else:
                page.words(node.text)
        elif skipping is None and event == "end":
            page.close(role)
        if event != "start" and skipping in (None, node):
            skipping = None
            if node is not root:
                page.words(node.tail)
    return page.text, tuple(page.marks)


def html_text(fragment: str) -> Text:
    """The plain text of an HTML fragment and its marks; "" where there is none."""
    try:
        root = html.fragment_fromstring(fragment.replace("\0", ""), create_parent="div")
    except (etree.ParserError, ValueError):
        return "", ()
    return plain(root, HTML)


class _Page:
    """The text as it grows: words flow, blocks begin on lines of their own."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._newlines = 0
        self._space = False
        self._open: list[tuple[MarkKind, int | None]] = []
        self.marks: list[Mark] = []

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def open(self, role: Role | None) -> None:
        self._turn(role)
        if role in _MARKED:
            self._open.append((_MARKED[role], None))

    def close(self, role: Role | None) -> None:
        if role in _MARKED:
            kind, start = self._open.pop()
            if start is not None:
                self.marks.append(Mark(kind, Span(start, self._length)))
        if role != "break":
            self._turn(role)

    def words(self, words: str | None) -> None:
        """Adds words, with white space of any length as one space."""
        flat = _WHITE.sub(" ", _UNSAID.sub("", unescape(words or "")))
        said = flat.strip(" ")
        self._space = self._space or flat.startswith(" ")
        if said:
            self._add(self._gap() + said)
            self._space = flat.endswith(" ")

    def _gap(self) -> str:
        """What parts the coming words from the last; nothing before the first."""
        gap = "" if not self._length else "\n" * self._newlines if self._newlines else " " * self._space
        self._newlines = 0
        started = self._length + len(gap)
        self._open = [(kind, started if start is None else start) for kind, start in self._open]
        return gap

    def _add(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)

    def _turn(self, role: Role | None) -> None:
        """Remembers that a new line or paragraph is due."""
        if role == "break":
            self._newlines = min(self._newlines + 1, 2)
        elif role == "line":
            self._newlines = max(self._newlines, 1)
        elif role == "cell":
            self._space = True
        elif role in ("paragraph", "heading", "blockquote"):
            self._newlines = 2
