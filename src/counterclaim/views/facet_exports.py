"""A claim's facets for other programs: as JSON with the words that they stand on, and as cells of a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from counterclaim.interpret.what import codes_of
from counterclaim.records import Party
from counterclaim.records.party import ARMED
from counterclaim.views.facets import Facet, Facets, entity_name
from counterclaim.views.words import Piece

FACET_COLUMNS = (
    "act", "polarity", "modality", "tense", "kind", "acled_event", "acled_sub_event", "plover_type",
    "plover_mode", "speaker_side", "actor", "actor_side", "target", "target_side", "place", "place_id",
    "place_level", "latitude", "longitude", "precision_m", "time", "time_start", "time_end",
    "time_granularity", "time_anchor", "quantity", "low", "high", "best", "unit", "state", "instrument",
    "hedge", "hedge_words", "evidence", "evidence_state",
)  # fmt: skip
_GAP = "; "


def facets_json(facets: Facets) -> dict[str, Any]:
    """Every facet with its value as recorded, in words, and with its span; None or empty where unknown.

    `best` of a quantity is for a person to set (UCDP's low, best, high) and always null here.
    """
    return {
        "ordinal": facets.ordinal,
        "kind": _kind(facets),
        "speaker": _party(facets.speaker) if facets.speaker else None,
        "actors": [_party(party) for party in facets.actors],
        "targets": [_party(party) for party in facets.targets],
        "places": [_faceted(place) for place in facets.places],
        "time": _faceted(facets.time) if facets.time else None,
        "quantities": [{**_faceted(quantity), "best": None} for quantity in facets.quantities],
        "instruments": [_faceted(instrument) for instrument in facets.instruments],
        "act": facets.stance.act,
        "polarity": facets.stance.polarity,
        "modality": facets.stance.modality,
        "tense": facets.stance.tense,
        "hedge": _faceted(facets.hedge) if facets.hedge else None,
        "evidence": _faceted(facets.evidence) if facets.evidence else None,
    }


def facet_cells(facets: Facets | None) -> list[str | int]:
    """The cells of FACET_COLUMNS; several values of one facet are parted by semicolons."""
    if facets is None:
        return [""] * len(FACET_COLUMNS)
    return [*_stance_cells(facets), *_who_cells(facets), *_where_cells(facets), *_amount_cells(facets)]


def _stance_cells(facets: Facets) -> list[str]:
    stance, codes = facets.stance, codes_of(facets.kind) if facets.kind else None
    return [
        stance.act,
        stance.polarity,
        stance.modality,
        stance.tense,
        facets.kind or "",
        codes.acled if codes else "",
        _GAP.join(codes.acled_sub) if codes else "",
        codes.plover if codes else "",
        codes.mode if codes else "",
    ]


def _who_cells(facets: Facets) -> list[str]:
    return [
        facets.speaker.value.side or "" if facets.speaker else "",
        _joined(facets.actors),
        _GAP.join(party.value.side or "" for party in facets.actors),
        _joined(facets.targets),
        _GAP.join(party.value.side or "" for party in facets.targets),
    ]


def _where_cells(facets: Facets) -> list[str]:
    points = [place.value.point or ("", "") for place in facets.places]
    precise = [_shown(place.value.precision_m) for place in facets.places]
    time = facets.time.value if facets.time else None
    return [
        _joined(facets.places),
        _GAP.join(place.value.entry or "" for place in facets.places),
        _GAP.join(place.value.level for place in facets.places),
        _aligned([str(latitude) for latitude, _ in points]),
        _aligned([str(longitude) for _, longitude in points]),
        _aligned(precise),
        facets.time.words if facets.time else "",
        time.start or "" if time else "",
        time.end or "" if time else "",
        time.granularity if time else "",
        time.anchor if time else "",
    ]


def _amount_cells(facets: Facets) -> list[str]:
    counts = [quantity.value.record() for quantity in facets.quantities]
    hedge, evidence = facets.hedge, facets.evidence
    return [
        _joined(facets.quantities),
        *(_GAP.join(_shown(count[bound]) for count in counts) for bound in ("low", "high")),
        "",
        *(_GAP.join(_shown(count[field]) for count in counts) for field in ("unit", "state")),
        _joined(facets.instruments),
        hedge.value.kind if hedge else "",
        hedge.piece.words if hedge else "",
        evidence.value.kind if evidence else "",
        evidence.value.state if evidence else "",
    ]


def _joined(found: tuple[Facet[Any], ...]) -> str:
    return _GAP.join(facet.words for facet in found)


def _aligned(parts: Sequence[str]) -> str:
    """A part for each place, empty where it has no point; nothing at all where none has one."""
    return _GAP.join(parts) if any(parts) else ""


def _shown(value: object) -> str:
    return "" if value is None else str(value)


def _kind(facets: Facets) -> dict[str, Any] | None:
    if facets.kind is None or facets.trigger is None:
        return None
    codes = codes_of(facets.kind)
    return {
        "name": facets.kind,
        "acled": {"event_type": codes.acled, "sub_event_types": list(codes.acled_sub)},
        "plover": {"event_type": codes.plover, "mode": codes.mode},
        "cameo": codes.cameo,
        "trigger": _anchor(facets.trigger),
    }


def _party(facet: Facet[Party]) -> dict[str, Any]:
    """A party; of an armed body no words, which may be a unit's designation: they stand in the quotation."""
    party = facet.value
    armed = party.kind in ARMED
    return {
        "words": facet.words,
        "kind": party.kind,
        "entity": party.entity,
        "entity_name": entity_name(party.entity) if party.entity else None,
        "side": party.side,
        "anchor": {"start": party.span.start, "end": party.span.end} if armed else _anchor(facet.piece),
    }


def _faceted(facet: Facet[Any]) -> dict[str, Any]:
    value = {key: said for key, said in facet.value.record().items() if key != "span"}
    return {"words": facet.words, **value, "anchor": _anchor(facet.piece)}


def _anchor(piece: Piece) -> dict[str, Any]:
    return {"start": piece.span.start, "end": piece.span.end, "exact": piece.words}
