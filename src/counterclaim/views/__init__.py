"""Read-only answers: what the ledger holds, in the words that the reports have at its offsets."""

from counterclaim.views.claims import ClaimRow, ReportLine, claims, claims_of
from counterclaim.views.exports import as_json, csv_lines, geojson, jsonl
from counterclaim.views.facets import Facet, Facets
from counterclaim.views.filter import ClaimFilter, FacetFilter
from counterclaim.views.memory import Memory
from counterclaim.views.report import NumberedClaim, Paragraph, ReportView, Segment, report_view
from counterclaim.views.speaker import SpeakerLabel, own_voice_label
from counterclaim.views.speakers import SpeakerRow, speakers
from counterclaim.views.words import Piece, Refusal

__all__ = [
    "ClaimFilter",
    "ClaimRow",
    "Facet",
    "FacetFilter",
    "Facets",
    "Memory",
    "NumberedClaim",
    "Paragraph",
    "Piece",
    "Refusal",
    "ReportLine",
    "ReportView",
    "Segment",
    "SpeakerLabel",
    "SpeakerRow",
    "as_json",
    "claims",
    "claims_of",
    "csv_lines",
    "geojson",
    "jsonl",
    "own_voice_label",
    "report_view",
    "speakers",
]
