"""With what: weapons and systems that a text names, each with its family, and nothing more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from counterclaim.interpret.phrases import PhraseTable, same_signs
from counterclaim.languages import load, word_list
from counterclaim.records import Instrument, Span
from counterclaim.text.words import word_offsets, words_in


class _Weapon(NamedTuple):
    system: str | None
    family: str


def instruments(text: str) -> list[Instrument]:
    """The weapons of a text in reading order: systems by their id, others by their family alone."""
    offsets = word_offsets(text)
    words = [same_signs(word) for word in words_in(text, offsets)]
    lower = [word.lower() for word in words]
    found: list[Instrument] = []
    last = -1
    for match in _table("en").find(words, lower):
        if match.first == match.last and _is_other(lower, match.first, _not_beside("en")):
            continue
        if _of_a_unit(lower, match.last + 1):
            continue
        weapon = min(match.values, key=lambda value: value.system is None)
        start, end = int(offsets[match.first, 0]), int(offsets[match.last, 1])
        if weapon.system is None and match.first == last + 1 and found:
            found[-1] = replace(found[-1], span=Span(found[-1].span.start, end))  # "Iskander missiles"
        else:
            found.append(Instrument(Span(start, end), weapon.system, weapon.family))
        last = match.last
    return found


def _is_other(lower: list[str], index: int, others: dict[str, frozenset[str]]) -> bool:
    """Whether the words beside one say that it is no weapon: "to mine", "coal mines", "in arms"."""
    beside = others.get(lower[index])
    if beside is None:
        return False
    before = lower[index - 1] if index else ""
    after = lower[index + 1] if index + 1 < len(lower) else ""
    return before in beside or after in beside


def _of_a_unit(lower: list[str], index: int) -> bool:
    """Whether a weapon's word only says of what sort a unit is: "tank army", "artillery brigades"."""
    units = word_list("en", "parties.units.words")
    return index < len(lower) and (lower[index] in units or lower[index].removesuffix("s") in units)


@lru_cache(maxsize=4)
def _table(language: str) -> PhraseTable[_Weapon]:
    return PhraseTable(_weapons(language))


@lru_cache(maxsize=4)
def _not_beside(language: str) -> dict[str, frozenset[str]]:
    """Words that are weapons only without certain words beside them."""
    beside = load(language, "weapons")["not_beside"]
    return {word: frozenset(others) for word, others in beside.items()}


def _weapons(language: str) -> Iterator[tuple[str, _Weapon]]:
    lists = load(language, "weapons")
    for family, words in lists["families"].items():
        yield from ((word, _Weapon(None, family)) for word in words)
    for system, entry in lists["systems"].items():
        yield from ((name, _Weapon(system, entry["family"])) for name in entry["names"])
