"""Designations: the words of a text that name one unit of armed forces, by number or by name.

The safety law of the project rests on them: no facet may show such words, and none of a claim's places
has a point where they stand in its sentence. They are read off the text alone, so that any words can be
asked about, and rather found too often than missed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.interpret.phrases import PhraseTable, same_signs
from counterclaim.languages import load, word_list
from counterclaim.profiles import Profile
from counterclaim.records import Span
from counterclaim.text.words import word_offsets, words_in

_ORDINAL = re.compile(r"\d{1,4}(?:st|nd|rd|th)")
_DIGITS = re.compile(r"\d{1,5}")
# So many words before its noun may belong to a unit's name.
_LONGEST = 12
# Up to here an ordinal by itself may be a day of the month.
_LAST_DAY = 31
_QUOTES = frozenset("\"“”'‘«»")
_JOINTS = frozenset({"and", ",", "-", "/", "or"})
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Lists:
    """The word lists with their plurals.

    `names` are phrases that are a unit without a noun of one; `bodies` names of the profile that have such
    a noun and are no unit.
    """

    nouns: frozenset[str]
    plain: frozenset[str]
    named: frozenset[str]
    inside: frozenset[str]
    sorts: frozenset[str]
    ordinals: frozenset[str]
    stops: frozenset[str]
    places: frozenset[str]
    behind_number: frozenset[str]
    names: PhraseTable[None]
    bodies: PhraseTable[None]


@dataclass(frozen=True, slots=True)
class _Text:
    words: list[str]
    lower: list[str]
    lists: _Lists

    def at(self, index: int) -> str:
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def capital(self, index: int) -> bool:
        return 0 <= index < len(self.words) and self.words[index][:1].isupper()

    def name(self, index: int) -> bool:
        """Whether a word can be of a unit's name: a capital, and no word for a side nor a plain one."""
        return self.capital(index) and self.lower[index] not in self.lists.stops


def designations(text: str, profile: Profile) -> list[Span]:
    """The designations of a text in reading order, none overlapping another."""
    offsets = word_offsets(text)
    words = [same_signs(word) for word in words_in(text, offsets)]
    found = _found(_Text(words, [word.lower() for word in words], _lists(profile)))
    return [Span(int(offsets[first, 0]), int(offsets[last, 1])) for first, last in found]


def _found(text: _Text) -> list[Range]:
    bodies = {phrase.last: phrase.first for phrase in text.lists.bodies.find(text.words, text.lower)}
    units = ((first, last) for first, last in _by_noun(text) if bodies.get(last, last + 1) > first)
    found = [*units, *_by_number(text), *_by_name(text)]
    return _joined([*found, *_again(text, found)])


def _joined(found: Sequence[Range]) -> list[Range]:
    joined: list[Range] = []
    for first, last in sorted(found):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def _by_noun(text: _Text) -> Iterator[Range]:
    """ "5th Guards Tank Army", "93 Brigade", "Northern Lights battalion", "Unit 12345"."""
    for at, word in enumerate(text.lower):
        if word in text.lists.nouns:
            first, last = min(_numbered(text, at), _named(text, at)), _number_behind(text, at)
            if first < at and text.at(first - 1) == "-" and first > 1:
                first -= 2  # "seventy-second brigade"
            if first < at or last > at:
                yield first, last


def _numbered(text: _Text, noun: int) -> int:
    """The first word of the number and what stands between it and the noun; the noun itself if none does."""
    first, sort, between = noun, noun, 0
    for index in range(noun - 1, max(-1, noun - _LONGEST), -1):
        word = text.lower[index]
        if _is_number(text, index, noun, between):
            first = index
        elif word in text.lists.inside or word in text.lists.nouns:
            between += word not in _JOINTS
            sort = index if word not in _JOINTS else sort
        elif not text.capital(index) and not (word in _JOINTS and _ORDINAL.fullmatch(text.at(index - 1))):
            break
    return sort if first == noun and between > 1 and text.capital(noun) else first


def _is_number(text: _Text, index: int, noun: int, between: int) -> bool:
    word, said = text.lower[index], text.lower[noun]
    if _ORDINAL.fullmatch(word):
        return True
    single = (not said.endswith("s") or said == "corps") and text.at(noun + 1) not in text.lists.sorts
    known = between > 0 or (single and said in text.lists.plain)
    if word.isdecimal() and len(word) <= 4:  # "12 brigades" are counted, "12 Brigade" is one
        return single and known
    if word not in text.lists.ordinals:
        return False
    return known or (text.words[index].isupper() and text.capital(noun))


