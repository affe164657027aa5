"""One claim as stance looks at it: whose words, which clause, quoted or told."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.interpret.how_sure.clause import FINITE, VERBS, Clause, clause_of
from counterclaim.interpret.how_sure.words import Range, ReportWords
from counterclaim.records import Attribution, Span, Spans


@dataclass(frozen=True, slots=True)
class Saying:
    """A claim within its report; word ranges in place of spans.

    `direct` tells whether the claim's words are quoted word for word, so that a hedge among them is the
    speaker's and not the reporter's.
    """

    report: ReportWords
    attribution: Attribution
    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    clause: Clause
    direct: bool

    @property
    def own(self) -> bool:
        """Whether nobody is named as saying it."""
        return not self.source

    def sentence(self) -> Range:
        return self.report.sentence(self.clause.head)

    def head_piece(self) -> Range:
        """The part of the content in the sentence of the claim's clause."""
        low, high = self.report.sentence(self.clause.head)
        for first, last in self.content:
            if first <= self.clause.head < last:
                return max(first, low), min(last, high)
        return self.content[0]

    def cue_hits(self, tag: str) -> list[Range]:
        """The phrases of a tag in the cue; its last word may be the content's first: "agreed | to leave"."""
        return [
            hit
            for first, last in self.cue
            for hit in self.report.found(tag, (first, min(last + 1, len(self.report.words))))
            if hit[0] < last
        ]


def saying(
    report: ReportWords, attribution: Attribution, content: Spans, trigger: Span | None
) -> Saying | None:
    """The claim as word ranges; None where its content holds no word."""
    pieces = _ranges(report, content)
    if not pieces:
        return None
    clause = clause_of(report, pieces, report.under(trigger) if trigger else None)
    return Saying(
        report=report,
        attribution=attribution,
        source=_ranges(report, attribution.source),
        cue=_ranges(report, attribution.cue),
        content=pieces,
        clause=clause,
        direct=_direct(report, pieces, clause),
    )


def leading(claim: Saying) -> tuple[Saying, ...]:
    """The claim by the main verb of its sentence, where the claim's own words are no whole clause.

    A noun that happens ("the attack") only names what is spoken of; a participle ("wounding seventy")
    or a bare verb leans on the verb before it, with its act, its time and its hedge.
    """
    clause, report = claim.clause, claim.report
    group = report.pos[slice(*clause.group)]
    noun = clause.given and report.pos[clause.head] not in VERBS
    if not noun and FINITE & set(group):
        return ()
    low, high = report.sentence(clause.head)
    within = claim.content if noun else _ranges(report, claim.attribution.content)
    pieces = [(max(first, low), min(last, high)) for first, last in within if first < high and last > low]
    spans = tuple(report.span(words) for words in pieces)
    found = saying(report, claim.attribution, spans, None) if spans else None
    return (found,) if found and found.clause.head != clause.head else ()


def _ranges(report: ReportWords, spans: Spans) -> tuple[Range, ...]:
    ranges = (report.under(span) for span in spans)
    return tuple(words for words in ranges if words[0] < words[1])


def _direct(report: ReportWords, pieces: tuple[Range, ...], clause: Clause) -> bool:
    """Whether the claim's verb is quoted together with the words before it, back to its subject."""
    first = max(clause.words[0], *(low for low, _ in pieces if low <= clause.head), 0)
    return report.quoted[clause.head] and report.quoted[min(first, clause.head)]
