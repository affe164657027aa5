"""Claims as rows: who says what, in which report, in the words that the report has at those offsets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from counterclaim.records import Attribution, Maker, Published, ReaderVersion, Report, SpeakerKind
from counterclaim.views.dates import not_before
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
    """One attribution with its words. `name` is the piece of text that the speaker's label is from."""

    id: str
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

    @property
    def says(self) -> str:
        """The content as one string."""
        return words(self.content)


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims are wanted. Texts are compared without case; `min_confidence` is per mille.

    A report whose date is unknown is not `since` anything; a date known only to the year is taken in
    where it may be late enough.
    """

    speaker: str | None = None
    text: str | None = None
    report: str | None = None
    since: Published | None = None
    kinds: frozenset[SpeakerKind] = field(default_factory=frozenset)
    own_voice: bool = False
    min_confidence: int = 0

    def takes_report(self, report: Report) -> bool:
        return self.since is None or not_before(report.published, self.since)

    def takes(self, row: ClaimRow) -> bool:
        if row.own_voice and not self.own_voice:
            return False
        if self.kinds and row.speaker.kind not in self.kinds:
            return False
        if row.confidence < self.min_confidence:
            return False
        return _within(self.speaker, row.speaker.words, words(row.source)) and _within(self.text, row.says)


def claims(memory: Memory, wanted: ClaimFilter | None = None, refuse: Refuse = ignore) -> Iterator[ClaimRow]:
    """The wanted claims, report by report in ledger order, within a report in reading order."""
    wanted = wanted or ClaimFilter()
    for report in [memory.report(wanted.report)] if wanted.report else memory.reports():
        if wanted.takes_report(report):
            yield from (row for row in claims_of(memory, report, refuse) if wanted.takes(row))


def claims_of(memory: Memory, report: Report, refuse: Refuse = ignore) -> list[ClaimRow]:
    """Every claim of one report, own voice included, in reading order, the outer before the inner."""
    kept = fitting(report, list(memory.attributions(report.id)), refuse)
    line = report_line(report)
    return [_row(report, line, attribution) for attribution in in_reading_order(kept)]


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


def _row(report: Report, line: ReportLine, attribution: Attribution) -> ClaimRow:
    text, name = report.text, attribution.speaker.name
    return ClaimRow(
        id=attribution.id,
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


def _within(wanted: str | None, *said: str) -> bool:
    """Whether any of the texts holds the wanted one, or none is wanted; line breaks count as blanks."""
    if not wanted:
        return True
    sought = _plain(wanted)
    return any(sought in _plain(text) for text in said)


def _plain(text: str) -> str:
    """Without case, with straight quotation marks, and every run of white space as one blank."""
    return " ".join(text.casefold().translate(_STRAIGHT).split())


_STRAIGHT = str.maketrans("“”„‘’", '"""\'\'')
