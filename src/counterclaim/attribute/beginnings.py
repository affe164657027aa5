"""Where a source begins: behind the heading or the place that the reader ran it together with.

"In the video, the prisoner asked" is asked by the prisoner, "In May Norland said" is said by Norland, "after
talks with Ada Lind, Norland and Varn said" by Norland and Varn, and where a line end was lost ("… near Varn
The ministry said") a capitalised "The" begins the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.attribute.antecedents import sentence_start
from counterclaim.attribute.phrases import FINITE
from counterclaim.attribute.relation import Relation
from counterclaim.attribute.sayings import Clauses
from counterclaim.languages.forms import Words
from counterclaim.records import Span

# A full stop behind a word too long for an abbreviation.
_SENTENCE = re.compile(r"[^\W\d_]{5,}(?P<stop>[.!?])[\"”’]?\s+(?=[\"“‘]?[A-Z])")
# A capitalised "The" behind a capitalised word or an address; not "the head of The Varn Times".
_HEADING = re.compile(r"(?<!\S)(?:[A-Z][^\s,]*(?<![’']s)(?<!s[’'])|[^\s,]+/[^\s,]+)\s+(?=The\s)")
_WORD_BEFORE = re.compile(r"(?:^|[.!?:;\n“\"][”\"]?\s*|[,—–]\s+)(\w+)\s+$")
_FIRST = re.compile(r"(\w+)\s+")
# A place has no more characters than this, and what follows its comma opens a noun phrase.
_PLACE = re.compile(r"[^,\n]{2,60},\s+(?=\S)")
_NOMINAL = frozenset({"DETERMINER", "NAME", "PRONOUN", "NUMBER"})


def well_begun(
    relations: Sequence[Relation], clauses: Clauses, text: str, openers: Words
) -> Iterator[Relation]:
    """The relations whose sources begin where the noun phrase of the speaker does.

    `openers` are the prepositions that open a place or a time before a subject.
    """
    begun = {id(one): _begun(one, clauses, text, openers) for one in relations}
    for one in relations:
        made, outer = begun[id(one)], one.inside
        yield replace(made, inside=begun[id(outer)]) if outer and id(outer) in begun else made


def _begun(relation: Relation, clauses: Clauses, text: str, openers: Words) -> Relation:
    """The relation itself where its source is well begun."""
    if len(relation.source) != 1:
        return relation
    source = _one_sentence(relation, text)
    begin = _begin(source, clauses, text, openers) or source.start
    begun = Span(begin, source.end)
    return relation if begun == relation.source[0] else replace(relation, source=(begun,))


def _one_sentence(relation: Relation, text: str) -> Span:
    """The part of a source in the sentence of its cue: behind "said" the first one, before it the last."""
    source = relation.source[0]
    stops = list(_SENTENCE.finditer(text, source.start, source.end))
    if not stops:
        return source
    inverted = bool(relation.cue) and relation.cue[0].start < source.start
    return Span(source.start, stops[0].start("stop")) if inverted else Span(stops[-1].end(), source.end)


def _begin(source: Span, clauses: Clauses, text: str, openers: Words) -> int | None:
    headings = list(_HEADING.finditer(text, source.start, source.end))
    if headings:
        return headings[-1].end()
    place = _behind_opener(source, text, openers)
    if place is None:
        return _behind_fronted(source, clauses, text)
    comma = _PLACE.match(text, place, source.end)
    if comma is not None:
        return comma.end() if _opens(comma.end(), clauses) else None
    at, last = clauses.under(Span(place, source.end))
    first = at
    while at < last and clauses.dated(at, at + 1):
        at += 1
    dated = first < at < last and place > source.start
    return clauses.spans[at].start if dated and _opens(clauses.spans[at].start, clauses) else None


def _behind_fronted(source: Span, clauses: Clauses, text: str) -> int | None:
    """Where two speakers begin behind the phrase that opens the sentence and was run together with them."""
    start = sentence_start(text, source)
    opening, (first, last) = clauses.under(Span(start, source.start)), clauses.under(source)
    words, pos = clauses.words, clauses.pos
    if opening[0] >= opening[1] or pos[opening[0]] != "PREPOSITION" or clauses.dated(first - 1, first):
        return None
    before = range(*opening)
    if any(words[at] == "," or pos[at] in FINITE for at in before) or pos[first - 1] == "PREPOSITION":
        return None
    comma = next((at for at in range(first, last) if words[at] == ","), last)
    capital = [text[clauses.spans[at].start].isupper() for at in range(first, last)]
    rest = range(comma + 1, last)
    if comma - first < 2 or not all(capital[: comma - first]) or not rest:
        return None
    both = "and" in words[rest.start : rest.stop] and capital[rest.start - first]
    return clauses.spans[rest.start].start if both and words[rest.stop - 1] not in clauses.speaking else None


def _behind_opener(source: Span, text: str, openers: Words) -> int | None:
    """Where the words begin that a preposition governs which opens a clause, in the source or before it."""
    inner = _FIRST.match(text, source.start, source.end)
    if inner and inner[1].lower() in openers:
        return inner.end()
    before = _WORD_BEFORE.search(text, max(0, source.start - 20), source.start)
    return source.start if before and before[1].lower() in openers else None


def _opens(place: int, clauses: Clauses) -> bool:
    """Whether a noun phrase begins at a place of the text."""
    first = clauses.under(Span(place, place + 1))[0]
    return first < len(clauses.pos) and clauses.pos[first] in _NOMINAL
