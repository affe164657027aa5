"""One report under the eyes of `parties`: its words, and what of the lexicon stands where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeVar

from counterclaim.interpret.phrases import Found
from counterclaim.interpret.who.lexicon import Head, Lexicon, Meaning, Named, SideWord
from counterclaim.interpret.who.tokens import Tokens
from counterclaim.languages import word_list
from counterclaim.profiles import Entity
from counterclaim.records import PartyKind

M = TypeVar("M", Named, SideWord, Head)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `first` to `last` are somebody. `head` is the noun that they are about.

    `start` is where the noun phrase begins, with the numbers and units that the words leave out.
    """

    first: int
    last: int
    head: int
    kind: PartyKind
    side: str | None = None
    entity: Entity | None = None
    form: Literal["name", "group", "person", "deed"] = "group"
    start: int = -1

    @property
    def reach(self) -> range:
        """All words of the noun phrase."""
        return range(self.first if self.start < 0 else self.start, self.last + 1)


@dataclass(frozen=True, slots=True)
class Scene:
    """`found` are the phrases in reading order; `over` gives for each word which of them it is in, or -1."""

    tokens: Tokens
    lexicon: Lexicon
    date: str | None
    found: list[Found[Meaning]]
    over: list[int]

    def phrase(self, index: int) -> Found[Meaning] | None:
        """The phrase of the lexicon that a word is in."""
        if 0 <= index < len(self.over) and self.over[index] >= 0:
            return self.found[self.over[index]]
        return None

    def meaning(self, index: int, kind: type[M]) -> M | None:
        """What a word's phrase means as one of that type."""
        phrase = self.phrase(index)
        return meaning_of(phrase, kind) if phrase else None

    def is_word(self, index: int, name: str) -> bool:
        """Whether a word stands in a plain list of the lexicon."""
        return self.tokens.at(index) in self.lexicon.words[name]

    def is_title(self, index: int) -> bool:
        return self.is_word(index, "titles.words") or self.meaning(index, Head) is not None


def meaning_of(phrase: Found[Meaning], kind: type[M]) -> M | None:
    return next((value for value in phrase.values if isinstance(value, kind)), None)


def scene_of(tokens: Tokens, lexicon: Lexicon, date: str | None) -> Scene:
    """What the lexicon finds in the words, without the surnames that the model takes for something else."""
    over = [-1] * len(tokens)
    kept: list[Found[Meaning]] = []
    found = list(lexicon.table.find(tokens.words, tokens.lower))
    introduced = frozenset(_introduced(found))
    for phrase in found:
        values = tuple(value for value in phrase.values if _holds(value, phrase, tokens, introduced))
        if values and not _across_lines(tokens, phrase):
            for index in range(phrase.first, phrase.last + 1):
                over[index] = len(kept)
            kept.append(Found(phrase.first, phrase.last, values))
    return Scene(tokens, lexicon, date, kept, over)


def _across_lines(tokens: Tokens, phrase: Found[Meaning]) -> bool:
    return "\n" in tokens.text[tokens.starts[phrase.first] : tokens.ends[phrase.last]]


def _introduced(found: list[Found[Meaning]]) -> Iterator[str]:
    """The ids of the persons whom the report names in full somewhere."""
    for phrase in found:
        for value in phrase.values:
            if isinstance(value, Named) and value.form == "full" and value.entity.kind == "person":
                yield value.entity.id


def _holds(value: Meaning, phrase: Found[Meaning], tokens: Tokens, introduced: frozenset[str]) -> bool:
    """A surname alone is that person's if the model sees a person there, without another first name.

    Where the report has the full name too, the model may also have seen nothing, or a body.
    """
    if not isinstance(value, Named) or value.form == "full":
        return True
    labels = ("PERSON", "ORGANIZATION", "") if value.entity.id in introduced else ("PERSON",)
    if tokens.label(phrase.first) not in labels:
        return False
    before = phrase.first - 1
    own_first_name = tokens.label(before) == "PERSON" and tokens.entity[phrase.first][0] == "I"
    spelt_otherwise = any(_alike(name.split()[0].lower(), tokens.at(before)) for name in value.entity.names)
    return (
        not own_first_name or spelt_otherwise or tokens.at(before) in _INSIDE_NAMES or _titled(tokens, before)
    )


def _alike(first_name: str, other: str) -> bool:
    """Whether two first names can be one, otherwise spelt or cut short: "Joe" and "Joseph", not "Jill".

    They share their first letter, and the second one or the second consonant.
    """
    if first_name[:1] != other[:1]:
        return False
    one, another = (_VOWELS.sub("", name) for name in (first_name, other))
    return len(other) == 1 or first_name[:2] == other[:2] or (len(one) > 1 and one[:2] == another[:2])


_VOWELS = re.compile(r"[aeiouy]|\W")
_INSIDE_NAMES = frozenset({"-", "'", "s"})


def _titled(tokens: Tokens, index: int) -> bool:
    """Whether the model took a title into the name: "President Doe", "Mr. Doe"."""
    word = tokens.at(index - 1) if tokens.at(index) == "." else tokens.at(index)
    return word in word_list("en", "parties.titles")
