"""The helper that tells linear growth from quadratic."""

from __future__ import annotations

import gc

from tests.growth import LINEAR, growth


def linear(length: int) -> int:
    return sum(number % 7 for number in range(length))


def quadratic(length: int) -> int:
    return sum(linear(length) for _ in range(length))


def test_linear_and_constant_costs_stay_under_the_bound_and_a_quadratic_one_does_not() -> None:
    assert growth(lambda _: linear(2_000), 1, 8) < 2
    assert 4 < growth(linear, 2_000, 16_000) < LINEAR
    assert growth(quadratic, 40, 320) > LINEAR


def test_the_first_run_s_own_cost_is_not_counted() -> None:
    known: set[int] = set()

    def read_once(length: int) -> None:
        if length not in known:
            known.add(length)
            quadratic(length)
        linear(2_000)

    assert growth(read_once, 20, 160) < 2


def test_garbage_is_collected_again_afterwards() -> None:
    growth(linear, 1, 8)
    assert gc.isenabled()
