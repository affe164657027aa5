"""How many: the numbers of a report with what they count and what became of it, and its tolls."""

from __future__ import annotations

from counterclaim.interpret.how_many.lexicon import is_known, lexicon
from counterclaim.interpret.how_many.reading import mentions
from counterclaim.interpret.how_many.tolls import Toll, TollReader, Tolls
from counterclaim.interpret.how_many.words import words_of
from counterclaim.records.quantity import Quantity

__all__ = ["Toll", "Tolls", "quantities", "tolls"]


def quantities(text: str, language: str = "en") -> list[Quantity]:
    """The quantities of a text in reading order, none overlapping another.

    A person without a number counts as one where the text says what became of him or her and does not
    speak of somebody named before ("a man was killed", not "the man said"). In a language (ISO 639-1)
    without lists nothing is found.
    """
    if not is_known(language):
        return []
    words = words_of(text)
    found = mentions(words, lexicon(language))
    return [one.quantity(words) for one in found if one.form != "the"]


def tolls(text: str, language: str = "en") -> Tolls:
    """How many were killed and how many injured in what the text, headline first, tells of as a whole."""
    if not is_known(language):
        return Tolls()
    words, lists = words_of(text), lexicon(language)
    return TollReader(words, mentions(words, lists), lists).tolls()
