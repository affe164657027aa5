"""Inside or outside quotation marks: the state of quotation at every word of a text.

Straight, curly, low-high and pointed double marks; single marks within double ones, and by themselves
where the paragraph holds both ends. An apostrophe is no mark. A quotation left open at a paragraph's
end goes on if the next paragraph opens with a mark (the convention of the press), else it is over.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

OUTSIDE, OPENING, CLOSING, INSIDE, NESTED, REOPENING = range(1, 7)

_DOUBLE = frozenset('"“”„‟«»＂')
_SINGLE = frozenset("'‘’‚‛")
_OPENS_ONLY = frozenset("„‟‚‛‘")
_CLOSES_ONLY = frozenset("”’")
_POINTED = {"«": "»", "»": "«"}


class _Scanner:
    """Walks over the marks of one text and keeps what is open."""

    def __init__(self, text: str, offsets: NDArray[np.int32], words: Sequence[str]) -> None:
        self.text = text
        self.offsets = offsets
        self.words = words
        self.opener: str | None = None
        self.nested = False

    @property
    def state(self) -> int:
        if self.nested:
            return NESTED if self.opener else INSIDE
        return INSIDE if self.opener else OUTSIDE

    def before(self, index: int) -> str:
        start = int(self.offsets[index, 0])
        return self.text[start - 1] if start else " "

    def after(self, index: int) -> str:
        end = int(self.offsets[index, 1])
        return self.text[end] if end < len(self.text) else " "

    def looks_opening(self, index: int) -> bool:
        """Whether the spaces around a mark say that it opens."""
        return (
            not self.after(index).isspace()
            and not self.before(index).isalnum()
            and self.before(index) not in ".,!?"
        )

    def looks_closing(self, index: int) -> bool:
        return not self.before(index).isspace() and not self.after(index).isalnum()

    def double(self, index: int, first: bool) -> int:
        """The code of a double mark; `first` where it is the first word of its paragraph."""
        mark = self.words[index]
        if self.opener is None:
            return self._double_outside(index, mark)
        if first and mark not in _CLOSES_ONLY:
            return REOPENING
        if self._closes(index, mark):
            self.opener, self.nested = None, False
            return CLOSING
        return OPENING

    def _double_outside(self, index: int, mark: str) -> int:
        stray = mark in _CLOSES_ONLY or (mark not in _OPENS_ONLY and not self.looks_opening(index))
        if stray and self.looks_closing(index):
            return CLOSING
        self.opener, self.nested = mark, False
        return OPENING

    def _closes(self, index: int, mark: str) -> bool:
        assert self.opener is not None
        if mark in _CLOSES_ONLY or _POINTED.get(self.opener) == mark:
            return True
        if mark in _OPENS_ONLY:
            return False
        return (self.opener == "„" and mark == "“") or not self.looks_opening(index)

    def single(self, index: int, limit: int) -> int:
        """The code of a single mark, or the state around it where it is an apostrophe."""
        if self.nested and self.words[index] not in _OPENS_ONLY and self.looks_closing(index):
            self.nested = False
            return CLOSING
        if not self.nested and self._opens_single(index, limit):
            self.nested = True
            return OPENING
        return self.state

    def _opens_single(self, index: int, limit: int) -> bool:
        """Whether a single mark opens; its partner must come before the paragraph's end, `limit`."""
        follower = self.after(index)
        if self.words[index] == "’" or follower.isdigit() or not self.looks_opening(index):
            return False
        partners = range(index + 1, min(limit, index + 400))
        return any(
            self.words[i] in _SINGLE and self.words[i] not in _OPENS_ONLY and self.looks_closing(i)
            for i in partners
        )


def quotation(
    text: str, offsets: NDArray[np.int32], words: Sequence[str], paragraph_starts: NDArray[np.bool_]
) -> NDArray[np.uint8]:
    """The state of quotation [n] at each of the n words at `offsets` [n, 2] of `text`."""
    states = np.full(len(words), OUTSIDE, dtype=np.uint8)
    scanner = _Scanner(text, offsets, words)
    starts = np.flatnonzero(paragraph_starts).tolist() or [0]
    for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
        if start < end:
            _scan_paragraph(scanner, start, end, states)
    return states


def _scan_paragraph(scanner: _Scanner, start: int, end: int, states: NDArray[np.uint8]) -> None:
    """Fills `states` from `start` to `end`, the words of one paragraph."""
    words = scanner.words
    if words[start] not in _DOUBLE:
        scanner.opener = None
    scanner.nested = False
    filled = start
    for index in range(start, end):
        mark = words[index]
        if mark not in _DOUBLE and mark not in _SINGLE:
            continue
        states[filled:index] = scanner.state
        states[index] = (
            scanner.double(index, index == start) if mark in _DOUBLE else scanner.single(index, end)
        )
        filled = index + 1
    states[filled:end] = scanner.state
