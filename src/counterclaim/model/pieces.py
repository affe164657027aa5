"""Wordpieces: the numbers that the encoder reads, word by word.

Every word is tokenized by itself, so offsets are always those of our words and nothing depends on how
the tokenizer normalises text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

# A run of Chinese characters is one word here and a piece a character there: the first say enough.
_MOST_PIECES = 16


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of n words, end to end: word i has `ids[first[i]:first[i + 1]]`; `first` is [n + 1]."""

    ids: NDArray[np.int64]
    first: NDArray[np.int64]

    @property
    def lengths(self) -> NDArray[np.int64]:
        return np.diff(self.first)


class PieceTable:
    """Cuts words into pieces and remembers the words it has seen, up to a bound."""

    def __init__(self, tokenizer: Tokenizer, most_words: int = 200_000) -> None:
        self._tokenizer = tokenizer
        self._unknown = self.number("[UNK]")
        self._most_words = most_words
        self._seen: dict[str, list[int]] = {}
        self.opening = self.number("[CLS]")
        self.closing = self.number("[SEP]")

    @classmethod
    def load(cls, path: Path) -> PieceTable:
        """The table of a `tokenizer.json`."""
        tokenizer = Tokenizer.from_file(str(path))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return cls(tokenizer)

    def number(self, piece: str) -> int:
        found = self._tokenizer.token_to_id(piece)
        return 0 if found is None else int(found)

    def cut(self, words: Sequence[str]) -> Pieces:
        """The pieces of `words`, at least one for each."""
        cut = [self._seen.get(word) or self._learn(word) for word in words]
        first = np.zeros(len(words) + 1, dtype=np.int64)
        np.cumsum([len(ids) for ids in cut], out=first[1:])
        flat = [piece for ids in cut for piece in ids]
        return Pieces(ids=np.array(flat, dtype=np.int64), first=first)

    def _learn(self, word: str) -> list[int]:
        # Half of a surrogate pair is no character, and the tokenizer refuses it.
        sayable = word.encode("utf-8", "replace").decode("utf-8")
        ids = self._tokenizer.encode(sayable, add_special_tokens=False).ids[:_MOST_PIECES] or [self._unknown]
        if len(self._seen) < self._most_words:
            self._seen[word] = ids
        return ids
