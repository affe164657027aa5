from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.views.pictures_scale import scale_of


def test_a_scale_begins_at_nought_and_ends_at_a_round_number_above_the_largest() -> None:
    scale = scale_of([40, 53])
    assert scale.ticks == (0, 20, 40, 60)
    assert scale.height(0) == 0
    assert scale.height(60) == 1


def test_whole_numbers_have_whole_steps() -> None:
    assert scale_of([1, 2]).ticks == (0, 1, 2)


def test_figures_far_apart_get_powers_of_ten_with_room_for_nought() -> None:
    scale = scale_of([0, 12, 3000])
    assert scale.ticks == (0, 10, 100, 1000, 10000)
    assert scale.height(0) == 0
    assert 0 < scale.height(12) < scale.height(3000) < 1


@pytest.mark.parametrize("values", [[], [0], [0, 0]])
def test_nothing_but_noughts_still_has_a_scale(values: list[float]) -> None:
    scale = scale_of(values)
    assert scale.height(0) == 0
    assert len(scale.ticks) > 1


@given(st.lists(st.floats(min_value=0, max_value=1e9), min_size=1, max_size=8))
def test_every_value_lies_on_the_scale_and_more_stands_higher(values: list[float]) -> None:
    scale = scale_of(values)
    heights = [scale.height(value) for value in sorted(values)]
    assert all(0 <= height <= 1 for height in heights)
    assert heights == sorted(heights)
    assert 2 <= len(scale.ticks) <= 30
