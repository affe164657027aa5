"""How a working text is set: its lines as paragraphs, hard-wrapped lines flowing together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from counterclaim.records import Report, Span
from counterclaim.text.flow import flowing_paragraphs
from counterclaim.views.harmless import shortened

ParagraphKind = Literal["text", "title", "heading", "blockquote", "furniture"]

# Shorter lines at the head of a page are a category or a menu; a title has more words.
_TITLE_WORDS = 5
_OPENING = 90  # characters of an untitled report's first line that name it


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the working text: its span and what kind of text it is."""

    span: Span
    kind: ParagraphKind


def blocks(report: Report) -> Iterator[Block]:
    """The paragraphs of the working text in reading order; together they hold all its words."""
    for span in flowing_paragraphs(report.text):
        yield Block(span, _kind(report, span))


def opening_words(report: Report) -> str:
    """The first line that reads like a sentence or title: what an untitled report is known by."""
    lines = [block.span.of(report.text) for block in islice(blocks(report), 8) if block.kind != "furniture"]
    long = (line for line in lines if len(line.split()) >= _TITLE_WORDS)
    return shortened(next(long, lines[0] if lines else ""), _OPENING)


def _kind(report: Report, span: Span) -> ParagraphKind:
    """The mark that the whole paragraph lies in, furniture before all others."""
    marked: tuple[ParagraphKind, ...] = ("furniture", "title", "heading", "blockquote")
    for kind in marked:
        if any(mark.kind == kind and mark.span.covers(span) for mark in report.marks):
            return kind
    return "text"
