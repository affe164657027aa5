"""Which words the encoder sees together: overlapping windows over a text, and whose word counts where."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from counterclaim.model.features import LINE_START, PARAGRAPH_START, SENTENCE_START


@dataclass(frozen=True, slots=True)
class Window:
    """Words `start` to `end` are read together; only `keep_start` to `keep_end` are kept from it."""

    start: int
    end: int
    keep_start: int
    keep_end: int


def plan(first: NDArray[np.int64], position: NDArray[np.uint8], size: int, overlap: int) -> list[Window]:
    """Windows of at most `size` pieces, each beginning about `overlap` pieces before the last one's end.

    `first` [n + 1] is where each word's pieces begin. Two windows meet at a paragraph's start if their
    overlap holds one, else at a sentence's, else half way, so that what belongs together is rarely
    taken from two windows.
    """
    count = len(first) - 1
    windows: list[Window] = []
    start = kept = 0
    while kept < count:
        end = _fits(first, start, size)
        if end >= count:
            windows.append(Window(start, count, kept, count))
            break
        begin = max(start + 1, int(np.searchsorted(first, first[end] - overlap)))
        seam = max(kept + 1, _seam(position, begin, end))
        windows.append(Window(start, end, kept, seam))
        start, kept = min(begin, seam), seam
    return windows


def _fits(first: NDArray[np.int64], start: int, size: int) -> int:
    """The end of the longest run of words from `start` that has at most `size` pieces, or one word."""
    end = int(np.searchsorted(first, first[start] + size, side="right")) - 1
    return max(end, start + 1)


def _seam(position: NDArray[np.uint8], begin: int, end: int) -> int:
    """The best place between `begin` and `end` to go over from one window to the next."""
    middle = (begin + end) // 2
    inner = position[begin + 1 : end]
    for codes in ((PARAGRAPH_START, LINE_START), (SENTENCE_START,)):
        places = np.flatnonzero(np.isin(inner, codes)) + begin + 1
        if len(places):
            return int(places[np.argmin(np.abs(places - middle))])
    return middle
