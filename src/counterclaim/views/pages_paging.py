"""Lists that are too long for one page, cut into parts that have a page each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """What stands on page `number` of `of`: those from number `first` to number `last` of `total`."""

    found: Sequence[T]
    first: int
    total: int
    number: int
    of: int

    @property
    def last(self) -> int:
        return self.first + len(self.found) - 1


def parts(found: Sequence[T], most: int) -> list[Part[T]]:
    """All that was found, so many to a page at most; one page where there is nothing."""
    starts = range(0, max(len(found), 1), most)
    return [
        Part(found[start : start + most], start + 1, len(found), number, len(starts))
        for number, start in enumerate(starts, 1)
    ]
