"""From the reader's scores to relations: the likely spans, tied to their cues by the link head."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from counterclaim.attribute.confidence import confidence
from counterclaim.attribute.names import with_bracket
from counterclaim.attribute.quotations import SINGLE_OPENS, in_quotation, open_in
from counterclaim.attribute.relation import Relation
from counterclaim.model import links
from counterclaim.model.decode import Likely, WordSpan, likely_spans
from counterclaim.records import Reading, Span, Spans, checked
from counterclaim.text.sentences import sentences

_KINDS = ("source", "cue", "content")
# Marks that a content loses at its edges: the quotation marks around it and the stop that ends it.
_MARKS = '"“„«'
# No sentence of a content is longer, in characters.
_SEARCHED = 6000
# Words between a cue and the content that it claims from a cue that stands more words away.
_TOUCHING, _FAR = 3, 8
# A quotation from its mark to the one that closes it behind a stop, with what is opened and closed inside it.
_WHOLE_QUOTATION = re.compile(
    r"(?:\"[^\"\n]*[.!?…]\"|“[^“”\n]*(?:“[^“”\n]*”[^“”\n]*)*[.!?…]”|«[^«»\n]*[.!?…]»|„[^„“”\n]*[.!?…][“”])\s+"
)
_OPEN = "[("
_EDGES = "#•▪◦‣*\"“”„«»‘’' \t,.;:…—–"


def relations(reading: Reading, closed: Sequence[Span] = ()) -> list[Relation]:
    """The relations of a report in reading order; no part of one lies in a `closed` span."""
    if not len(reading.words):
        return []
    return _tied(reading, likely_spans(reading.roles, reading.card, _allowed(reading, closed)))


def _tied(reading: Reading, spotted: Sequence[Likely]) -> list[Relation]:
    """One relation a cue that has content; its confidence comes from the chance that all spans are exact."""
    whole = {(part.kind, part.span): one for one in spotted for part in _parted(one, reading)}
    text = reading.report.text
    by_kind = ([span for named, span in whole if named == kind] for kind in _KINDS)
    found = []
    for tie in _at_home(reading, links.relations(reading, *by_kind)):
        parts = [
            ("cue", tie.cue),
            *(("source", s) for s in tie.sources),
            *(("content", c) for c in tie.contents),
        ]
        found.append(
            Relation(
                source=tuple(with_bracket(one, text) for one in characters(reading, tie.sources)),
                cue=characters(reading, [tie.cue]),
                content=_said(reading, tie),
                confidence=confidence(_chance({whole[part] for part in parts})),
            )
        )
    return sorted((relation for relation in found if relation.content), key=lambda relation: relation.first)


def _chance(spans: Iterable[Likely]) -> int:
    """How likely all spans are exact at once, per mille; one that was cut counts once."""
    return round(1000 * float(np.prod([one.chance for one in spans])))


def _parted(one: Likely, reading: Reading) -> Iterator[Likely]:
    """A content cut where a quotation that opens it closes behind a stop: what follows may be another's.

    One that stands in no quotation is cut between its sentences.
    """
    first, last = one.span
    while one.kind == "content" and (cut := _first_cut(first, last, reading)):
        yield one._replace(span=(first, cut))
        first = cut
    yield one._replace(span=(first, last))


def _first_cut(first: int, last: int, reading: Reading) -> int | None:
    """The word between two at which something else begins to be said; at most `_SEARCHED` characters on."""
    text = reading.report.text
    span = characters(reading, [(first, last)])[0]
    span = Span(span.start, min(span.end, span.start + _SEARCHED))
    found = _WHOLE_QUOTATION.match(text, span.start, span.end)
    place = found.end() if found else None
    if place is None and not in_marks(span, text) and not in_quotation(text, span):
        later = (span.start + one.start for one in islice(sentences(span.of(text)), 1, None))
        place = next((start for start in later if not open_in(text, Span(span.start, start))), None)
    cut = int(np.searchsorted(reading.words[:, 0], place)) if place is not None else first
    return cut if first < cut < last else None


def _at_home(reading: Reading, ties: list[links.Relation]) -> list[links.Relation]:
    """The ties with every piece of content that chose a cue in another paragraph given to one in its own.

    A quotation after the tag of the one before it is by the same speaker: "…," said A. "…"
    """
    paragraph = _paragraph_numbers(reading)
    moved: dict[WordSpan, list[WordSpan]] = {tie.cue: [] for tie in ties}
    homes: dict[int, list[WordSpan]] = defaultdict(list)
    for tie in ties:
        if tie.contents and tie.sources:
            homes[int(paragraph[tie.cue[0]])].append(tie.cue)
    for tie in ties:
        for piece in tie.contents:
            home = homes[int(paragraph[piece[0]])]
            before = bisect_left(home, piece) - 1
            near = paragraph[tie.cue[0]] == paragraph[piece[0]]
            moved[tie.cue if near or before < 0 else home[before]].append(piece)
    for tie in ties:
        free = tie.sources and not moved[tie.cue]
        if free and not in_quotation(reading.report.text, characters(reading, tie.sources)[0]):
            _claim(tie, moved)
    return [links.Relation(tie.cue, tie.sources, tuple(sorted(moved[tie.cue]))) for tie in ties]


def _claim(tie: links.Relation, moved: dict[WordSpan, list[WordSpan]]) -> None:
    """Gives a cue that was left without content the piece that touches it, from a cue far off.

    The piece stands right behind the cue, or right before its source ("…," said Doe; "…," Doe said).
    """
    ends = max(tie.cue[1], tie.sources[0][1])
    begins = min(tie.cue[0], tie.sources[0][0])
    for other, pieces in moved.items():
        for piece in pieces:
            after, before = piece[0] - ends, begins - piece[1]
            near = 0 <= after <= _TOUCHING or 0 <= before <= _TOUCHING
            far = min(abs(piece[0] - other[1]), abs(other[0] - piece[1])) > _FAR
            if near and far:
                pieces.remove(piece)
                moved[tie.cue].append(piece)
                return


def _paragraph_numbers(reading: Reading) -> NDArray[np.int64]:
    """The number of the line [n] that each word stands on, counted from the first word's."""
    first, last = int(reading.words[0, 0]), int(reading.words[-1, 1])
    breaks = [first + place for place, sign in enumerate(reading.report.text[first:last]) if sign == "\n"]
    return np.searchsorted(np.array(breaks, dtype=np.int64), reading.words[:, 0])


