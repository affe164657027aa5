"""From a text to the row of its words' classes."""

from __future__ import annotations

from functools import cache

from counterclaim.errors import UsageError
from counterclaim.interpret.when.classes import LETTERS, MARK, OTHER, TOKEN, Value, Words, lexicon, phrases
from counterclaim.interpret.when.joins import joined

_MARKS = {"-": "-", "–": "-", "—": "-", "‑": "-", ",": ",", ".": ".", "!": ".", "?": "."}
_UNKNOWN: tuple[str, Value] = (OTHER, 0)
_YEAR = range(1000, 2101)
_DAY = range(1, 32)
_HALVES = {"½": 0.5, "¼": 0.25, "¾": 0.75}
# Classes whose words may be the beginning of a longer one.
_JOINING = LETTERS["number"] + LETTERS["month"] + LETTERS["weekday"]


@cache
def is_known(language: str) -> bool:
    """Whether there is a list of the words of time in this language."""
    try:
        lexicon(language)
    except UsageError:
        return False
    return True


def read_words(text: str, language: str) -> Words:
    """Every word with its class; phrases of several words and spelled-out numbers are one word."""
    words, letters = Words(text), []
    known, heads = lexicon(language), phrases(language)
    joins = []
    for index, match in enumerate(TOKEN.finditer(text)):
        kind, word = match.lastgroup, match.group()
        if kind == "word":
            small = word.lower()
            letter, value = known.get(word) or known.get(small) or _UNKNOWN
            if letter in _JOINING or small in heads:
                joins.append(index)
        elif kind == "mark":
            letter, value = _MARKS.get(word, MARK), 0
        else:
            letter, value = _figure(kind or "", word)
        letters.append(letter)
        words.starts.append(match.start())
        words.ends.append(match.end())
        words.values.append(value)
    words.letters = "".join(letters)
    return joined(words, joins, heads)


def _figure(kind: str, word: str) -> tuple[str, Value]:
    """The letter and value of what is not written in letters."""
    if kind == "figure":
        return _number(word)
    if kind == "ordinal":
        return LETTERS["ordinal"], int(word[:-2])
    if kind == "half":
        return LETTERS["half"], _HALVES[word] if word in _HALVES else int(word[0]) / int(word[2])
    if kind == "bc":
        return LETTERS["bc"], "BC"
    if kind in ("gap", "apostrophe"):
        return MARK, 0
    return LETTERS["clock" if kind == "military" else kind], word


def _number(word: str) -> tuple[str, Value]:
    plain = word.replace(",", "")
    if "." in plain:
        return LETTERS["figure"], float(plain)
    value = int(plain)
    if len(word) == 4 and value in _YEAR:
        return LETTERS["year"], value
    return LETTERS["day" if value in _DAY and len(word) < 3 else "figure"], value
