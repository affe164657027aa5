"""From the reader's scores to probabilities and spans: a linear-chain CRF in numpy.

A text is cut into blocks that are worked on side by side: within a block for every tag that it could
begin with, then from block to block. That is the forward algorithm, with as many steps in Python as a
block has words instead of as many as the text has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from counterclaim.records.reading import ModelCard

Scores = NDArray[np.float64]
WordSpan = tuple[int, int]

_BLOCK = 32
_NEVER = -1e9
# Enough to rule a word out of a span, and little enough to be summed over a long text.
_RULED_OUT = -1e4
# How much of a span's worth is the chance that it is exact, and the worth it must have: chosen by the
# relations that overlap, on the held-out tenth of the training articles (docs/training_log.md).
_EXACT = 2 / 3
_ASKED = 0.4
# A span less likely than this is not looked at.
_LEAST = 0.1
# Words that a span has at most.
_LONGEST = 1000


class Likely(NamedTuple):
    """A span of words, what it is, and its chance."""

    kind: str
    span: WordSpan
    chance: float


def likely_spans(
    unary: NDArray[np.float32], card: ModelCard, allowed: NDArray[np.bool_] | None = None
) -> list[Likely]:
    """The spans that are worth taking for unary potentials [n, t], in reading order; no two overlap.

    Each with its chance, summed over all taggings that hold exactly it. A span is worth its chance, and in
    part the chance that one of its kind begins where it does, for an end may be doubtful where something is
    surely said. Of all sets of spans this is the one with the most worth above what each must have; for F1
    that is about half the F1 that is reached (Jansche, "A Maximum Expected Utility Framework for Binary
    Sequence Labeling", 2007). The single best tagging is likelier as a whole than any other, and says little
    of its spans. `allowed` [n, t] rules tags out word by word.
    """
    if not len(unary):
        return []
    potentials = _potentials(unary, card, allowed)
    forward, backward = _forward_backward(potentials, card)
    kinds = [name[2:] for name in card.roles if name.startswith("B-")]
    found = [one for kind in kinds for one in _candidates(potentials, forward, backward, card, kind)]
    return _most_worth(found, len(unary))


def _potentials(
    unary: NDArray[np.float32], card: ModelCard, allowed: NDArray[np.bool_] | None = None
) -> Scores:
    """Unary potentials with those of beginning and ending; no text begins inside a span."""
    inside = np.array([name.startswith("I-") for name in card.roles])
    scores = unary.astype(np.float64)
    scores[0] += card.start + np.where(inside, _NEVER, 0.0)
    scores[-1] += card.end
    return scores if allowed is None else np.where(allowed, scores, _NEVER)


def _blocks(potentials: Scores) -> Scores:
    """Potentials as [words of a block, blocks, t], the last block filled up."""
    count, tags = potentials.shape
    filled = np.zeros((count + -count % _BLOCK, tags))
    filled[:count] = potentials
    return filled.reshape(-1, _BLOCK, tags).swapaxes(0, 1)


def _forward_backward(potentials: Scores, card: ModelCard) -> tuple[Scores, Scores]:
    """Log sums [n, t] over all taggings up to each word (itself included) and after it."""
    transitions = card.transitions.astype(np.float64)
    forward = _forward(potentials, transitions)
    backward = _forward(potentials[::-1], transitions.T)[::-1] - potentials
    return forward, backward


def _forward(potentials: Scores, transitions: Scores) -> Scores:
    """Log sums [n, t] over all taggings of the words up to and including each one."""
    blocks = _blocks(potentials)
    rows, scales = _sums_in_blocks(blocks, transitions)
    entries = _entries(rows[-1], scales[-1], transitions)
    return _mixed(rows, entries + scales).swapaxes(0, 1).reshape(-1, blocks.shape[2])[: len(potentials)]


def _sums_in_blocks(blocks: Scores, transitions: Scores) -> tuple[Scores, Scores]:
    """Sums over the taggings of a block's words so far, from each first tag to each last one.

    As rows [words, blocks, t, t] that add up to one, and the logs [words, blocks, t] of what they were
    divided by, so that nothing grows or vanishes over a long block.
    """
    count, _, tags = blocks.shape
    steps, tops = np.exp(transitions), blocks.max(axis=2)
    factors = np.exp(blocks - tops[:, :, None])
    rows = np.zeros((*blocks.shape, tags))
    scales = np.zeros(blocks.shape)
    rows[0], scales[0] = np.eye(tags), blocks[0]
    for word in range(1, count):
        stepped = (rows[word - 1] @ steps) * factors[word][:, None, :]
        summed = stepped.sum(axis=2)
        # Nothing leads on from a tag where all that may follow it is ruled out.
        some = summed > 0
        summed = np.where(some, summed, 1.0)
        rows[word] = stepped / summed[:, :, None]
        scales[word] = scales[word - 1] + np.log(summed) + tops[word][:, None] + np.where(some, 0.0, _NEVER)
    return rows, scales


def _entries(rows: Scores, scales: Scores, transitions: Scores) -> Scores:
    """Log sums [blocks, t] over all that goes before each block, by the tag that it begins with."""
    entries = np.zeros(scales.shape)
    for block in range(1, len(scales)):
        left = _mixed(rows[block - 1], entries[block - 1] + scales[block - 1])
        entries[block] = _log_sum(left[:, None] + transitions, axis=0)
    return entries


def _mixed(rows: Scores, logs: Scores) -> Scores:
    """The logs [..., t] of rows [..., s, t] summed with the weights exp(logs) [..., s]."""
    top = logs.max(axis=-1, keepdims=True)
    with np.errstate(divide="ignore"):
        summed: Scores = np.log((np.exp(logs - top)[..., None, :] @ rows)[..., 0, :]) + top
    return summed


def _candidates(
    potentials: Scores, forward: Scores, backward: Scores, card: ModelCard, kind: str
) -> Iterator[tuple[float, Likely]]:
    """The spans of one kind that are worth taking, each with what it is worth above what is asked.

    The log chance of words `start` to `end` is a part that hangs on `start` and one that hangs on `end`.
    """
    count = len(potentials)
    begin, inside = card.roles.index(f"B-{kind}"), card.roles.index(f"I-{kind}")
    on = float(card.transitions[inside, inside])
    total = _log_sum(forward[-1], axis=0)
    ends = _after(potentials, backward, card, inside)
    summed = np.concatenate([[0.0], np.cumsum(np.maximum(potentials[:, inside], _RULED_OUT) + on)])
    begins = np.exp(np.minimum(forward[:, begin] + backward[:, begin] - total, 0.0))
    for start in np.flatnonzero(begins > _LEAST).tolist():
        first = float(forward[start, begin]) - total
        alone = first + ends[begin][start + 1]
        last = min(count, start + _LONGEST)
        step = float(card.transitions[begin, inside]) - on
        rest = slice(start + 2, last + 1)
        longer = first + step + summed[rest] - summed[start + 1] + ends[inside][rest]
        logs = np.concatenate([[alone], longer])
        chances = np.exp(np.minimum(logs, 0.0))
        worth = _EXACT * chances + (1 - _EXACT) * begins[start] - _ASKED
        for more in np.flatnonzero((chances > _LEAST) & (worth > 0)).tolist():
            yield float(worth[more]), Likely(kind, (start, start + 1 + more), float(chances[more]))


def _after(potentials: Scores, backward: Scores, card: ModelCard, inside: int) -> dict[int, Scores]:
    """By a span's last tag, log sums [n + 1] of all that may follow on a span that ends before each word."""
    sums = {}
    for tag in (card.roles.index(f"B-{card.roles[inside][2:]}"), inside):
        steps = card.transitions[tag].astype(np.float64) + potentials + backward
        steps[:, inside] = _NEVER
        sums[tag] = np.append(_log_sum(steps, axis=1), 0.0)
    return sums


def _most_worth(found: Sequence[tuple[float, Likely]], count: int) -> list[Likely]:
    """Of candidates the disjoint ones that are worth most together, in order."""
    ending: dict[int, list[tuple[float, Likely]]] = {}
    for more, one in found:
        ending.setdefault(one.span[1], []).append((more, one))
    best: list[float] = [0.0] * (count + 1)
    taken: list[Likely | None] = [None] * (count + 1)
    for end in range(1, count + 1):
        best[end] = best[end - 1]
        for more, one in ending.get(end, ()):
            worth = best[one.span[0]] + more
            if worth > best[end]:
                best[end], taken[end] = worth, one
    chosen, end = list[Likely](), count
    while end > 0:
        last = taken[end]
        if last is not None:
            chosen.append(last)
        end = last.span[0] if last else end - 1
    return chosen[::-1]


def _log_sum(values: Scores, axis: int) -> Scores:
    """log(sum(exp(values))) along an axis."""
    top = values.max(axis=axis, keepdims=True)
    summed: Scores = np.log(np.exp(values - top).sum(axis=axis)) + top.squeeze(axis)
    return summed
