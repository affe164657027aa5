"""Events for other programs: JSON Lines, CSV, GeoJSON, and W3C Web Annotations."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from counterclaim.reconcile.accounts import Standing, Value
from counterclaim.views.event_json import event_json
from counterclaim.views.event_parts import AccountView, EventClaim, EventView, FacetRow
from counterclaim.views.event_title import place_of
from counterclaim.views.event_words import exported_voice, value_words
from counterclaim.views.exports import BOM, as_json, guarded
from counterclaim.views.harmless import harmless, web_address

EVENT_COLUMNS = (
    "event", "title", "kinds", "place", "place_id", "first_day", "last_day", "account", "facet", "contested",
    "value", "low", "best", "high", "claims", "origins_low", "origins_high", "reports", "outlets",
    "single_source", "denied_by", "contested_since", "hedges", "evidence", "could_not_verify", "revised_on",
    "speakers", "published_first", "published_last",
)  # fmt: skip
_GAP = "; "
_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_URN = "urn:counterclaim"


def events_jsonl(views: Iterable[EventView]) -> Iterator[bytes]:
    """One line for each event, UTF-8 with the line feed."""
    for view in views:
        yield _encoded(event_json(view)) + b"\n"


def events_csv(views: Iterable[EventView], *, bom: bool = False) -> Iterator[bytes]:
    """A header and one line for each account and facet, UTF-8, CRLF line ends (RFC 4180)."""
    if bom:
        yield BOM.encode()
    yield _csv_line(EVENT_COLUMNS)
    for view in views:
        for account in view.accounts:
            for row in view.facets:
                if told := account.says(row.facet):
                    yield _csv_line([guarded(cell) for cell in _cells(view, account, row, told)])


def events_geojson(views: Iterable[EventView]) -> Iterator[bytes]:
    """A FeatureCollection (RFC 7946) with one feature for each event."""
    yield b'{"type":"FeatureCollection","features":['
    yield from _items(_feature(view) for view in views)
    yield b"\n]}\n"


def events_annotations(views: Iterable[EventView]) -> Iterator[bytes]:
    """An AnnotationPage of the W3C Web Annotation model: each claim's words linked to its event."""
    yield b'{"@context":"' + _CONTEXT.encode() + b'","type":"AnnotationPage","items":['
    yield from _items(_annotation(view, claim) for view in views for claim in view.claims.values())
    yield b"\n]}\n"


def _items(items: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    for number, item in enumerate(items):
        yield (b"\n" if number == 0 else b",\n") + _encoded(item)


def _encoded(item: dict[str, Any]) -> bytes:
    """As JSON; a lone surrogate stays as its escape."""
    return json.dumps(item, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")


def _feature(view: EventView) -> dict[str, Any]:
    row, standing, place = view.row, view.found.standing, place_of(view.row.places)
    return {
        "type": "Feature",
        "id": row.id,
        "geometry": _geometry(view),
        "properties": {
            "title": row.title,
            "kinds": [kind.name for kind in row.kinds],
            "place": place.name if place else None,
            "place_id": place.entry if place else None,
            "place_level": place.level if place else None,
            "precision_m": place.precision_m if place else None,
            "first_day": row.days.first,
            "last_day": row.days.last,
            "accounts": len(view.accounts),
            "contested": list(view.found.contested),
            "origins_low": standing.low,
            "origins_high": standing.high,
            "denied_by": [exported_voice(denial.speaker) for denial in standing.denials],
            "reports": row.reports,
            "claims": row.claims,
            "published_first": row.first,
            "published_last": row.last,
        },
    }


def _geometry(view: EventView) -> dict[str, Any] | None:
    """The point of the place that the title names, if it has one."""
    place = place_of(view.row.places)
    if place is None or place.point is None:
        return None
    latitude, longitude = place.point
    return {"type": "Point", "coordinates": [longitude, latitude]}


def _annotation(view: EventView, claim: EventClaim) -> dict[str, Any]:
    report, row = claim.row.report, as_json(claim.row)
    address = web_address(report.url)
    source = {"id": f"urn:sha256:{report.text_sha256}", "type": "Text", "format": "text/plain"}
    if report.language:
        source["language"] = report.language
    return {
        "id": f"{_URN}:annotation:{view.id}:{claim.row.id}",
        "type": "Annotation",
        "motivation": "linking",
        "generator": {"type": "Software", "name": "counterclaim"},
        "body": {"id": f"{_URN}:event:{view.id}", "label": view.title},
        "target": [
            {
                "type": "SpecificResource",
                "source": source,
                **({"scope": address} if address else {}),
                "selector": piece["selector"],
            }
            for piece in row["content"]
        ],
    }


def _cells(view: EventView, account: AccountView, row: FacetRow, values: Sequence[Value]) -> list[str | int]:
    place = place_of(view.row.places)
    return [
        view.id,
        view.title,
        _GAP.join(kind.name for kind in view.row.kinds),
        place.name if place else "",
        place.entry or "" if place else "",
        view.row.days.first or "",
        view.row.days.last or "",
        account.number,
        row.facet,
        "yes" if row.contested else "no",
        _GAP.join(value_words(value) for value in values),
        _GAP.join(_number(value.low) for value in values) if _numeric(values) else "",
        "",
        _GAP.join(_number(value.high) for value in values) if _numeric(values) else "",
        _GAP.join(name for value in values for name in value.claims),
        *_standing_cells(account.account.standing),
        _GAP.join(exported_voice(voice) for voice in account.account.speakers),
        view.row.first or "",
        view.row.last or "",
    ]


def _standing_cells(standing: Standing) -> list[str | int]:
    return [
        standing.low,
        standing.high,
        standing.reports,
        _GAP.join(standing.outlets),
        "yes" if standing.single_source else "no",
        _GAP.join(exported_voice(denial.speaker) for denial in standing.denials),
        standing.contested_since or "",
        _GAP.join(kind for kind, _ in standing.hedges),
        _GAP.join(f"{resting.kind} ({resting.state})" for resting in standing.evidence),
        len(standing.unverified),
        _GAP.join(standing.revised_on),
    ]


def _numeric(values: Sequence[Value]) -> bool:
    return any(value.low is not None or value.high is not None for value in values)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}" if value != int(value) else str(int(value))


def _csv_line(cells: Iterable[str | int]) -> bytes:
    line = io.StringIO()
    csv.writer(line).writerow([harmless(cell) if isinstance(cell, str) else cell for cell in cells])
    return line.getvalue().encode("utf-8", "replace")
