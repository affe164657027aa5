"""The source of a relation that the reader found without one, where the grammar names it.

An active verb of saying has a subject: the noun phrase before it, with or without an apposition between
commas. "…, saying that" has the subject of its sentence, and "X's view of" is X's. A passive has whom "by"
names ("was called reckless by the envoy"), or nobody ("are said to have fled").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from counterclaim.attribute.lexicon import speaker_lexicon
from counterclaim.attribute.relation import Relation
from counterclaim.attribute.relations import bare, characters
from counterclaim.attribute.sayings import Clauses
from counterclaim.attribute.vehicles import vehicle_lexicon
from counterclaim.model.decode import WordSpan
from counterclaim.records import Reading, Span, Spans
from counterclaim.text.sentences import sentences

_FINITE = frozenset({"VERB_PRESENT", "VERB_PAST"})
_VERBS = frozenset({"VERB_PRESENT", "VERB_PAST", "VERB_BASE", "VERB_ING", "VERB_PARTICIPLE", "MODAL"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_HAVE = frozenset({"has", "have", "had"})
# How far a content may run on behind a source that it ends in, and what must stand before, in characters.
_MARKS, _SOME = 2, 15
# Words of a tag such as "the region's head said" between what is said and "according to".
_TAG = 12
_QUOTED = frozenset({"quoted", "cited", "reported"})


class Sources:
    """Finds what is missing in the relations of one reading."""

    def __init__(self, reading: Reading, clauses: Clauses) -> None:
        self.reading = reading
        self.clauses = clauses
        self.messages = vehicle_lexicon(reading.report.language or "en").words
        self.speaking = frozenset(speaker_lexicon(reading.report.language or "en").single)
        self.sentences = list(sentences(reading.report.text))
        self._starts = [span.start for span in self.sentences]

    def named(self, relations: Iterable[Relation]) -> list[Relation]:
        """The relations, with a source where one can be told."""
        every = list(relations)
        return [self._with_source(one, every[:at]) for at, one in enumerate(every)]

    def _with_source(self, relation: Relation, before: Sequence[Relation]) -> Relation:
        if len(relation.cue) != 1:
            return relation
        cue = self.clauses.under(relation.cue[0])
        if relation.source and cue[0] < cue[1] and self._dated(relation.source):
            first = self.clauses.under(self._sentence(relation.cue[0]))[0]
            subject = self._subject(first, self.clauses.under(relation.source[0])[0])
            return replace(relation, source=(subject,) if subject else ())
        if relation.source and (told := self._relayed(cue, relation) or self._opened(cue, relation)):
            return told
        if relation.source and (sender := self._sender(cue, relation.source[0])):
            return replace(relation, source=(sender,))
        if relation.source:
            return self._hearsay(cue, relation)
        found = self._source(cue, relation, before) if cue[0] < cue[1] else None
        if found is None and self._passive(cue):
            return self._by(cue, relation)
        if found is None or any(found.overlaps(span) for span in relation.cue):
            return relation
        content = self._without(found, relation)
        return replace(relation, source=(found,), content=content) if content else relation

    def _relayed(self, cue: WordSpan, relation: Relation) -> Relation | None:
        """Who says what an outlet relays: "…, the mayor said, according to X" is the mayor's."""
        words = self.clauses.words
        if tuple(words[slice(*cue)]) != ("according", "to") or not relation.content:
            return None
        first = self.clauses.under(relation.content[-1])[1]
        verb = cue[0] - 1 - (words[cue[0] - 1] == ",")
        if not first < verb < first + _TAG or words[verb] not in self.clauses.verbs.reporting:
            return None
        found = self.clauses.noun_phrase(verb, first)
        if found is None or self.clauses.pos[verb] not in _FINITE:
            return None
        return replace(relation, source=(self._span(found),), cue=(self._span((verb, verb + 1)),))

    def _opened(self, cue: WordSpan, relation: Relation) -> Relation | None:
        """ "According to" with all up to the comma before a clause, where the source is shorter."""
        words, source = self.clauses.words, self.clauses.under(relation.source[-1])
        opens = self.clauses.under(self._sentence(relation.cue[0]))[0] == cue[0]
        if not opens or tuple(words[slice(*cue)]) != ("according", "to") or len(relation.content) != 1:
            return None
        first, last = self.clauses.under(relation.content[0])
        if not 0 <= first - source[1] <= 1 or words[source[1]] == ",":
            return None
        commas = [at for at in range(first, last) if words[at] == ","]
        for at, following in zip(commas, [*commas[1:], last], strict=True):
            if not _FINITE.isdisjoint(self.clauses.pos[at:following]):
                whole = self._span((source[0], at))
                return replace(relation, source=(whole,), content=(self._span((at + 1, last)),))
        return None

    def _sender(self, cue: WordSpan, source: Span) -> Span | None:
        """Who sent what asks: "the mayor wrote a letter to the envoy calling for help" is the mayor."""
        words, (first, last) = self.clauses.words, self.clauses.under(source)
        receives = first > 1 and words[first - 1] == "to" and words[first - 2] in self.messages
        if not receives or last != cue[0] or self.clauses.pos[cue[0]] != "VERB_ING":
            return None
        return self._subject(self.clauses.under(self._sentence(source))[0], first)

    def _without(self, source: Span, relation: Relation) -> Spans:
        """The content without a source that it was run together with: "…, Ada Lind, the mayor, said"."""
        kept = []
        for span in relation.content:
            if not span.overlaps(source):
                kept.append(span)
            elif span.end - source.end > _MARKS or source.start - span.start < _SOME:
                return ()
            else:
                kept.extend(bare([Span(span.start, source.start)], self.reading.report.text))
        return tuple(kept)

    def _dated(self, source: Spans) -> bool:
        """Whether a source is nothing but a time: "and in September told …" is not said by September."""
        return len(source) == 1 and self.clauses.dated(*self.clauses.under(source[0]))

    def _source(self, cue: WordSpan, relation: Relation, before: Sequence[Relation]) -> Span | None:
        words, pos = self.clauses.words[slice(*cue)], self.clauses.pos[slice(*cue)]
        sentence = self._sentence(relation.cue[0])
        first = self.clauses.under(sentence)[0]
        if pos[0] == "VERB_ING":
            if words[0] not in self.clauses.verbs.all:
                return None
            return self._shared(sentence, before) or self._subject(first, cue[0])
        passive = self._passive(cue) and _QUOTED.isdisjoint(words)
        active = any(tag in _FINITE for tag in pos) and not passive and words[0] not in _BE - {"was", "were"}
        if active and not (_BE & set(words) and _QUOTED.isdisjoint(words)):
            return self._before(cue[0], first)
        if pos[-1] == "NOUN" or (len(pos) > 1 and pos[-2] == "NOUN"):
            return self._owner(cue[0], first)
        return None

    def _passive(self, cue: WordSpan) -> bool:
        words, pos = self.clauses.words[slice(*cue)], self.clauses.pos[slice(*cue)]
        verb = pos[-2] if pos[-1] == "PREPOSITION" and len(pos) > 2 else pos[-1]
        return not _BE.isdisjoint(words) and verb == "VERB_PARTICIPLE"

    def _hearsay(self, cue: WordSpan, relation: Relation) -> Relation:
        """ "The men are said to have fled" is nobody's word, and says so of the men."""
        source, content = relation.source[-1], relation.content[0]
        told = [word for word in self.clauses.words[slice(*cue)] if word not in _BE | _HAVE]
        if len(told) == 1 and told[0] in self.clauses.verbs.heard:
            between = range(self.clauses.under(source)[1], cue[0])
            near = source.end <= relation.cue[0].start and all(
                self.clauses.words[at] in _BE | _HAVE for at in between
            )
            said = tuple(sorted((source, *relation.content))) if near else relation.content
            return replace(relation, source=(), content=said)
        begin = self.clauses.under(content)[0]
        infinitive = begin == cue[1] and self.clauses.words[begin] == "to"
        before = self.clauses.under(source)[1] in range(cue[0] - 1, cue[0] + 1)
        if not infinitive or not before or not self._passive(cue):
            return relation
        if self.clauses.words[cue[1] - 1] not in self.clauses.verbs.clause:
            return relation
        return replace(relation, source=(), content=(source, *relation.content))

    def _by(self, cue: WordSpan, relation: Relation) -> Relation:
        """A passive with whom "by" names: right behind the cue, behind what is said or at the end of it."""
        words, pos = self.clauses.words, self.clauses.pos
        content = relation.content[-1]
        begin, end = self.clauses.under(content)
        for at in (cue[1], end):
            if words[at : at + 1] == ["by"] and self._one_sentence(relation.cue[0], at):
                agent = self.clauses.phrase_after(at + 1)
                if agent is None or not self._somebody(agent) or self._span(agent).overlaps(content):
                    return relation
                return replace(relation, source=(self._span(agent),))
        by = max((at for at in range(begin, end) if words[at] == "by"), default=None)
        if by is None or begin < cue[1] or not _VERBS.isdisjoint(pos[begin:by]):
            return relation
        agent = self.clauses.phrase_after(by + 1)
        said = bare([Span(content.start, self.clauses.spans[by].start)], self.reading.report.text)
        if agent is None or agent[1] != end or not self._somebody(agent) or not said:
            return relation
        return replace(relation, source=(self._span(agent),), content=(*relation.content[:-1], *said))

    def _one_sentence(self, cue: Span, word: int) -> bool:
        return self._sentence(cue).covers(self.clauses.spans[word])

    def _somebody(self, phrase: WordSpan) -> bool:
        """Whether a noun phrase is a name, or ends in a word for a speaker."""
        last = self.clauses.words[phrase[1] - 1]
        return "NAME" in self.clauses.pos[slice(*phrase)] or last in self.speaking

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
        return self._span(self.clauses.longer(found, first)) if found else None

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
