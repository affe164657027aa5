"""A sense: a word that means one kind of happening where certain words stand beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from counterclaim.interpret.what.forms import Irregular, noun_forms, verb_forms
from counterclaim.interpret.what.sight import Part, Sight

# How many words to the left and to the right each condition looks at.
_REACH = {"near": (8, 8), "soon": (0, 6), "before": (5, 0), "next": (0, 1), "previous": (1, 0)}


@dataclass(frozen=True, slots=True)
class Condition:
    """Whether one of `words` (or a name of one of `names`) stands within reach, or must not."""

    left: int
    right: int
    words: frozenset[str]
    names: frozenset[str]
    wanted: bool

    def holds(self, sight: Sight, at: int) -> bool:
        return sight.stands_near(at, self.left, self.right, self.words, self.names) == self.wanted


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word means where all conditions hold; `kind` None where nothing happens then."""

    kind: str | None
    parts: frozenset[Part]
    conditions: tuple[Condition, ...]

    def fits(self, sight: Sight, at: int, part: Part) -> bool:
        return part in self.parts and all(condition.holds(sight, at) for condition in self.conditions)


def senses_by_form(
    tables: Iterable[dict[str, Any]], groups: Mapping[str, Sequence[str]], irregular: Irregular
) -> dict[str, tuple[Sense, ...]]:
    """Every form of an ambiguous word with its senses, in the order of the list."""
    found: dict[str, list[Sense]] = {}
    for table in tables:
        part: str = table["part"]
        sense = Sense(
            None if table["kind"] == "none" else table["kind"],
            frozenset(Part) if part == "any" else frozenset({Part(part)}),
            tuple(_conditions(table, groups)),
        )
        for form in {form for word in table["words"] for form in _forms(word, part, irregular)}:
            found.setdefault(form, []).append(sense)
    return {form: tuple(listed) for form, listed in found.items()}


def _forms(word: str, part: str, irregular: Irregular) -> frozenset[str]:
    if word.startswith("="):
        return frozenset({word[1:]})
    return noun_forms(word) if part == "noun" else verb_forms(word, irregular)


def _conditions(table: dict[str, Any], groups: Mapping[str, Sequence[str]]) -> Iterable[Condition]:
    for name, (left, right) in _REACH.items():
        for key, wanted in ((name, True), (f"not_{name}", False)):
            if key in table:
                words, names = _spelled_out(table[key], groups)
                yield Condition(left, right, words, names, wanted)


def _spelled_out(
    listed: Iterable[str], groups: Mapping[str, Sequence[str]]
) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a condition with its groups opened, and the sorts of names it asks for."""
    words, names = set[str](), set[str]()
    for word in listed:
        if not word.startswith("@"):
            words.add(word.lower())
        elif word[1:].isupper():
            names.add(word[1:])
        else:
            words.update(groups[word[1:]])
    return frozenset(words), frozenset(names)