def _said(reading: Reading, tie: links.Relation) -> Spans:
    """The content of a cue, without the marks at its edges and without what cannot belong to it.

    What stands in another paragraph belongs to a cue only as a quotation; a headline that the model ran
    together with the sentence under it does not.
    """
    text = reading.report.text
    cue = characters(reading, [tie.cue])[0]
    pieces = [piece for span in characters(reading, tie.contents) for piece in _lines(span, text)]
    near = [
        piece for piece in pieces if "\n" not in text[min(piece.start, cue.start) : max(piece.end, cue.end)]
    ]
    own = (cue, *characters(reading, tie.sources))
    tag = Span(min(span.start for span in own), max(span.end for span in own))
    near = [part for piece in near for part in _own_sentence(piece, tag, text)]
    quoted = [piece for piece in pieces if piece not in near and in_marks(piece, text)]
    return bare(sorted([*near, *quoted]), text)


def _own_sentence(piece: Span, tag: Span, text: str) -> list[Span]:
    """What of a piece before a source and cue stands in their sentence; a quotation may have several."""
    if piece.end > tag.start or in_marks(piece, text) or in_quotation(text, piece):
        return [piece]
    begins = [piece.start + one.start for one in sentences(text[piece.start : tag.end])]
    free = [place for place in begins if place == piece.start or not open_in(text, Span(piece.start, place))]
    start = max(place for place in free if place <= tag.start)
    return [Span(start, piece.end)] if start < piece.end else []


def _lines(span: Span, text: str) -> list[Span]:
    """A span cut at line breaks."""
    return [
        Span(span.start + line.start(), span.start + line.end())
        for line in re.finditer(r"[^\n]+", span.of(text))
    ]


def in_marks(span: Span, text: str) -> bool:
    """Whether a quotation mark opens the span, or stands just before it."""
    places = (span.start, max(0, span.start - 1))
    return any(text[at] in _MARKS or SINGLE_OPENS.match(text, at) for at in places)


def _allowed(reading: Reading, closed: Sequence[Span]) -> NDArray[np.bool_]:
    """[n, t]: no span runs over a line break; in a closed span only the first tag, "outside", may stand."""
    allowed = np.ones(reading.roles.shape, dtype=np.bool_)
    inside = np.array([name.startswith("I-") for name in reading.card.roles])
    starts = np.diff(_paragraph_numbers(reading), prepend=-1) > 0
    allowed[np.ix_(starts, inside)] = False
    for span in closed:
        touched = (reading.words[:, 0] < span.end) & (reading.words[:, 1] > span.start)
        allowed[touched, 1:] = False
    return allowed


def characters(reading: Reading, runs: Sequence[WordSpan]) -> Spans:
    """Runs of words as code-point spans of the working text."""
    return checked((reading.words[first, 0], reading.words[last - 1, 1]) for first, last in runs)


def bare(spans: Sequence[Span], text: str) -> Spans:
    """Spans without the marks at their edges; a span of nothing but marks goes."""
    bare = []
    for span in spans:
        words = span.of(text)
        start = span.start + len(words) - len(words.lstrip(_EDGES))
        end = span.start + len(words.rstrip(_EDGES + _OPEN))
        if start < end:
            bare.append(Span(start, end))
    return tuple(bare)
