"""A claim: one happening that an attribution speaks of, facet by facet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from counterclaim.errors import RecordError
from counterclaim.records.identity import record_id
from counterclaim.records.party import Party
from counterclaim.records.place import Place
from counterclaim.records.quantity import Quantity
from counterclaim.records.span import Span, Spans
from counterclaim.records.stance import Stance
from counterclaim.records.time import Time


@dataclass(frozen=True, slots=True)
class Happening:
    """What happens: a kind of docs/kinds.md, and the words that say so."""

    kind: str
    trigger: Span

    def record(self) -> dict[str, Any]:
        return {"kind": self.kind, "trigger": list(self.trigger)}


@dataclass(frozen=True, slots=True)
class Instrument:
    """With what: a weapon or system by its common id ("himars"), None where it has no entry."""

    span: Span
    system: str | None
    family: str

    def record(self) -> dict[str, Any]:
        return {"span": list(self.span), "system": self.system, "family": self.family}


@dataclass(frozen=True, slots=True)
class Claim:
    """One happening that an attribution speaks of.

    `content` is the claim's own part of the attribution's content; `ordinal` counts the claims of one
    attribution from 0 in reading order. `speaker` is who the attribution's source is, as a party, where
    that is known. A facet that the words do not give is None or empty.
    """

    report: str
    attribution: str
    ordinal: int
    content: Spans
    stance: Stance
    generation: str
    speaker: Party | None = None
    happening: Happening | None = None
    actors: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    places: tuple[Place, ...] = ()
    time: Time | None = None
    quantities: tuple[Quantity, ...] = ()
    instruments: tuple[Instrument, ...] = ()

    def __post_init__(self) -> None:
        if not self.content:
            raise RecordError("a claim needs content")

    @property
    def spans(self) -> Spans:
        """Every span that it points with, in no order."""
        stance = self.stance
        parties = (*self.actors, *self.targets, *((self.speaker,) if self.speaker else ()))
        found = [
            *self.content,
            *(party.span for party in parties),
            *(party.name for party in parties),
            *(place.span for place in self.places),
            *(place.part for place in self.places),
            *(quantity.span for quantity in self.quantities),
            *(quantity.counted for quantity in self.quantities),
            *(instrument.span for instrument in self.instruments),
            self.happening.trigger if self.happening else None,
            self.time.span if self.time else None,
            stance.hedge.span if stance.hedge else None,
            stance.evidence.span if stance.evidence else None,
        ]
        return tuple(span for span in found if span is not None)

    def record(self) -> dict[str, Any]:
        """What the ledger keeps: offsets, ids and values, never words."""
        return {
            "type": "claim",
            "report": self.report,
            "attribution": self.attribution,
            "ordinal": self.ordinal,
            "content": [list(span) for span in self.content],
            "stance": self.stance.record(),
            "speaker": self.speaker.record() if self.speaker else None,
            "happening": self.happening.record() if self.happening else None,
            "actors": [party.record() for party in self.actors],
            "targets": [party.record() for party in self.targets],
            "places": [place.record() for place in self.places],
            "time": self.time.record() if self.time else None,
            "quantities": [quantity.record() for quantity in self.quantities],
            "instruments": [instrument.record() for instrument in self.instruments],
            "generation": self.generation,
        }

    @property
    def id(self) -> str:
        return record_id(self.record())

    @property
    def key(self) -> str:
        """What stays the same from one generation to the next, so that judgements survive re-reading."""
        return record_id(
            {
                "type": "claim-key",
                "report": self.report,
                "content": [list(span) for span in self.content],
                "ordinal": self.ordinal,
            }
        )
