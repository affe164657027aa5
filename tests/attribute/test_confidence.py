from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.attribute.confidence import chance, confidence

_PER_MILLE = st.integers(min_value=0, max_value=1000)


@given(_PER_MILLE, _PER_MILLE)
def test_a_higher_chance_has_no_lower_confidence(one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert 0 <= confidence(low) <= confidence(high) <= 1000


@given(_PER_MILLE)
def test_the_chance_behind_a_confidence_is_found_again(value: int) -> None:
    assert abs(chance(confidence(value)) - value) <= 10
