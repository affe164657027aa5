"""The words of one clause with the parties that stand in it, and the noun phrases around a word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from counterclaim.interpret.phrases import same_signs
from counterclaim.interpret.who.lexicon import Words
from counterclaim.records import Party, Reading, Span

NOMINAL = frozenset({"NOUN", "NAME"})
VERBAL = frozenset({"VERB_PRESENT", "VERB_PAST", "VERB_BASE", "VERB_ING", "VERB_PARTICIPLE"})
_IN_PHRASE = frozenset({"NOUN", "NAME", "ADJECTIVE", "NUMBER", "DETERMINER", "POSSESSIVE", "PRONOUN"})
# More words than any sentence that a person writes; what is longer is looked at this far from the trigger.
_WIDEST = 120


@dataclass(frozen=True, slots=True)
class Clause:
    """Lower-case words and parts of speech; `party` gives for each word the party that it is in."""

    lower: list[str]
    pos: list[str]
    party: list[Party | None]
    words: Words

    def __len__(self) -> int:
        return len(self.lower)

    def at(self, index: int) -> str:
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def pos_at(self, index: int) -> str:
        return self.pos[index] if 0 <= index < len(self.pos) else ""

    def party_at(self, index: int) -> Party | None:
        return self.party[index] if 0 <= index < len(self.party) else None

    def said(self, index: int, name: str) -> bool:
        return self.at(index) in self.words[f"participants.{name}"]

    def in_phrase(self, index: int) -> bool:
        """Whether a word can be inside a noun phrase."""
        if not 0 <= index < len(self.lower):
            return False
        tied = self.lower[index] in ("'", "-", "%", "$") or (
            self.lower[index] == "s" and self.at(index - 1) == "'"
        )
        return tied or self.party[index] is not None or self.pos[index] in _IN_PHRASE

    def first_of_phrase(self, last: int) -> int:
        """The first word of the noun phrase that ends at `last`; last + 1 if none does."""
        first = last + 1
        while self.in_phrase(first - 1) or self._modifying(first - 1):
            first -= 1
        return first

    def _modifying(self, index: int) -> bool:
        """A participle between determiner and noun: "the captured soldiers"."""
        inside = self.pos_at(index) in ("VERB_PARTICIPLE", "VERB_ING") and self.in_phrase(index + 1)
        return inside and self.pos_at(index - 1) in ("DETERMINER", "POSSESSIVE", "NUMBER", "ADJECTIVE")

    def parties_in(self, first: int, last: int) -> Iterator[Party]:
        """The parties among words `first` to `last`, both included, each once."""
        before: Party | None = None
        for index in range(max(first, 0), min(last, len(self.lower) - 1) + 1):
            party = self.party[index]
            if party is not None and party is not before:
                yield party
            before = party


def clause_of(
    trigger: Span, clause: Span, parties: Sequence[Party], reading: Reading, words: Words
) -> tuple[Clause, int, int]:
    """The clause of a reading, and the first and last word of the trigger in it."""
    starts = reading.words[:, 0]
    first, last = (int(np.searchsorted(starts, edge)) for edge in clause)
    at = int(np.searchsorted(starts, trigger.start))
    end = max(at + 1, int(np.searchsorted(starts, trigger.end)))
    first, last = max(first, at - _WIDEST), min(max(last, end), at + _WIDEST, len(starts))
    offsets = reading.words[first:last].tolist()
    text, names = reading.report.text, reading.card.pos
    return (
        Clause(
            lower=[same_signs(text[start:stop].lower()) for start, stop in offsets],
            pos=[names[label] for label in reading.pos[first:last].tolist()],
            party=list(_over(offsets, parties)),
            words=words,
        ),
        at - first,
        min(end, last) - 1 - first,
    )


def _over(offsets: list[list[int]], parties: Sequence[Party]) -> Iterator[Party | None]:
    index = bisect_left(parties, offsets[0][0], key=lambda party: party.span.end) if offsets else 0
    for start, end in offsets:
        while index < len(parties) and parties[index].span.end <= start:
            index += 1
        inside = index < len(parties) and parties[index].span.start < end
        yield parties[index] if inside else None
