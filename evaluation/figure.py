"""A measured figure and what to see it beside."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One number, best 1 and worst 0 unless `unit` says what it counts (then lower is better).

    `baseline` is what a plain method gets on the same input; `published` what others wrote of theirs,
    with whose it is; `count` how many things it was measured on; `interval` 95 % by bootstrap.
    """

    name: str
    value: float
    baseline: float | None = None
    published: str = ""
    count: int | str = ""
    interval: tuple[float, float] | None = None
    unit: str = ""
