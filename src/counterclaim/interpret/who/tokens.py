"""The words of a reading, with what the model says of each, as plain lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.interpret.phrases import same_signs
from counterclaim.records import Reading, Span


@dataclass(frozen=True, slots=True)
class Tokens:
    """One entry a word: as written, in lower case, where, its part of speech and its entity tag."""

    text: str
    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    pos: list[str]
    entity: list[str]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """From the word `first` to the word `last`, both included."""
        return Span(self.starts[first], self.ends[last])

    def at(self, index: int) -> str:
        """The word at an index in lower case; empty outside the text."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def pos_at(self, index: int) -> str:
        return self.pos[index] if 0 <= index < len(self.pos) else ""

    def label(self, index: int) -> str:
        """PERSON, ORGANIZATION, LOCATION, … or empty."""
        return self.entity[index][2:] if 0 <= index < len(self.entity) else ""

    def joined(self, index: int) -> bool:
        """Whether nothing stands between this word and the next."""
        return 0 <= index < len(self.words) - 1 and self.ends[index] == self.starts[index + 1]

    def possessive_after(self, index: int) -> int:
        """How many words "'s" takes after a word: two, one for a bare apostrophe of a plural, else none."""
        if self.at(index + 1) != "'" or not self.joined(index):
            return 0
        if self.at(index + 2) == "s" and self.joined(index + 1):
            return 2
        return 1 if self.at(index).endswith("s") else 0

    def breaks(self, first: int, last: int) -> bool:
        """Whether a line ends between two words."""
        return "\n" in self.text[self.ends[first] : self.starts[last]]


def tokens_of(reading: Reading) -> Tokens:
    text = reading.report.text
    starts, ends = (reading.words[:, side].tolist() for side in (0, 1))
    words = [same_signs(text[start:end]) for start, end in zip(starts, ends, strict=True)]
    return Tokens(
        text=text,
        words=words,
        lower=[word.lower() for word in words],
        starts=starts,
        ends=ends,
        pos=[reading.card.pos[label] for label in reading.pos.tolist()],
        entity=[reading.card.entities[label] for label in reading.entities.tolist()],
    )


def entity_runs(tokens: Tokens) -> Iterator[tuple[int, int, str]]:
    """First word, last word and label of every name that the model saw; a B- opens a new one.

    A number or a date is no name. A run does not cross a line.
    """
    first, label = 0, ""
    for index in range(len(tokens) + 1):
        tag = tokens.entity[index] if index < len(tokens) else "O"
        prefix, _, kind = tag.partition("-")
        if label and (prefix != "I" or kind != label or tokens.breaks(index - 1, index)):
            yield first, index - 1, label
            label = ""
        if kind in _NAMES and not label:
            first, label = index, kind


_NAMES = frozenset({"PERSON", "ORGANIZATION", "LOCATION", "MISC"})
