"""Where a number stands on the upright axis of a picture."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

# From so many times the smallest figure on, equal steps would press the small figures onto the axis.
_WIDE = 40
_STEPS = 4
# What is smaller than this, or so many times smaller than the largest, stands at the foot of the axis.
_LEAST, _FARTHEST = 0.01, 1e6
# On an axis in powers of ten nought has no place of its own: it gets the lowest tenth.
_NOUGHT = 0.1


@dataclass(frozen=True, slots=True)
class Scale:
    """From 0 to `top` in equal steps; or in powers of ten from `bottom` on, where there is one."""

    top: float
    step: float
    bottom: float | None = None

    @property
    def tenfold(self) -> bool:
        return self.bottom is not None

    def height(self, value: float) -> float:
        """How high a value stands, from 0 to 1."""
        if value <= 0:
            return 0.0
        if self.bottom is None:
            return min(value / self.top, 1.0)
        lowest = math.log10(self.bottom)
        part = (math.log10(value) - lowest) / (math.log10(self.top) - lowest)
        return _NOUGHT + (1 - _NOUGHT) * min(max(part, 0.0), 1.0)

    @property
    def ticks(self) -> tuple[float, ...]:
        """The values to write on the axis."""
        if self.bottom is None:
            return tuple(self.step * count for count in range(round(self.top / self.step) + 1))
        powers = range(round(math.log10(self.bottom)), round(math.log10(self.top)) + 1)
        return (0.0, *(10.0**power for power in powers))


def scale_of(values: Iterable[float]) -> Scale:
    """An axis that has room for all the values."""
    held = [max(value, _LEAST) for value in values if value > 0] or [1.0]
    most = max(held)
    least = max(min(held), most / _FARTHEST)
    if most / least >= _WIDE:
        return Scale(10.0 ** math.ceil(math.log10(most)), 0.0, 10.0 ** math.floor(math.log10(least)))
    whole = all(value == int(value) for value in held)
    step = max(_step(most), 1.0) if whole else _step(most)
    return Scale(step * math.ceil(most / step), step)


def _step(top: float) -> float:
    """A round step that goes into the top about four times."""
    rough = top / _STEPS
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * nice for nice in (1, 2, 2.5, 5, 10) if power * nice >= rough * 0.999)
