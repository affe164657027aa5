"""Which way a date without a year or a bare weekday points: the tense of the words around it."""

from __future__ import annotations

from functools import cache

from counterclaim.interpret.when.classes import LETTERS, MARK, OTHER, Words
from counterclaim.interpret.when.context import Direction
from counterclaim.languages import word_list

_BEFORE, _AFTER = 14, 14
_SHORTEST_PAST = 4
_STOP = LETTERS["stop"]
_LINKS = (LETTERS["at"], LETTERS["in"])


def direction(words: Words, first: int, last: int, language: str) -> Direction:
    """-1 beside a past tense, 1 beside a future one, 0 where neither is near in the sentence.

    The nearest word before the expression decides, then the nearest one after it. A word that only
    looks like a past tense ("planned", "unspecified") decides where there is no other.
    """
    if _beside_a_past(words, first, language):
        return -1
    if _no_sooner(words, first, language):
        return 1
    weak: Direction = 0
    before = range(first - 1, max(first - _BEFORE, 0) - 1, -1)
    after = range(last + 1, min(last + _AFTER, len(words.starts)))
    for indexes in (before, after):
        for index in indexes:
            if ends_sentence(words, index) or (index > last and words.word(index) in _clause(language)):
                break
            if index < first and _intends(words, index, first, language):
                return 1
            found, sure = _tense(words, index, language)
            if sure:
                return found
            weak = weak or found
    return weak


def _beside_a_past(words: Words, first: int, language: str) -> bool:
    """ "announced Wednesday", "met on Friday": a past tense right before it."""
    link = first > 0 and words.letters[first - 1] in _LINKS
    return _tense(words, first - 1 - link, language)[0] < 0


def _tense(words: Words, index: int, language: str) -> tuple[Direction, bool]:
    """The tense of one word, and whether it is plain. A participle after "be" has none of its own."""
    word = words.word(index)
    if word in _future(language):
        return _plan(words, index, language)
    plain = word in _past(language)
    if not plain and not (len(word) > _SHORTEST_PAST and word.endswith("ed")):
        return 0, False
    return (0, False) if words.word(index - 1) in _future(language) else (-1, plain)


def _plan(words: Words, index: int, language: str) -> tuple[Direction, bool]:
    """What "had been planned" is over; "until Friday" in front of a sentence goes with either tense."""
    negated = words.word(index - 1) in word_list(language, "times_context.negation")
    before = words.word(index - 1 - negated)
    if before in word_list(language, "times_context.undone"):
        return -1, True
    if before in word_list(language, "times_context.unsure"):
        return 0, False
    leading = index == 0 or ends_sentence(words, index - 1)
    return 1, not (leading and words.letters[index] == LETTERS["until"])


def _intends(words: Words, index: int, first: int, language: str) -> bool:
    """ "agreed to meet on Friday", "set for Friday"; not "agreed to the terms"."""
    if index + 1 >= first:
        return False
    if words.word(index) not in word_list(language, "times_context.intention"):
        return False
    if words.letters[index + 1] == LETTERS["for"]:
        return index + 2 == first
    verb = index + 2
    is_verb = words.letters[verb] == OTHER and words.text[words.starts[verb]].islower()
    return is_verb and words.word(index + 1) in word_list(language, "times_context.infinitive")


def _no_sooner(words: Words, first: int, language: str) -> bool:
    """ "as early as Tuesday"."""
    as_such = words.word(first - 1) == words.word(first - 3) == "as"
    return as_such and words.word(first - 2) in word_list(language, "times_context.no_sooner")


@cache
def _past(language: str) -> frozenset[str]:
    return word_list(language, "times_context.past")


@cache
def _future(language: str) -> frozenset[str]:
    return word_list(language, "times_context.future")


@cache
def _clause(language: str) -> frozenset[str]:
    return word_list(language, "times_context.clause")


def ends_sentence(words: Words, index: int) -> bool:
    """A full stop before a capital, or an empty line."""
    letter = words.letters[index]
    if letter == MARK:
        return "\n" in words.word(index)
    follower = words.starts[index + 1] if index + 1 < len(words.starts) else len(words.text)
    return letter == _STOP and words.text[follower : follower + 1].isupper()
