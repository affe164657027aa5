"""Texts that hand the floor over: a blog that quotes an article, a paper that prints an agency's report.

After a line such as "Jane Doe writes:" it is she who speaks, to the end of the block quotation, or to
the line that ends the excerpt ("Continue reading"), or to the next such line. An agency in the dateline
of another outlet's report wrote all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from counterclaim.attribute.names import Name
from counterclaim.languages import load, word_list
from counterclaim.records import Report, Span
from counterclaim.text.sentences import paragraphs

_FRAME = re.compile(r"[^.!?:\n]{3,90}:\s*$")
_DATELINE = re.compile(r"^[^()\n]{0,80}\(([A-Z][^()\n]{1,30})\)\s{0,3}(?:--|[-–—])\s", re.M)
# A dateline stands in the first lines of a report, and a block quotation right behind its line.
_FIRST, _BEHIND = 3000, 12


@dataclass(frozen=True, slots=True)
class Handed:
    """A stretch of the text, and the name of who speaks in it."""

    span: Span
    author: Span


def handed_over(report: Report, names: Sequence[Name]) -> list[Handed]:
    """The stretches that others wrote, in reading order."""
    found = sorted(_excerpts(report, names), key=lambda one: one.span.start)
    ends = [*(one.span.start for one in found[1:]), len(report.text)][: len(found)]
    return [
        Handed(Span(one.span.start, min(one.span.end, end)), one.author)
        for one, end in zip(found, ends, strict=True)
        if one.span.start < end
    ]


def author_at(handed: Sequence[Handed], place: int) -> Span | None:
    """Who speaks at a place of the text; None where it is the outlet."""
    return next((one.author for one in handed if one.span.start <= place < one.span.end), None)


def _excerpts(report: Report, names: Sequence[Name]) -> Iterator[Handed]:
    language, text = report.language or "en", report.text
    long, short = (word_list(language, f"chains.phrases.{name}") for name in ("hand_over", "quoting"))
    lines = list(paragraphs(text))
    ends = tuple(load(language, "chains")["phrases"]["ends"])
    closing = [line.start for line in lines if line.of(text).lower().lstrip("[(«»>› ").startswith(ends)]
    blocks = report.marked("blockquote")
    for line, following in pairwise([*lines, Span(len(text), len(text) + 1)]):
        words = line.of(text)
        verb = words.rstrip(": ").split()[-1].lower() if _FRAME.fullmatch(words) else ""
        inside = [name for name in names if line.covers(name.span)]
        if not inside or verb not in long | short:
            continue
        end = next((place for place in closing if place > line.end), len(text))
        if verb not in long:
            end = min(following.end, len(text))
        span = Span(line.end, _block_end(blocks, line.end) or max(end, line.end + 1))
        yield Handed(span, Span(inside[0].span.start, inside[-1].span.end))


def _block_end(blocks: Sequence[Span], start: int) -> int | None:
    """Where the block quotations that follow each other from here on end."""
    end = None
    for block in blocks:
        if block.start >= start and block.start - (end or start) <= _BEHIND:
            end = block.end
    return end


def wire(report: Report) -> Span | None:
    """The agency in the dateline of a report that another outlet printed: "KYIV, May 3 (Agency) - …".

    Where the outlet is not known, the agency is taken for the outlet.
    """
    found = _DATELINE.search(report.text, 0, _FIRST)
    if found is None or report.outlet is None or found[1].lower() in report.outlet.lower():
        return None
    return Span(*found.span(1))
