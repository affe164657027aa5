"""The number itself, without its neighbours: digits, words, vague words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterclaim.interpret.how_many.lexicon import Lexicon
from counterclaim.interpret.how_many.words import Words

_DIGITS = re.compile(r"(?P<number>\d+(?:[,.\u00a0\u202f ]\d+)*)(?:(?P<hyphen>-?)(?P<suffix>[^\W\d_].*))?")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?|(?:\.\d{3})+)")
_PLAIN = re.compile(r"\d{1,15}(?:\.\d{1,15})?")
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Core:
    """`mantissa` times `scale`, and what is glued on behind."""

    first: int
    last: int
    mantissa: float
    scale: float = 1.0
    suffix: str = ""
    vague: bool = False
    digits: bool = False

    @property
    def value(self) -> float:
        return self.mantissa * self.scale


def core(words: Words, index: int, lexicon: Lexicon) -> Core | None:
    """The number that begins at a word, or at the article before it; None where there is none."""
    word = words.at(index)
    if word[:1].isdecimal():
        return _digits(words, index, lexicon)
    if word in lexicon.numbers.vague:
        return _vague(words, index, lexicon)
    if word in lexicon.numbers.articles and lexicon.has("articles", words.at(index - 1)):
        return _with_article(words, index, lexicon)
    return _spelled(words, index, lexicon)


def _digits(words: Words, index: int, lexicon: Lexicon) -> Core | None:
    match = _DIGITS.fullmatch(words.at(index))
    value = _value(match["number"]) if match else None
    if match is None or value is None:
        return None
    suffix = match["suffix"] or ""
    scale = lexicon.numbers.suffixes.get(suffix)
    if scale and not match["hyphen"] and _is_scale(words, index, suffix, lexicon):
        return Core(index, index, value, scale, digits=True)
    scale = None if suffix else lexicon.numbers.scales.get(words.at(index + 1))
    if scale:
        return Core(index, index + 1, value, scale, digits=True)
    return Core(index, index, value, suffix=suffix, digits=True)


def _is_scale(words: Words, index: int, suffix: str, lexicon: Lexicon) -> bool:
    """Whether a letter is a scale: "m" is metres unless money stands before or something counted behind."""
    if suffix not in lexicon.measures:
        return True
    return lexicon.has("currency_signs", words.at(index - 1)) or lexicon.measured(words.at(index + 1))


def _value(number: str) -> float | None:
    """The value of digits with separators; None for what is neither grouped in threes nor a decimal."""
    if _GROUPED.fullmatch(number):
        if "." in number and re.search(r"[,\u00a0\u202f ]", number):
            whole, _, decimals = number.partition(".")
            return float(f"{re.sub('[^0-9]', '', whole)}.{decimals}")
        return float(re.sub("[^0-9]", "", number))
    return float(number) if _PLAIN.fullmatch(number) and number.isascii() else None


def _vague(words: Words, index: int, lexicon: Lexicon) -> Core | None:
    """ "dozens", "hundreds of thousands", "several hundred", "a few"."""
    numbers, word, after = lexicon.numbers, words.at(index), words.at(index + 1)
    article = lexicon.has("articles", words.at(index - 1))
    if lexicon.has("needs_article", word) and not article:
        return None
    first = index - 1 if article else index
    if after in numbers.scales:
        # "several hundred" stands for as little as "hundreds" does.
        hundreds, more = 2.0 * numbers.scales[after], numbers.scales.get(words.at(index + 2))
        return Core(first, index + 2 if more else index + 1, hundreds * (more or 1), vague=True)
    scale = numbers.vague_scales.get(words.at(index + 2)) if after == "of" else None
    if scale:
        return Core(first, index + 2, numbers.vague[word], scale, vague=True)
    return Core(first, index, numbers.vague[word], vague=True)


def _with_article(words: Words, index: int, lexicon: Lexicon) -> Core | None:
    """ "a dozen", "half a dozen", "a couple of", "a hundred thousand"."""
    word, after, first = words.at(index), words.at(index + 1), index - 1
    value, scale = float(lexicon.numbers.articles[word]), lexicon.numbers.scales.get(after)
    if lexicon.has("needs_of", word) and after != "of" and not scale:
        return None
    if lexicon.has("halves", words.at(first - 1)):
        return Core(first - 1, index, value / 2)
    return Core(first, index + 1, value, scale) if scale else Core(first, index, value)


def _spelled(words: Words, index: int, lexicon: Lexicon) -> Core | None:
    """A number in words; "twenty-five-year-old" is 25 with a suffix."""
    first, suffix = _parts(words.at(index), lexicon)
    if first is None or suffix:
        return None if first is None else Core(index, index, first, suffix=suffix)
    total, current, last = 0.0, first, index
    for at in range(index + 1, index + _MOST_WORDS):
        word = words.at(at)
        scale = lexicon.numbers.scales.get(word)
        if scale and scale >= 1000:
            total, current = total + (current or 1.0) * scale, 0.0
        elif scale:
            current *= scale
        elif word == "and" and _goes_on(words, at, lexicon):
            continue
        else:
            more, tail = _parts(word, lexicon)
            if more is None or tail or not _fits(current, more):
                break
            current += more
        last = at
    return Core(index, last, total + current)


def _goes_on(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether "and" stands inside a number ("two hundred and fifty")."""
    return words.at(at - 1) in lexicon.numbers.scales and words.at(at + 1) in lexicon.numbers.cardinals


def _fits(current: float, more: float) -> bool:
    """Whether "hundred" or "twenty" may be followed by this number as a part of itself."""
    below_hundred = current % 100 == 0 and more < 100
    return below_hundred or (20 <= current % 100 < 100 and current % 10 == 0 and more < 10)


def _parts(word: str, lexicon: Lexicon) -> tuple[float | None, str]:
    """A word's value and, where it is hyphenated, what follows the number."""
    cardinals = lexicon.numbers.cardinals
    if word in cardinals:
        return float(cardinals[word]), ""
    head, hyphen, rest = word.partition("-")
    if not hyphen or head not in cardinals:
        return None, ""
    one, _, tail = rest.partition("-")
    if cardinals[head] >= 20 and 0 < cardinals.get(one, 10) < 10:
        return float(cardinals[head] + cardinals[one]), tail
    return float(cardinals[head]), rest
