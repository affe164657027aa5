"""Which cue a span belongs to: the reader's link scores, and the relations that they add up to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from counterclaim.model.decode import WordSpan
from counterclaim.model.distance import REACH, distances
from counterclaim.model.labels import LINKED
from counterclaim.records.reading import Reading

_OUT_OF_REACH = -1e4
_BLOCK = 256


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

    A piece of content is said once, so it has one cue; a source may speak by many cues.
    """
    if not cues:
        return []
    said: dict[WordSpan, list[WordSpan]] = {}
    for block, near in _near(contents, cues, REACH["content"]):
        scores = link_scores(reading, "content", block, near)
        for span, cue in _chosen(block, near, scores, float(reading.card.no_cue[1])):
            said.setdefault(cue, []).append(span)
    sayer: dict[WordSpan, WordSpan] = {}
    for block, near in _near(cues, sources, REACH["source"]):
        scores = link_scores(reading, "source", near, block).T
        sayer.update(_chosen(block, near, scores, float(reading.card.no_span[0])))
    return [
        Relation(
            cue=cue,
            sources=(sayer[cue],) if cue in sayer else (),
            contents=tuple(said.get(cue, ())),
        )
        for cue in cues
    ]


def _near(
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
