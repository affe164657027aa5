"""Mentions of one sentence that suffered the same, counted together, and which sentences tell of now."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from counterclaim.interpret.how_many.lexicon import Lexicon
from counterclaim.interpret.how_many.mention import Mention
from counterclaim.interpret.how_many.words import Words

_ENDS = frozenset(".!?\n")
_FATES = frozenset({"killed", "wounded", "shot", "treated"})
_GAP = 3


class Sentences:
    """The sentences of a text by number, and those that tell of other times ("last year")."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self.words = words
        self.ends = [at for at, word in enumerate(words.lower) if word in _ENDS and words.breaks(at)]
        self._lexicon = lexicon
        self.background = {number for number in range(len(self.ends) + 1) if self._elsewhere(number)}

    def of(self, at: int) -> int:
        """The number of the sentence that a word stands in."""
        return bisect_right(self.ends, at - 1)

    def inside(self, number: int) -> list[str]:
        start = self.ends[number - 1] + 1 if number else 0
        end = self.ends[number] if number < len(self.ends) else len(self.words.lower)
        return self.words.lower[start:end]

    def onward(self, at: int, most: int) -> list[str]:
        """The words from one to the end of its sentence, at most so many."""
        number = self.of(at)
        end = self.ends[number] if number < len(self.ends) else len(self.words.lower)
        return self.words.lower[at : min(end, at + most)]

    def _elsewhere(self, number: int) -> bool:
        inside = self.inside(number)
        if not self._lexicon.sets["background"].isdisjoint(inside):
            return True
        line = f" {' '.join(inside)} "
        return any(f" {phrase} " in line for phrase in self._lexicon.sets["background_phrases"])


@dataclass(frozen=True, slots=True)
class Group:
    """Mentions joined by "and" or commas; `apposed` where a comma follows the first."""

    mentions: tuple[Mention, ...]
    sentence: int
    fate: str
    apposed: bool = False

    @property
    def value(self) -> float:
        """The sum, or the first number where the rest only tell who they are ("two, a man and a boy")."""
        first, *rest = (one.value for one in self.mentions)
        return first if self.apposed and sum(rest) == first else first + sum(rest)

    @property
    def bounded(self) -> bool:
        """Whether every mention has an upper bound."""
        return all(one.high is not None for one in self.mentions)

    @property
    def other(self) -> bool:
        """Whether it comes on top of somebody ("three others")."""
        return any(one.other for one in self.mentions)

    @property
    def definite(self) -> bool:
        """Whether it may speak again of somebody named before ("the boy")."""
        return any(one.form == "the" for one in self.mentions)


def grouped(mentions: Iterable[Mention], sentences: Sentences, lexicon: Lexicon) -> Iterator[Group]:
    """Groups of people killed or hurt, in reading order; parts of a number are left out."""
    together: list[Mention] = []
    for mention in mentions:
        if mention.part or not mention.people or mention.fate not in _FATES:
            continue
        if together and not _together(together[-1], mention, sentences, lexicon):
            yield _group(together, sentences)
            together = []
        together.append(mention)
    if together:
        yield _group(together, sentences)


def _together(before: Mention, after: Mention, sentences: Sentences, lexicon: Lexicon) -> bool:
    if before.fate != after.fate or sentences.of(before.first) != sentences.of(after.first):
        return False
    between = sentences.words.around(before.last + 1, after.first - 1)
    between = [word for word in between if not lexicon.has("determiners", word)]
    joints = lexicon.sets["joints"] - lexicon.sets["alternatives"]
    return len(between) <= _GAP and joints.issuperset(between)


def _group(mentions: list[Mention], sentences: Sentences) -> Group:
    first = mentions[0]
    apposed = sentences.words.at(first.last + 1) == ","
    return Group(tuple(mentions), sentences.of(first.first), first.fate, apposed)
