"""What the search sees of a reading: words in lower case, parts of speech, names, sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from counterclaim.records import Reading


class Part(Enum):
    """The parts of speech that a word list tells apart."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    OTHER = "other"


_PARTS = {"NOUN": Part.NOUN, "NAME": Part.NOUN, "ADJECTIVE": Part.ADJECTIVE}
_STOPS = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class Sight:
    """n words: `words` in lower case, `parts`, `tags` (the reader's own parts of speech), `names` (the
    sort of name that a word is part of, or ""), and `first` and `last`, the bounds of its sentence."""

    words: tuple[str, ...]
    parts: tuple[Part, ...]
    tags: tuple[str, ...]
    names: tuple[str, ...]
    first: tuple[int, ...]
    last: tuple[int, ...]

    def stands_near(
        self, at: int, left: int, right: int, words: frozenset[str], names: frozenset[str]
    ) -> bool:
        """Whether one of the words or sorts of names stands so near to word `at`, in its sentence."""
        start, end = max(self.first[at], at - left), min(self.last[at], at + right) + 1
        return not words.isdisjoint(self._around(self.words, start, at, end)) or (
            bool(names) and not names.isdisjoint(self._around(self.names, start, at, end))
        )

    @staticmethod
    def _around(of: tuple[str, ...], start: int, at: int, end: int) -> tuple[str, ...]:
        return of[start:at] + of[at + 1 : end]


def sight_of(reading: Reading) -> Sight:
    """The sight of a whole reading."""
    text = reading.report.text
    offsets: list[tuple[int, int]] = reading.words.tolist()
    words = tuple(text[start:end].lower() for start, end in offsets)
    pos = reading.card.pos
    parts = [Part.VERB if tag.startswith("VERB") else _PARTS.get(tag, Part.OTHER) for tag in pos]
    names = [label.partition("-")[2] for label in reading.card.entities]
    labels = reading.pos.tolist()
    first, last = _sentence_bounds(text, words, offsets)
    return Sight(
        words,
        tuple(parts[label] for label in labels),
        tuple(pos[label] for label in labels),
        tuple(names[label] for label in reading.entities.tolist()),
        first,
        last,
    )


def _sentence_bounds(
    text: str, words: Iterable[str], offsets: list[tuple[int, int]]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """For every word the first and the last word of its sentence; a line end ends one too."""
    first, last = list[int](), list[int]()
    opened, before = 0, 0
    for at, (word, (start, end)) in enumerate(zip(words, offsets, strict=True)):
        if at > opened and "\n" in text[before:start]:
            last.extend([at - 1] * (at - opened))
            opened = at
        first.append(opened)
        if word in _STOPS and _ends_sentence(text, offsets, at):
            last.extend([at] * (at + 1 - opened))
            opened = at + 1
        before = end
    last.extend([len(offsets) - 1] * (len(offsets) - opened))
    return tuple(first), tuple(last)


def _ends_sentence(text: str, offsets: list[tuple[int, int]], at: int) -> bool:
    """Not within a number or a name ("4.5", "U.S."), nor after an initial."""
    start, end = offsets[at]
    if not text[end : end + 1].isspace():
        return False
    before = offsets[at - 1] if at else (0, 0)
    return before[1] != start or before[1] - before[0] > 1 or not text[before[0]].isalpha()
