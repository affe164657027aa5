"""Spans: half-open ranges of code points in a report's working text."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import NamedTuple

from counterclaim.errors import RecordError


class Span(NamedTuple):
    """Code points `start` (included) to `end` (excluded) of a working text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of the span, looked up in the working text."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


Spans = tuple[Span, ...]


def checked(spans: Iterable[tuple[int, int]]) -> Spans:
    """Spans in reading order; RecordError unless each is non-empty and none touches another's inside."""
    ordered = tuple(sorted(Span(int(start), int(end)) for start, end in spans))
    for span in ordered:
        if not 0 <= span.start < span.end:
            raise RecordError(f"span {span.start}-{span.end} is empty or starts before the text")
    for left, right in itertools.pairwise(ordered):
        if left.end > right.start:
            raise RecordError(f"spans {left} and {right} overlap")
    return ordered


def words_of(spans: Iterable[Span], text: str, gap: str = " … ") -> str:
    """The words of several spans as one string, with `gap` where something is left out."""
    return gap.join(span.of(text) for span in spans)
