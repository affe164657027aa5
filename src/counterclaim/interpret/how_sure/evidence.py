"""The evidence that a claim is said to rest on, and whether the report says that anybody checked it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from counterclaim.interpret.how_sure.cautions import Cautions, caution_over
from counterclaim.interpret.how_sure.saying import Saying
from counterclaim.interpret.how_sure.words import Range
from counterclaim.records import Evidence, EvidenceKind, EvidenceState

# Between the name of the evidence and "shows", or after "according to".
_REACH = 8
# Words around a claim, and around its verb, in which evidence is looked for.
_WORDS_AROUND, _FURTHEST = 40, 200


def evidence_of(claim: Saying, cautions: Cautions) -> Evidence | None:
    """The evidence named with a claim; None where none is. The source comes before its sentence."""
    for hit, kind in (*_as_source(claim), *_beside(claim)):
        if not _on_the_air(claim, hit):
            return Evidence(kind, _state(claim, hit, cautions), claim.report.span(hit))
    return _overheard(claim)


def _overheard(claim: Saying) -> Evidence | None:
    """The intercepted call that somebody without a name is heard in, named some sentences before."""
    report = claim.report
    around = report.lexicon.table["evidence"]["around"]
    if not claim.source or claim.attribution.speaker.kind not in around["overheard"]:
        return None
    if claim.attribution.speaker.kind == "intercept":
        return Evidence("audio-intercept", "unknown", report.span(claim.source[0]))
    last = first = claim.sentence()[0]
    for _ in range(around["sentences_on"]):
        first = report.sentence(max(0, first - 1))[0]
    first = max(first, last - _FURTHEST)
    hits = [
        hit
        for hit in report.found("evidence.audio-intercept", (first, last))
        if not _names_no_thing(claim, hit)
    ]
    return Evidence("audio-intercept", "unknown", report.span(hits[-1])) if hits else None


def _kinds(claim: Saying, within: Range) -> Iterator[tuple[Range, EvidenceKind]]:
    """The names of evidence in a range, in reading order."""
    order = claim.report.lexicon.table["evidence"]["order"]
    found = [(hit, kind) for kind in order for hit in claim.report.found(f"evidence.{kind}", within)]
    starts = {hit[0] for hit, _ in found}
    for hit, kind in sorted(found, key=lambda one: one[0][0]):
        # "Geolocated footage" is footage, checked.
        if hit[1] not in starts and not _names_no_thing(claim, hit):
            yield hit, cast(EvidenceKind, kind)


def _names_no_thing(claim: Saying, hit: Range) -> bool:
    """Whether the word is used as a verb: "pictures", "documents"."""
    last = hit[1] - 1
    return hit[1] - hit[0] == 1 and claim.report.pos[last] not in ("NOUN", "NAME", "ADJECTIVE")


def _as_source(claim: Saying) -> Iterator[tuple[Range, EvidenceKind]]:
    """Evidence that is said to speak: "photos showed"; or that the cue names ("published footage")."""
    for piece in (*claim.source, *claim.cue):
        yield from _kinds(claim, piece)


def _beside(claim: Saying) -> Iterator[tuple[Range, EvidenceKind]]:
    """Evidence in the sentence of the claim, outside its words or opening them, that shows or is cited."""
    low, high = claim.sentence()
    first, last = claim.head_piece()
    head = claim.clause.head
    around = (
        max(low, first - _WORDS_AROUND, head - _FURTHEST),
        min(high, last + _WORDS_AROUND, head + _FURTHEST),
    )
    for hit, kind in _kinds(claim, around):
        inside = first <= hit[0] < last
        if claim.report.quoted[hit[0]] or _parted(claim, hit) or not _bears(claim, hit, inside):
            continue
        yield hit, kind


def _parted(claim: Saying, hit: Range) -> bool:
    """Whether a "but" stands between the evidence and the claim."""
    head = claim.clause.head
    between = claim.report.words[min(hit[1], head) : max(hit[0], head)]
    parts: list[str] = claim.report.lexicon.table["evidence"]["around"]["parts"]
    return bool(set(parts) & set(between))


def _bears(claim: Saying, hit: Range, inside: bool) -> bool:
    """Whether the words around a name of evidence make it one for the claim."""
    report = claim.report
    clause_start = claim.clause.words[0]
    telling = report.lexicon.table["evidence"]["around"]["telling"]
    if any(hit in report.found(f"evidence.{kind}", hit) for kind in telling):
        return True
    strong = report.lexicon.table["evidence"]["around"]["strong_resting"]
    before = report.found("around.resting", (max(0, hit[0] - _REACH), hit[0]))
    if before and any(" ".join(report.words[slice(*words)]) in strong for words in before):
        return True
    shows = report.found("around.showing", (hit[1], min(hit[1] + _REACH, report.sentence(hit[0])[1])))
    if not shows or hit[0] > clause_start + _REACH:
        return False
    if inside:
        return claim.own and any(report.words[low] != "of" for low, _ in shows)
    return bool(before) or not claim.own or shows[0][0] < clause_start


def _on_the_air(claim: Saying, hit: Range) -> bool:
    report = claim.report
    around = (max(0, hit[0] - 4), min(len(report.words), hit[1] + 4))
    return any(low <= hit[0] < high for low, high in report.found("around.channel", around))


def _state(claim: Saying, hit: Range, cautions: Cautions) -> EvidenceState:
    """What stands near the evidence, or a caution over it, says of its checking."""
    report = claim.report
    near = report.lexicon.table["evidence"]["around"]["near"]
    around = (max(0, hit[0] - near), min(len(report.words), hit[1] + near))
    if report.found("state.unverified", around):
        return "unverified"
    if caution_over(report, cautions, hit[0]):
        return "unverified"
    return "verified" if report.found("state.verified", around) else "unknown"
