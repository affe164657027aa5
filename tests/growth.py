"""How much more a longer input costs: a ratio, which a slow machine does not change as it changes seconds."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import TypeVar

LINEAR = 24
"""The most that input eight times as long may cost: linear growth makes it 8, quadratic growth 64."""

T = TypeVar("T")

_ROUNDS = 3
# What is over sooner is measured again in the same round: the least of many is steady, however small.
_SECONDS = 0.005


def growth(run: Callable[[T], object], small: T, large: T) -> float:
    """The processor time of `run(large)` over that of `run(small)`, each the least of some repetitions.

    The two take turns, so that whatever else the machine does meets both. What `run` keeps from one call
    to the next is not measured: where that is the cost in question, `run` has to forget it.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        rounds = [(_least(run, small), _least(run, large)) for _ in range(_ROUNDS)]
    finally:
        if collecting:
            gc.enable()
    return min(took for _, took in rounds) / min(took for took, _ in rounds)


def _least(run: Callable[[T], object], given: T) -> float:
    least, spent = float("inf"), 0.0
    while spent < _SECONDS:
        began = time.process_time()
        run(given)
        took = time.process_time() - began
        least, spent = min(least, took), spent + took
    return least
