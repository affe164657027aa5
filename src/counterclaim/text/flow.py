"""Paragraphs as they were meant: lines that were only wrapped at a column flow together."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.records.span import Span
from counterclaim.text.sentences import paragraphs as lines_of

# A mail or a wire feed is wrapped at 72 or 80 characters; below 45 a line is a headline or verse.
_WRAPPED = range(45, 101)
_STOPS = tuple('.!?…:;"”’»)')


def flowing_paragraphs(text: str) -> Iterator[Span]:
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
