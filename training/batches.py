"""Windows of articles as tensors: cut anew at a random place every epoch, batched by length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from counterclaim.model.features import LINE_START, PARAGRAPH_START, SENTENCE_START
from counterclaim.model.pieces import PieceTable
from training.corpus import Article, Span
from training.crf import Taught
from training.encoder import Inputs
from training.syntax import IGNORED, ROOT
from training.teachers import Lesson

# The numbers of BERT's special pieces are 0 to 103; that of [MASK] is the last.
MASK = 103


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words `start` to `end` of an article, read as one window."""

    article: Article
    start: int
    end: int

    @property
    def length(self) -> int:
        first = self.article.pieces.first
        return int(first[self.end] - first[self.start])


@dataclass(frozen=True, slots=True)
class Links:
    """Spans of one kind and their cues, batched: `spans` int64 [b, s, 2] in words of the window.

    `real` bool [b, s]; `gold` bool [b, s, c] says which of the window's c cues belong to which span.
    """

    spans: Tensor
    real: Tensor
    gold: Tensor


@dataclass(frozen=True, slots=True)
class Batch:
    """Inputs by piece and targets by word: `first` int64 [b, w] finds each word's first piece.

    `roles`, `entities`, `pos`, `heads` and `relations` are int64 [b, w]; in `heads` 0 is the root and
    word i is i + 1. `taught` is what teachers say of the roles, if there are any.
    """

    inputs: Inputs
    first: Tensor
    lengths: Tensor
    roles: Tensor
    entities: Tensor
    pos: Tensor
    heads: Tensor
    relations: Tensor
    cues: Tensor
    cues_real: Tensor
    sources: Links
    contents: Links
    taught: Taught | None = None


