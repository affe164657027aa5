"""Which cue a span belongs to: the reader's link scores, and the relations that they add up to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from counterclaim.model.decode import WordSpan
from counterclaim.model.distance import REACH, distances
from counterclaim.model.labels import LINKED
from counterclaim.records.reading import Reading

_OUT_OF_REACH = -1e4
_BLOCK = 256
# What a cue's choice of a piece counts beside the piece's choice of the cue; and how much less than "no cue"
# is enough, for a cue that has many pieces chooses each the less.
_BOTH, _EASE = 0.5, 2.0
# Words between a piece and the tag that it touches, and between a source and the cue beside it.
_TOUCHING, _BESIDE = 1, 3
# A full stop, with a mark behind it or not, and so many signs of a piece's end.
_STOP, _MARKS = re.compile(r"[.…][\"'”’»]*\s"), 3
# Cues before and after a piece that are looked at.
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Relation:
    """One cue with its sources and its pieces of content, as runs of words."""

    cue: WordSpan
    sources: tuple[WordSpan, ...]
    contents: tuple[WordSpan, ...]


def link_scores(
    reading: Reading, kind: str, spans: Sequence[WordSpan], cues: Sequence[WordSpan]
) -> NDArray[np.float32]:
    """Scores [s, c] of linking spans of `kind` ("source" or "content") to cues; softmax makes them chances.

    Compare a row with `card.no_cue[kind]` (the span has no cue) and a column with `card.no_span[kind]`
    (the cue has no such span).
    """
    if not spans or not cues:
        return np.zeros((len(spans), len(cues)), dtype=np.float32)
    card = reading.card
    placed, cued = np.array(spans, dtype=np.int64), np.array(cues, dtype=np.int64)
    matched = _means(reading.link_query, placed) @ _means(reading.link_key, cued).T
    apart = distances(placed, cued)
    buckets = np.searchsorted(card.distance_edges, apart, side="right")
    scores = matched + card.distance_bias[LINKED.index(kind)][buckets]
    return np.where(np.abs(apart) > REACH[kind], _OUT_OF_REACH, scores).astype(np.float32)


def relations(
    reading: Reading, sources: Sequence[WordSpan], cues: Sequence[WordSpan], contents: Sequence[WordSpan]
) -> list[Relation]:
    """Every cue with the pieces of content that chose it and the one source that it chose.

    A piece of content is said once, so it has one cue; a source may speak by many cues. A cue that chose
    no source has one that touches it, and a piece that chose no cue goes to one that it touches.
    """
    if not cues:
        return []
    sayer: dict[WordSpan, WordSpan] = {}
    for block, near in _in_reach(cues, sources, REACH["source"]):
        scores = link_scores(reading, "source", near, block).T
        sayer.update(_chosen(block, near, scores, float(reading.card.no_span[0])))
    sayer |= _beside(reading, [cue for cue in cues if cue not in sayer], sources)
    cue_of = _cue_of(reading, contents, cues)
    loose = [span for span in contents if span not in cue_of]
    cue_of |= _touched(reading, loose, cues, sayer)
    said: dict[WordSpan, list[WordSpan]] = {}
    for span in contents:
        if span in cue_of:
            said.setdefault(cue_of[span], []).append(span)
    return [
        Relation(
            cue=cue,
            sources=(sayer[cue],) if cue in sayer else (),
            contents=tuple(said.get(cue, ())),
        )
        for cue in cues
    ]


def _cue_of(
    reading: Reading, contents: Sequence[WordSpan], cues: Sequence[WordSpan]
) -> dict[WordSpan, WordSpan]:
    """The cue that each piece of content chooses; half as much as its own score counts the cue's choice.

    A cue chooses among all pieces within its reach, so a long quotation far from its own cue is not drawn to
    one that has its content right behind it. The share is from the held-out tenth (docs/training_log.md).
    """
    blocks = [
        (block, near, link_scores(reading, "content", block, near))
        for block, near in _in_reach(contents, cues, REACH["content"])
    ]
    nothing = float(reading.card.no_span[1])
    sums = dict.fromkeys(cues, nothing)
    for _, near, scores in blocks:
        for cue, column in zip(near, scores.T, strict=True):
            sums[cue] = float(np.logaddexp.reduce(np.append(column, sums[cue])))
    chosen: dict[WordSpan, WordSpan] = {}
    for block, near, scores in blocks:
        agreed = scores + _BOTH * (scores - np.array([sums[cue] for cue in near]))
        chosen.update(_chosen(block, near, agreed, float(reading.card.no_cue[1]) - _EASE))
    return chosen


def _beside(
    reading: Reading, cues: Sequence[WordSpan], sources: Sequence[WordSpan]
) -> Iterator[tuple[WordSpan, WordSpan]]:
    """Cues without a source, each with one that stands right before or behind it."""
    ending, starting = ({span[side]: span for span in sources} for side in (1, 0))
    for cue in cues:
        source = ending.get(cue[0]) or starting.get(cue[1])
        if source is not None and not _parted(reading, source, cue):
            yield cue, source


def _touched(
    reading: Reading,
    loose: Sequence[WordSpan],
    cues: Sequence[WordSpan],
    sayer: Mapping[WordSpan, WordSpan],
) -> Iterator[tuple[WordSpan, WordSpan]]:
    """Pieces that chose no cue, each with the cue that it touches, with or without its source between."""
    tags = [(_tag(cue, sayer.get(cue)), cue) for cue in cues]
    for span in loose:
        at = bisect_left(cues, span)
        near = [
            (apart, cue)
            for tag, cue in tags[max(0, at - _NEAR) : at + _NEAR]
            if (apart := min(abs(tag[0] - span[1]), abs(span[0] - tag[1]))) <= _TOUCHING
            and not _parted(reading, span, tag)
        ]
        if near:
            yield span, min(near)[1]


def _parted(reading: Reading, one: WordSpan, other: WordSpan) -> bool:
    """Whether a full stop or a line end stands between two runs of words, or at the first one's end."""
    before, after = sorted((one, other))
    text, words = reading.report.text, reading.words
    between = text[max(0, words[before[1] - 1, 1] - _MARKS) : words[after[0], 0]]
    return "\n" in between or _STOP.search(between) is not None


