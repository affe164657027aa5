"""Claims as rows: who says what, in which report, in the words that the report has at those offsets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from counterclaim.records import Attribution, Claim, Maker, Published, ReaderVersion, Report
from counterclaim.views.facets import Facets, facets_of
from counterclaim.views.filter import ClaimFilter
from counterclaim.views.layout import opening_words
from counterclaim.views.memory import Memory
from counterclaim.views.speaker import SpeakerLabel, speaker_label
from counterclaim.views.words import Quote, Refuse, fitting, ignore, look_up, words


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report without its text, save its opening words: what a row says about where it stands."""

    id: str
    key: str
    locator: str
    bytes_sha256: str
    text_sha256: str
    reader: Maker
    outlet: str | None
    author: str | None
    title: str | None
    opening: str
    published: Published | None
    url: str | None
    language: str | None
    chain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim with its words, and those of the attribution that it is from.

    `name` is the piece of text that the speaker's label is from; `parent` the attribution inside whose
    content this one stands. Of an attribution that was not interpreted, the whole content is the row,
    with the attribution's id and without facets.
    """

    id: str
    attribution: str
    report: ReportLine
    speaker: SpeakerLabel
    source: Quote
    cue: Quote
    content: Quote
    chain: Quote
    name: Quote
    confidence: int
    own_voice: bool
    parent: str | None
    generation: str
    made_by: ReaderVersion
    facets: Facets | None = None

    @property
    def says(self) -> str:
        """The content as one string."""
        return words(self.content)


def claims(memory: Memory, wanted: ClaimFilter | None = None, refuse: Refuse = ignore) -> Iterator[ClaimRow]:
    """The wanted claims, report by report in ledger order, within a report in reading order."""
    wanted = wanted or ClaimFilter()
    for report in [memory.report(wanted.report)] if wanted.report else memory.reports():
        if wanted.takes_report(report):
            yield from (row for row in claims_of(memory, report, refuse) if wanted.takes(row))


def claims_of(memory: Memory, report: Report, refuse: Refuse = ignore) -> list[ClaimRow]:
    """Every claim of one report, own voice included, in reading order, the outer before the inner."""
    kept = fitting(report, list(memory.attributions(report.id)), refuse)
    interpreted: dict[str, list[Claim]] = {}
    for claim in fitting(report, list(memory.claims(report.id)), refuse):
        interpreted.setdefault(claim.attribution, []).append(claim)
    line = report_line(report)
    return [
        row
        for attribution in in_reading_order(kept)
        for row in _rows(report, line, attribution, interpreted.get(attribution.id, []))
    ]


def in_reading_order(attributions: Sequence[Attribution]) -> list[Attribution]:
    """By the first word of any part; of two that start together, the longer first."""

    def place(attribution: Attribution) -> tuple[int, int, str]:
        spans = (*attribution.source, *attribution.cue, *attribution.content)
        return min(span.start for span in spans), -max(span.end for span in spans), attribution.id

    return sorted(attributions, key=place)


def report_line(report: Report) -> ReportLine:
    """The report without its text."""
    return ReportLine(
        id=report.id,
        key=report.key,
        locator=report.locator,
        bytes_sha256=report.bytes_sha256,
        text_sha256=report.text_sha256,
        reader=report.reader,
        outlet=report.outlet,
        author=report.author,
        title=report.title,
        opening=opening_words(report),
        published=report.published,
        url=report.url,
        language=report.language,
        chain=report.chain,
    )


def _rows(
    report: Report, line: ReportLine, attribution: Attribution, interpreted: Sequence[Claim]
) -> Iterator[ClaimRow]:
    """A row for each claim of an attribution, in their order; one for the attribution if it has none."""
    text, name = report.text, attribution.speaker.name
    whole = ClaimRow(
        id=attribution.id,
        attribution=attribution.id,
        report=line,
        speaker=speaker_label(report, attribution),
        source=look_up(attribution.source, text),
        cue=look_up(attribution.cue, text),
        content=look_up(attribution.content, text),
        chain=look_up(attribution.chain, text),
        name=look_up((name,) if name else (), text),
        confidence=attribution.confidence,
        own_voice=attribution.own_voice,
        parent=attribution.parent,
        generation=attribution.generation,
        made_by=attribution.made_by,
    )
    if not interpreted:
        yield whole
    for claim in sorted(interpreted, key=lambda claim: claim.ordinal):
        yield replace(
            whole,
            id=claim.id,
            content=look_up(claim.content, text),
            generation=claim.generation,
            facets=facets_of(claim, text),
        )
