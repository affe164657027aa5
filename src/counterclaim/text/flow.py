"""Paragraphs as they were meant: lines that were only wrapped at a column flow together."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.records.span import Span
from counterclaim.text.sentences import paragraphs as lines_of

# A mail or a wire feed is wrapped at 72 or 80 characters; below 45 a line is a headline or verse.
_WRAPPED = range(45, 101)
_STOPS = tuple('.!?…:;"”’»)')
# A line that opens with one of these is an entry of a list and goes on with no other.
_ENTRIES = tuple("-–—•▪◦‣*#>|")


def flowing_paragraphs(text: str) -> Iterator[Span]:
    """Every line by itself, save that the lines of a hard-wrapped paragraph are one."""
    for group, together in _wrapped(text):
        if together:
            yield Span(group[0].start, group[-1].end)
        else:
            yield from group


def flowed(text: str) -> str:
    """The text with a blank for every line end within a hard-wrapped paragraph, so that offsets stay.

    What line ends are left are the ends of paragraphs.
    """
    kept, at = [], 0
    for group, together in _wrapped(text):
        if together:
            start, end = group[0].start, group[-1].end
            kept += [text[at:start], text[start:end].replace("\n", " ")]
            at = end
    return "".join([*kept, text[at:]]) if kept else text


def _wrapped(text: str) -> Iterator[tuple[list[Span], bool]]:
    """Groups of lines, and whether each is one paragraph.

    Where some paragraphs of a text are plainly wrapped, so are those whose lines end as early only
    because the next word would not have fitted.
    """
    groups = list(_groups(text))
    lines = [[line.of(text) for line in group] if len(group) > 1 else [] for group in groups]
    plain = [_hard_wrapped(one) for one in lines]
    width = max((len(line) for one, yes in zip(lines, plain, strict=True) if yes for line in one), default=0)
    for group, one, yes in zip(groups, lines, plain, strict=True):
        yield group, yes or (width > 0 and _filled(one, width))


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


def _filled(lines: list[str], width: int) -> bool:
    """Whether no line but the last had room for the first word of the next, at a width of the text."""
    full, follow = lines[:-1], lines[1:]
    if not full or any(line.startswith(_ENTRIES) for line in follow):
        return False
    return all(
        len(line) in _WRAPPED and len(line) + 1 + len(after.split(maxsplit=1)[0]) > width >= len(line)
        for line, after in zip(full, follow, strict=True)
    )
