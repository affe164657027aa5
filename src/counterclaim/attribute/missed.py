"""Sayings that the reader's scores missed: a name, a verb of saying and a clause outside every content.

Only the strictest patterns count here (`sayings`), and "according to X" at either end of a sentence. What
is said reaches to the end of the sentence, or to the next relation. A relation that lies wholly in it is an
attribution inside this one: "X reported that Y said …", of which the scores saw only the second half.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from counterclaim.attribute.confidence import fixed
from counterclaim.attribute.lexicon import speaker_lexicon
from counterclaim.attribute.relation import Relation
from counterclaim.attribute.relations import bare, characters
from counterclaim.attribute.sayings import Clauses, Saying
from counterclaim.model.decode import WordSpan
from counterclaim.records import Reading, Span
from counterclaim.text.sentences import sentences

# How many words such a relation must say.
_SHORTEST = 3


class Missed:
    """Adds what was missed to the relations of one reading."""

    def __init__(self, reading: Reading, clauses: Clauses, closed: Sequence[Span]) -> None:
        self.reading = reading
        self.text = reading.report.text
        self.clauses = clauses
        self.closed = sorted(closed)
        lexicon = speaker_lexicon(reading.report.language or "en")
        self._somebody = frozenset(lexicon.single) | lexicon.hearsay
        self.sentences = list(sentences(self.text))
        self._starts = [span.start for span in self.sentences]

    def added(self, relations: Sequence[Relation]) -> list[Relation]:
        """The relations with those that were missed, and each that lies in one of these marked so."""
        taken = sorted(span for one in relations for span in (*one.source, *one.cue, *one.content))
        begins = [span.start for span in taken]
        firsts = sorted(relations, key=lambda one: one.first)
        kept, found = list(relations), list[Relation]()
        within: dict[int, list[Relation]] = defaultdict(list)
        count = len(self.clauses.words)
        told = (self._told(*pair) for pair in self.clauses.according(0, count))
        sayings = chain(self.clauses.hearing(0, count), self.clauses.sayings(0, count))
        said = (self._parts(saying) for saying in sayings)
        for parts in chain(said, told):
            if parts is None or any(_held(part, taken, begins) for part in parts[:2]):
                continue
            beside = within[self._sentence(parts[0]).start]
            if any(one.extent.overlaps(part) for one in beside for part in parts):
                continue
            relation = self._relation(*parts, taken, begins, firsts)
            if relation is not None:
                found.append(relation)
                beside.append(relation)
        return [*_inside(kept, found), *found]

    def _sentence(self, part: Span) -> Span:
        return self.sentences[max(0, bisect_right(self._starts, part.start) - 1)]

    def _parts(self, saying: Saying) -> tuple[Span, Span, Span] | None:
        """Source, cue and the rest of the sentence, where all stand in one sentence that is not closed."""
        source = characters(self.reading, [saying.source])[0]
        cue = characters(self.reading, [saying.cue])[0]
        sentence = self._sentence(source)
        if saying.end is not None:
            return self._before(source, cue, sentence)
        start = self.clauses.spans[saying.begin].start
        if (
            not sentence.covers(cue)
            or start >= sentence.end
            or any(one.overlaps(sentence) for one in self.closed)
        ):
            return None
        return source, cue, Span(start, sentence.end)

    def _told(self, source: WordSpan, cue: WordSpan) -> tuple[Span, Span, Span] | None:
        """Source, cue and the rest of a sentence that "according to X" opens, with a comma, or ends."""
        who, by = characters(self.reading, [source])[0], characters(self.reading, [cue])[0]
        sentence = self._sentence(by)
        last = self.clauses.words[source[1] - 1]
        somebody = "NAME" in self.clauses.pos[slice(*source)] or last in self._somebody
        closed = any(one.overlaps(sentence) for one in self.closed)
        if not somebody or not sentence.covers(who) or closed:
            return None
        if by.start == sentence.start:
            opens = self.text[who.end : who.end + 1] == ","
            return (who, by, Span(who.end + 1, sentence.end)) if opens else None
        ends = not any(sign.isalnum() for sign in self.text[who.end : sentence.end])
        return (who, by, Span(sentence.start, by.start)) if ends else None

    def _before(self, source: Span, cue: Span, sentence: Span) -> tuple[Span, Span, Span] | None:
        """The same where a sentence ends in "…, X says"."""
        ends = not any(sign.isalnum() for sign in self.text[cue.end : sentence.end])
        closed = any(one.overlaps(sentence) for one in self.closed)
        if closed or not ends or source.start <= sentence.start:
            return None
        return source, cue, Span(sentence.start, source.start)

    def _relation(
        self,
        source: Span,
        cue: Span,
        rest: Span,
        taken: Sequence[Span],
        begins: Sequence[int],
        firsts: Sequence[Relation],
    ) -> Relation | None:
        content = self._content(rest, cue, taken, begins, firsts)
        spans = bare([content], self.text) if content else ()
        enough = bool(spans) and len(spans[0].of(self.text).split()) >= _SHORTEST
        return Relation((source,), (cue,), spans, fixed("missed")) if enough else None

    def _content(
        self,
        rest: Span,
        cue: Span,
        taken: Sequence[Span],
        begins: Sequence[int],
        firsts: Sequence[Relation],
    ) -> Span | None:
        """The rest of the sentence, cut where a relation begins that does not lie in it.

        Before a cue nothing is cut: there the relation is what the cue tells of, or nothing is.
        """
        at = max(0, bisect_right(begins, rest.start) - 1)
        ahead = [span for span in taken[at : at + 12] if span.overlaps(rest)]
        if not ahead or self._whole(rest, firsts):
            return rest
        first = ahead[0].start
        if rest.end <= cue.start:
            return None
        return Span(rest.start, first) if first > rest.start else None

    @staticmethod
    def _whole(rest: Span, firsts: Sequence[Relation]) -> bool:
        """Whether one relation alone touches the rest of a sentence, lies in it and opens it."""
        touching = [one for one in firsts if one.extent.overlaps(rest)]
        if len(touching) != 1 or not touching[0].source:
            return False
        return 0 <= touching[0].source[0].start - rest.start <= 2 and rest.covers(touching[0].extent)


def _held(part: Span, taken: Sequence[Span], begins: Sequence[int]) -> bool:
    at = bisect_right(begins, part.end) - 1
    return any(span.overlaps(part) for span in taken[max(0, at - 8) : at + 1])


def _inside(relations: Sequence[Relation], outer: Sequence[Relation]) -> list[Relation]:
    """The relations, each that lies in the content of an outer one told so."""
    kept = []
    for one in relations:
        around = next((big for big in outer if any(span.covers(one.extent) for span in big.content)), None)
        kept.append(replace(one, inside=around) if around else one)
    return kept
