"""How a claim is made: as what act, of what polarity, how surely, on what evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from counterclaim.records.span import Span

Act = Literal["assert", "deny", "accuse", "assess", "predict", "want", "intend", "ask"]
Polarity = Literal["positive", "negative"]
Modality = Literal["actual", "possible", "necessary", "hypothetical"]
Tense = Literal["past", "present", "future", "unknown"]
HedgeKind = Literal["unverified", "distancing", "uncertain", "unnamed-source"]
EvidenceKind = Literal[
    "photo",
    "video",
    "audio-intercept",
    "satellite",
    "document",
    "witness",
    "data",
    "open-source",
    "statement",
]
EvidenceState = Literal["verified", "unverified", "unknown"]


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that keep a claim at a distance; an unnamed source's are its description."""

    kind: HedgeKind
    span: Span

    def record(self) -> dict[str, Any]:
        return {"kind": self.kind, "span": list(self.span)}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a claim is said to rest on, and what the report says of its checking ("unverified video")."""

    kind: EvidenceKind
    state: EvidenceState
    span: Span

    def record(self) -> dict[str, Any]:
        return {"kind": self.kind, "state": self.state, "span": list(self.span)}


@dataclass(frozen=True, slots=True)
class Stance:
    """How a claim is made.

    `polarity` is that of the content: what is denied is mostly positive content with the act "deny".
    `modality` and `tense` are those of the happening, the tense relative to the report's date.
    """

    act: Act
    polarity: Polarity = "positive"
    modality: Modality = "actual"
    tense: Tense = "unknown"
    hedge: Hedge | None = None
    evidence: Evidence | None = None

    def record(self) -> dict[str, Any]:
        return {
            "act": self.act,
            "polarity": self.polarity,
            "modality": self.modality,
            "tense": self.tense,
            "hedge": self.hedge.record() if self.hedge else None,
            "evidence": self.evidence.record() if self.evidence else None,
        }
