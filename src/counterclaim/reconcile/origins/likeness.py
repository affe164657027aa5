"""How alike two reports are: what the one repeats of the other, and what that makes of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from counterclaim.reconcile.origins.alignment import Passage, passages
from counterclaim.reconcile.origins.lexicon import limits
from counterclaim.reconcile.origins.wording import Wording, wording
from counterclaim.records import Report, Span

Verdict = Literal["copy", "passages", "quotation", "standing", "independent"]


@dataclass(frozen=True, slots=True)
class Repeat:
    """One span of the one report that repeats one span of the other, and how many words are the same.

    `told` are in both writers' own voice, `quoted` are somebody else's (within quotation marks in either
    text, or in the first person), `standing` are standing text in either.
    """

    one: Span
    other: Span
    told: int
    quoted: int
    standing: int


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two reports share, by their ids, and the verdict with its reasons.

    copy: nearly the whole of the shorter text is in the other. passages: parts of the text are. In both
    one repeats the other or both a third. quotation: only the words of the same speaker. standing: only
    notices, credits and captions. `of_one` and `of_other` are the shared part of each text's own words.
    """

    one: str
    other: str
    verdict: Verdict
    reasons: tuple[str, ...]
    of_one: float
    of_other: float
    repeats: tuple[Repeat, ...] = ()

    @property
    def share(self) -> float:
        """The shared part of the text that is shared more of."""
        return max(self.of_one, self.of_other)

    @property
    def same_text(self) -> bool:
        """Whether text went from the one to the other, or from a third to both."""
        return self.verdict in ("copy", "passages")

    def spans(self, report: str) -> tuple[Span, ...]:
        """Where the shared text stands in one of the two."""
        if report not in (self.one, self.other):
            raise KeyError(report)
        return tuple(repeat.one if report == self.one else repeat.other for repeat in self.repeats)


def compare(one: Report, other: Report, standing: Set[int] = frozenset()) -> Likeness:
    """The likeness of two reports, from their texts alone; who is named first makes no difference to it.

    `standing` are the cells of text that both reports' outlet carries day after day, where that is known
    (`MemoryIndex.standing`): what is said there is no repetition of the one by the other.
    """
    if one.id <= other.id:
        return _compared(one, other, standing)
    swapped = _compared(other, one, standing)
    repeats = tuple(
        Repeat(each.other, each.one, each.told, each.quoted, each.standing) for each in swapped.repeats
    )
    return Likeness(
        one.id, other.id, swapped.verdict, swapped.reasons, swapped.of_other, swapped.of_one, repeats
    )


def _compared(one: Report, other: Report, standing: Set[int]) -> Likeness:
    left, right = wording(one), wording(other)
    if standing:
        left, right = left.with_standing(standing), right.with_standing(standing)
    shared = passages(left, right)
    shorter = max(1, min(_sum(left.own), _sum(right.own)))
    copied = _told(left, right, shared) >= limits().copy * shorter
    speech = [not copied and _spoken(left, right, passage) for passage in shared]
    repeats = tuple(
        Repeat(left.span(*passage.one), right.span(*passage.other), *_count(left, right, passage, spoken))
        for passage, spoken in zip(shared, speech, strict=True)
    )
    told = _told(left, right, [passage for passage, spoken in zip(shared, speech, strict=True) if not spoken])
    of_one, of_other = told / max(1, _sum(left.own)), told / max(1, _sum(right.own))
    verdict, reasons = _judged(repeats, told, max(of_one, of_other))
    return Likeness(one.id, other.id, verdict, reasons, of_one, of_other, repeats)


def _count(left: Wording, right: Wording, passage: Passage, spoken: bool) -> tuple[int, int, int]:
    """The same words of a passage: in both writers' own voice, somebody else's, and standing."""
    own = sum(_sum(left.own[one] & right.own[other]) for one, other in _slices(passage))
    standing = sum(_sum(left.standing[one] | right.standing[other]) for one, other in _slices(passage))
    told = 0 if spoken else own
    return told, passage.matched - told - standing, standing


def _spoken(left: Wording, right: Wording, passage: Passage) -> bool:
    """Whether a short passage is in the first person: somebody's words, though neither text marks them."""
    return passage.matched <= limits().spoken and any(
        bool(np.any(left.first_person[one] & left.own[one] & right.own[other]))
        for one, other in _slices(passage)
    )


def _slices(passage: Passage) -> Iterator[tuple[slice, slice]]:
    """The words of each block in the one text and in the other."""
    for block in passage.blocks:
        yield (
            slice(block.one, block.one + block.length),
            slice(block.other, block.other + block.length),
        )


def _sum(which: NDArray[np.bool_]) -> int:
    return int(np.count_nonzero(which))


def _told(left: Wording, right: Wording, shared: Sequence[Passage]) -> int:
    """Words in both writers' own voice over all passages; a word that is repeated twice counts once."""
    one, other = np.zeros(len(left), dtype=np.bool_), np.zeros(len(right), dtype=np.bool_)
    for here, there in (each for passage in shared for each in _slices(passage)):
        both = left.own[here] & right.own[there]
        one[here] |= both
        other[there] |= both
    return min(_sum(one), _sum(other))


def _judged(repeats: Sequence[Repeat], told: int, share: float) -> tuple[Verdict, tuple[str, ...]]:
    """The verdict, and in words what it rests on."""
    quoted = sum(repeat.quoted for repeat in repeats)
    longest = max((repeat.told for repeat in repeats), default=0)
    own = sum(repeat.told > 0 for repeat in repeats)
    reasons = [
        f"{told} words of the writers' own in {own} passage{'s' * (own != 1)}, {longest} in the longest"
    ]
    reasons += [f"{quoted} words of somebody else"] if quoted else []
    enough = told >= limits().told and longest >= limits().run
    if enough or (told >= limits().passage and share >= limits().mostly):
        reasons.append(f"{share:.0%} of the shorter text's own words")
        return ("copy" if share >= limits().copy else "passages"), tuple(reasons)
    if quoted >= limits().quoted:
        return "quotation", tuple(reasons)
    standing = sum(repeat.standing for repeat in repeats)
    if standing > told + quoted:
        return "standing", ("only notices, credits or captions",)
    return "independent", ("only short phrases",) if repeats else ("nothing that is the same",)
