"""How a working text is set: its lines as paragraphs, hard-wrapped lines flowing together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from counterclaim.records import Report, Span
from counterclaim.text.sentences import paragraphs as lines_of

ParagraphKind = Literal["text", "title", "heading", "blockquote", "furniture"]

# A mail or a wire feed is wrapped at 72 or 80 characters; below 45 a line is a headline or verse.
_WRAPPED = range(45, 101)
_STOPS = tuple('.!?…:;"”’»)')


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the working text: its span and what kind of text it is."""

    span: Span
    kind: ParagraphKind


def blocks(report: Report) -> Iterator[Block]:
    """The paragraphs of the working text in reading order; together they hold all its words."""
    for span in _paragraphs(report.text):
        yield Block(span, _kind(report, span))


def _paragraphs(text: str) -> Iterator[Span]:
    """Every line by itself, save that the lines of a hard-wrapped paragraph are one."""
    for group in _groups(text):
        if _hard_wrapped([line.of(text) for line in group]):
            yield Span(group[0].start, group[-1].end)
        else:
            yield from group


def _groups(text: str) -> Iterator[list[Span]]:
    """Lines with no blank line between them."""
    group: list[Span] = []
    for line in lines_of(text):
        if group and text.count("\n", group[-1].end, line.start) > 1:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _hard_wrapped(lines: list[str]) -> bool:
    """Whether line ends fall wherever a line was full: in the middle of sentences."""
    full, follow = lines[:-1], lines[1:]
    if not full or any(len(line) not in _WRAPPED for line in full):
        return False
    open_ends = sum(not line.endswith(_STOPS) for line in full)
    small_starts = sum(line[0].islower() for line in follow)
    return 2 * open_ends >= len(full) and 3 * small_starts >= len(follow)


def _kind(report: Report, span: Span) -> ParagraphKind:
    """The mark that the whole paragraph lies in, furniture before all others."""
    marked: tuple[ParagraphKind, ...] = ("furniture", "title", "heading", "blockquote")
    for kind in marked:
        if any(mark.kind == kind and mark.span.covers(span) for mark in report.marks):
            return kind
    return "text"
