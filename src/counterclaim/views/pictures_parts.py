"""The parts of a picture of numbers over time, in pixels from its upper left corner."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.views.pictures_figures import Figure
from counterclaim.views.pictures_signs import Sign

# How much room the plot has on its left, above, for itself, and below.
LEFT, TOP, PLOT, BELOW = 56.0, 50.0, 190.0, 58.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A figure in the picture: marks at its known bounds `ends`, and a bar from `low` to `high`.

    `up` and `down` are the tips of arrows where a bound is open.
    """

    figure: Figure
    sign: Sign
    x: float
    ends: tuple[float, ...]
    up: float | None
    down: float | None
    label: str

    @property
    def high(self) -> float:
        return min(self.ends) if self.up is None else self.up

    @property
    def low(self) -> float:
        return max(self.ends) if self.down is None else self.down


@dataclass(frozen=True, slots=True)
class Column:
    """A day of publication: what it is called, how long after the one before, its middle and right edge."""

    words: str
    later: str
    x: float
    right: float


@dataclass(frozen=True, slots=True)
class NumbersPicture:
    """One facet's figures over time. `figures` are all, `spots` those in the picture; `joins` are revisions.

    Without spots there is nothing to compare, and the figures are told in the table alone.
    """

    facet: str
    figures: tuple[tuple[Figure, Sign], ...]
    signs: tuple[Sign, ...]
    spots: tuple[Spot, ...]
    columns: tuple[Column, ...]
    ticks: tuple[tuple[float, str], ...]
    joins: tuple[tuple[float, float, float, float], ...]
    width: float
    tenfold: bool
    summary: str

    @property
    def height(self) -> float:
        return TOP + PLOT + BELOW

    @property
    def base(self) -> float:
        return TOP + PLOT

    @property
    def left(self) -> float:
        return LEFT

    @property
    def left_out(self) -> int:
        """Figures that are in the table alone."""
        return len(self.figures) - len(self.spots) if self.spots else 0
