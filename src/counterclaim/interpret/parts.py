"""What is said, taken apart: a part for every happening that an attribution speaks of.

Each sentence of a content is a part; a sentence that tells of several happenings comes apart where a
clause, a verb phrase or a participle begins ("hit a depot, killing two and wounding five" has three).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from counterclaim.interpret.what import kind_of
from counterclaim.languages import load
from counterclaim.records import Happening, Reading, Span, Spans
from counterclaim.text.flow import flowed
from counterclaim.text.sentences import sentences

_FINITE = frozenset({"VERB_PRESENT", "VERB_PAST", "MODAL"})
_VERBS = _FINITE | {"VERB_ING", "VERB_PARTICIPLE", "VERB_BASE"}
# A clause after a coordinator has its verb within so many words, or the coordinator joins lesser things.
_VERB_WITHIN = 7
# Fewer words than this are no part of their own.
_SHORTEST = 3
_EDGES = " \t\n,;:—–-"
_DASHES = frozenset("—–")
_MARKS = "\"'“”„«»‘’([)] \t"


@dataclass(frozen=True, slots=True)
class Part:
    """A claim's own share of a content, the sentence that it is from, and its main happening, if any."""

    content: Spans
    sentence: Spans
    happening: Happening | None


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a report: where they start, in lower case, with their parts of speech."""

    starts: list[int]
    words: list[str]
    pos: list[str]


class Parts:
    """Takes the contents of one report apart."""

    def __init__(self, reading: Reading, found: Sequence[Happening]) -> None:
        self.reading = reading
        self.text = flowed(reading.report.text)
        self.found = found
        self._triggers = [happening.trigger.start for happening in found]
        offsets = reading.words.tolist()
        self._words = _Words(
            [start for start, _ in offsets],
            [self.text[start:end].lower() for start, end in offsets],
            [reading.card.pos[label] for label in reading.pos.tolist()],
        )

    def of(self, content: Spans) -> list[Part]:
        """The parts in reading order; together they hold every word but those that join two of them."""
        made: list[Part] = []
        for sentence in utterances(content, self.text):
            clauses = list(self._clauses(sentence))
            if made and len(clauses) == 1 and self._count(sentence) < _SHORTEST:
                made[-1] = _longer(made[-1], sentence)
                continue
            made += [Part(clause, sentence, self._main(clause)) for clause in clauses]
        return made

    def _main(self, clause: Spans) -> Happening | None:
        return kind_of(self.reading, clause, self._happenings(clause))

    def _happenings(self, clause: Spans) -> list[Happening]:
        first = bisect_left(self._triggers, clause[0].start)
        last = bisect_left(self._triggers, clause[-1].end)
        return [one for one in self.found[first:last] if any(span.covers(one.trigger) for span in clause)]

    def _count(self, spans: Spans) -> int:
        return sum(
            word[0].isalnum() for span in spans for word in self._words.words[slice(*self._range(span))]
        )

    def _range(self, span: Span) -> tuple[int, int]:
        return bisect_left(self._words.starts, span.start), bisect_left(self._words.starts, span.end)

    def _clauses(self, sentence: Spans) -> Iterator[Spans]:
        """The sentence cut so that every piece has a happening and a few words."""
        if len(self._happenings(sentence)) < 2:
            yield sentence
            return
        kept: list[Spans] = []
        for piece in _cut(sentence, [cut for span in sentence for cut in self._cuts(span)], self.text):
            if kept and not (self._stands(piece) and self._stands(kept[-1])):
                kept[-1] = _merged(kept[-1], piece)
            else:
                kept.append(piece)
        yield from (
            _without_joint(piece, self.text) if number else piece for number, piece in enumerate(kept)
        )

    def _stands(self, piece: Spans) -> bool:
        return self._count(piece) >= _SHORTEST and bool(self._happenings(piece))

    def _cuts(self, span: Span) -> Iterator[int]:
        """Where a clause, a verb phrase or a participle may begin."""
        first, last = self._range(span)
        dashes = sum(word in _DASHES for word in self._words.words[first:last])
        for at in range(first + 1, last):
            aside = dashes > 1 and self._words.words[at - 1] in _DASHES  # two dashes set off an aside
            if not aside and self._begins(at, last):
                yield self._words.starts[at]

    def _begins(self, at: int, last: int) -> bool:
        words, pos, grammar = self._words.words, self._words.pos, _grammar()
        word, before = words[at], words[at - 1]
        if before in grammar["signs"]:
            return True
        if word in grammar["coordinators"]:
            return self._joins_clauses(at, last)
        if before != ",":
            return False
        return pos[at] == "VERB_ING" or word in grammar["relatives"]

    def _joins_clauses(self, at: int, last: int) -> bool:
        """Whether a verb follows at once ("and left"), or a clause with a verb of its own."""
        words, pos = self._words.words, self._words.pos
        for place in range(at + 1, min(at + 1 + _VERB_WITHIN, last)):
            if pos[place] in _VERBS:
                return pos[place] in _FINITE or place <= at + 2
            if words[place] in ",;" or (words[place] in _grammar()["coordinators"]):
                return False
        return False


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
    if word.lower() not in _grammar()["coordinators"] or not rest.strip():
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
    return Part((*part.content, *more), part.sentence, part.happening)


@lru_cache(maxsize=1)
def _grammar() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load("en", "clauses").items()}
