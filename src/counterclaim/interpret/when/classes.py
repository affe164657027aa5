"""A text as a row of classes: one letter a word, so that a regular expression can read phrases of words.

Every word gets the letter of its class (month, unit, number, …) or the letter of any other word. The
classes and their words are `languages/<language>/times.toml`; figures are told apart by their shape.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from counterclaim.languages import load

# Any other word, and any other sign.
OTHER, MARK = "_", "~"
# The letter of every class, as the rules of grammar.py name them.
LETTERS = {
    "month": "M", "weekday": "D", "weekdays": "W", "day": "n", "year": "y", "figure": "i", "number": "c",
    "ordinal": "o", "vague": "q", "unit": "u", "unit_day": "d", "unit_week": "w", "unit_month": "m",
    "unit_year": "a", "unit_decade": "e", "century": "s", "weekend": "k", "units": "v", "quarter": "Q",
    "quarters": "R", "quarter_name": "+", "part": "p", "parts": "P", "season": "S", "seasons": "Z",
    "holiday": "H", "today": "T", "reference": "r", "current": "1", "recent": "2", "period": "3",
    "last": "l", "previous": "L", "next": "N", "following": "V", "this": "j", "same": "J", "a": "A",
    "the": "t", "each": "E", "ago": "g", "earlier": "b", "before": "B", "later": "f", "after": "F",
    "edge": "x", "approximate": "X", "clock": "K", "noon": "O", "date": "h", "decade": "0", "short": "4",
    "of": "z", "in": "I", "at": "@", "from": "<", "since": ">", "until": "!", "and": "&", "half": "5",
    "bc": "C", "zone": "6", "fiscal": "Y", "old": "8", "long": "^", "whole": "#", "repeated": "7",
    "overnight": "G", "clock_word": "U", "year_end": "=", "hyphen": "-", "comma": ",", "possessive": "9",
    "stop": ".", "tail": "%", "for": "*",
}  # fmt: skip

TOKEN = re.compile(
    r"(?P<bc>B\.\s?C\.(?:\s?E\.)?)"
    r"|(?P<word>[^\W\d_][^\W_]*(?:['’]clock)?)"
    r"|(?P<mark>[^\w\s’']|_)"
    r"|(?P<possessive>['’]s\b)"
    r"|(?P<date>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?\b"
    r"|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)\b|\d{1,2}\.\d{1,2}\.\d{4}\b)"
    # "1130 GMT", "0530 hours", and "at 1430 hours"; "1430 hours" alone may be how long.
    r"|(?P<military>(?:[01]\d|2[0-3])[0-5]\d(?=\s(?:GMT|UTC)\b)|0\d[0-5]\d\s?(?:hours|hrs)\b"
    r"|(?<=\bat )(?:1\d|2[0-3])[0-5]\d\s?(?:hours|hrs)\b)"
    r"|(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?|\d{1,2}(?:\.\d\d)?\s?[ap]\.?m\b\.?)"
    r"|(?P<decade>\d{2,3}0['’]?s\b|['’]?\d0s\b)"
    r"|(?P<short>['’]\d\d\b)"
    r"|(?P<ordinal>\d{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<half>[1-3]/[2-4]\b|[½¼¾])"
    r"|(?P<figure>\d{1,15}(?:,\d{3}\b){0,4}(?:\.\d{1,6})?)"
    # An empty line, and the end of a line that was ended on purpose: feeds are wrapped at 72 characters.
    r"|(?P<gap>\n[ \t\r]*\n|(?<![^\n]{45})\n)"
    r"|(?P<apostrophe>['’])",
    re.IGNORECASE,
)
_CAPITALISED = ("month", "month_short", "weekday", "weekday_short", "weekdays")
# Written small, "may", "march" and "sat" are no months and days. Short forms are the class they shorten.
_FOLDED = {"month_short": "month", "weekday_short": "weekday"}

Value = str | int | float
Phrase = tuple[tuple[str, ...], str, Value]


@dataclass(slots=True)
class Words:
    """The words of a text: letters (one a word), and for each word its offsets and its class's value."""

    text: str
    letters: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)

    def word(self, index: int) -> str:
        """The word itself, in small letters; empty outside the text."""
        if not 0 <= index < len(self.starts):
            return ""
        return self.text[self.starts[index] : self.ends[index]].lower()


@cache
def lexicon(language: str) -> dict[str, tuple[str, Value]]:
    """Each word with its letter and value."""
    entries: dict[str, tuple[str, Value]] = {}
    for table, words in load(language, "times").items():
        if table == "phrases":
            continue
        letter = LETTERS[_FOLDED.get(table, table)]
        for word, value in words.items():
            entries.setdefault(word, (letter, value))
            if table in _CAPITALISED:
                entries[word.capitalize()] = entries[word.upper()] = entries.pop(word)
    return entries


@cache
def phrases(language: str) -> dict[str, list[Phrase]]:
    """Phrases by their first word, longest first."""
    found: dict[str, list[Phrase]] = {}
    for phrase, (name, value) in load(language, "times")["phrases"].items():
        parts = tuple(match.group() for match in TOKEN.finditer(phrase))
        found.setdefault(parts[0], []).append((parts, LETTERS[name], value))
    for several in found.values():
        several.sort(key=lambda entry: -len(entry[0]))
    return found
