"""A time that a text speaks of: what it says, the interval that it stands for, and what that rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from counterclaim.errors import RecordError
from counterclaim.records.span import Span

TimeKind = Literal["date", "time", "duration", "set"]
Granularity = Literal[
    "second",
    "minute",
    "hour",
    "part of day",
    "day",
    "weekend",
    "week",
    "month",
    "season",
    "quarter",
    "half-year",
    "year",
    "decade",
    "century",
    "vague",
]
Anchor = Literal["none", "absolute", "report", "text"]


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time (TIMEX3 of TimeML) and its value.

    `value` is the TIMEX3 value ("2022-07-29", "2022-W30", "P3D", "PAST_REF"); it may have unknown
    places ("XXXX-07-29"). `start` and `end` are ISO 8601, cut to what is known, the first and the last
    date or time that the expression allows, both included; None on a side that is open or unknown.
    `anchor` says what the value was counted from: nothing (it names itself: "absolute"), the report's
    date, another expression in the text, or nothing was there to count from ("none").
    `modifier` is TIMEX3's ("APPROX", "LESS_THAN", "START", …).
    """

    span: Span
    kind: TimeKind
    value: str
    granularity: Granularity
    anchor: Anchor
    start: str | None = None
    end: str | None = None
    modifier: str | None = None

    def __post_init__(self) -> None:
        if (
            self.start is not None
            and self.end is not None
            and self.start[:10] > self.end[: len(self.start)][:10]
        ):
            raise RecordError(f"the time from {self.start} to {self.end} ends before it starts")

    def record(self) -> dict[str, Any]:
        return {
            "span": list(self.span),
            "kind": self.kind,
            "value": self.value,
            "granularity": self.granularity,
            "anchor": self.anchor,
            "start": self.start,
            "end": self.end,
            "modifier": self.modifier,
        }
