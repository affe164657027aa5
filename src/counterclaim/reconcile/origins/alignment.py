"""Where two texts say the same words: matching blocks, gathered into passages.

Linear in the two texts, whatever they hold: a seed is looked up at its first few places only, and no
word is passed over twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from counterclaim.reconcile.origins.lexicon import limits
from counterclaim.reconcile.origins.wording import Wording

_PLACES = 4  # places of one seed that are tried; a text that says five words more often is not helped by more


@dataclass(frozen=True, slots=True)
class Block:
    """`length` words that are the same from word `one` of the one text and word `other` of the other."""

    one: int
    other: int
    length: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Blocks that follow each other closely in both texts: one passage, with the words changed in it."""

    blocks: tuple[Block, ...]

    @property
    def one(self) -> tuple[int, int]:
        """The first word in the one text, and the word after the last."""
        return self.blocks[0].one, self.blocks[-1].one + self.blocks[-1].length

    @property
    def other(self) -> tuple[int, int]:
        return self.blocks[0].other, self.blocks[-1].other + self.blocks[-1].length

    @property
    def matched(self) -> int:
        """Words that are the same."""
        return sum(block.length for block in self.blocks)


def passages(one: Wording, other: Wording) -> tuple[Passage, ...]:
    """The passages that two texts share, in the order of the one; no word of the one is in two of them."""
    return tuple(
        passage for passage in _gathered(tuple(_blocks(one, other))) if passage.matched >= limits().passage
    )


def _blocks(one: Wording, other: Wording) -> Iterator[Block]:
    """The longest match from each word on that no earlier match has taken."""
    if not len(one.seeds) or not len(other.seeds):
        return
    first = np.searchsorted(other.sorted_seeds, one.seeds, side="left")
    found = other.sorted_seeds[np.minimum(first, len(other.seeds) - 1)] == one.seeds
    taken = 0
    after: Block | None = None
    for place in np.flatnonzero(found).tolist():
        if place < taken:
            continue
        rank = int(first[place])
        tried = other.seed_order[rank : rank + _PLACES]
        seed = one.seeds[place]
        matches = [
            Block(place, at, _length(one, other, place, at))
            for at in tried.tolist()
            if other.seeds[at] == seed
        ]
        after = max(matches, key=lambda block: (block.length, _follows(after, block), -block.other))
        taken = place + after.length
        yield after


def _length(one: Wording, other: Wording, place: int, at: int) -> int:
    """How many words are the same from there on."""
    length, step = 0, 32
    while True:
        left = one.words[place + length : place + length + step]
        right = other.words[at + length : at + length + step]
        size = min(len(left), len(right))
        differ = np.flatnonzero(left[:size] != right[:size])
        if len(differ):
            return length + int(differ[0])
        length += size
        if size < step:
            return length


def _follows(before: Block | None, block: Block) -> bool:
    if before is None:
        return False
    gap = limits().gap
    return (
        0 <= block.one - before.one - before.length <= gap
        and 0 <= block.other - before.other - before.length <= gap
    )


def _gathered(blocks: Sequence[Block]) -> Iterator[Passage]:
    group: list[Block] = []
    for block in blocks:
        if group and not _follows(group[-1], block):
            yield Passage(tuple(group))
            group = []
        group.append(block)
    if group:
        yield Passage(tuple(group))