def _tag(cue: WordSpan, source: WordSpan | None) -> WordSpan:
    """A cue with the source beside it."""
    if source is None or min(abs(source[0] - cue[1]), abs(cue[0] - source[1])) > _BESIDE:
        return cue
    return min(cue[0], source[0]), max(cue[1], source[1])


def _in_reach(
    spans: Sequence[WordSpan], others: Sequence[WordSpan], reach: int
) -> Iterator[tuple[Sequence[WordSpan], Sequence[WordSpan]]]:
    """The spans a few at a time, each few with all others within reach: memory grows with the text alone."""
    ends = [end for _, end in others]
    starts = [start for start, _ in others]
    for at in range(0, len(spans), _BLOCK):
        block = spans[at : at + _BLOCK]
        first = bisect_left(ends, block[0][0] - reach)
        last = bisect_right(starts, max(end for _, end in block) + reach)
        yield block, others[first:last]


def _chosen(
    rows: Sequence[WordSpan], columns: Sequence[WordSpan], scores: NDArray[np.float32], nothing: float
) -> Iterator[tuple[WordSpan, WordSpan]]:
    """Each row with its best column, where that beats `nothing`."""
    if columns:
        for row, (span, best) in enumerate(zip(rows, scores.argmax(axis=1).tolist(), strict=True)):
            if scores[row, best] > nothing:
                yield span, columns[best]


def _means(states: NDArray[np.float32], spans: NDArray[np.int64]) -> NDArray[np.float32]:
    """The mean [s, d] of word states [n, d] over each run of words."""
    return np.stack([states[start:end].mean(axis=0) for start, end in spans.tolist()])
