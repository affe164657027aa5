"""One person: "a 32-year-old man was killed", "a man and his two daughters", "another was wounded"."""

from __future__ import annotations

from counterclaim.interpret.how_many.fates import Fates
from counterclaim.interpret.how_many.lexicon import Lexicon
from counterclaim.interpret.how_many.mention import Form, Mention
from counterclaim.interpret.how_many.words import Words

_FARTHEST = 6
_AGE_REACH = 4


def person(words: Words, at: int, lexicon: Lexicon, fates: Fates) -> Mention | None:
    """The person whom a word names, with a fate or not, where an article or nothing stands before."""
    if not _head(words, at, lexicon):
        return None
    first, form = _opening(words, at, lexicon)
    if form is None:
        return None
    noun = None if first == at and form == "one" else (first if form == "bare" else first + 1, at)
    return fates.of(Mention(first, at, 1.0, 1.0, "people", form, noun=noun, other=noun is None))


def _head(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether the noun phrase ends here: an age or a modifier goes on to its noun."""
    word, after = words.at(at), words.at(at + 1)
    if lexicon.has("alone", word):
        return stands_alone(words, at, lexicon)
    if lexicon.has("singular", word):
        goes_on = after in lexicon.units and not lexicon.happens("noun", after)
        return not goes_on and not lexicon.has("singular", after) and after != "-"
    if not _age(word, lexicon):
        return False
    return lexicon.sets["singular"].isdisjoint(words.around(at + 1, at + _AGE_REACH))


def stands_alone(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether "one" or "another" has no noun: a verb, mark or preposition follows, and none is before."""
    before, after = words.at(at - 1), words.at(at + 1)
    opens = words.breaks(at - 1) or not before[:1].isalnum() or _loose(before, lexicon)
    if not (opens or lexicon.happens("active", before)):
        return False
    ends = words.breaks(at + 1) or not after[:1].isalnum() or _loose(after, lexicon)
    return ends or any(lexicon.happens(role, after) for role in ("participle", "verb"))


def _loose(word: str, lexicon: Lexicon) -> bool:
    return lexicon.has("stops", word) or lexicon.has("adverbs", word)


def _age(word: str, lexicon: Lexicon) -> bool:
    number, _, suffix = word.partition("-")
    return bool(number) and lexicon.has("age_suffix", suffix) and not suffix.endswith("s")


def _opening(words: Words, at: int, lexicon: Lexicon) -> tuple[int, Form | None]:
    """Where the phrase begins and in what form ("one" for "another" too); None where it is no person."""
    if lexicon.has("alone", words.at(at)):
        return at, "one"
    for index in range(at - 1, at - 2 - _FARTHEST, -1):
        word = words.at(index)
        form = _form(words, index, lexicon)
        if form == "bare":
            return index + 1, "bare"
        if form is not None:
            return index, form
        if words.breaks(index) or not word[:1].isalnum() or any(lexicon.has(n, word) for n in _CLOSERS):
            return at, None
    return at, None


_CLOSERS = ("no_person", "stops", "plural_numbers", "bare_after")


def _form(words: Words, index: int, lexicon: Lexicon) -> Form | None:
    """What a word makes of the noun behind it, None where it says nothing or belongs to the phrase."""
    word = words.at(index)
    if lexicon.has("alone", word):
        return "one"
    if lexicon.has("articles", word):
        return "a"
    if lexicon.has("determiners", word) or word.endswith(("'s", "’s")):
        return "the"
    if lexicon.has("no_person", word):
        return None
    if words.breaks(index) or lexicon.happens("active", word):
        return "bare"
    listed = lexicon.has("bare_after", word) and (word != "," or index < words.headline)
    return "bare" if listed and lexicon.has("singular", words.at(index - 1)) else None
