"""From the reader's scores to tags, probabilities and spans: a linear-chain CRF in numpy.

A text is cut into blocks that are worked on side by side: within a block for every tag that it could
begin with, then from block to block. That is Viterbi's algorithm and the forward algorithm, with as
many steps in Python as a block has words instead of as many as the text has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from counterclaim.records.reading import ModelCard

Scores = NDArray[np.float64]
Tags = NDArray[np.intp]
WordSpan = tuple[int, int]

_BLOCK = 32
_NEVER = -1e9


def viterbi(unary: NDArray[np.float32], card: ModelCard, allowed: NDArray[np.bool_] | None = None) -> Tags:
    """The best tags [n] for unary potentials [n, t]; `allowed` [n, t] rules tags out word by word."""
    if not len(unary):
        return np.zeros(0, dtype=np.intp)
    transitions = card.transitions.astype(np.float64)
    blocks, real = _blocks(_potentials(unary, card, allowed))
    best, back = _best_in_blocks(blocks, real, transitions)
    first, last = _best_across_blocks(best, transitions)
    return _trace(back, first, last)[: len(unary)]


def marginals(unary: NDArray[np.float32], card: ModelCard) -> NDArray[np.float32]:
    """The probability of each tag at each word, [n, t]."""
    if not len(unary):
        return np.zeros(unary.shape, dtype=np.float32)
    forward, backward = _forward_backward(_potentials(unary, card), card)
    return np.exp(forward + backward - _log_sum(forward[-1], axis=0)).astype(np.float32)


def span_probabilities(
    unary: NDArray[np.float32], card: ModelCard, kind: str, spans: Sequence[WordSpan]
) -> NDArray[np.float32]:
    """The probability [s] that exactly these runs of words are spans of `kind`, summed over all taggings."""
    if not spans:
        return np.zeros(0, dtype=np.float32)
    potentials = _potentials(unary, card)
    forward, backward = _forward_backward(potentials, card)
    total = _log_sum(forward[-1], axis=0)
    logs = [_span_log(potentials, forward, backward, card, kind, span) for span in spans]
    return np.exp(np.minimum(np.array(logs) - total, 0.0)).astype(np.float32)


def spans_of(tags: Sequence[int] | Tags, names: Sequence[str]) -> Iterator[tuple[str, WordSpan]]:
    """Kind and run of words of every span that BIO tags spell; a stray I- opens a span too."""
    opened, kind = 0, ""
    for index, tag in enumerate([*tags, 0]):
        name = names[int(tag)]
        if kind and name != f"I-{kind}":
            yield kind, (opened, index)
            kind = ""
        if not kind and name != "O":
            opened, kind = index, name[2:]


def _potentials(
    unary: NDArray[np.float32], card: ModelCard, allowed: NDArray[np.bool_] | None = None
) -> Scores:
    """Unary potentials with those of beginning and ending; no text begins inside a span."""
    inside = np.array([name.startswith("I-") for name in card.roles])
    scores = unary.astype(np.float64)
    scores[0] += card.start + np.where(inside, _NEVER, 0.0)
    scores[-1] += card.end
    return scores if allowed is None else np.where(allowed, scores, _NEVER)


def _blocks(potentials: Scores) -> tuple[Scores, NDArray[np.bool_]]:
    """Potentials as [words of a block, blocks, t], and which of those words exist [words, blocks]."""
    count, tags = potentials.shape
    filled = np.zeros((count + -count % _BLOCK, tags))
    filled[:count] = potentials
    real = np.arange(len(filled)) < count
    return filled.reshape(-1, _BLOCK, tags).swapaxes(0, 1), real.reshape(-1, _BLOCK).T


def _first_words(words: Scores) -> Scores:
    """Scores [blocks, t, t] of beginning with one tag and being at another: at first they are the same."""
    return np.where(np.eye(words.shape[1], dtype=bool), words[:, :, None], _NEVER)


def _best_in_blocks(blocks: Scores, real: NDArray[np.bool_], transitions: Scores) -> tuple[Scores, Tags]:
    """The best scores [blocks, t, t] from each first tag to each last; the way back [words, blocks, t, t]."""
    stay = np.arange(blocks.shape[2])
    best = _first_words(blocks[0])
    back = np.zeros((*blocks.shape, blocks.shape[2]), dtype=np.intp)
    for word in range(1, len(blocks)):
        steps = best[:, :, :, None] + transitions
        exists = real[word][:, None, None]
        back[word] = np.where(exists, steps.argmax(axis=2), stay)
        best = np.where(exists, steps.max(axis=2) + blocks[word][:, None, :], best)
    return best, back


def _best_across_blocks(best: Scores, transitions: Scores) -> tuple[Tags, Tags]:
    """The first and last tag [blocks] of every block on the best path through all of them."""
    count, tags = best.shape[:2]
    entry = np.zeros(tags)
    entered = np.zeros((count, tags), dtype=np.intp)
    began = np.zeros((count, tags), dtype=np.intp)
    leave = np.zeros(tags)
    for block in range(count):
        if block:
            steps = leave[:, None] + transitions
            entered[block], entry = steps.argmax(axis=0), steps.max(axis=0)
        through = entry[:, None] + best[block]
        began[block], leave = through.argmax(axis=0), through.max(axis=0)
    first, last = np.zeros(count, dtype=np.intp), np.zeros(count, dtype=np.intp)
    tag = int(leave.argmax())
    for block in range(count - 1, -1, -1):
        last[block], first[block] = tag, began[block, tag]
        tag = int(entered[block, first[block]])
    return first, last


def _trace(back: Tags, first: Tags, last: Tags) -> Tags:
    """The tags of all words, block after block."""
    numbers = np.arange(len(first))
    tags = np.zeros(back.shape[:2], dtype=np.intp)
    tags[-1] = last
    for word in range(len(back) - 1, 0, -1):
        tags[word - 1] = back[word, numbers, first, tags[word]]
    return tags.T.reshape(-1)


def _forward_backward(potentials: Scores, card: ModelCard) -> tuple[Scores, Scores]:
    """Log sums [n, t] over all taggings up to each word (itself included) and after it."""
    transitions = card.transitions.astype(np.float64)
    forward = _forward(potentials, transitions)
    backward = _forward(potentials[::-1], transitions.T)[::-1] - potentials
    return forward, backward


def _forward(potentials: Scores, transitions: Scores) -> Scores:
    """Log sums [n, t] over all taggings of the words up to and including each one."""
    blocks, _ = _blocks(potentials)
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
        rows[word] = stepped / summed[:, :, None]
        scales[word] = scales[word - 1] + np.log(summed) + tops[word][:, None]
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


def _span_log(
    potentials: Scores, forward: Scores, backward: Scores, card: ModelCard, kind: str, span: WordSpan
) -> float:
    """The log sum over all taggings that hold exactly this span, not yet normalised."""
    begin, inside = card.roles.index(f"B-{kind}"), card.roles.index(f"I-{kind}")
    start, end = span
    score = float(forward[start, begin])
    if end - start > 1:
        score += float(card.transitions[begin, inside]) + float(potentials[start + 1 : end, inside].sum())
        score += (end - start - 2) * float(card.transitions[inside, inside])
    if end == len(potentials):
        return score
    last = inside if end - start > 1 else begin
    after: Any = card.transitions[last].astype(np.float64) + potentials[end] + backward[end]
    after[inside] = _NEVER
    return score + float(_log_sum(after, axis=0))


def _log_sum(values: Scores, axis: int) -> Scores:
    """log(sum(exp(values))) along an axis."""
    top = values.max(axis=axis, keepdims=True)
    summed: Scores = np.log(np.exp(values - top).sum(axis=axis)) + top.squeeze(axis)
    return summed