def cut(article: Article, size: int, rng: np.random.Generator) -> list[Excerpt]:
    """The article in windows of at most `size` pieces, the first one shortened by a random amount.

    A window ends at a paragraph's start if one lies in its last quarter, else at a sentence's.
    """
    first, position = article.pieces.first, article.features.position
    count = len(article.offsets)
    excerpts: list[Excerpt] = []
    start, room = 0, int(rng.integers(size // 3, size + 1))
    while start < count:
        end = max(int(np.searchsorted(first, first[start] + room, side="right")) - 1, start + 1)
        if end < count:
            low = int(np.searchsorted(first, first[start] + room * 3 // 4))
            end = _boundary(position, max(low, start + 1), end)
        excerpts.append(Excerpt(article, start, end))
        start, room = end, size
    return excerpts


def _boundary(position: NDArray[np.uint8], low: int, high: int) -> int:
    """The last paragraph's start in `low` to `high`, or else sentence's, or `high`."""
    for codes in ((PARAGRAPH_START, LINE_START), (SENTENCE_START,)):
        places = np.flatnonzero(np.isin(position[low : high + 1], codes))
        if len(places):
            return low + int(places[-1])
    return high


def batches(
    excerpts: Sequence[Excerpt],
    batch_size: int,
    table: PieceTable,
    rng: np.random.Generator,
    lesson: Lesson | None = None,
) -> Iterator[Batch]:
    """All excerpts once, in random batches of about equal length (so that little is padded)."""
    order = rng.permutation(len(excerpts))
    pool = batch_size * 16
    for begin in range(0, len(order), pool):
        near = sorted(order[begin : begin + pool].tolist(), key=lambda number: excerpts[number].length)
        groups = [near[i : i + batch_size] for i in range(0, len(near), batch_size)]
        for group in rng.permutation(len(groups)).tolist():
            yield collate([excerpts[number] for number in groups[group]], table, lesson)


def collate(excerpts: Sequence[Excerpt], table: PieceTable, lesson: Lesson | None = None) -> Batch:
    """One batch of excerpts, padded to the longest."""
    words = max(one.end - one.start for one in excerpts)
    cues = [_inside(one, "cue") for one in excerpts]
    cue_spans, cues_real = _padded_spans(cues)
    return Batch(
        inputs=inputs(excerpts, table),
        first=_padded([_first_pieces(one) for one in excerpts], words, 0),
        lengths=torch.tensor([one.end - one.start for one in excerpts]),
        roles=_padded([one.article.roles[one.start : one.end] for one in excerpts], words, 0),
        entities=_padded(
            [one.article.syntax.entities[one.start : one.end] for one in excerpts], words, IGNORED
        ),
        pos=_padded([one.article.syntax.pos[one.start : one.end] for one in excerpts], words, IGNORED),
        heads=_padded([_heads(one) for one in excerpts], words, IGNORED),
        relations=_padded(
            [one.article.syntax.relations[one.start : one.end] for one in excerpts], words, IGNORED
        ),
        cues=cue_spans,
        cues_real=cues_real,
        sources=_links(excerpts, cues, "source"),
        contents=_links(excerpts, cues, "content"),
        taught=None if lesson is None else _taught(excerpts, words, lesson),
    )


def _taught(excerpts: Sequence[Excerpt], words: int, lesson: Lesson) -> Taught:
    """The teachers' scores of a batch; open text, which nobody annotated, is theirs alone."""
    scores = []
    for teacher in lesson.teachers:
        rows = [
            torch.from_numpy(teacher.of(one.article)[one.start : one.end].astype(np.float32))
            for one in excerpts
        ]
        scores.append(torch.stack([functional.pad(row, (0, 0, 0, words - len(row))) for row in rows]))
    share = [lesson.share if one.article.annotated else 1.0 for one in excerpts]
    return Taught(tuple(scores), tuple(one.potentials for one in lesson.teachers), torch.tensor(share))


def masked(batch: Batch, share: float) -> Batch:
    """The batch with this share of its pieces hidden, so that a reader leans on the words around.

    The opening and closing pieces and the padding stay.
    """
    if share == 0:
        return batch
    pieces = batch.inputs.pieces
    hidden = (torch.rand(pieces.shape) < share) & (pieces > MASK)
    return replace(batch, inputs=replace(batch.inputs, pieces=pieces.masked_fill(hidden, MASK)))


def inputs(excerpts: Sequence[Excerpt], table: PieceTable) -> Inputs:
    """The encoder's inputs, each window between its opening and closing piece."""
    longest = max(one.length for one in excerpts) + 2
    arrays = {name: torch.zeros(len(excerpts), longest, dtype=torch.int64) for name in _INPUTS}
    real = torch.zeros(len(excerpts), longest, dtype=torch.bool)
    for row, one in enumerate(excerpts):
        first, features = one.article.pieces.first, one.article.features
        lengths = np.diff(first[one.start : one.end + 1])
        real[row, : one.length + 2] = True
        arrays["pieces"][row, 0] = table.opening
        arrays["pieces"][row, one.length + 1] = table.closing
        ids = one.article.pieces.ids[first[one.start] : first[one.end]]
        arrays["pieces"][row, 1 : one.length + 1] = torch.from_numpy(ids)
        for name in _INPUTS[1:]:
            codes = getattr(features, name)[one.start : one.end].astype(np.int64)
            arrays[name][row, 1 : one.length + 1] = torch.from_numpy(np.repeat(codes, lengths))
    return Inputs(**arrays, real=None if bool(real.all()) else real)


_INPUTS = ("pieces", "shape", "quotation", "position")


def _first_pieces(one: Excerpt) -> NDArray[np.int64]:
    """Where in its window each word's first piece stands, after the opening piece."""
    first = one.article.pieces.first
    places: NDArray[np.int64] = first[one.start : one.end] - first[one.start] + 1
    return places


def _heads(one: Excerpt) -> NDArray[np.int64]:
    """Heads counted from the window's start, 0 for the root; one outside the window is ignored."""
    heads = one.article.syntax.heads[one.start : one.end]
    inside = (heads >= one.start) & (heads < one.end)
    outside = np.where(heads == ROOT, 0, IGNORED)
    counted: NDArray[np.int64] = np.where(inside, heads - one.start + 1, outside)
    return counted


def _inside(one: Excerpt, role: str) -> list[tuple[Span, frozenset[int]]]:
    """Spans of a role in the window's own words, each with the numbers of its attributions."""
    found: dict[Span, set[int]] = {}
    for number, attribution in enumerate(one.article.attributions):
        for start, end in attribution.spans(role):
            span = (max(start, one.start) - one.start, min(end, one.end) - one.start)
            if span[0] < span[1]:
                found.setdefault(span, set()).add(number)
    return [(span, frozenset(found[span])) for span in sorted(found)]


def _links(excerpts: Sequence[Excerpt], cues: list[list[tuple[Span, frozenset[int]]]], role: str) -> Links:
    spans = [_inside(one, role) for one in excerpts]
    padded, real = _padded_spans(spans)
    gold = torch.zeros(len(excerpts), padded.shape[1], max(1, *(len(row) for row in cues)), dtype=torch.bool)
    for row, (own, others) in enumerate(zip(spans, cues, strict=True)):
        for i, (_, numbers) in enumerate(own):
            for j, (_, cue_numbers) in enumerate(others):
                gold[row, i, j] = bool(numbers & cue_numbers)
    return Links(padded, real, gold)


def _padded_spans(rows: list[list[tuple[Span, frozenset[int]]]]) -> tuple[Tensor, Tensor]:
    """Spans int64 [b, s, 2] (at least one column) and which of them are real [b, s]."""
    columns = max(1, *(len(row) for row in rows))
    spans = torch.zeros(len(rows), columns, 2, dtype=torch.int64)
    spans[:, :, 1] = 1
    real = torch.zeros(len(rows), columns, dtype=torch.bool)
    for number, row in enumerate(rows):
        for column, (span, _) in enumerate(row):
            spans[number, column] = torch.tensor(span)
            real[number, column] = True
    return spans, real


def _padded(rows: Sequence[NDArray[np.int64]], width: int, filler: int) -> Tensor:
    padded = torch.full((len(rows), width), filler, dtype=torch.int64)
    for number, row in enumerate(rows):
        padded[number, : len(row)] = torch.from_numpy(np.ascontiguousarray(row))
    return padded
