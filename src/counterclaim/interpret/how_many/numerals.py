"""Numbers in words: "1,000", "2.5 million", "two hundred and fifty", "dozens", "between 10 and 15"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from counterclaim.interpret.how_many.cores import Core, core
from counterclaim.interpret.how_many.lexicon import Lexicon, Qualifier
from counterclaim.interpret.how_many.words import Words

_DASH = re.compile("[-–—‑]")
_LARGEST = 1e15
_MOST_QUALIFIERS = 3


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and its bounds. `first` to `last` are its words with the qualifier, `core` the first without.

    `suffix` is what is glued to the digits ("mm", "year-old"); `vague` says that the word is no number
    ("dozens"); `digits` that it is written in digits.
    """

    first: int
    core: int
    last: int
    low: float | None
    high: float | None
    approximate: bool = False
    suffix: str = ""
    vague: bool = False
    digits: bool = False

    @property
    def value(self) -> float:
        """The number itself, before its qualifier opened a side."""
        return self.low if self.low is not None else self.high or 0.0

    @property
    def plain(self) -> bool:
        """Whether no qualifier stands before it."""
        return self.first == self.core


def numeral(words: Words, index: int, lexicon: Lexicon) -> Numeral | None:
    """The number that begins at a word, with what opens or loosens its bounds; None where none does."""
    first = core(words, index, lexicon)
    if first is None or first.value > _LARGEST:
        return None
    second = None if first.suffix else _second(words, first, lexicon)
    if second is not None and second.value < first.value:
        return None
    last = second or first
    found = Numeral(
        first=first.first,
        core=first.first,
        last=last.last,
        low=_lower(first, last),
        high=None if last.vague else last.value,
        suffix=last.suffix,
        vague=first.vague,
        digits=first.digits,
    )
    return _qualified(words, found, second is not None, lexicon)


def _lower(first: Core, last: Core) -> float:
    """The lower end; in "10 to 15 million" it takes the scale of the upper one."""
    if last.scale > first.scale and first.mantissa < last.mantissa:
        return first.mantissa * last.scale
    return first.value


def _second(words: Words, first: Core, lexicon: Lexicon) -> Core | None:
    """The upper end of a range that begins with `first`."""
    at = first.last + 1
    dash = bool(_DASH.fullmatch(words.at(at)))
    if dash and not (words.glued(at) and words.glued(at + 1)):
        return None
    if not dash and not _linked(words, first, lexicon):
        return None
    second = core(words, at + 1, lexicon)
    if second is None or second.first != at + 1:
        return None
    falls = second.value < first.value and second.scale <= first.scale
    return None if falls and not dash else second


def _linked(words: Words, first: Core, lexicon: Lexicon) -> bool:
    """Whether "to", "or", or "and" after "between" makes a range; "rose from 10 to 15" is none."""
    link, before = words.at(first.last + 1), words.around(first.first - 2, first.first - 1)
    if link == "and":
        return before[-1:] == ["between"]
    if link == "to" and not lexicon.sets["rises"].isdisjoint(before):
        return False
    return lexicon.has("range_links", link)


def _qualified(words: Words, found: Numeral, ranged: bool, lexicon: Lexicon) -> Numeral:
    """Adds the qualifiers before and after, and a currency sign."""
    first, last, kinds = found.first, found.last, set()
    if lexicon.has("currency_signs", words.at(first - 1)):
        first -= 1
    if ranged and lexicon.has("range_openers", words.at(first - 1)):
        first -= 1
    for _ in range(_MOST_QUALIFIERS):
        qualifier = _before(words, first - 1, lexicon)
        if qualifier is None:
            break
        first -= len(qualifier[0])
        kinds.add(qualifier[1])
    for phrase, kind in lexicon.after.get(words.at(last + 1), ()):
        if words.phrase_at(last + 1, phrase):
            last += len(phrase)
            kinds.add(kind)
            break
    return _bounded(replace(found, first=first, last=last, approximate="about" in kinds), kinds)


def _bounded(found: Numeral, kinds: set[str]) -> Numeral:
    if "at_least" in kinds:
        return replace(found, high=None)
    if "at_most" in kinds and not found.vague:
        return replace(found, low=None)
    return found


def _before(words: Words, end: int, lexicon: Lexicon) -> Qualifier | None:
    """The longest qualifier that ends at a word."""
    for phrase, kind in lexicon.before.get(words.at(end), ()):
        if words.phrase_at(end - len(phrase) + 1, phrase):
            return phrase, kind
    return None
