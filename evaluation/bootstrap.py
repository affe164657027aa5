"""How far a figure would swing with other documents of the same kind."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def interval(
    items: Sequence[Item], figure: Callable[[list[Item]], float], *, samples: int = 300
) -> tuple[float, float]:
    """The middle 95 % of `figure` over documents drawn again with replacement, always the same draw."""
    if not items:
        return 0.0, 0.0
    draw = random.Random(0)
    values = sorted(figure(draw.choices(items, k=len(items))) for _ in range(samples))
    return values[int(0.025 * samples)], values[min(samples - 1, int(0.975 * samples))]


def paired(
    ours: Sequence[Item],
    others: Sequence[Item],
    figure: Callable[[list[Item]], float],
    *,
    samples: int = 300,
) -> tuple[float, float]:
    """The middle 95 % of how far `figure` of ours lies above that of the others.

    Both are taken on the same documents in every draw, so that hard documents cancel out.
    """
    pairs = list(zip(ours, others, strict=True))
    return interval(
        pairs,
        lambda some: figure([one for one, _ in some]) - figure([other for _, other in some]),
        samples=samples,
    )
