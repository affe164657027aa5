"""What is said, taken apart: a part for every happening that an attribution speaks of.

Each sentence of a content is a part; a sentence that tells of several happenings comes apart where a
clause, a verb phrase or a participle begins ("hit a depot, killing two and wounding five" has three).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from counterclaim.interpret.clauses import Clauses, is_coordinator, opposed
from counterclaim.interpret.what import kind_of
from counterclaim.records import Happening, Reading, Span, Spans
from counterclaim.text.flow import flowed
from counterclaim.text.sentences import sentences

# Fewer words than this are no part of their own.
_SHORTEST = 3
_EDGES = " \t\n,;:—–-"
_MARKS = "\"'“”„«»‘’([)] \t"


@dataclass(frozen=True, slots=True)
class Part:
    """A claim's own share of a content, the sentence that it is from, and its main happening, if any.

    `subject` is that of the clause before where the share goes on from it ("… and left the town").
    """

    content: Spans
    sentence: Spans
    happening: Happening | None
    subject: Spans = ()

    @property
    def whole(self) -> Spans:
        """The share with its subject, so that it reads as a clause; no facet is looked for in the latter."""
        return (*self.subject, *self.content)


class Parts:
    """Takes the contents of one report apart."""

    def __init__(self, reading: Reading, found: Sequence[Happening]) -> None:
        self.reading = reading
        self.text = flowed(reading.report.text)
        self.found = found
        self._triggers = [happening.trigger.start for happening in found]
        self._clause_words = Clauses.of(reading, self.text)

    def of(self, content: Spans, cue: Spans = ()) -> list[Part]:
        """The parts in reading order; together they hold every word but those that join two of them.

        `cue` is by what the content is said: a denial that goes on to accuse comes apart there.
        """
        made: list[Part] = []
        said = self._acts(cue)
        for sentence in utterances(content, self.text):
            clauses = list(self._clauses(sentence, said))
            if made and len(clauses) == 1 and self._count(sentence) < _SHORTEST:
                made[-1] = _longer(made[-1], sentence)
                continue
            made += self._parts(clauses, sentence, said)
        return made

    def _parts(self, clauses: Sequence[Spans], sentence: Spans, said: frozenset[str]) -> Iterator[Part]:
        """The clauses as parts; one that leans on the subject of the clause before is given it."""
        yield Part(clauses[0], sentence, self._main(clauses[0], frozenset()))
        subject: Spans = ()
        for before, clause in pairwise(clauses):
            subject = self._subject(before, clause, subject)
            content = _without_joint(clause, self.text)
            yield Part(content, sentence, self._main(clause, said), subject)

    def _subject(self, before: Spans, clause: Spans, earlier: Spans) -> Spans:
        """The subject that a clause leans on: of the clause before, or what that one leans on itself."""
        words, piece = self._clause_words, _reach(clause)
        if not words.leans(piece):
            return ()
        if words.leans(_reach(before)):
            return earlier
        found = words.subject(_reach(before), piece)
        return (found,) if found else ()

    def _main(self, clause: Spans, said: frozenset[str]) -> Happening | None:
        """What is laid at somebody's door, where a denial goes on to accuse, before the accusing itself.

        Nowhere else: the report's own voice tells of an accusation, and not of what it is of.
        """
        found, saying = self._happenings(clause), self._clause_words.saying(_reach(clause))
        if saying and opposed(saying[0]) in said:
            verb = self._clause_words.starts[saying[1]]
            return kind_of(self.reading, clause, [one for one in found if one.trigger.start != verb] or found)
        return kind_of(self.reading, clause, found)

    def _happenings(self, clause: Spans) -> list[Happening]:
        first = bisect_left(self._triggers, clause[0].start)
        last = bisect_left(self._triggers, clause[-1].end)
        return [one for one in self.found[first:last] if any(span.covers(one.trigger) for span in clause)]

    def _acts(self, spans: Spans) -> frozenset[str]:
        return frozenset(act for span in spans for act in self._clause_words.acts(span))

    def _count(self, spans: Spans) -> int:
        clauses = self._clause_words
        return sum(word[0].isalnum() for span in spans for word in clauses.words[slice(*clauses.range(span))])

    def _clauses(self, sentence: Spans, said: frozenset[str]) -> Iterator[Spans]:
        """The sentence cut so that every piece has a happening, or turns to accuse, and a few words."""
        cuts = [cut for span in sentence for cut in self._clause_words.cuts(span)]
        kept: list[Spans] = []
        before = said
        for piece in _cut(sentence, cuts, self.text):
            if kept and not (self._turns(piece, before) or (self._stands(piece) and self._stands(kept[-1]))):
                kept[-1] = _merged(kept[-1], piece)
            else:
                kept.append(piece)
            before |= self._acts(piece)
        few = len(kept) < 2 and len(self._happenings(sentence)) < 2
        yield from [sentence] if few else kept

    def _stands(self, piece: Spans) -> bool:
        return self._count(piece) >= _SHORTEST and bool(self._happenings(piece))

    def _turns(self, piece: Spans, said: frozenset[str]) -> bool:
        """Whether a piece goes over from denying to accusing, or back: "…, instead blaming the rebels"."""
        found = self._clause_words.saying(_reach(piece))
        return found is not None and opposed(found[0]) in said and self._count(piece) >= _SHORTEST


def utterances(content: Spans, text: str) -> Iterator[Spans]:
    """The sentences of a content; one that its speaker's name interrupts ("…", he said, "…") is one."""
    open_one: Spans = ()
    for piece in content:
        for span in sentences(piece.of(text)):
            part = Span(piece.start + span.start, piece.start + span.end)
            if open_one and not _goes_on(open_one[-1], part, text):
                yield open_one
                open_one = ()
            open_one = (*open_one, part)
    if open_one:
        yield open_one


