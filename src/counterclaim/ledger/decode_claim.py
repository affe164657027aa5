"""From a claim's entry back to the claim, and to every span that it points with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from counterclaim.records import (
    Claim,
    Evidence,
    Happening,
    Hedge,
    Instrument,
    Party,
    Place,
    Quantity,
    Span,
    Stance,
    Time,
    record_id,
)
from counterclaim.records.number import from_exact

Body = Mapping[str, Any]
# The fields of a facet that hold a span, whichever facet it is.
_SPANS = ("span", "trigger", "name", "part", "counted")


def claim_from(record: Body) -> Claim:
    return Claim(
        report=record["report"],
        attribution=record["attribution"],
        ordinal=record["ordinal"],
        content=tuple(Span(start, end) for start, end in record["content"]),
        stance=_stance(record["stance"]),
        generation=record["generation"],
        speaker=_party(record["speaker"]) if record["speaker"] else None,
        happening=_happening(record["happening"]),
        actors=tuple(map(_party, record["actors"])),
        targets=tuple(map(_party, record["targets"])),
        places=tuple(map(_place, record["places"])),
        time=_time(record["time"]),
        quantities=tuple(map(_quantity, record["quantities"])),
        instruments=tuple(map(_instrument, record["instruments"])),
    )


def claim_key(record: Body) -> str:
    """`Claim.key` of the claim that the record is of."""
    identity = {field: record[field] for field in ("report", "content", "ordinal")}
    return record_id({"type": "claim-key"} | identity)


def claim_spans(record: Body) -> Iterator[tuple[int, int]]:
    """Every span that a claim's record points with."""
    yield from ((start, end) for start, end in record["content"])
    stance = record["stance"]
    facets = [record["speaker"], record["happening"], record["time"], stance["hedge"], stance["evidence"]]
    for several in ("actors", "targets", "places", "quantities", "instruments"):
        facets += record[several]
    for facet in facets:
        for field in _SPANS if facet else ():
            found = facet.get(field)
            if isinstance(found, list):
                start, end = found
                yield start, end


def _span(pair: list[int] | None) -> Span | None:
    return Span(*pair) if pair else None


def _stance(body: Body) -> Stance:
    hedge, evidence = body["hedge"], body["evidence"]
    return Stance(
        act=body["act"],
        polarity=body["polarity"],
        modality=body["modality"],
        tense=body["tense"],
        hedge=Hedge(hedge["kind"], Span(*hedge["span"])) if hedge else None,
        evidence=Evidence(evidence["kind"], evidence["state"], Span(*evidence["span"])) if evidence else None,
    )


def _happening(body: Body | None) -> Happening | None:
    return Happening(body["kind"], Span(*body["trigger"])) if body else None


def _party(body: Body) -> Party:
    return Party(
        span=Span(*body["span"]),
        kind=body["kind"],
        entity=body["entity"],
        side=body["side"],
        name=_span(body["name"]),
    )


def _place(body: Body) -> Place:
    point = body["point"]
    return Place(
        span=Span(*body["span"]),
        level=body["level"],
        entry=body["entry"],
        name=body["name"],
        point=(float(point[0]), float(point[1])) if point else None,
        precision_m=body["precision_m"],
        country=body["country"],
        part=_span(body["part"]),
    )


def _time(body: Body | None) -> Time | None:
    if body is None:
        return None
    return Time(
        span=Span(*body["span"]),
        kind=body["kind"],
        value=body["value"],
        granularity=body["granularity"],
        anchor=body["anchor"],
        start=body["start"],
        end=body["end"],
        modifier=body["modifier"],
    )


def _quantity(body: Body) -> Quantity:
    return Quantity(
        span=Span(*body["span"]),
        low=from_exact(body["low"]),
        high=from_exact(body["high"]),
        unit=body["unit"],
        state=body["state"],
        counted=_span(body["counted"]),
        approximate=body["approximate"],
    )


def _instrument(body: Body) -> Instrument:
    return Instrument(Span(*body["span"]), body["system"], body["family"])
