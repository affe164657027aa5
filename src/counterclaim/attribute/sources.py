"""The source of a relation that the reader found without one, where the grammar names it.

An active verb of saying has a subject: the noun phrase before it, with or without an apposition between
commas. "…, saying that" has the subject of its sentence, and "X's view of" is X's. Passives keep none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from counterclaim.attribute.relation import Relation
from counterclaim.attribute.relations import characters
from counterclaim.attribute.sayings import Clauses
from counterclaim.model.decode import WordSpan
from counterclaim.records import Reading, Span
from counterclaim.text.sentences import sentences

_FINITE = frozenset({"VERB_PRESENT", "VERB_PAST"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_QUOTED = frozenset({"quoted", "cited", "reported"})
_LINKS = frozenset({"at", "in", "of", "for", "from", "with", "on", "to"})


class Sources:
    """Finds what is missing in the relations of one reading."""

    def __init__(self, reading: Reading, clauses: Clauses) -> None:
        self.reading = reading
        self.clauses = clauses
        self.sentences = list(sentences(reading.report.text))
        self._starts = [span.start for span in self.sentences]

    def named(self, relations: Iterable[Relation]) -> list[Relation]:
        """The relations, with a source where one can be told."""
        every = list(relations)
        return [self._with_source(one, every[:at]) for at, one in enumerate(every)]

    def _with_source(self, relation: Relation, before: Sequence[Relation]) -> Relation:
        if relation.source or len(relation.cue) != 1:
            return relation
        cue = self.clauses.under(relation.cue[0])
        found = self._source(cue, relation, before) if cue[0] < cue[1] else None
        taken = (*relation.cue, *relation.content)
        if found is None or any(found.overlaps(span) for span in taken):
            return relation
        return replace(relation, source=(found,))

    def _source(self, cue: WordSpan, relation: Relation, before: Sequence[Relation]) -> Span | None:
        words, pos = self.clauses.words[slice(*cue)], self.clauses.pos[slice(*cue)]
        sentence = self._sentence(relation.cue[0])
        first = self.clauses.under(sentence)[0]
        if pos[0] == "VERB_ING":
            if words[0] not in self.clauses.verbs.all:
                return None
            return self._shared(sentence, before) or self._subject(first, cue[0])
        passive = not _BE.isdisjoint(words) and "VERB_PARTICIPLE" in pos and _QUOTED.isdisjoint(words)
        active = any(tag in _FINITE for tag in pos) and not passive and words[0] not in _BE - {"was", "were"}
        if active and not (_BE & set(words) and _QUOTED.isdisjoint(words)):
            return self._before(cue[0], first)
        if pos[-1] == "NOUN" or (len(pos) > 1 and pos[-2] == "NOUN"):
            return self._owner(cue[0], first)
        return None

    def _shared(self, sentence: Span, before: Sequence[Relation]) -> Span | None:
        """The source of the relation before it in the same sentence."""
        for one in reversed(before):
            if one.source and sentence.covers(one.source[0]):
                return one.source[0]
        return None

    def _subject(self, first: int, end: int) -> Span | None:
        """The noun phrase before the first finite verb of a sentence."""
        verb = next((at for at in range(first, end) if self.clauses.pos[at] in _FINITE), None)
        return self._before(verb, first) if verb is not None else None

    def _before(self, end: int, first: int) -> Span | None:
        """The noun phrase that ends before a verb, with the apposition behind it."""
        apposed = self.clauses.apposed(end, first)
        if apposed is not None or self.clauses.words[end - 1] == ",":
            return self._span(apposed) if apposed else None
        found = self.clauses.noun_phrase(end, first)
        return self._span(self._longer(found, first)) if found else None

    def _longer(self, found: WordSpan, first: int) -> WordSpan:
        """A noun phrase with the one that it depends on: "a professor at X"."""
        for _ in range(3):
            if found[0] - first < 2 or self.clauses.words[found[0] - 1] not in _LINKS:
                break
            outer = self.clauses.noun_phrase(found[0] - 1, first, opens=False)
            if outer is None:
                break
            found = outer[0], found[1]
        return found

    def _owner(self, noun: int, first: int) -> Span | None:
        words = self.clauses.words
        whose = noun - 2 if noun - 1 > first and words[noun - 1] == "s" else noun - 1
        if whose <= first or words[whose] not in ("'", "’"):
            return None
        found = self.clauses.noun_phrase(whose, first, opens=False)
        return self._span(found) if found else None

    def _span(self, words: WordSpan) -> Span:
        return characters(self.reading, [words])[0]

    def _sentence(self, cue: Span) -> Span:
        return self.sentences[max(0, bisect_right(self._starts, cue.start) - 1)]
