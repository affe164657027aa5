"""A claim's facets as a reader is told them, each with the words that it stands on.

What is unknown says so. A military body is named as its party and never by its designation: which
unit stands where is nobody's business here, and its words are in the quotation for who needs them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from counterclaim.interpret.who import designations
from counterclaim.profiles import load_profile, shipped
from counterclaim.records import (
    Claim,
    Evidence,
    Hedge,
    Instrument,
    Party,
    Place,
    Quantity,
    Span,
    Stance,
    Time,
)
from counterclaim.records.party import ARMED
from counterclaim.views.harmless import one_line
from counterclaim.views.quantities import quantity_in_words
from counterclaim.views.times import time_in_words
from counterclaim.views.words import Piece, look_up

_NO_NAME = {"military": "armed forces", "armed group": "an armed group"}
_LEVELS = {"area": "an area", "unknown": "not found in the gazetteer"}


Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Facet(Generic[Value]):
    """One value as recorded, what it is called, and the piece of text that it is from."""

    words: str
    piece: Piece
    value: Value


@dataclass(frozen=True, slots=True)
class Facets:
    """All that a claim says of its happening, and how it says it."""

    ordinal: int
    kind: str | None
    trigger: Piece | None
    speaker: Facet[Party] | None
    actors: tuple[Facet[Party], ...]
    targets: tuple[Facet[Party], ...]
    places: tuple[Facet[Place], ...]
    time: Facet[Time] | None
    quantities: tuple[Facet[Quantity], ...]
    instruments: tuple[Facet[Instrument], ...]
    stance: Stance
    hedge: Facet[Hedge] | None
    evidence: Facet[Evidence] | None


def facets_of(claim: Claim, text: str) -> Facets:
    """The claim's facets with their words; its spans have been found to lie in the text."""
    happening, stance = claim.happening, claim.stance
    return Facets(
        ordinal=claim.ordinal,
        kind=happening.kind if happening else None,
        trigger=_piece(happening.trigger, text) if happening else None,
        speaker=_party(claim.speaker, text) if claim.speaker else None,
        actors=tuple(_party(party, text) for party in claim.actors),
        targets=tuple(_party(party, text) for party in claim.targets),
        places=tuple(_place(place, text) for place in claim.places),
        time=_time(claim.time, text) if claim.time else None,
        quantities=tuple(_quantity(quantity, text) for quantity in claim.quantities),
        instruments=tuple(_instrument(instrument, text) for instrument in claim.instruments),
        stance=stance,
        hedge=_hedge(stance, text),
        evidence=_evidence(stance, text),
    )


def party_words(party: Party, text: str) -> str:
    """What a party is called: by the profile's name, else in the report's words; never as a unit."""
    if party.entity:
        return entity_name(party.entity)
    if party.kind in _NO_NAME:
        named = f" ({side_name(party.side)})" if party.side else ""
        return _NO_NAME[party.kind] + named
    return one_line((party.name or party.span).of(text))


def exported_speaker(said: str, facets: Facets | None) -> str:
    """A speaker as a row calls it that may name places: armed forces and their units by their party.

    A person of theirs is called so too where the words hold a unit's designation.
    """
    speaker = facets.speaker if facets else None
    if speaker and speaker.value.kind in ARMED:
        return speaker.words
    if not designates(said):
        return said
    side = speaker.value.side if speaker else None
    return _NO_NAME["military"] + (f" ({side_name(side)})" if side else "")


@lru_cache(maxsize=4096)
def designates(said: str) -> bool:
    """Whether the words name a unit, as far as the shipped profiles know."""
    return any(designations(said, load_profile(name)) for name in shipped())


@lru_cache(maxsize=1024)
def entity_name(entity: str) -> str:
    """The name that the profile gives an entity ("<profile>/<id>"); its id in words where there is none."""
    return _entity_names().get(entity) or entity.rpartition("/")[2].replace("-", " ")


def side_name(side: str) -> str:
    """A side's name, its id in words where no shipped profile has it."""
    return _side_names().get(side) or side.replace("-", " ")


@lru_cache(maxsize=1)
def _entity_names() -> dict[str, str]:
    profiles = [load_profile(name) for name in shipped()]
    return {
        f"{profile.id}/{entity.id}": entity.names[0] if entity.names else entity.id.replace("-", " ")
        for profile in profiles
        for entity in profile.entities
    } | {f"{profile.id}/{side.id}": side.name for profile in profiles for side in profile.sides}


@lru_cache(maxsize=1)
def _side_names() -> dict[str, str]:
    return {side.id: side.name for name in shipped() for side in load_profile(name).sides}


def _piece(span: Span, text: str) -> Piece:
    return look_up((span,), text)[0]


def _party(party: Party, text: str) -> Facet[Party]:
    return Facet(party_words(party, text), _piece(party.span, text), party)


def _place(place: Place, text: str) -> Facet[Place]:
    said = one_line(place.span.of(text))
    part = f"{one_line(place.part.of(text))} " if place.part else ""
    named = f", {place.name}" if place.name and place.name.casefold() != said.casefold() else ""
    words = f"{part}{said} ({_LEVELS.get(place.level, place.level)}{named})"
    return Facet(words, _piece(place.span, text), place)


def _time(time: Time, text: str) -> Facet[Time]:
    return Facet(time_in_words(time, one_line(time.span.of(text))), _piece(time.span, text), time)


def _quantity(quantity: Quantity, text: str) -> Facet[Quantity]:
    counted = one_line(quantity.counted.of(text)) if quantity.counted else ""
    words = quantity_in_words(quantity, one_line(quantity.span.of(text)), counted)
    return Facet(words, _piece(quantity.span, text), quantity)


def _instrument(instrument: Instrument, text: str) -> Facet[Instrument]:
    return Facet(one_line(instrument.span.of(text)), _piece(instrument.span, text), instrument)


def _hedge(stance: Stance, text: str) -> Facet[Hedge] | None:
    if stance.hedge is None:
        return None
    said = one_line(stance.hedge.span.of(text))
    return Facet(f"{stance.hedge.kind} (“{said}”)", _piece(stance.hedge.span, text), stance.hedge)


def _evidence(stance: Stance, text: str) -> Facet[Evidence] | None:
    found = stance.evidence
    if found is None:
        return None
    checked = {"unverified": ", unverified", "verified": ", said to be verified"}.get(found.state, "")
    words = f"{found.kind.replace('-', ' ')}{checked} (“{one_line(found.span.of(text))}”)"
    return Facet(words, _piece(found.span, text), found)