def _named(text: _Text, noun: int) -> int:
    """The first word of the name before a noun; the noun itself where none stands there."""
    lists, word = text.lists, text.lower[noun]
    if word not in lists.plain and not (word in lists.named and text.capital(noun)):
        return noun
    first = noun
    for index in range(noun - 1, max(-1, noun - _LONGEST), -1):
        word = text.lower[index]
        if text.name(index):
            first = index
        elif word != "-" and word not in _QUOTES and (word == "and" or word not in lists.inside):
            break
    return first


def _number_behind(text: _Text, noun: int) -> int:
    """The last word of "unit 12345", "brigade No. 7"."""
    last = noun
    for index in range(noun + 1, noun + 4):
        if _DIGITS.fullmatch(text.at(index)):
            return index
        if text.at(index) not in ("no", ".", "number", "№", "#"):
            break
    return last


def _by_number(text: _Text) -> Iterator[Range]:
    """A number and no noun: "79th Airborne", "93rd Mechanized", "the 99th was"."""
    for index, word in enumerate(text.lower):
        if word[0].isdecimal() and _ORDINAL.fullmatch(word):
            last = index
            while text.at(last + 1).removesuffix("s") in text.lists.inside and text.capital(last + 1):
                last += 1
            high = int(word[:-2]) > _LAST_DAY and text.at(index - 1) == "the"
            if last > index or (high and text.at(index + 1) in text.lists.behind_number):
                yield index, last


def _by_name(text: _Text) -> Iterator[Range]:
    """Names that need no noun, where they are not those of a place ("Sea of …")."""
    for phrase in text.lists.names.find(text.words, text.lower):
        of_place = text.at(phrase.first - 1) == "of" and text.at(phrase.first - 2) in text.lists.places
        if not of_place and text.at(phrase.last + 1) not in text.lists.places:
            yield phrase.first, phrase.last


def _again(text: _Text, found: Sequence[Range]) -> Iterator[Range]:
    """What designates a unit in one place does so in others: "the 912th", "Northern Lights fighters"."""
    numbers: set[str] = set()
    names: set[tuple[str, ...]] = set()
    lengths: dict[str, set[int]] = {}
    for first, last in found:
        words = tuple(text.lower[first : last + 1])
        numbers.update(word for word in words if _ORDINAL.fullmatch(word) and int(word[:-2]) > _LAST_DAY)
        name = words[:-1] if words[-1] in text.lists.nouns else ()
        if len(name) > 1 and all(text.name(index) or text.at(index) == "-" for index in range(first, last)):
            names.add(name)
            lengths.setdefault(name[0], set()).add(len(name))
    for index, word in enumerate(text.lower):
        if word in numbers:
            yield index, index
        for length in lengths.get(word, ()):
            said = tuple(text.lower[index : index + length])
            if len(said) == length and text.capital(index) and said in names:
                yield index, index + length - 1


@lru_cache(maxsize=8)
def _lists(profile: Profile) -> _Lists:
    nouns, inside = (word_list("en", f"parties.units.{name}") for name in ("words", "inside"))
    sides = [name for side in profile.sides for name in (*side.countries, *side.demonyms, *side.capitals)]
    states = load("en", "parties")["states"]
    stops = [
        word for name in (*sides, *states["names"], *states["demonyms"]) for word in name.lower().split()
    ]
    names = [name for entity in profile.entities if entity.unit for name in entity.names]
    bodies = [name for entity in profile.entities if not entity.unit for name in entity.names]
    return _Lists(
        nouns=_with_plurals(nouns),
        plain=_with_plurals(word_list("en", "parties.units.plain")),
        named=_with_plurals(word_list("en", "parties.units.named")),
        inside=inside,
        sorts=(inside - _JOINTS) | _with_plurals(nouns),
        behind_number=word_list("en", "parties.units.behind_number"),
        ordinals=word_list("en", "parties.units.ordinals"),
        stops=word_list("en", "parties.units.before_names") | frozenset(stops),
        places=word_list("en", "parties.metonyms.place_nouns"),
        names=PhraseTable((name, None) for name in (*word_list("en", "parties.units.alone"), *names)),
        bodies=PhraseTable((name, None) for name in bodies if _with_noun(name, nouns)),
    )


def _with_noun(name: str, nouns: frozenset[str]) -> bool:
    return name.lower().rpartition(" ")[2] in nouns


def _with_plurals(words: frozenset[str]) -> frozenset[str]:
    """The words and their regular plurals."""
    return words | {
        word[:-1] + "ies" if word.endswith("y") else word + "s" for word in words if not word.endswith("s")
    }
