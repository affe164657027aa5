"""What an uncased tokenizer throws away, as small numbers per word that the encoder adds to its input.

Every array is uint8 [n] over the n words of a whole text. 0 is kept for pieces that belong to no word.
Position is computed first because a paragraph's end closes what its author forgot to close.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from counterclaim.model.quotation import quotation
from counterclaim.text.flow import flowed

Codes = NDArray[np.uint8]

LOWER, CAPITALISED, ALL_CAPS, MIXED, DIGITS, ALPHANUMERIC, PUNCTUATION, OTHER_SHAPE = range(1, 9)
PARAGRAPH_START, LINE_START, SENTENCE_START, WITHIN = range(1, 5)

SHAPES = 9
QUOTATIONS = 7
POSITIONS = 5

_NEWLINE = re.compile(r"\n")
_ENDS_SENTENCE = frozenset(".!?…")
_MAY_FOLLOW_END = frozenset("\"'”’»)]")
# A line that ends in one of these ends a paragraph too; one that ends in a letter may be wrapped text.
_ENDS_LINE = _ENDS_SENTENCE | _MAY_FOLLOW_END | frozenset(":;“")


@dataclass(frozen=True, slots=True)
class Features:
    """Case shape, state of quotation and place in the paragraph of every word."""

    shape: Codes
    quotation: Codes
    position: Codes


def features(text: str, offsets: NDArray[np.int32], words: Sequence[str]) -> Features:
    """The features of the words at `offsets` [n, 2] of `text`; a hard-wrapped paragraph is one line."""
    text = flowed(text)
    position = positions(text, offsets, words)
    return Features(
        shape=np.fromiter(map(shape, words), dtype=np.uint8, count=len(words)),
        quotation=quotation(text, offsets, words, position == PARAGRAPH_START),
        position=position,
    )


def joined(parts: Sequence[Features]) -> Features:
    """The features of texts that are read one after the other, each by itself."""
    return Features(
        *(
            np.concatenate([getattr(one, name) for one in parts])
            for name in ("shape", "quotation", "position")
        )
    )


@lru_cache(maxsize=65536)
def shape(word: str) -> int:
    """The case shape of one word: a run of letters and digits, or a single other character."""
    if not word[0].isalnum():
        return PUNCTUATION if word.isascii() or not word.isprintable() or _is_mark(word) else OTHER_SHAPE
    if word.isdigit():
        return DIGITS
    return _letter_shape(word) if word.isalpha() else ALPHANUMERIC


def _letter_shape(word: str) -> int:
    if word.islower():
        return LOWER
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return CAPITALISED
    if word.isupper():
        return ALL_CAPS
    return MIXED if word.lower() != word.upper() else OTHER_SHAPE


def _is_mark(character: str) -> bool:
    """Whether a character is of the General Punctuation block or a guillemet."""
    return "\u2010" <= character <= "\u205e" or character in "«»"


def positions(text: str, offsets: NDArray[np.int32], words: Sequence[str]) -> Codes:
    """Where each word stands: first of a paragraph, of a line, of a sentence, or within."""
    codes = np.full(len(words), WITHIN, dtype=np.uint8)
    if not words:
        return codes
    breaks = _line_breaks_before(text, offsets)
    for index in _after_sentence_ends(words):
        if not words[index].islower() and offsets[index, 0] > offsets[index - 1, 1]:
            codes[index] = SENTENCE_START
    codes[breaks == 1] = LINE_START
    for index in np.flatnonzero(breaks == 1).tolist():
        if index and words[index - 1] in _ENDS_LINE:
            codes[index] = PARAGRAPH_START
    codes[breaks > 1] = PARAGRAPH_START
    codes[0] = PARAGRAPH_START
    return codes


def _line_breaks_before(text: str, offsets: NDArray[np.int32]) -> NDArray[np.intp]:
    """How many line breaks lie between each word [n] and the one before it."""
    newlines = np.fromiter((match.start() for match in _NEWLINE.finditer(text)), dtype=np.int64)
    seen = np.searchsorted(newlines, offsets[:, 0])
    return np.diff(seen, prepend=0)


def _after_sentence_ends(words: Sequence[str]) -> list[int]:
    """Indices of the words after a sentence's last mark and the closing marks that follow it."""
    found = []
    for index in [i for i, word in enumerate(words) if word in _ENDS_SENTENCE]:
        follower = index + 1
        while follower < len(words) and words[follower] in _MAY_FOLLOW_END:
            follower += 1
        if follower < len(words):
            found.append(follower)
    return found
