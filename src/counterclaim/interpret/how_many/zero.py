"""Nobody: "no casualties", "no one was injured", "none of them were killed"."""

from __future__ import annotations

from counterclaim.interpret.how_many.fates import Fates
from counterclaim.interpret.how_many.lexicon import Lexicon
from counterclaim.interpret.how_many.mention import Mention
from counterclaim.interpret.how_many.words import Words


def nobody(words: Words, at: int, lexicon: Lexicon, fates: Fates) -> Mention | None:
    """A count of zero, where the word denies a fate and does not speak of "no other" or "no one else"."""
    if not lexicon.sets["on_top"].isdisjoint(words.around(at + 1, at + 2)):
        return None
    if lexicon.has("no", words.lower[at]):
        last = _noun(words, at, lexicon)
        if last is None:
            return None
        noun = None if lexicon.has("one", words.at(last)) else (at + 1, last)
        return _denied(fates, Mention(at, last, 0.0, 0.0, "people", noun=noun))
    return _denied(fates, Mention(at, at, 0.0, 0.0, "people"))


def _noun(words: Words, at: int, lexicon: Lexicon) -> int | None:
    """The last word of "no casualties", "no civilian deaths", "no one"; not of "no death penalty"."""
    if lexicon.has("one", words.at(at + 1)):
        return at + 1
    for last in (at + 1, at + 2):
        people = all(lexicon.units.get(words.at(inner)) == "people" for inner in range(at + 1, last + 1))
        if people and not _goes_on(words.at(last + 1), lexicon):
            return last
    return None


def _goes_on(word: str, lexicon: Lexicon) -> bool:
    """Whether the noun before only describes this one."""
    if not word.isalpha() or lexicon.has("stops", word) or lexicon.has("adverbs", word):
        return False
    return not any(lexicon.happens(role, word) for role in ("participle", "verb", "state"))


def _denied(fates: Fates, mention: Mention) -> Mention | None:
    found = fates.of(mention)
    return found if found.fate and found.side != "left" else None
