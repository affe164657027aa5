"""Words that look like a time and are none: what stands around them tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from counterclaim.interpret.when.classes import LETTERS, OTHER, Words
from counterclaim.interpret.when.grammar import Phrase
from counterclaim.languages import word_list


def _letters(names: str) -> str:
    return "".join(LETTERS[name] for name in names.split())


_LEADS = _letters(
    "in of from since until edge at last previous next following this and hyphen before after approximate"
)
_THE, _OF, _YEAR, _OLD = _letters("the"), _letters("of"), _letters("year"), _letters("old")
_SEASON_LEADS = _letters("in at since until edge last next this previous following")
_YEAR_LEADS = _letters("in since until edge the hyphen")
_APPROXIMATE_UNITS = _letters("approximate units")
_QUARTERS = _letters("quarter quarters")
_MONEY = "$€£#№/"
_SHORT_FORM = 3

Check = Callable[[Phrase, Words, str], bool]


def stands(phrase: Phrase, words: Words, language: str) -> bool:
    """Whether the phrase is an expression of time where it stands."""
    if words.letters[phrase.last] == _OLD and _is_age(phrase, words, language):
        return False
    check = _CHECKS.get(phrase.rule)
    return check is None or check(phrase, words, language)


def _is_age(phrase: Phrase, words: Words, language: str) -> bool:
    """An age is no time; a "six-month-old war" lasts so long."""
    follower = phrase.last + 1
    letters = words.letters[phrase.first : phrase.last]
    if LETTERS["hyphen"] not in letters or words.letters[follower : follower + 1] != OTHER:
        return True
    if words.word(follower) in word_list(language, "times_context.lasting"):
        return False
    small = words.word(follower) in word_list(language, "times_context.aged")
    return small or LETTERS["unit_year"] in letters


def _lead(phrase: Phrase, words: Words) -> str:
    """The class of the word before the phrase; empty at the beginning of the text."""
    return words.letters[phrase.first - 1 : phrase.first]


def _led(phrase: Phrase, words: Words, leads: str = _LEADS) -> bool:
    lead = _lead(phrase, words)
    return bool(lead) and lead in leads


def _month(phrase: Phrase, words: Words, language: str) -> bool:
    """ "Jan" may be a name, "March" a march, "May" a verb: alone they need a word before them."""
    word = words.word(phrase.first)
    if phrase.first == phrase.last and len(word) <= _SHORT_FORM and word != "may" and _names(words, phrase):
        return False
    doubtful = word in word_list(language, "times_context.doubtful") or len(word) <= _SHORT_FORM
    if phrase.first != phrase.last or not doubtful or word.endswith("."):
        return True
    if _lead(phrase, words) == _THE:
        return words.letters[phrase.last + 1 : phrase.last + 2] == OTHER
    return _led(phrase, words)


def _names(words: Words, phrase: Phrase) -> bool:
    """Whether a name goes on behind it."""
    follower = phrase.last + 1
    if words.letters[follower : follower + 1] != OTHER:
        return False
    return words.text[words.starts[follower]].isupper()


def _season(phrase: Phrase, words: Words, language: str) -> bool:
    """To fall is a verb, and the fall of a city no season."""
    if words.word(phrase.last) not in word_list(language, "times_context.doubtful"):
        return True
    if words.letters[phrase.last + 1 : phrase.last + 2] == _OF:
        return False
    if words.letters[phrase.first : phrase.last] in ("", _THE):
        return _led(phrase, words, _SEASON_LEADS)
    return True


def _year(phrase: Phrase, words: Words, language: str) -> bool:
    """Four figures before a plural count something, where no preposition says otherwise."""
    if words.letters[phrase.last] == LETTERS["short"]:
        return words.letters[phrase.last + 1 : phrase.last + 2] != LETTERS["units"]
    if words.letters[phrase.last] != _YEAR:
        return True
    start = words.starts[phrase.first]
    if start and words.text[start - 1] in _MONEY:
        return False
    if words.word(phrase.first - 1) in word_list(language, "times_context.numbered"):
        return False
    if not _counts(phrase, words, language):
        return True
    if words.letters[phrase.first] == LETTERS["approximate"]:
        return False
    return phrase.first != phrase.last or _led(phrase, words, _YEAR_LEADS)


def _counts(phrase: Phrase, words: Words, language: str) -> bool:
    """Whether the word after the phrase is something that is counted."""
    word = words.word(phrase.last + 1)
    if words.letters[phrase.last + 1 : phrase.last + 2] != OTHER or word == "":
        return False
    plural = len(word) > _SHORT_FORM and word.endswith("s")
    return word in word_list(language, "times_context.counted") or (
        plural and word not in word_list(language, "times_context.uncounted")
    )


def _decade(phrase: Phrase, words: Words, language: str) -> bool:
    """ "the 90s" and "'90s"; "in his 30s" and "the low 40s" are ages and shares."""
    word = words.word(phrase.last)
    if len(word) > _SHORT_FORM or not word[0].isdigit():
        return True
    return phrase.last > phrase.first and words.letters[phrase.last - 1] == _THE


def _amount(phrase: Phrase, words: Words, language: str) -> bool:
    """Three quarters of an army are no months; "within days" is a time, and "under centuries" none."""
    letters = words.letters[phrase.first : phrase.last + 1]
    if letters == _APPROXIMATE_UNITS:
        return words.values[phrase.first] == "EQUAL_OR_LESS"
    if letters[-1] not in _QUARTERS:
        return True
    if letters[-1] == LETTERS["quarter"]:
        return False
    if LETTERS["vague"] in letters or OTHER in letters:
        return True
    return LETTERS["hyphen"] not in letters[:-1] and words.letters[phrase.last + 1 : phrase.last + 2] != _OF


def _reference(phrase: Phrase, words: Words, language: str) -> bool:
    """ "as soon as" and "soon after" count from something else."""
    if words.word(phrase.last) not in word_list(language, "times_context.doubtful_reference"):
        return True
    beside = {words.word(phrase.first - 1), words.word(phrase.last + 1)}
    return not beside & word_list(language, "times_context.counted_from")


_CHECKS: Mapping[str, Check] = {
    "month": _month, "season": _season, "year": _year, "decade": _decade,
    "duration": _amount, "current": _reference,
}  # fmt: skip
