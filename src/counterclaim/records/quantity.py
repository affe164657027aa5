"""How many: a number as the text gives it, with what it leaves open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from counterclaim.errors import RecordError
from counterclaim.records.number import exact
from counterclaim.records.span import Span

Unit = Literal[
    "people", "km2", "km", "m", "settlements", "weapons", "munitions", "vehicles", "aircraft", "ships",
    "buildings", "hours", "days", "percent", "money", "tonnes", "things",
]  # fmt: skip
State = Literal[
    "killed", "wounded", "captured", "missing", "displaced", "evacuated", "detained", "freed", "trapped",
    "casualties", "destroyed", "damaged", "launched", "intercepted", "gained", "lost", "supplied",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what it counts.

    `low` and `high` are the bounds that the words give, both included, None where they leave it open:
    "at least 53" is 53 and None, "up to 3,000" None and 3,000, "dozens" 24 and None, "about 75" is 75
    and 75 with `approximate` set. Areas are in km², lengths in km or m, whatever the words use.
    `span` is the whole phrase with its qualifier; `counted` the words for what is counted, or None;
    `state` what became of it, None where the words do not say.
    """

    span: Span
    low: float | None
    high: float | None
    unit: Unit
    state: State | None = None
    counted: Span | None = None
    approximate: bool = False

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise RecordError(f"a quantity from {self.low} to {self.high} ends before it starts")

    def record(self) -> dict[str, Any]:
        return {
            "span": list(self.span),
            "low": exact(self.low),
            "high": exact(self.high),
            "unit": self.unit,
            "state": self.state,
            "counted": list(self.counted) if self.counted else None,
            "approximate": self.approximate,
        }
