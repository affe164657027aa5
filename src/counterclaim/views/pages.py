"""Pages of reports and speakers, and the way in: each page whole in itself, nothing loaded from anywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.records import Problem
from counterclaim.views.claims import ClaimRow, ReportLine, report_line
from counterclaim.views.pages_events import EventEntry
from counterclaim.views.pages_setting import set_page
from counterclaim.views.report import ReportView, Segment
from counterclaim.views.speakers import SpeakerRow

# Events that the start page names; their own page has them all.
_SHOWN_EVENTS = 8
NO_EVENTS: Mapping[str, EventEntry] = {}


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """A report as the index lists it."""

    report: ReportLine
    claims: int
    quoted: int


def report_page(view: ReportView, events: Mapping[str, EventEntry] = NO_EVENTS) -> str:
    """A report: its text with the claims marked, and beside it who says what; `events` by claim id."""
    told = dict.fromkeys(events[claim.row.id] for claim in view.claims if claim.row.id in events)
    return set_page(
        "report.html.j2",
        up="../",
        view=view,
        report=report_line(view.report),
        event_of=events,
        events=list(told),
        segment_class=_segment_class,
    )


def speaker_page(speaker: SpeakerRow, rows: Sequence[ClaimRow]) -> str:
    """A speaker: everything that it is quoted with, report by report."""
    by_report: dict[str, list[ClaimRow]] = {}
    for row in rows:
        by_report.setdefault(row.report.key, []).append(row)
    return set_page("speaker.html.j2", up="../", speaker=speaker, groups=list(by_report.values()))


def index_page(
    speakers: Sequence[SpeakerRow],
    entries: Sequence[ReportEntry],
    problems: Sequence[Problem],
    events: Sequence[EventEntry] = (),
) -> str:
    """The way in: by event, by speaker, by report, and what could not be read."""
    return set_page(
        "index.html.j2",
        up="",
        speakers=speakers,
        entries=entries,
        problems=problems,
        events=events,
        shown_events=events[:_SHOWN_EVENTS],
    )


def _segment_class(segment: Segment) -> str:
    """The style of the innermost layer, and how deep it lies."""
    if not segment.layers:
        return "furniture" if segment.furniture else ""
    inner = segment.layers[-1]
    depth = sum(layer.role == "content" for layer in segment.layers)
    names = [inner.role.replace(" ", "-"), *(["within"] if depth and inner.role != "content" else [])]
    return " ".join([*names, *(["deep"] if depth > 1 else [])])
