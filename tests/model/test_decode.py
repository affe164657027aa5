"""Decoding agrees with counting every tagging by hand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from counterclaim.model.decode import Likely, likely_spans
from counterclaim.records.reading import ModelCard
from tests.growth import LINEAR, growth

from .toy import make_card

WordSpan = tuple[int, int]


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


def spans_of(tags: tuple[int, ...]) -> Iterator[WordSpan]:
    """The runs of words that BIO tags spell."""
    begins = [at for at, tag in enumerate(tags) if tag == 1]
    for begin in begins:
        end = begin + 1
        while end < len(tags) and tags[end] == 2:
            end += 1
        yield begin, end


def chances(unary: NDArray[np.float32], card: ModelCard) -> dict[WordSpan, float]:
    """Of every span, the summed probability of the taggings that hold it."""
    found: dict[WordSpan, float] = {}
    for tags, chance in probabilities(unary, card).items():
        for span in spans_of(tags):
            found[span] = found.get(span, 0.0) + chance
    return found


def worth(span: WordSpan, chance: dict[WordSpan, float]) -> float:
    """Two thirds its chance and one third that of one that begins there, less what is asked."""
    begins = sum(value for (start, _), value in chance.items() if start == span[0])
    return 2 / 3 * chance[span] + begins / 3 - 0.4


def potentials(seed: int, length: int) -> NDArray[np.float32]:
    return np.random.default_rng(seed).normal(scale=2, size=(length, 3)).astype(np.float32)


@given(seed=st.integers(0, 10_000), length=st.integers(1, 7))
def test_a_span_is_as_likely_as_its_taggings(seed: int, length: int) -> None:
    card, unary = make_card(seed), potentials(seed + 1, length)
    expected = chances(unary, card)
    for one in likely_spans(unary, card):
        assert one.kind == "cue"
        assert one.chance == pytest.approx(expected[one.span], abs=1e-5)


@settings(deadline=None)
@given(seed=st.integers(0, 10_000), length=st.integers(1, 6))
def test_no_other_set_of_spans_is_worth_more(seed: int, length: int) -> None:
    card, unary = make_card(seed), potentials(seed + 1, length)
    chance = {span: value for span, value in chances(unary, card).items() if value > 0.1}
    every = chances(unary, card)
    best = 0.0
    for count in range(1, length + 1):
        for some in combinations(sorted(chance), count):
            if all(one[1] <= other[0] for one, other in pairwise(some)):
                best = max(best, sum(worth(span, every) for span in some))
    found = [one.span for one in likely_spans(unary, card)]
    assert sum(worth(span, every) for span in found) == pytest.approx(best, abs=1e-5)


@given(seed=st.integers(0, 1000), length=st.integers(60, 140))
def test_spans_are_in_order_and_disjoint_over_many_blocks(seed: int, length: int) -> None:
    card, unary = make_card(seed), potentials(seed + 1, length)
    found = likely_spans(unary, card)
    assert all(one.span[1] <= other.span[0] for one, other in pairwise(found))
    assert all(0 <= one.span[0] < one.span[1] <= length for one in found)


def test_what_stands_far_away_changes_nothing() -> None:
    card, unary = make_card(4), potentials(5, 400)
    other = unary.copy()
    other[300:] = potentials(6, 100)

    def first(found: list[Likely]) -> list[Likely]:
        return [one for one in found if one.span[1] < 200]

    for one, again in zip(first(likely_spans(unary, card)), first(likely_spans(other, card)), strict=True):
        assert (one.kind, one.span) == (again.kind, again.span)
        assert one.chance == pytest.approx(again.chance, abs=1e-5)


def test_no_span_holds_a_tag_that_is_not_allowed() -> None:
    card = make_card(3)
    unary = np.tile(np.array([0, 2, 9], dtype=np.float32), (40, 1))
    unary[0, 1] = unary[20, 1] = 30
    allowed = np.ones((40, 3), dtype=np.bool_)
    allowed[10:20, 1:] = False
    found = [one.span for one in likely_spans(unary, card, allowed)]
    assert (0, 10) in found
    assert not any(start < 20 and end > 10 for start, end in found)


@pytest.mark.filterwarnings("error")
def test_what_is_not_allowed_over_a_long_text_costs_no_precision() -> None:
    card = make_card(3)
    unary = np.tile(np.array([9, 0, 0], dtype=np.float32), (100_000, 1))
    unary[-2] = (0, 30, 0)
    unary[-1] = (0, 0, 30)
    allowed = np.ones((100_000, 3), dtype=np.bool_)
    allowed[: 100_000 - 10, 1:] = False
    (one,) = likely_spans(unary, card, allowed)
    assert one.span == (99_998, 100_000)
    assert one.chance == pytest.approx(1.0, abs=1e-3)


def test_no_words_have_no_spans() -> None:
    assert likely_spans(np.zeros((0, 3), dtype=np.float32), make_card(0)) == []


def test_a_long_text_costs_as_its_length() -> None:
    card, unary = make_card(1), potentials(2, 32_000)
    assert growth(lambda count: likely_spans(unary[:count], card), 4_000, 32_000) < LINEAR
