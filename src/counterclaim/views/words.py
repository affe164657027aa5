"""Words are looked up in the working text each time they are shown, and refused where they do not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from counterclaim.records import Attribution, Claim, Report, Span, Spans

_AROUND = 32
_MARKS = {"“": "”", "„": "“", "«": "»", "‘": "’", '"': '"'}


@dataclass(frozen=True, slots=True)
class Piece:
    """One span with its words, and up to 32 characters of the text before and after it."""

    span: Span
    words: str
    before: str
    after: str


Quote = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """An attribution or claim that cannot be shown: its offsets do not fit the text they point into."""

    record: str
    report: str
    locator: str
    reason: str


Refuse = Callable[[Refusal], None]


def look_up(spans: Spans, text: str) -> Quote:
    """The words of the spans; the caller has seen to it that they fit (`misfit`)."""
    return tuple(_piece(span, text) for span in spans)


def _piece(span: Span, text: str) -> Piece:
    before = text[max(0, span.start - _AROUND) : span.start]
    return Piece(span, span.of(text), before, text[span.end : span.end + _AROUND])


def words(quote: Quote, gap: str = " … ") -> str:
    """The words of all pieces, with a gap where the report says something between them."""
    return gap.join(piece.words for piece in quote)


def as_said(quote: Quote) -> str:
    """The words in quotation marks where the report has them in marks, and only there.

    Reported speech is the report's wording, not the speaker's: marks would make it a quotation. The
    marks themselves mostly lie just outside the content, or its last one does.
    """
    return " … ".join(_in_its_marks(piece) for piece in quote)


def _in_its_marks(piece: Piece) -> str:
    said, opening = piece.words, piece.before[-1:]
    if opening and opening in _MARKS:
        return said if said.endswith(_MARKS[opening]) else opening + said + _MARKS[opening]
    for left, right in _MARKS.items():
        closes = piece.after.lstrip(",.!?…")[:1] == right
        if left != right and closes and said.count(left) > said.count(right):
            return said + right
    return said


def cue_words(quote: Quote) -> str:
    """The words of a cue without the colon or comma that leads over to the content."""
    return words(quote).strip(" \n:,–—-")


def misfit(spans: Iterable[Span], report: Report) -> str | None:
    """Why the offsets cannot be of this text, or None where they can."""
    for span in spans:
        if not 0 <= span.start < span.end <= len(report.text):
            return f"characters {span.start}-{span.end} lie outside a text of {len(report.text)}"
        if not span.of(report.text).strip():
            return f"characters {span.start}-{span.end} hold no words"
    return None


Anchored = TypeVar("Anchored", Attribution, Claim)


def fitting(report: Report, found: Iterable[Anchored], refuse: Refuse) -> list[Anchored]:
    """The attributions or claims that fit the report's text; every other one is handed to `refuse`."""
    kept = []
    for one in found:
        reason = misfit(one.spans, report)
        if reason is None:
            kept.append(one)
        else:
            refuse(Refusal(one.id, report.id, report.locator, reason))
    return kept


def ignore(refusal: Refusal) -> None:
    """For callers that have their refusals from somewhere else."""
