"""Decoding agrees with counting every tagging by hand."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from counterclaim.model.decode import marginals, span_probabilities, spans_of, viterbi
from counterclaim.records.reading import ModelCard

from .toy import TAGS, make_card


def all_taggings(unary: NDArray[np.float32], card: ModelCard) -> dict[tuple[int, ...], float]:
    """The score of every tagging that does not begin inside a span."""
    found = {}
    for tags in product(range(3), repeat=len(unary)):
        if tags[0] != 2:
            score = float(card.start[tags[0]] + card.end[tags[-1]])
            score += sum(float(unary[word, tag]) for word, tag in enumerate(tags))
            score += sum(float(card.transitions[a, b]) for a, b in pairwise(tags))
            found[tags] = score
    return found


def probabilities(unary: NDArray[np.float32], card: ModelCard) -> dict[tuple[int, ...], float]:
    scores = all_taggings(unary, card)
    top = max(scores.values())
    total = sum(np.exp(score - top) for score in scores.values())
    return {tags: float(np.exp(score - top) / total) for tags, score in scores.items()}


def potentials(seed: int, length: int) -> NDArray[np.float32]:
    return np.random.default_rng(seed).normal(scale=2, size=(length, 3)).astype(np.float32)


@given(seed=st.integers(0, 10_000), length=st.integers(1, 7))
def test_viterbi_finds_the_best_of_all_taggings(seed: int, length: int) -> None:
    card, unary = make_card(seed), potentials(seed + 1, length)
    scores = all_taggings(unary, card)
    assert scores[tuple(viterbi(unary, card).tolist())] == pytest.approx(max(scores.values()), abs=1e-4)


@given(seed=st.integers(0, 10_000), length=st.integers(1, 7))
def test_marginals_sum_the_taggings(seed: int, length: int) -> None:
    card, unary = make_card(seed), potentials(seed + 1, length)
    summed = np.zeros((length, 3))
    for tags, chance in probabilities(unary, card).items():
        summed[np.arange(length), list(tags)] += chance
    np.testing.assert_allclose(marginals(unary, card), summed, atol=1e-5)


@given(seed=st.integers(0, 10_000), length=st.integers(1, 6), data=st.data())
def test_a_span_is_as_likely_as_its_taggings(seed: int, length: int, data: st.DataObject) -> None:
    card, unary = make_card(seed), potentials(seed + 1, length)
    start = data.draw(st.integers(0, length - 1))
    end = data.draw(st.integers(start + 1, length))
    holding = [
        chance
        for tags, chance in probabilities(unary, card).items()
        if ("cue", (start, end)) in spans_of(tags, TAGS)
    ]
    assert span_probabilities(unary, card, "cue", [(start, end)])[0] == pytest.approx(sum(holding), abs=1e-5)


@given(seed=st.integers(0, 1000), length=st.integers(60, 140))
def test_blocks_decode_as_one_chain(seed: int, length: int) -> None:
    card, unary = make_card(seed), potentials(seed + 1, length)
    best = unary[0].astype(np.float64) + card.start + np.array([0, 0, -1e9])
    back = []
    for word in range(1, length):
        steps = best[:, None] + card.transitions
        back.append(steps.argmax(axis=0))
        best = steps.max(axis=0) + unary[word]
    tags = [int((best + card.end).argmax())]
    for pointers in reversed(back):
        tags.append(int(pointers[tags[-1]]))
    assert viterbi(unary, card).tolist() == tags[::-1]


def test_a_tag_that_is_not_allowed_is_not_chosen() -> None:
    card = make_card(3)
    unary = np.tile(np.array([0, 9, 9], dtype=np.float32), (40, 1))
    allowed = np.ones((40, 3), dtype=np.bool_)
    allowed[10:20, 1:] = False
    tags = viterbi(unary, card, allowed)
    assert not tags[10:20].any()
    assert tags[:10].all()


def test_no_words_have_no_tags() -> None:
    nothing = np.zeros((0, 3), dtype=np.float32)
    assert len(viterbi(nothing, make_card(0))) == 0
    assert marginals(nothing, make_card(0)).shape == (0, 3)
    assert len(span_probabilities(nothing, make_card(0), "cue", [])) == 0


def test_spans_end_where_another_begins() -> None:
    assert list(spans_of([1, 2, 1, 0, 2, 1], TAGS)) == [
        ("cue", (0, 2)),
        ("cue", (2, 3)),
        ("cue", (4, 5)),
        ("cue", (5, 6)),
    ]