def _goes_on(before: Span, after: Span, text: str) -> bool:
    """Whether one piece is the same sentence as the piece before it: small letter, and no stop between."""
    opening = after.of(text).lstrip(_MARKS)[:1]
    stopped = text[before.start : before.end].rstrip(_MARKS)[-1:] in ".!?…"
    return opening.islower() and not stopped


def _cut(sentence: Spans, cuts: Sequence[int], text: str) -> Iterator[Spans]:
    """The sentence's spans cut at the places; joining signs at the edges belong to no piece."""
    edges = sorted({sentence[0].start, *cuts, sentence[-1].end})
    for start, end in pairwise(edges):
        inside = (_trimmed(Span(max(s.start, start), min(s.end, end)), text) for s in sentence)
        piece = tuple(span for span in inside if span)
        if piece:
            yield piece


def _without_joint(piece: Spans, text: str) -> Spans:
    """The piece without the word that joins it to the one before it ("and wounding five")."""
    first = piece[0]
    word, _, rest = first.of(text).partition(" ")
    if not is_coordinator(word) or not rest.strip():
        return piece
    return (Span(first.end - len(rest.lstrip()), first.end), *piece[1:])


def _trimmed(span: Span, text: str) -> Span | None:
    if span.start >= span.end:
        return None
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(_EDGES))
    end = span.start + len(words.rstrip(_EDGES))
    return Span(start, end) if start < end else None


def _merged(one: Spans, other: Spans) -> Spans:
    """Two neighbouring pieces as one; what stood between their nearest ends belongs to it."""
    gap_free = one[-1].end >= other[0].start - _GAP
    return (*one[:-1], Span(one[-1].start, other[0].end), *other[1:]) if gap_free else (*one, *other)


# A joint that was trimmed off ("; ", ", ") is shorter than what a speaker's tag takes up.
_GAP = 4


def _longer(part: Part, more: Spans) -> Part:
    return replace(part, content=(*part.content, *more))


def _reach(piece: Spans) -> Span:
    """From the first to the last character of a piece, what interrupts it included."""
    return Span(piece[0].start, piece[-1].end)
