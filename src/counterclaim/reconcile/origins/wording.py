"""A report's words as numbers: what two texts are compared by."""

from __future__ import annotations

import zlib
from collections.abc import Set
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from counterclaim.languages import word_list
from counterclaim.model.quotation import OUTSIDE, quotation
from counterclaim.reconcile.origins.lexicon import limits
from counterclaim.reconcile.origins.standing import standing_text
from counterclaim.records import Report, Span
from counterclaim.text.words import word_offsets, words_in

Hashes = NDArray[np.uint64]

_SEED = 5  # words of a seed: the shortest match that an alignment can start from
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True)
class Wording:
    """The words of a text in order: their hashes, where they stand, and which are not the writer's own.

    `quoted` are words within quotation marks; `standing` are words that stand under many texts of an
    outlet (notices, credits, captions) or are page furniture.
    """

    words: Hashes
    offsets: NDArray[np.int32]
    quoted: NDArray[np.bool_]
    standing: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def own(self) -> NDArray[np.bool_]:
        """The words in the writer's own voice."""
        return ~(self.quoted | self.standing)

    @cached_property
    def first_person(self) -> NDArray[np.bool_]:
        """The words by which a speaker speaks of themselves."""
        return np.isin(self.words, _first_person())

    @cached_property
    def seeds(self) -> Hashes:
        """The hash of every run of a seed's length, by its first word."""
        return shingles(self.words, _SEED)

    @cached_property
    def seed_order(self) -> NDArray[np.int64]:
        """The places of the seeds in the order of their hashes, earlier places first."""
        return np.argsort(self.seeds, kind="stable")

    @cached_property
    def sorted_seeds(self) -> Hashes:
        return self.seeds[self.seed_order]

    def span(self, first: int, last: int) -> Span:
        """The span from word `first` up to and without word `last`."""
        return Span(int(self.offsets[first, 0]), int(self.offsets[last - 1, 1]))

    def with_standing(self, cells: Set[int]) -> Wording:
        """The same wording with the text around the index's `cells` standing too."""
        size, reach = limits().shingle, limits().window
        hashes = shingles(self.words, size).view(np.int64)
        places = np.flatnonzero(np.isin(hashes, np.array(sorted(cells), dtype=np.int64))).tolist()
        standing = self.standing.copy()
        for number, place in enumerate(places):
            following = places[number + 1] if number + 1 < len(places) else len(self)
            standing[place : following if following - place <= size + reach else place + size] = True
        return replace(self, standing=standing)


def wording(report: Report) -> Wording:
    """The report's words; case, punctuation and the shape of apostrophes make no difference."""
    return _wording(report.text, report.marked("furniture"))


@lru_cache(maxsize=256)
def _wording(text: str, furniture: tuple[Span, ...]) -> Wording:
    offsets = word_offsets(text)
    written = words_in(text, offsets)
    starts = np.array(_line_starts(text, offsets), dtype=np.bool_)
    quoted = quotation(text, offsets, written, starts) != OUTSIDE
    kept = np.array([word[0].isalnum() for word in written], dtype=np.bool_)
    hashes = [_hash(word) for word in written]
    offsets = offsets[kept]
    return Wording(
        np.array(hashes, dtype=np.uint64)[kept],
        offsets,
        quoted[kept],
        _within(offsets, [*furniture, *standing_text(text)]),
    )


@cache
def _first_person() -> Hashes:
    return np.array(
        [_hash(word) for word in sorted(word_list("en", "origins.first_person"))], dtype=np.uint64
    )


@lru_cache(maxsize=1 << 16)
def _hash(word: str) -> int:
    return zlib.crc32(word.lower().encode("utf-8", "surrogatepass"))


def _line_starts(text: str, offsets: NDArray[np.int32]) -> list[bool]:
    """For each word whether a new line begins before it."""
    ends = [0, *offsets[:, 1].tolist()][: len(offsets)]
    return ["\n" in text[end:start] for end, start in zip(ends, offsets[:, 0].tolist(), strict=True)]


def _within(offsets: NDArray[np.int32], spans: list[Span]) -> NDArray[np.bool_]:
    """Which words begin within one of the spans."""
    found = np.zeros(len(offsets), dtype=np.bool_)
    starts = np.ascontiguousarray(offsets[:, 0])  # searchsorted copies anything else, each time
    for span in spans:
        first, last = np.searchsorted(starts, [span.start, span.end])
        found[first:last] = True
    return found


def shingles(words: Hashes, length: int) -> Hashes:
    """The hash of every run of `length` words, by its first word: the same on every machine."""
    count = len(words) - length + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    found = np.zeros(count, dtype=np.uint64)
    for place in range(length):
        found = found * _FACTOR + _mixed(words[place : place + count] + np.uint64(1))
    return _mixed(found)


def _mixed(numbers: Hashes) -> Hashes:
    """Every bit of a number spread over all its bits (the finaliser of SplitMix64)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))
