"""The verbs and nouns of saying of one language, by the complement that shows that they are used so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from counterclaim.languages import load
from counterclaim.languages.forms import Words, forms


@dataclass(frozen=True, slots=True)
class Verbs:
    """The forms of the verbs of one language by complement; `preposition` gives the forms' own."""

    clause: Words
    told: Words
    infinitive: Words
    object: Words
    naming: Words
    behind: Words
    quoting: Words
    as_saying: Words
    reporting: Words
    counting: Words
    attitude: Words
    preposition: dict[str, Words]
    nouns: Words
    heard: Words
    opening: Words
    beside: Words

    @property
    def all(self) -> Words:
        """Every form of every verb."""
        lists = (self.clause, self.told, self.infinitive, self.object, self.naming, self.behind, self.quoting)
        return frozenset(self.preposition).union(*lists)

    @property
    def known(self) -> Words:
        """Every form of every verb, and every noun."""
        return self.all | self.nouns


@lru_cache(maxsize=8)
def verbs(language: str) -> Verbs:
    """The verbs of a language (ISO 639-1)."""
    data = load(language, "sayings")
    irregular: dict[str, list[str]] = data["irregular"]
    own = data["preposition"]
    names = ("clause", "told", "infinitive", "object", "naming", "behind", "quoting", "reporting")
    lists = {name: _forms(data[name], irregular) for name in names}
    governed = {form: frozenset(own[verb]) for verb in own for form in _forms([verb], irregular)}
    plain = {
        name: frozenset(data.get(name, ()))
        for name in ("as_saying", "nouns", "counting", "attitude", "heard", "opening", "beside")
    }
    return Verbs(**lists, **plain, preposition=governed)


def _forms(lemmas: list[str], irregular: dict[str, list[str]]) -> Words:
    some: dict[str, Any] = {"verbs": lemmas, "irregular": {verb: irregular.get(verb, []) for verb in lemmas}}
    return forms(some)
