"""Who is quoted inside what somebody says.

The reader reads every long content again by itself (`counterclaim.model.contents`), and sees in it who
says what as in any text. Where it stays silent, the order of words may still show a saying (`sayings`): its
content is the rest of its sentence on the side where the content of that cue mostly stands.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from counterclaim.attribute.confidence import fixed
from counterclaim.attribute.lexicon import speaker_lexicon
from counterclaim.attribute.phrases import FINITE
from counterclaim.attribute.relation import Relation
from counterclaim.attribute.relations import bare, characters, in_marks, relations
from counterclaim.attribute.sayings import Clauses
from counterclaim.model.contents import LONG
from counterclaim.model.decode import WordSpan
from counterclaim.records import Reading, Span
from counterclaim.text.sentences import sentences

# Words that an inner content must have.
_SHORT = 3
# How sure, per mille, the reader must be of one that it sees when it reads a content by itself.
_SURE = 450

Parts = tuple[WordSpan, WordSpan, WordSpan]


class Nested:
    """Finds the attributions inside contents of one reading."""

    def __init__(self, reading: Reading, clauses: Clauses) -> None:
        self.reading = reading
        self.text = reading.report.text
        self.clauses = clauses
        lexicon = speaker_lexicon(reading.report.language or "en")
        self.pronouns = lexicon.pronouns
        self.nobody = lexicon.reference["first"] | lexicon.reference["anybody"]
        self.sentences = list(sentences(self.text))
        self._starts = [span.start for span in self.sentences]
        self._seen: dict[int, list[Relation]] = {}

    def apart(self, every: Sequence[Relation]) -> list[Relation]:
        """The relations, where what is said in a content is no part of it and the content ends before.

        "The army said the town fell, but the mayor denied it": the denial is no part of what the army said.
        So it is outside quotation marks behind ", but", ", and" or ", as". "The army defended the strike
        saying …" is all the army's.
        """
        found, changed = list[Relation](), dict[Relation, Relation]()
        known = {span for one in every for span in one.cue}
        for outer in every:
            pieces = list(outer.content)
            for at, piece in enumerate(pieces):
                seen = [] if outer.inside or in_marks(piece, self.text) else self._seen_in(outer, piece)
                cuts = [(self._cut(one, piece), one) for one in seen if known.isdisjoint(one.cue)]
                own = [(self._goes_on(one, piece), one) for one in seen if known.isdisjoint(one.cue)]
                found += [replace(one, inside=None) for cut, one in cuts if cut]
                found += [replace(one, inside=None, source=outer.source) for cut, one in own if cut]
                ends = [cut for cut, _ in (*cuts, *own) if cut]
                pieces[at] = Span(piece.start, min(ends)) if ends else piece
            if tuple(pieces) != outer.content:
                changed[outer] = outer.with_content(bare(pieces, self.text))
        kept = [changed.get(one, one) for one in every]
        kept = [replace(one, inside=changed[one.inside]) if one.inside in changed else one for one in kept]
        return sorted([*kept, *found], key=lambda one: one.first)

    def _cut(self, one: Relation, piece: Span) -> int | None:
        """Where the content of another ends before a relation that is no part of it."""
        before = self.text[piece.start : one.first]
        words = before.split()
        if len(words) <= LONG or words[-1].lower() not in self.clauses.verbs.beside:
            return None
        return piece.start + before.rindex(",") if words[-2].endswith(",") else None

    def _goes_on(self, one: Relation, piece: Span) -> int | None:
        """Where what is no clause ends before a participle: "defended the strike | saying it was …"."""
        first, last = self.clauses.under(one.cue[0])
        begin = self.clauses.under(piece)[0]
        lone = self.clauses.pos[first:last] == ["VERB_ING"] and one.cue[0].start > one.source[0].start
        return one.cue[0].start if lone and FINITE.isdisjoint(self.clauses.pos[begin:first]) else None

    def _seen_in(self, outer: Relation, piece: Span) -> list[Relation]:
        """The attributions in a piece of content, those that the reader sees before those by words."""
        words = self.reading.words
        first = int(np.searchsorted(words[:, 0], piece.start))
        last = int(np.searchsorted(words[:, 1], piece.end, side="right"))
        if last - first < LONG:
            return []
        return [*self._by_reading(outer, piece), *self._by_words(outer, first, last)]

    def inside(self, outer: Relation, known: Sequence[Relation]) -> Iterator[Relation]:
        """The attributions inside the content of `outer`, each with a source, but for the known."""
        cues = [span for one in known if one.inside is outer for span in one.cue]
        for piece in outer.content:
            for found in self._seen_in(outer, piece):
                if not any(span.overlaps(cue) for span in found.cue for cue in cues):
                    cues += found.cue
                    yield found

    def _by_reading(self, outer: Relation, piece: Span) -> Iterator[Relation]:
        """What the reader saw in the contents that lie in a piece of the outer one."""
        for number in self._read_again(piece):
            if number not in self._seen:
                self._seen[number] = relations(self.reading.inside[number])
            for one in self._seen[number]:
                spans = (*one.source, *one.cue, *one.content)
                if all(map(piece.covers, spans)) and self._surely_said(one, piece):
                    yield replace(one, inside=outer)

    def _surely_said(self, one: Relation, piece: Span) -> bool:
        """Whether somebody says something in earnest by a verb or noun of saying or wanting.

        "I" is the speaker, and so is nearly always "he" outside quotation marks: what somebody says of their
        own wishes is part of what they say, and only what they tell of having said counts.
        """
        if one.confidence < _SURE or not one.source:
            return False
        source = one.source[0].of(self.text).lower()
        numbers = [at for span in one.cue for at in range(*self.clauses.under(span))]
        words = {self.clauses.words[at] for at in numbers}
        oneself = source in self.pronouns and not in_marks(piece, self.text)
        known = self.clauses.verbs.reporting if oneself else self.clauses.verbs.known
        kinds = {self.clauses.pos[at] for at in numbers}
        # "could say", "asked them to promise", "demands that he acknowledge".
        supposed = "MODAL" in kinds or ("VERB_BASE" in kinds and FINITE.isdisjoint(kinds))
        return source not in self.nobody and not supposed and bool(words & known)

    def _read_again(self, piece: Span) -> Iterator[int]:
        """The numbers of the contents, read by themselves, that share words with a piece of text."""
        inside = self.reading.inside
        at = bisect_right(inside, piece.start, key=lambda one: int(one.words[-1, 1]))
        while at < len(inside) and inside[at].words[0, 0] < piece.end:
            yield at
            at += 1

    def _by_words(self, outer: Relation, first: int, last: int) -> Iterator[Relation]:
        """What the order of words shows between two words."""
        for source, cue, content in self._parts(first, last):
            spans = bare(characters(self.reading, [content]), self.text)
            if spans:
                said = characters(self.reading, [source]), characters(self.reading, [cue])
                yield Relation(*said, spans, fixed("nested by words"), outer)

    def _parts(self, first: int, last: int) -> Iterator[Parts]:
        for saying in self.clauses.sayings(first, last, plain=True):
            begin, stop = self._sentence(saying.cue)
            content = max(saying.begin, begin), saying.end or min(last, stop)
            if content[1] - content[0] >= _SHORT:
                yield saying.source, saying.cue, content
        for source, cue in self.clauses.according(first, last):
            begin, end = max(first, self._sentence(cue)[0]), min(last, self._sentence(cue)[1])
            content = (begin, cue[0]) if cue[0] - begin >= _SHORT else (source[1], end)
            if content[1] - content[0] >= _SHORT:
                yield source, cue, content

    def _sentence(self, cue: WordSpan) -> WordSpan:
        """The sentence around a cue."""
        at = max(0, bisect_right(self._starts, int(self.reading.words[cue[0], 0])) - 1)
        return self.clauses.under(self.sentences[at])
