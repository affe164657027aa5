"""Claims for other programs: JSON Lines with W3C Web Annotation selectors, CSV, and GeoJSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from counterclaim.views.claims import ClaimRow, ReportLine
from counterclaim.views.dates import in_words
from counterclaim.views.facet_exports import FACET_COLUMNS, facet_cells, facets_json
from counterclaim.views.facets import exported_speaker
from counterclaim.views.geojson import features
from counterclaim.views.harmless import harmless
from counterclaim.views.words import Quote, words

BOM = "\ufeff"
CSV_COLUMNS = (
    "claim", "attribution", "speaker", "speaker_kind", "speaker_named", "source", "cue", "content",
    "own_voice", "via", "confidence", "parent", "outlet", "author", "published", "published_in_words",
    "title", "url", "locator", "language", "report", "text_sha256", "content_start",
    "content_end", "made_by", "generation",
    *FACET_COLUMNS,
)  # fmt: skip
# What a spreadsheet takes for the start of a formula (OWASP, "CSV injection"); such a cell gets an
# apostrophe in front, which spreadsheets show as nothing and take as "this is text".
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def jsonl(rows: Iterable[ClaimRow]) -> Iterator[bytes]:
    """One line for each claim, UTF-8 with the line feed; a lone surrogate stays as its JSON escape."""
    for row in rows:
        line = json.dumps(as_json(row), ensure_ascii=False, separators=(",", ":"))
        yield line.encode("utf-8", "backslashreplace") + b"\n"


def as_json(row: ClaimRow) -> dict[str, Any]:
    """The claim as JSON: who, by what words, what; every part with its selectors."""
    return {
        "type": "claim",
        "id": row.id,
        "attribution": row.attribution,
        "speaker": {
            "words": exported_speaker(row.speaker.words, row.facets),
            "kind": row.speaker.kind,
            "named": row.speaker.named,
            "anchors": _anchors(row.name),
        },
        "source": _anchors(row.source),
        "cue": _anchors(row.cue),
        "content": _anchors(row.content),
        "via": _anchors(row.chain),
        "own_voice": row.own_voice,
        "confidence_per_mille": row.confidence,
        "parent": row.parent,
        "report": _report(row.report),
        "made_by": {
            "name": row.made_by.name,
            "version": row.made_by.version,
            "weights_sha256": row.made_by.weights_sha256,
        },
        "generation": row.generation,
        "facets": facets_json(row.facets) if row.facets else None,
    }


def csv_lines(rows: Iterable[ClaimRow], *, bom: bool = False) -> Iterator[bytes]:
    """A header and one line for each claim, UTF-8, CRLF line ends (RFC 4180)."""
    if bom:
        yield BOM.encode()
    yield _csv_line(CSV_COLUMNS)
    for row in rows:
        yield _csv_line([guarded(cell) for cell in _cells(row)])


def geojson(rows: Iterable[ClaimRow]) -> Iterator[bytes]:
    """A FeatureCollection (RFC 7946), a feature for each place of each claim."""
    yield b'{"type":"FeatureCollection","features":['
    for number, feature in enumerate(one for row in rows for one in features(row)):
        line = json.dumps(feature, ensure_ascii=False, separators=(",", ":"))
        yield (b"\n" if number == 0 else b",\n") + line.encode("utf-8", "backslashreplace")
    yield b"\n]}\n"


def guarded(cell: str | int) -> str | int:
    """The cell, so that no spreadsheet takes it for a formula; numbers stay numbers."""
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return "'" + cell
    return cell


def _anchors(quote: Quote) -> list[dict[str, Any]]:
    """One entry for each piece, with a position and a quote selector (unit: code points)."""
    return [
        {
            "words": piece.words,
            "selector": [
                {"type": "TextPositionSelector", "start": piece.span.start, "end": piece.span.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": piece.words,
                    "prefix": piece.before,
                    "suffix": piece.after,
                },
            ],
        }
        for piece in quote
    ]


def _report(report: ReportLine) -> dict[str, Any]:
    published = report.published
    return {
        "id": report.id,
        "locator": report.locator,
        "bytes_sha256": report.bytes_sha256,
        "text": {"sha256": report.text_sha256, "unit": "code points"},
        "outlet": report.outlet,
        "author": report.author,
        "title": report.title,
        "published": {"value": published.value, "precision": published.precision} if published else None,
        "url": report.url,
        "language": report.language,
        "chain": list(report.chain),
        "reader": {"name": report.reader.name, "version": report.reader.version},
    }


def _cells(row: ClaimRow) -> list[str | int]:
    report = row.report
    return [
        row.id,
        row.attribution,
        exported_speaker(row.speaker.words, row.facets),
        row.speaker.kind,
        "yes" if row.speaker.named else "no",
        words(row.source),
        words(row.cue),
        row.says,
        "yes" if row.own_voice else "no",
        words(row.chain),
        row.confidence,
        row.parent or "",
        report.outlet or "",
        report.author or "",
        report.published.value if report.published else "",
        in_words(report.published),
        report.title or "",
        report.url or "",
        report.locator,
        report.language or "",
        report.id,
        report.text_sha256,
        row.content[0].span.start,
        row.content[-1].span.end,
        f"{row.made_by.name} {row.made_by.version}",
        row.generation,
        *facet_cells(row.facets),
    ]


def _csv_line(cells: Iterable[str | int]) -> bytes:
    line = io.StringIO()
    csv.writer(line).writerow([harmless(cell) if isinstance(cell, str) else cell for cell in cells])
    return line.getvalue().encode("utf-8", "replace")
