import pytest

from counterclaim.errors import UsageError
from counterclaim.interpret.when.classes import LETTERS, lexicon
from counterclaim.interpret.when.grammar import RULES
from counterclaim.interpret.when.resolve import _RESOLVERS
from counterclaim.interpret.when.words import is_known, read_words
from counterclaim.languages import load


def classes(text: str) -> str:
    return read_words(text, "en").letters


def test_every_class_has_a_letter_of_its_own() -> None:
    assert len(set(LETTERS.values())) == len(LETTERS)
    assert all(len(letter) == 1 for letter in LETTERS.values())


def test_every_rule_can_be_resolved() -> None:
    assert set(_RESOLVERS) == set(RULES)


def test_a_word_stands_in_one_table_only() -> None:
    tables = load("en", "times")
    words = [word for name, table in tables.items() if name != "phrases" for word in table]
    assert sorted({word for word in words if words.count(word) > 1}) == []


def test_a_language_without_a_list_is_unknown() -> None:
    assert is_known("en")
    assert not is_known("xx")
    with pytest.raises(UsageError):
        lexicon("xx")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty-four", 24),
        ("two hundred and ten", 210),
        ("a hundred", 100),
        ("three thousand two hundred", 3200),
        ("nineteen ninety-seven", 1997),
        ("twenty twenty-two", 2022),
        ("two thousand four", 2004),
        ("twenty-first", 21),
        ("1,200", 1200),
    ],
)
def test_a_number_in_words_is_one_word(text: str, value: int) -> None:
    assert read_words(text, "en").values[-1] == value


def test_may_and_march_are_months_in_capitals_only() -> None:
    assert classes("May") == LETTERS["month"] == classes("MARCH")
    assert classes("they may march") == "___"


def test_a_short_month_takes_its_full_stop_and_june_does_not() -> None:
    words = read_words("Oct. June.", "en")
    assert [words.word(index) for index in range(3)] == ["oct.", "june", "."]


def test_a_phrase_is_one_word() -> None:
    words = read_words("more than the day before yesterday", "en")
    assert [words.word(index) for index in range(2)] == ["more than", "the day before yesterday"]
