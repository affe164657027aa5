"""Pages for a browser: each whole in itself, everything from outside escaped, nothing loaded from anywhere.

Style and script stand in the page and are named by their hashes in its content security policy, so that
a browser runs them and nothing else, whatever a report holds.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from counterclaim import __version__
from counterclaim.records import Problem
from counterclaim.views.claims import ClaimRow, ReportLine, report_line
from counterclaim.views.dates import exactness, in_words
from counterclaim.views.harmless import harmless, one_line, shortened, web_address
from counterclaim.views.report import ReportView, Segment
from counterclaim.views.speaker import SpeakerLabel, file_name
from counterclaim.views.speakers import SpeakerRow
from counterclaim.views.summary import summary
from counterclaim.views.words import as_said, cue_words, words

GENERATOR = "counterclaim"
_SLUG = 40


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """A report as the index lists it."""

    report: ReportLine
    claims: int
    quoted: int


def report_page(view: ReportView) -> str:
    """A report: its text with the claims marked, and beside it who says what."""
    return _page("report.html.j2", up="../", view=view, report=report_line(view.report))


def speaker_page(speaker: SpeakerRow, rows: Sequence[ClaimRow]) -> str:
    """A speaker: everything that it is quoted with, report by report."""
    by_report: dict[str, list[ClaimRow]] = {}
    for row in rows:
        by_report.setdefault(row.report.key, []).append(row)
    return _page("speaker.html.j2", up="../", speaker=speaker, groups=list(by_report.values()))


def index_page(
    speakers: Sequence[SpeakerRow], entries: Sequence[ReportEntry], problems: Sequence[Problem]
) -> str:
    """The way in: by speaker, by report, and what could not be read."""
    return _page("index.html.j2", up="", speakers=speakers, entries=entries, problems=problems)


def report_path(key: str) -> str:
    """Where the page of the report with that key lies; the same when its metadata are corrected."""
    return f"reports/{key[:16]}.html"


def speaker_path(speaker: SpeakerRow | SpeakerLabel) -> str | None:
    """Where a speaker's page lies; None for one without a name, who is nobody outside the report."""
    return f"speakers/{_slug(speaker.words)}{speaker.key[:12]}.html" if speaker.named else None


def _slug(said: str) -> str:
    """The plain letters of a name, for people who look at file names."""
    plain = "".join(char if char.isascii() and char.isalnum() else "-" for char in said.casefold())
    slug = "-".join(part for part in plain.split("-") if part)[:_SLUG].strip("-")
    return f"{slug}-" if slug else ""


def _segment_class(segment: Segment) -> str:
    """The style of the innermost layer, and how deep it lies."""
    if not segment.layers:
        return "furniture" if segment.furniture else ""
    inner = segment.layers[-1]
    depth = sum(layer.role == "content" for layer in segment.layers)
    names = [inner.role.replace(" ", "-"), *(["within"] if depth and inner.role != "content" else [])]
    return " ".join([*names, *(["deep"] if depth > 1 else [])])


def _page(template: str, **values: Any) -> str:
    return _environment().get_template(template).render(**values)


def _finalized(value: Any) -> Any:
    """What every printed value goes through before it is escaped: hostile characters become U+FFFD."""
    return value if isinstance(value, Markup) or not isinstance(value, str) else harmless(value)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("counterclaim.views", "html"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalized,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = _packaged("page.css"), _packaged("page.js")
    environment.globals.update(
        style=Markup(style),
        script=Markup(script),
        policy=Markup(_policy(style, script)),
        generator=f"{GENERATOR} {__version__}",
        report_path=report_path,
        speaker_path=speaker_path,
        segment_class=_segment_class,
        date_words=in_words,
        exactness=exactness,
        web_address=web_address,
        file_name=file_name,
        summary=summary,
    )
    environment.filters.update(
        words=words,
        shortened=shortened,
        one_line=one_line,
        short=_short,
        as_said=as_said,
        cue_words=cue_words,
    )
    return environment


def _short(identity: str) -> str:
    """Enough of a claim's id for an anchor in its page."""
    return identity[:12]


def _packaged(name: str) -> str:
    return (
        (files(__package__ or "counterclaim.views") / "html" / name).read_text("utf-8").replace("\r\n", "\n")
    )


def _policy(style: str, script: str) -> str:
    """Nothing is loaded; only the style and script of these very bytes are run."""
    allowed = [f"style-src 'sha256-{_digest(style)}'", f"script-src 'sha256-{_digest(script)}'"]
    return "; ".join(["default-src 'none'", *allowed, "base-uri 'none'", "form-action 'none'"])


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
