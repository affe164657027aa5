"""Phrases of a list found in a text: the longest at each place, in one pass over its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from counterclaim.text.words import word_offsets, words_in

T = TypeVar("T")


class Found(NamedTuple, Generic[T]):
    """Words `first` to `last` (both included) are a phrase of the list, with all that it stands for."""

    first: int
    last: int
    values: tuple[T, ...]


@dataclass(slots=True)
class _Node(Generic[T]):
    after: dict[str, _Node[T]] = field(default_factory=dict)
    ends: list[tuple[tuple[str, ...], T]] = field(default_factory=list)


class PhraseTable(Generic[T]):
    """Phrases and what each stands for, asked for word by word.

    Capitals count as a phrase has them: one without lower-case letters ("AFU", "US") is found only as
    written, a capitalised word only where the text has a capital, and a small one in any case.
    """

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._root: _Node[T] = _Node()
        for phrase, value in phrases:
            words = tuple(plain_words(phrase))
            node = self._root
            for word in words:
                node = node.after.setdefault(word.lower(), _Node())
            if words:
                node.ends.append((words, value))

    def find(self, words: Sequence[str], lower: Sequence[str]) -> Iterator[Found[T]]:
        """The longest phrase at each word, left to right, none inside another."""
        index = 0
        while index < len(words):
            found = self._longest(words, lower, index)
            if found is not None:
                yield found
            index = index + 1 if found is None else found.last + 1

    def _longest(self, words: Sequence[str], lower: Sequence[str], first: int) -> Found[T] | None:
        node = self._root.after.get(lower[first])
        best: Found[T] | None = None
        last = first
        while node is not None:
            if node.ends:
                said = words[first : last + 1]
                values = tuple(value for form, value in node.ends if _fits(form, said))
                best = Found(first, last, values) if values else best
            last += 1
            node = node.after.get(lower[last]) if last < len(words) else None
        return best


def plain_words(text: str) -> list[str]:
    """The words of a text with one kind of apostrophe and one kind of hyphen."""
    return [same_signs(word) for word in words_in(text, word_offsets(text))]


def same_signs(word: str) -> str:
    return _SIGNS.get(word, word)


_SIGNS = {"’": "'", "ʼ": "'", "`": "'", "‘": "'", "‑": "-", "‐": "-", "–": "-"}


def _fits(form: Sequence[str], said: Sequence[str]) -> bool:
    """Whether the words said have the capitals of the form."""
    if not any(char.islower() for word in form for char in word):
        return list(form) == list(said)
    return all(own[:1].isupper() <= word[:1].isupper() for own, word in zip(form, said, strict=True))
