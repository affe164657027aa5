"""A mention: a number or a person with what it counts and what became of it, as word indices."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from counterclaim.interpret.how_many.words import Words
from counterclaim.records.quantity import Quantity, State

Side = Literal["", "inside", "right", "left", "toll", "joined", "part"]
Form = Literal["number", "collective", "one", "a", "the", "bare"]


@dataclass(frozen=True, slots=True)
class Mention:
    """`first` to `last` are all its words, `noun` the words counted (None where there are none).

    `fate` is what became of it, "" where nothing is said; `side` where the words stand that say so: a
    verb on the left governs all that is joined to it, one on the right all before it. `unit` is "" where
    only the fate tells what is counted. `form` says how it is given: by a number or a word like "double",
    or as one person behind "one", "a", "the" or nothing. `part` marks a part of what was named before
    ("including three children"), `other` what comes on top of it ("three others").
    """

    first: int
    last: int
    low: float | None
    high: float | None
    unit: str
    form: Form = "number"
    approximate: bool = False
    noun: tuple[int, int] | None = None
    fate: str = ""
    side: Side = ""
    part: bool = False
    other: bool = False

    @property
    def value(self) -> float:
        """The number where there is one, the bound that is known where there is not."""
        return self.low if self.low is not None else self.high or 0.0

    @property
    def people(self) -> bool:
        return self.unit in ("people", "")

    def with_fate(self, fate: str, side: Side) -> Mention:
        return replace(self, fate=fate, side=side)

    def quantity(self, words: Words) -> Quantity:
        return Quantity(
            span=words.span(self.first, self.last),
            low=self.low,
            high=self.high,
            unit=self.unit or "people",  # type: ignore[arg-type]
            state=_state(self.fate, self.unit or "people"),
            counted=words.span(*self.noun) if self.noun else None,
            approximate=self.approximate,
        )


# Who was shot, or is in hospital, and is not said to have died was wounded; ground that is captured is
# gained.
_STATE: dict[tuple[str, str], State] = {
    ("shot", "people"): "wounded",
    ("treated", "people"): "wounded",
    ("captured", "settlements"): "gained",
    ("captured", "km2"): "gained",
}


def _state(fate: str, unit: str) -> State | None:
    return _STATE.get((fate, unit), fate) if fate else None  # type: ignore[arg-type]
