"""A text as the words that a number can stand among: numbers, words and marks, with their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from counterclaim.records.span import Span
from counterclaim.text.sentences import ABBREVIATIONS

# A number keeps its separators and what is glued to it (1,000; 2.5; 8:43; 32-year-old; 155mm); a word its
# hyphens and digits (T-72); letters with full stops are one word (U.S.). No repeat can overlap another.
_WORD = re.compile(
    r"(?:\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.,:/]\d+)*)(?:-?[^\W\d_][\w'’-]*)?"
    r"|(?:[^\W\d_]\.){2,8}"
    r"|[^\W_]+(?:['’-][^\W_]+)*"
    r"|\n+"
    r"|[^\w\s]|_"
)
_SENTENCE_MARKS = frozenset("!?\n")
_LONGEST_HEADLINE = 30


@dataclass(frozen=True, slots=True)
class Words:
    """The words of `text` in lower case, with their code-point offsets.

    `headline` counts the words of the first line, where it is as short as a headline. Every look-up takes
    an index that may lie outside the text: there stands "".
    """

    text: str
    lower: list[str] = field(repr=False)
    starts: list[int] = field(repr=False)
    ends: list[int] = field(repr=False)
    headline: int = 0

    def at(self, index: int) -> str:
        """The word at an index, in lower case."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def around(self, first: int, last: int) -> list[str]:
        """The words from one index to another, both included."""
        return self.lower[max(first, 0) : max(last + 1, 0)]

    def span(self, first: int, last: int) -> Span:
        """The code points from the first word to the last, both included."""
        return Span(self.starts[first], self.ends[last])

    def written(self, index: int) -> str:
        """The word as the text has it."""
        if not 0 <= index < len(self.lower):
            return ""
        return self.text[self.starts[index] : self.ends[index]]

    def capital(self, index: int) -> bool:
        return self.written(index)[:1].isupper()

    def glued(self, index: int) -> bool:
        """Whether nothing stands between this word and the one before it."""
        return 0 < index < len(self.lower) and self.starts[index] == self.ends[index - 1]

    def phrase_at(self, index: int, phrase: tuple[str, ...]) -> bool:
        return tuple(self.lower[index : index + len(phrase)]) == phrase if index >= 0 else False

    def breaks(self, index: int) -> bool:
        """Whether a sentence ends at this word; the ends of the text count."""
        if not 0 <= index < len(self.lower):
            return True
        word = self.lower[index]
        if word[0] in _SENTENCE_MARKS:
            return True
        return word == "." and not self._abbreviated(index)

    def _abbreviated(self, index: int) -> bool:
        if index == 0:
            return False
        before, after = self.lower[index - 1], self.written(index + 1)[:1]
        return before in ABBREVIATIONS or after.islower() or (len(before) == 1 and before.isalpha())


def words_of(text: str) -> Words:
    lower, starts, ends = [], [], []
    for match in _WORD.finditer(text):
        start, end = match.span()
        starts.append(start)
        ends.append(end)
        word = match.group().lower()
        lower.append("\n" if word[0] == "\n" else word)
    opening = lower[:_LONGEST_HEADLINE]
    return Words(text, lower, starts, ends, opening.index("\n") if "\n" in opening else 0)
