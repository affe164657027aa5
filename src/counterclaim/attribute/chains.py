"""Who passes words on between a speaker and the reader: outlets, programmes, platforms, quoted articles.

A link is a name (an outlet of the list, another organisation, a platform), a noun ("the newspaper", "local
media") or a programme's title in quotation marks, behind a phrase that hands words on: "told X", "in an
interview with X", "as first reported by X", "on X". It belongs to the attribution whose cue stands in the
same sentence, the nearest one where several do. Where an outlet cites somebody, the cited is the speaker and
the outlet the link.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.attribute.chain_lexicon import OPENING, chain_lexicon
from counterclaim.attribute.names import Name
from counterclaim.attribute.relation import Relation
from counterclaim.records import Span, Spans
from counterclaim.text.sentences import sentences

# How far before a link its phrase may end, in characters.
_WINDOW = 110
_QUOTED_AS = re.compile(r"(?:quot|cit)\w+\s+(\S[^,.;:!?]{0,60}?)\s+as\s+(?:saying|telling|writing)", re.I)
_CITED_END = re.compile(
    r"(?<![A-Z])\.|[,;:!?()\"“”\n—–]|\s(?:that|as|who|which|and|but|said|says|reported|reports)\s"
)


@dataclass(frozen=True, slots=True)
class _Link:
    """A link, where the phrase before it begins, and whether that is a verb such as "told"."""

    span: Span
    anchor: int
    told: bool


class Chains:
    """The chains of one report's relations."""

    def __init__(self, text: str, names: Sequence[Name], language: str) -> None:
        self.text = text
        self.lexicon = chain_lexicon(language)
        self.sentences = list(sentences(text))
        self._starts = [span.start for span in self.sentences]
        self._bodies = sorted(name.span for name in names if name.label == "ORGANIZATION")
        self._body_starts = [span.start for span in self._bodies]
        self._links: dict[Span, list[_Link]] = {}

    def of(self, relation: Relation, others: Sequence[Relation]) -> Spans:
        """Who passes a relation's words on, the nearest first; `others` are all relations of its sentence."""
        sentence = self.sentence(relation)
        if sentence is None:
            return ()
        blocked = [*relation.content, *relation.source]
        found = [
            link.span
            for link in self._in(sentence)
            if not any(link.span.overlaps(span) for span in blocked) and self._belongs(link, relation, others)
        ]
        return tuple(dict.fromkeys([*self._written_for(relation), *found]))

    def _written_for(self, relation: Relation) -> Iterator[Span]:
        """The outlet that a source names as where its words stand: "the Daily's Ada Lind"."""
        for source in relation.source:
            for found in self.lexicon.outlets.finditer(self.text, source.start, source.end):
                owner = re.match(r"[’']s?[ \t]+[A-Z]", self.text[found.end() : source.end])
                behind = self.lexicon.writing_for.search(self.text, source.start, found.start())
                if behind or (owner and found.end() < source.end):
                    yield Span(*found.span())

    def carrying(self, source: Span, owner: Span) -> Spans:
        """Where a post or an article that is a source stands: "the mayor's Telegram channel"."""
        known = (self.lexicon.platforms, self.lexicon.outlets)
        found = list[Span]()
        for span, _ in self._mentions(source):
            apart = not any(span.overlaps(other) for other in (owner, *found))
            if apart and any(one.match(self.text, span.start) for one in known):
                found.append(span)
        return tuple(found)

    def sentence(self, relation: Relation) -> Span | None:
        """The sentence that holds a relation's cue, or its content where it has none."""
        start = (relation.cue or relation.content)[0].start
        at = bisect_right(self._starts, start) - 1
        return self.sentences[at] if at >= 0 else None

    def cited(self, relation: Relation) -> Span | None:
        """Whom the source of a relation cites: "X reported, citing Y", "X quoted Y as saying"."""
        sentence = self.sentence(relation)
        if sentence is None or not relation.source:
            return None
        quoted = _QUOTED_AS.search(self.text, relation.cue[0].start, sentence.end) if relation.cue else None
        if quoted and quoted.start() < relation.cue[0].end and not self._passive(quoted.start()):
            return Span(*quoted.span(1))
        for found in self.lexicon.cited.finditer(self.text, sentence.start, sentence.end):
            span = self._noun_phrase(found.end(), sentence.end)
            apart = span and not any(span.overlaps(one) for one in (*relation.source, *relation.content))
            if (
                span
                and apart
                and not self._passive(found.start())
                and found.start() > relation.source[0].start
            ):
                return span
        return None

    def _passive(self, verb: int) -> bool:
        """Whether a form of "be" stands before a verb: "was quoted as saying" cites nobody else."""
        return (
            re.search(r"\b(?:was|were|is|are|been|being)\s(?:\w+ly\s)?$", self.text[max(0, verb - 25) : verb])
            is not None
        )

    def _noun_phrase(self, start: int, end: int) -> Span | None:
        while start < end and self.text[start].isspace():
            start += 1
        stop = _CITED_END.search(self.text, start, min(end, start + 120))
        end = stop.start() if stop else min(end, start + 120)
        return Span(start, end) if self.text[start:end].strip() else None

    def _belongs(self, link: _Link, relation: Relation, others: Sequence[Relation]) -> bool:
        """Whether a link is nearest to this relation's cue, or to one of the same source."""
        if not relation.cue:
            return False
        if any(
            span.covers(link.span) for one in others for span in one.content if not _within(relation, span)
        ):
            return False
        cued = [one for one in others if one.cue]
        if link.told:
            ahead = [one for one in cued if one.cue[0].start <= link.anchor < one.cue[-1].end + 1]
        else:
            ahead = cued
        nearest = min(ahead, key=lambda one: abs(one.cue[0].start - link.anchor), default=None)
        return nearest is not None and (nearest is relation or (nearest.source == relation.source != ()))

    def _in(self, sentence: Span) -> list[_Link]:
        if sentence not in self._links:
            self._links[sentence] = list(self._find(sentence))
        return self._links[sentence]

    def _find(self, sentence: Span) -> Iterator[_Link]:
        taken: list[Span] = []
        for span, platform in self._mentions(sentence):
            if any(span.overlaps(one) for one in taken):
                continue
            before, end = max(sentence.start, span.start - _WINDOW), span.start
            title = self.text[max(0, end - 1) : end] in tuple(OPENING)
            end -= title
            passed = self.lexicon.passed_on.search(self.text, before, end)
            if passed and self.lexicon.bare.match(passed.group()) and not self._aired(span, title):
                passed = None
            known = self.lexicon.outlets.fullmatch(self.text, span.start, span.end)
            passed = passed or (self.lexicon.to.search(self.text, before, end) if known else None)
            told = self.lexicon.told.search(self.text, before, end)
            posted = self.lexicon.posted.search(self.text, before, end) if platform else None
            anchor = told or passed or posted
            if anchor and not self._counted(anchor.start()):
                taken.append(span)
                yield _Link(span, anchor.start(), anchor is told)

    def _aired(self, span: Span, title: bool) -> bool:
        """Whether words can be "on" it, and not only a ban or a remark: no nameless media, no odd title."""
        if title:
            return self.lexicon.shows.fullmatch(self.text, span.start, span.end) is not None
        media = self.lexicon.media.fullmatch(self.text, span.start, span.end) is not None
        return not media or span.of(self.text).endswith(self.lexicon.on_air)

    def _counted(self, place: int) -> bool:
        return self.text[max(0, place - 15) : place].rstrip().endswith(self.lexicon.counted)

    def _mentions(self, sentence: Span) -> Iterator[tuple[Span, bool]]:
        """What may be a link, and whether it is a platform: titles and known names come first."""
        text, lexicon = self.text, self.lexicon
        for found in lexicon.titles.finditer(text, sentence.start, sentence.end):
            yield Span(*found.span(1)), False
        for found in lexicon.platforms.finditer(text, sentence.start, sentence.end):
            yield self._whole(Span(*found.span()), sentence), True
        for found in lexicon.outlets.finditer(text, sentence.start, sentence.end):
            yield self._whole(self._named(Span(*found.span())), sentence), False
        first = bisect_right(self._body_starts, sentence.start - 1)
        for span in self._bodies[first : bisect_right(self._body_starts, sentence.end - 1)]:
            if not self._audience(span) and self._ends_phrase(span, sentence):
                yield self._whole(span, sentence), False
        for found in lexicon.media.finditer(text, sentence.start, sentence.end):
            yield self._whole(Span(*found.span()), sentence), False
        for found in lexicon.nouns.finditer(text, sentence.start, sentence.end):
            yield Span(*found.span()), False

    def _named(self, span: Span) -> Span:
        """The whole name that an outlet's is a part of: "European Pravda"."""
        at = bisect_right(self._body_starts, span.start) - 1
        return self._bodies[at] if at >= 0 and self._bodies[at].covers(span) else span

    def _whole(self, span: Span, sentence: Span) -> Span:
        """A name with the noun behind it: "his X channel", "the Y newspaper"."""
        after = self.lexicon.after.match(self.text, span.end, sentence.end)
        return Span(span.start, after.end()) if after else span

    def _audience(self, span: Span) -> bool:
        """Whether a body is told for its own sake; a single word that is no acronym may be anybody."""
        words = re.findall(r"\w+", span.of(self.text).lower())
        plain = len(words) == 1 and not (words[0].upper() == span.of(self.text) and len(words[0]) > 1)
        known = self.lexicon.after.match(self.text, span.end) is not None
        return bool(self.lexicon.audience.intersection(words)) or (plain and not known)

    def _ends_phrase(self, span: Span, sentence: Span) -> bool:
        """Whether a body's name is no mere attribute ("EU leaders") and is told, not talked about."""
        before = max(sentence.start, span.start - _WINDOW)
        told = self.lexicon.told.search(self.text, before, span.start)
        heard = told or re.search(r"(?:interview|speaking|spoke)\b", self.text[before : span.start])
        rest = self.text[span.end : span.end + 30]
        plain = re.match(
            r"[’']?\s*(?:[,.;:!?\"“(—–-]|$|(?:that|on|in|how|why|he|she|it|they|there|the|a|this|last|by|via|during)\b)",
            rest,
        )
        return heard is not None and (
            plain is not None or self.lexicon.after.match(self.text, span.end) is not None
        )


def _within(relation: Relation, span: Span) -> bool:
    return bool(relation.cue) and span.covers(relation.cue[0])
