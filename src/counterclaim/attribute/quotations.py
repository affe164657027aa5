"""Quotations that run over several paragraphs.

The press leaves a quotation open at a paragraph's end and opens the next paragraph with a mark again.
Such a paragraph goes on saying what the last one said, by the same speaker, though no cue stands near.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from counterclaim.attribute.relation import Relation
from counterclaim.records import Span, Spans
from counterclaim.text.sentences import paragraphs

_OPENING = '"“„«'
_CLOSING = '"”“»'
_MARK = re.compile(f"[{_OPENING}{_CLOSING}]")
# Single marks are apostrophes too: one opens before a word, and closes only behind a stop or a comma.
SINGLE_OPENS = re.compile(r"(?<![^\s(\[—–-])[‘'](?=[^\W\d_])")
_SINGLE_CLOSES = re.compile(r"(?<=[.,!?…])[’'](?!\w)")
# A quotation within one paragraph is not looked for farther back than this, in characters.
_LONGEST = 6000
_TRAILING = " \t.,;:!?…"


def continuations(text: str, furniture: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Pairs of paragraphs, quotation marks left out: one that leaves its quotation open, and the next.

    Furniture between the two (an advertisement, a list of links) does not close the quotation.
    """
    left_open: Span | None = None
    for paragraph in paragraphs(text):
        if any(span.covers(paragraph) for span in furniture):
            continue
        reopens = text[paragraph.start] in _OPENING or SINGLE_OPENS.match(text, paragraph.start) is not None
        if left_open is not None and reopens:
            yield left_open, _inside(text, paragraph)
        left_open = _open_part(text, paragraph)


def _open_part(text: str, paragraph: Span) -> Span | None:
    """From the last mark that opens and is never closed to the paragraph's end."""
    opened: int | None = None
    for found in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark = found.group()
        if mark == '"':
            opened = found.start() if opened is None else None
        elif opened is None and mark in _OPENING:
            opened = found.start()
        elif opened is not None and mark in _CLOSING:
            opened = None
    if opened is None:
        opened = _open_single(text, paragraph)
    return Span(opened + 1, paragraph.end) if opened is not None and opened + 1 < paragraph.end else None


def _open_single(text: str, paragraph: Span) -> int | None:
    """Where a single mark opens that is never closed in its paragraph."""
    opening = [found.start() for found in SINGLE_OPENS.finditer(text, paragraph.start, paragraph.end)]
    closing = [found.start() for found in _SINGLE_CLOSES.finditer(text, paragraph.start, paragraph.end)]
    last = opening[-1] if opening else None
    return last if last is not None and not any(place > last for place in closing) else None


def _inside(text: str, paragraph: Span) -> Span:
    """A reopening paragraph without its marks, up to where its quotation closes."""
    if text[paragraph.start] in _OPENING:
        ends = (i for i in range(paragraph.start + 1, paragraph.end) if text[i] in _CLOSING)
    else:
        ends = (found.start() for found in _SINGLE_CLOSES.finditer(text, paragraph.start, paragraph.end))
    close = next(ends, paragraph.end)
    return Span(paragraph.start + 1, max(close, paragraph.start + 2))


def in_quotation(text: str, span: Span) -> bool:
    """Whether a quotation that opens earlier in the paragraph is still open at the span."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - _LONGEST)
    return _open_part(text, Span(start, span.start)) is not None if start < span.start else False


def open_in(text: str, span: Span) -> bool:
    """Whether a quotation that opens in a span, which lies in one paragraph, is still open at its end."""
    return _open_part(text, span) is not None


def continued(relations: Sequence[Relation], text: str, furniture: Sequence[Span]) -> list[Relation]:
    """The relations with every quotation that goes on given to the speaker that began it.

    What the model found of the later paragraph as content (with or without a cue) becomes part of the
    attribution; a relation with a cue of its own outside the quotation keeps its content.
    """
    kept = list(relations)
    governing: dict[int, int] = {}
    for before, after in continuations(text, furniture):
        number = governing.get(before.start, _speaking(kept, before))
        if number is None:
            continue
        governing[after.start] = number
        body = Span(after.start, after.end - _trailing(after.of(text)))
        if not any(_own_cue(relation, after) for relation in kept):
            kept[number] = kept[number].with_content(_joined(kept[number].content, body))
            kept = [one if i == number else _without(one, body) for i, one in enumerate(kept)]
    return [
        relation
        for i, relation in enumerate(kept)
        if not _swallowed(relation, i, kept, set(governing.values()))
    ]


def _trailing(words: str) -> int:
    return len(words) - len(words.rstrip(_TRAILING.replace("!", "").replace("?", "")))


def _speaking(relations: Sequence[Relation], quoted: Span) -> int | None:
    """The relation whose content reaches to the end of the open quotation; the longest if several."""
    reaching = [
        (
            sum(
                min(span.end, quoted.end) - max(span.start, quoted.start)
                for span in relation.content
                if span.overlaps(quoted)
            ),
            i,
        )
        for i, relation in enumerate(relations)
        if relation.source and any(span.overlaps(quoted) for span in relation.content)
    ]
    longest = max(reaching, default=None)
    return longest[1] if longest and 3 * longest[0] >= quoted.end - quoted.start else None


def _own_cue(relation: Relation, quoted: Span) -> bool:
    """Whether a relation outside claims most of a quotation by a cue in the same paragraph."""
    near = any(
        abs(span.start - quoted.end) < 40 or abs(quoted.start - span.end) < 40 for span in relation.cue
    )
    held = sum(
        min(s.end, quoted.end) - max(s.start, quoted.start) for s in relation.content if s.overlaps(quoted)
    )
    outside = not any(span.overlaps(quoted) for span in relation.cue)
    return near and outside and 2 * held > quoted.end - quoted.start


def _joined(content: Spans, more: Span) -> Spans:
    """Content with one more piece; pieces that touch or overlap it are merged."""
    before = [span for span in content if span.end <= more.start]
    after = [span for span in content if span.start >= more.end]
    merged = [span for span in content if span.overlaps(more)]
    start = min([more.start, *(span.start for span in merged)])
    end = max([more.end, *(span.end for span in merged)])
    return (*before, Span(start, end), *after)


def _without(relation: Relation, taken: Span) -> Relation:
    """The relation without the pieces that lie in a quotation which goes on from elsewhere."""
    left = tuple(span for span in relation.content if not taken.covers(span))
    return relation.with_content(left) if left and relation.source else relation


def _swallowed(relation: Relation, number: int, kept: Sequence[Relation], governing: set[int]) -> bool:
    """Whether a relation without a source lies wholly in content that a continued quotation took over."""
    if relation.source or number in governing:
        return False
    taken = sorted(span for i in governing for span in kept[i].content)
    return all(_covered(span, taken) for span in relation.content)


def _covered(span: Span, taken: Sequence[Span]) -> bool:
    place = bisect_left(taken, (span.start + 1,)) - 1
    return place >= 0 and taken[place].covers(span)
