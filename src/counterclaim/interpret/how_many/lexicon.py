"""The word lists of `quantities.toml`, turned round: from a word to what it says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from counterclaim.errors import UsageError
from counterclaim.languages import load

ROLES = ("participle", "active", "verb", "state", "noun", "kind", "noun_of", "toll")

Table = dict[str, Any]
Qualifier = tuple[tuple[str, ...], str]
"""The words of a qualifier, and what it does to the bounds ("at_least")."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """What became of somebody where one of `then` follows within so many words."""

    within: int
    then: frozenset[str]
    fate: str
    anywhere: bool


@dataclass(frozen=True, slots=True)
class Numbers:
    """Words for numbers and their values."""

    cardinals: dict[str, int]
    scales: dict[str, int]
    suffixes: dict[str, int]
    vague: dict[str, int]
    vague_scales: dict[str, int]
    articles: dict[str, int]
    collectives: dict[str, int]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What every word says.

    `before` and `after` are the qualifiers by the word next to the number; `units` and `measures` what a
    noun counts in; `fates` by role ("participle", "active", …) and word what became of something;
    `sets` the lists of function words by their names in the file; `starts` the words at which a mention
    may be found.
    """

    numbers: Numbers
    before: dict[str, tuple[Qualifier, ...]]
    after: dict[str, tuple[Qualifier, ...]]
    units: dict[str, str]
    measures: dict[str, tuple[str, float]]
    fates: dict[str, dict[str, tuple[str, ...]]]
    phrases: dict[str, tuple[Phrase, ...]]
    fate_units: dict[str, frozenset[str]]
    sets: dict[str, frozenset[str]]
    starts: frozenset[str]

    def has(self, name: str, word: str) -> bool:
        """Whether a word stands in the list of that name."""
        return word in self.sets[name]

    def happens(self, role: str, word: str) -> bool:
        """Whether a word says in this role what became of something."""
        return word in self.fates[role]

    def number_word(self, word: str) -> bool:
        """Whether a word is a number in letters or begins one in digits."""
        numbers = self.numbers
        return (
            word in numbers.cardinals
            or word in numbers.scales
            or word in numbers.vague
            or word[:1].isdecimal()
        )

    def measured(self, word: str) -> bool:
        return word in self.units or word in self.measures


@cache
def is_known(language: str) -> bool:
    """Whether there are word lists for a language."""
    try:
        load(language, "quantities")
    except UsageError:
        return False
    return True


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language; UsageError where there are no such lists."""
    lists = load(language, "quantities")
    qualifiers = lists["qualifiers"]
    return Lexicon(
        numbers=Numbers(**lists["numbers"]),
        before=_by_word(qualifiers["before"], -1),
        after=_by_word(qualifiers["after"], 0),
        units={word: unit for unit, words in lists["counted"].items() for word in words},
        measures={
            word: (entry["unit"], float(entry["factor"]))
            for entry in lists["measures"].values()
            for word in entry["words"]
        },
        fates={role: _fates(lists["fates"], role) for role in ROLES},
        phrases=_phrases(lists["phrases"]),
        fate_units={unit: frozenset(fates) for unit, fates in lists["fate_units"].items()},
        sets=_sets(lists),
        starts=_starts(lists),
    )


def _sets(lists: Table) -> dict[str, frozenset[str]]:
    """The lists of the tables that hold nothing else; `singulars` is made of the others."""
    names = ("grammar", "not_counts", "measure_words", "persons", "tolls")
    found = {name: frozenset(words) for table in names for name, words in lists[table].items()}
    counted = {word for words in lists["counted"].values() for word in words}
    singulars = {word for word in counted if not word.endswith("s")} - found["plurals"]
    return {**found, "singulars": frozenset(singulars)}


def _starts(lists: Table) -> frozenset[str]:
    """The words in letters at which a mention may be found; hyphenated ages and numbers are built here."""
    numbers, grammar = lists["numbers"], lists["grammar"]
    plain = {word for name in _NUMBER_WORDS for word in numbers[name]}
    tens = [word for word, value in numbers["cardinals"].items() if 20 <= value < 100]
    ones = [word for word, value in numbers["cardinals"].items() if 0 < value < 20]
    compounds = {f"{ten}-{one}" for ten in tens for one in ones[:9]}
    tails = [*lists["not_counts"]["age_suffix"], *lists["measure_words"]["strength"]]
    hyphenated = {f"{number}-{tail}" for number in [*ones, *tens, *compounds] for tail in tails}
    others = {*lists["persons"]["singular"], *grammar["nobody"], *grammar["alone"]}
    return frozenset(plain | compounds | hyphenated | others)


_NUMBER_WORDS = ("cardinals", "scales", "vague", "articles", "collectives")


def _fates(table: Table, role: str) -> dict[str, tuple[str, ...]]:
    """By word the fates that it can give, in the order of the file."""
    found: dict[str, tuple[str, ...]] = {}
    for fate, lexemes in table.items():
        for word in lexemes[role]:
            found[word] = (*found.get(word, ()), fate)
    return found


def _phrases(table: Table) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, tuple[Phrase, ...]] = {}
    for entry in table.values():
        phrase = Phrase(entry["within"], frozenset(entry["then"]), entry["fate"], entry["anywhere"])
        for word in entry["first"]:
            found[word] = (*found.get(word, ()), phrase)
    return found


def _by_word(table: dict[str, list[str]], place: int) -> dict[str, tuple[Qualifier, ...]]:
    """Qualifiers by their first or last word, longest first: "no fewer than" is not "fewer than"."""
    found: dict[str, list[Qualifier]] = {}
    for kind, phrases in table.items():
        for phrase in phrases:
            words = tuple(phrase.split())
            found.setdefault(words[place], []).append((words, kind))
    return {word: tuple(sorted(some, key=lambda one: -len(one[0]))) for word, some in found.items()}
