"""Numbers that count nothing: dates, ages, clock times, calibres, addresses, models, labels."""

from __future__ import annotations

from counterclaim.interpret.how_many.lexicon import Lexicon
from counterclaim.interpret.how_many.numerals import Numeral
from counterclaim.interpret.how_many.words import Words

_OLDEST = 120
_YEARS = range(1500, 2101)
_LONGEST_STREET_NAME = 5


def is_count(words: Words, number: Numeral, lexicon: Lexicon) -> bool:
    """Whether a number may count something; where in doubt it is judged by what follows it."""
    if _glued_away(words, number, lexicon) or _followed(words, number, lexicon):
        return False
    if _date(words, number, lexicon) or _year(words, number, lexicon):
        return False
    return not (number.digits and number.plain and _names(words, number, lexicon))


def _glued_away(words: Words, number: Numeral, lexicon: Lexicon) -> bool:
    """ "155mm", "5th", ".40", "#3", "555-1234-5": what is glued on makes it something else."""
    if number.suffix:
        meant = any(lexicon.has(name, number.suffix) for name in ("strength", "square"))
        return not meant and number.suffix not in lexicon.measures
    before, behind = words.at(number.core - 1), number.last + 1
    if lexicon.has("label_signs", before):
        return True
    if lexicon.has("glue_before", before) and words.glued(number.core):
        return True
    if not (lexicon.has("glue_behind", words.at(behind)) and words.glued(behind)):
        return False
    return words.at(behind) != "-" or words.glued(behind + 1)


def _date(words: Words, number: Numeral, lexicon: Lexicon) -> bool:
    """A day beside a month, or an hour."""
    before, behind = number.core - 1, number.last + 1
    if words.at(before) == ".":
        before -= 1
    if any(lexicon.has("months", words.at(at)) and words.capital(at) for at in (before, behind)):
        return True
    return lexicon.has("clock", words.at(behind))


def _year(words: Words, number: Numeral, lexicon: Lexicon) -> bool:
    """Four bare digits, unless they stand before something counted and not after "in" or "since"."""
    if not (number.digits and number.plain and number.value in _YEARS):
        return False
    if len(words.at(number.core)) != 4:
        return False
    return not lexicon.measured(words.at(number.last + 1)) or lexicon.has(
        "year_before", words.at(number.core - 1)
    )


def _followed(words: Words, number: Numeral, lexicon: Lexicon) -> bool:
    """ "two weeks", "32 years old", "53 Brigade", "40 caliber", "two thirds", "one of"."""
    after, second = words.at(number.last + 1), words.at(number.last + 2)
    if any(lexicon.has(name, after) for name in ("time_units", "label_after", "fractions")):
        return True
    if lexicon.has("vague_kinds", words.at(number.core)) and lexicon.has("vague_kinds_after", after):
        return True
    if number.core == number.last and lexicon.has("one", words.at(number.core)):
        return lexicon.has("one_after", after)
    described = after.isalpha() and after not in lexicon.units and not lexicon.has("stops", after)
    return described and lexicon.has("time_units", second)


def _names(words: Words, number: Numeral, lexicon: Lexicon) -> bool:
    """Whether the number is an age, a label or an address: "Article 5", "Sky 501", ", 35,"."""
    before, after = words.at(number.core - 1), words.at(number.last + 1)
    counted = lexicon.measured(after) or after == "%"
    if _age(words, number, counted, lexicon):
        return True
    if lexicon.has("label_before", before) and (words.capital(number.core - 1) or not counted):
        return True
    if _behind_name(words, number):
        if number.value > 1 and after in lexicon.units and lexicon.has("singulars", after):
            return True
        if not counted and not lexicon.has("auxiliaries", after):
            return not lexicon.happens("participle", after)
    return _street(words, number, lexicon)


def _age(words: Words, number: Numeral, counted: bool, lexicon: Lexicon) -> bool:
    """ "Jane Doe, 35, said", "(41)", "under the age of 14", "16 or younger"."""
    before, after = words.at(number.core - 1), words.at(number.last + 1)
    if number.value > _OLDEST:
        return False
    if lexicon.has("age_limits", words.at(number.last + 2)):
        return True
    if before == "," and lexicon.has("age_marks", after):
        return True
    if before == "," and words.capital(number.core - 2) and not counted:
        return lexicon.has("adverbs", after) or lexicon.has("stops", after)
    if before == "of" and lexicon.has("ages", words.at(number.core - 2)):
        return True
    return before == "(" and after == ")"


def _behind_name(words: Words, number: Numeral) -> bool:
    """Whether the word before is a name and does not merely open a sentence."""
    before = number.core - 1
    return before > 0 and words.capital(before) and not words.breaks(before - 1)


def _street(words: Words, number: Numeral, lexicon: Lexicon) -> bool:
    """ "421 North River Avenue"."""
    if not words.capital(number.last + 1):
        return False
    for at in range(number.last + 1, number.last + 1 + _LONGEST_STREET_NAME):
        if words.breaks(at):
            return False
        if at > number.last + 1 and lexicon.has("streets", words.at(at)) and words.capital(at):
            return True
    return False
