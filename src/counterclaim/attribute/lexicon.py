"""The word lists of one language, in the shape that attribution asks them in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from counterclaim.languages import load
from counterclaim.records import SpeakerKind


@dataclass(frozen=True, slots=True)
class SpeakerLexicon:
    """Words that tell a speaker's kind, and words that refer to a speaker again."""

    kinds: tuple[tuple[SpeakerKind, frozenset[str], tuple[str, ...]], ...]
    unnamed_heads: frozenset[str]
    unnamed_phrases: tuple[str, ...]
    reference: dict[str, frozenset[str]]

    def abstract(self, source: str) -> bool:
        """Whether a source is a bare noun that nobody can be: "experience", "history".

        English gives a determiner to one person or body, and a plural to several.
        """
        known = any(source in single for _, single, _ in self.kinds) or source in self.unnamed_heads
        plain = source.isalpha() and source.islower() and not source.endswith("s")
        return plain and not known and source not in self.pronouns

    @property
    def pronouns(self) -> frozenset[str]:
        return frozenset().union(
            *(
                self.reference[name]
                for name in ("masculine", "feminine", "neuter", "plural", "relative", "first")
            )
        )


@lru_cache(maxsize=8)
def speaker_lexicon(language: str) -> SpeakerLexicon:
    """The speaker words of a language (ISO 639-1)."""
    data = load(language, "speakers")
    kinds = []
    for kind in data["order"]:
        words = data["kinds"][kind]
        phrases = tuple(word for word in words if " " in word or "-" in word)
        kinds.append((cast(SpeakerKind, kind), frozenset(words) - frozenset(phrases), phrases))
    return SpeakerLexicon(
        kinds=tuple(kinds),
        unnamed_heads=frozenset(data["unnamed"]["heads"]),
        unnamed_phrases=tuple(data["unnamed"]["phrases"]),
        reference={name: frozenset(words) for name, words in data["reference"].items()},
    )


@lru_cache(maxsize=8)
def happening_words(language: str) -> frozenset[str]:
    """Every form of every word that names a happening of a war."""
    data: dict[str, Any] = dict(load(language, "happenings"))
    irregular = data.pop("irregular")
    lemmas = {lemma for group in data.values() for lemma in group}
    regular = {form for lemma in lemmas for form in _regular_forms(lemma)}
    return frozenset(regular | {form for forms in irregular.values() for form in forms})


def _regular_forms(lemma: str) -> set[str]:
    """The lemma with the regular endings of English verbs and nouns; a form that is no word does no harm."""
    forms = {lemma, lemma + "s", lemma + "ed", lemma + "ing", lemma + "es"}
    if lemma.endswith("e"):
        forms |= {lemma + "d", lemma[:-1] + "ing"}
    if lemma.endswith("y"):
        forms |= {lemma[:-1] + "ies", lemma[:-1] + "ied"}
    return forms
