"""Claims on a map: a feature for each settlement that a claim names, and null geometry for all else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from counterclaim.records import Place
from counterclaim.views.claims import ClaimRow
from counterclaim.views.facets import Facet, Facets, exported_speaker
from counterclaim.views.words import as_said


def features(row: ClaimRow) -> Iterator[dict[str, Any]]:
    """The claim's features (RFC 7946). Only a settlement has a point; an area keeps its level and no pin."""
    places = row.facets.places if row.facets else ()
    for place in places:
        yield _feature(row, place)
    if not places:
        yield _feature(row, None)


def _feature(row: ClaimRow, place: Facet[Place] | None) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": _geometry(place.value) if place else None,
        "properties": {**_who_says(row), **_where(place), **_what(row.facets)},
    }


def _geometry(place: Place) -> dict[str, Any] | None:
    if place.point is None:
        return None
    latitude, longitude = place.point
    return {"type": "Point", "coordinates": [longitude, latitude]}


def _who_says(row: ClaimRow) -> dict[str, Any]:
    published = row.report.published
    return {
        "claim": row.id,
        "speaker": exported_speaker(row.speaker.words, row.facets),
        "speaker_kind": row.speaker.kind,
        "own_voice": row.own_voice,
        "says": as_said(row.content),
        "outlet": row.report.outlet,
        "published": published.value if published else None,
        "report": row.report.id,
        "locator": row.report.locator,
    }


def _where(place: Facet[Place] | None) -> dict[str, Any]:
    return {
        "place": place.words if place else None,
        "place_id": place.value.entry if place else None,
        "place_level": place.value.level if place else None,
        "precision_m": place.value.precision_m if place else None,
    }


def _what(facets: Facets | None) -> dict[str, Any]:
    if facets is None:
        return {}
    return {
        "kind": facets.kind,
        "act": facets.stance.act,
        "polarity": facets.stance.polarity,
        "hedge": facets.hedge.value.kind if facets.hedge else None,
        "evidence": facets.evidence.value.kind if facets.evidence else None,
        "time": facets.time.words if facets.time else None,
        "time_start": facets.time.value.start if facets.time else None,
        "time_end": facets.time.value.end if facets.time else None,
        "actors": [party.words for party in facets.actors],
        "targets": [party.words for party in facets.targets],
        "quantities": [quantity.words for quantity in facets.quantities],
    }
