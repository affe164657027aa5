"""A judgement: a person's decision, which stands in front of the machine's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from counterclaim.errors import RecordError
from counterclaim.records.identity import record_id

JudgementKind = Literal["same event", "different events", "same origin", "unverifiable", "retracted"]
"""Of claims: that two speak of one event, or of two; that two go back to one origin; that a claim
cannot be checked; that its speaker has taken it back."""

PAIRED: frozenset[JudgementKind] = frozenset({"same event", "different events", "same origin"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided of claims, who, when and why.

    `claims` are claim keys, sorted: two for the kinds that pair claims, one for the others; keys do not
    change when a report is read again. Of two judgements of the same claims and of kinds that exclude each
    other the later holds. `takes_back` names a judgement that no longer holds; such a one decides nothing.
    `at` is UTC, "2031-04-05T10:00:00Z".
    """

    kind: JudgementKind
    claims: tuple[str, ...]
    by: str
    at: str
    why: str
    takes_back: str | None = None

    def __post_init__(self) -> None:
        wanted = 2 if self.kind in PAIRED else 1
        if len(self.claims) != wanted or self.claims != tuple(sorted(set(self.claims))):
            raise RecordError(f"'{self.kind}' is decided of {wanted} claims, sorted and not the same")
        if not self.by.strip() or not self.why.strip():
            raise RecordError("a judgement needs a name and a reason")

    def record(self) -> dict[str, Any]:
        return {
            "type": "judgement",
            "kind": self.kind,
            "claims": list(self.claims),
            "by": self.by,
            "at": self.at,
            "why": self.why,
            "takes_back": self.takes_back,
        }

    @property
    def id(self) -> str:
        return record_id(self.record())
