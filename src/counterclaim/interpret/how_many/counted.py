"""What a number counts: the noun phrase behind it, its unit, and what one of it is in that unit."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.interpret.how_many.lexicon import Lexicon
from counterclaim.interpret.how_many.numerals import Numeral
from counterclaim.interpret.how_many.words import Words

_FARTHEST = 7
_QUOTES = frozenset("\"“”'‘’«»")
_NO_PLURAL = ("ss", "us", "is")


@dataclass(frozen=True, slots=True)
class Counted:
    """`first` to `last` are the words counted (last < first where there are none), `unit` their unit.

    A value times `factor` is in that unit. An unknown unit is "": only what became of it can tell.
    """

    first: int
    last: int
    unit: str
    factor: float = 1.0

    @property
    def empty(self) -> bool:
        return self.last < self.first


def counted(words: Words, number: Numeral, lexicon: Lexicon) -> Counted:
    """The phrase that a number counts; with unit "" where nothing that can be counted follows."""
    start = number.last + 1
    if lexicon.has("currency_signs", words.at(number.core - 1)):
        return Counted(start, number.last, "money")
    if number.suffix:
        return _by_suffix(words, number, lexicon)
    if lexicon.has("percent", words.at(start)):
        return Counted(start, start, "percent")
    if lexicon.has("percent_pair", f"{words.at(start)} {words.at(start + 1)}"):
        return Counted(start, start + 1, "percent")
    behind = _past_of(words, start, lexicon)
    found = _measure(words, behind if number.vague else start, lexicon)
    return found or _noun_phrase(words, behind, number, lexicon) or Counted(start, number.last, "")


def _by_suffix(words: Words, number: Numeral, lexicon: Lexicon) -> Counted:
    """ "50km", "a 115-mile wall", "2,700sq km", "a 431-member staff"."""
    start = number.last + 1
    squared = lexicon.measures.get(f"square-{words.at(start)}")
    if lexicon.has("square", number.suffix) and squared:
        return Counted(start, start, *squared)
    unit, factor = lexicon.measures.get(number.suffix, ("people", 1.0))
    return Counted(start, number.last, unit, factor)


def _measure(words: Words, start: int, lexicon: Lexicon) -> Counted | None:
    """ "square kilometres", "sq. km", "miles"; a hyphen or "metric" may stand before."""
    if words.at(start) == "-" or lexicon.has("metric", words.at(start)):
        start += 1
    word, last = words.at(start), start
    for name in ("square", "nautical"):
        if lexicon.has(name, word):
            last = start + (2 if words.at(start + 1) in (".", "-") else 1)
            word = f"{name}-{words.at(last)}"
            break
    if word not in lexicon.measures:
        return None
    unit, factor = lexicon.measures[word]
    return Counted(start, last, unit, factor)


def _past_of(words: Words, start: int, lexicon: Lexicon) -> int:
    """Past a closing quotation mark, "of", "of the", "of 55"."""
    if words.at(start) in _QUOTES:
        start += 1
    if words.at(start) != "of":
        return start
    start += 1
    if lexicon.has("determiners", words.at(start)):
        start += 1
    for _ in range(_FARTHEST):
        if not (words.at(start) in _QUOTES or lexicon.number_word(words.at(start))):
            break
        start += 1
    return start


def _noun_phrase(words: Words, start: int, number: Numeral, lexicon: Lexicon) -> Counted | None:
    """The last plural that is known to be counted decides; else an unknown plural stands for things.

    A singular behind a number above one describes what follows it ("two drone operators").
    """
    found, singular, end = -1, -1, start
    for at in range(start, start + _FARTHEST):
        end = at
        word = words.at(at)
        if _ends_phrase(words, at, lexicon):
            break
        known = _unit_of(words, at, lexicon)
        if known and number.value > 1 and lexicon.has("singulars", word):
            singular = at
        elif known and not (found >= 0 and _is_state(word, lexicon)):
            found = at
        elif found >= 0:
            break
    if found < 0 and singular == end - 1:
        found = singular
    return _known(words, start, found, lexicon) if found >= start else _things(words, start, end)


def _is_state(word: str, lexicon: Lexicon) -> bool:
    """Whether a noun says what became of the one before it ("two people dead")."""
    return lexicon.happens("noun", word) or lexicon.happens("state", word)


def _unit_of(words: Words, at: int, lexicon: Lexicon) -> str:
    """The unit of a listed noun; people for those of any country ("Georgians")."""
    unit = lexicon.units.get(words.at(at), "")
    if unit or not words.capital(at):
        return unit
    return "people" if words.at(at).endswith(tuple(lexicon.sets["demonym_endings"])) else ""


def _ends_phrase(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether a word cannot stand between a number and what it counts."""
    word = words.at(at)
    if not word[:1].isalnum() or lexicon.has("stops", word):
        return True
    if word[0].isdecimal():
        return not any(character.isalpha() for character in word)
    if lexicon.number_word(word):
        return not lexicon.has("vague_kinds", word)
    if word in lexicon.units:
        return False
    if lexicon.has("other_verbs", word):
        return True
    if lexicon.has("adverbs", word):
        return not lexicon.happens("participle", words.at(at + 1))
    happened = any(lexicon.happens(role, word) for role in ("participle", "verb", "state"))
    return happened and not _describes(words, at + 1, lexicon)


def _describes(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether a participle goes on to a noun ("144 captured Ukrainian soldiers")."""
    for word in words.around(at, at + 2):
        if word in lexicon.units:
            return True
        if not word.isalpha() or lexicon.has("stops", word) or lexicon.has("adverbs", word):
            return False
    return False


def _known(words: Words, start: int, noun: int, lexicon: Lexicon) -> Counted:
    """The phrase up to a known noun, with "and children" behind "women"."""
    unit = _unit(words, start, noun, lexicon)
    second = words.at(noun + 2)
    plural = second.endswith("s") or lexicon.has("plurals", second)
    same = words.at(noun + 1) == "and" and plural and lexicon.units.get(second) == unit
    if same and not (lexicon.happens("noun", second) or lexicon.happens("active", second)):
        return Counted(start, noun + 2, unit)
    return Counted(start, noun, unit)


def _unit(words: Words, start: int, noun: int, lexicon: Lexicon) -> str:
    """The unit of a noun: a fighter with a type number is an aircraft, rounds of talks are no munitions."""
    word, unit = words.at(noun), _unit_of(words, noun, lexicon)
    if lexicon.has("rounds", word) and words.at(noun + 1) == "of":
        fired = words.at(noun + 2)
        return unit if lexicon.units.get(fired) == unit or lexicon.has("fire", fired) else "things"
    if lexicon.has("aircraft_if_typed", word):
        typed = any(any(c.isdigit() for c in part) for part in words.around(start, noun - 1))
        if typed or lexicon.has("aircraft_before", words.at(noun - 1)):
            return "aircraft"
    return unit


def _things(words: Words, start: int, end: int) -> Counted | None:
    """An unknown plural in the first three words ("five time zones" is things)."""
    for at in range(min(end, start + 3) - 1, start - 1, -1):
        if _plural(words.written(at)):
            return Counted(start, at, "things")
    return None


def _plural(written: str) -> bool:
    """Whether a word looks like a plural that is no name ("zones", "APCs", not "Reuters", "gas")."""
    if len(written) < 4 or not written.endswith("s") or written.endswith(_NO_PLURAL):
        return False
    return written.islower() or written[:-1].isupper()
