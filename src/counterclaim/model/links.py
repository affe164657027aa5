"""Which cue a span belongs to: the reader's link scores, and the relations that they add up to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from counterclaim.model.decode import WordSpan
from counterclaim.model.distance import REACH, distances
from counterclaim.model.labels import LINKED
from counterclaim.records.reading import Reading

_OUT_OF_REACH = -1e4


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
    of_content = link_scores(reading, "content", contents, cues)
    of_source = link_scores(reading, "source", sources, cues)
    said = _chosen(of_content, float(reading.card.no_cue[1]))
    sayer = _chosen(of_source.T, float(reading.card.no_span[0]))
    return [
        Relation(
            cue=cue,
            sources=() if who is None else (sources[who],),
            contents=tuple(span for span, own in zip(contents, said, strict=True) if own == number),
        )
        for number, (cue, who) in enumerate(zip(cues, sayer, strict=True))
    ]


def _chosen(scores: NDArray[np.float32], nothing: float) -> list[int | None]:
    """The best column of each row, or None where `nothing` beats it."""
    if not scores.shape[1]:
        return [None] * len(scores)
    best = scores.argmax(axis=1)
    return [int(one) if scores[row, one] > nothing else None for row, one in enumerate(best)]


def _means(states: NDArray[np.float32], spans: NDArray[np.int64]) -> NDArray[np.float32]:
    """The mean [s, d] of word states [n, d] over each run of words."""
    return np.stack([states[start:end].mean(axis=0) for start, end in spans.tolist()])
