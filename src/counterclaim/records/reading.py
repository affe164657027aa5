"""A reading: what the model saw in one report. Passed on, never stored."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from counterclaim.records.report import Report


@dataclass(frozen=True, slots=True)
class ModelCard:
    """Which model made a reading, and the constants that its outputs are decoded with.

    Shapes: `transitions` float32 [t, t] (row: from, column: to), `start` and `end` float32 [t], over
    the t role tags; `distance_bias` float32 [2, b], for sources and contents, over b buckets of signed
    distance in words, whose edges are `distance_edges` int32 [b - 1]. `no_cue` and `no_span` float32
    [2]: what a span's best cue, and a cue's best span, of either kind must beat to be linked at all.
    """

    name: str
    version: str
    weights_sha256: str
    roles: tuple[str, ...]
    entities: tuple[str, ...]
    pos: tuple[str, ...]
    transitions: NDArray[np.float32] = field(repr=False)
    start: NDArray[np.float32] = field(repr=False)
    end: NDArray[np.float32] = field(repr=False)
    distance_edges: NDArray[np.int32] = field(repr=False)
    distance_bias: NDArray[np.float32] = field(repr=False)
    no_cue: NDArray[np.float32] = field(repr=False)
    no_span: NDArray[np.float32] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model saw in one report, word by word (n words, none where the text is empty).

    Shapes: `words` int32 [n, 2] code-point offsets into `report.text`; `roles` float32 [n, t] unary
    potentials of the role tags; `link_query` and `link_key` float32 [n, d]; `entities` and `pos`
    uint8 [n] label numbers, named by `card.entities` and `card.pos`. `inside` are contents that it sees
    and reads again, each by itself: readings of the same report whose words are some of its words.
    """

    report: Report
    card: ModelCard
    words: NDArray[np.int32] = field(repr=False)
    roles: NDArray[np.float32] = field(repr=False)
    link_query: NDArray[np.float32] = field(repr=False)
    link_key: NDArray[np.float32] = field(repr=False)
    entities: NDArray[np.uint8] = field(repr=False)
    pos: NDArray[np.uint8] = field(repr=False)
    inside: tuple[Reading, ...] = field(default=(), repr=False)
