"""The words that say that something happens, in the shape that the search asks them in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from counterclaim.interpret.what.forms import Irregular, noun_forms, noun_phrases, verb_forms, verb_phrases
from counterclaim.interpret.what.senses import Sense, senses_by_form
from counterclaim.interpret.what.sight import Part
from counterclaim.languages import load
from counterclaim.text.words import word_offsets, words_in


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words after the first that together name a kind; `part` None where it stands as it is."""

    rest: tuple[str, ...]
    kind: str
    part: Part | None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything by the form of its first word; phrases longest first.

    Where one of `bars` fits, its word opens no phrase and names no happening.
    """

    phrases: dict[str, tuple[Phrase, ...]]
    senses: dict[str, tuple[Sense, ...]]
    bars: dict[str, tuple[Sense, ...]]
    words: dict[tuple[str, Part], str]
    starts: frozenset[str]
    skipped: frozenset[str]
    modified: frozenset[str]
    prefixes: frozenset[str]


@lru_cache(maxsize=8)
def lexicon(language: str) -> Lexicon:
    """The words of a language (ISO 639-1); UsageError where it has none."""
    data = load(language, "kinds")
    irregular: Irregular = data["irregular"]
    skipped = frozenset(data["skipped"]["words"])
    phrases: dict[str, list[Phrase]] = {}
    words: dict[tuple[str, Part], str] = {}
    for kind, table in data["kinds"].items():
        for form, part, listed in _entries(table, irregular, skipped):
            first, *rest = form
            if rest:
                phrases.setdefault(first, []).append(Phrase(tuple(rest), kind, listed))
            else:
                words.setdefault((first, part), kind)
    senses = senses_by_form(data["senses"], data["groups"], irregular)
    return Lexicon(
        {first: tuple(sorted(some, key=lambda one: -len(one.rest))) for first, some in phrases.items()},
        senses,
        senses_by_form(data["bars"], data["groups"], irregular),
        words,
        frozenset(phrases) | frozenset(senses) | frozenset(form for form, _ in words),
        skipped,
        frozenset(data["modifies"]["heads"]),
        frozenset(data["prefixes"]["words"]),
    )


def _entries(
    table: dict[str, Any], irregular: Irregular, skipped: frozenset[str]
) -> Iterator[tuple[tuple[str, ...], Part, Part | None]]:
    """Every form of every word and phrase of a kind: its words, and the part of speech it must be."""
    for verb in table["verbs"]:
        words = _split(verb, skipped)
        forms = (
            verb_phrases(words, irregular) if len(words) > 1 else ((f,) for f in verb_forms(verb, irregular))
        )
        yield from ((form, Part.VERB, Part.VERB) for form in forms)
    for noun in table["nouns"]:
        words = _split(noun, skipped)
        forms = noun_phrases(words) if len(words) > 1 else ((f,) for f in noun_forms(noun))
        yield from ((form, Part.NOUN, Part.NOUN) for form in forms)
    for phrase in table["phrases"]:
        yield tuple(_split(phrase, frozenset())), Part.OTHER, None


def _split(phrase: str, skipped: frozenset[str]) -> list[str]:
    """The words of a phrase as a reading has them, without those that a text may put in or leave out."""
    words = words_in(phrase, word_offsets(phrase))
    return [words[0], *(word for word in words[1:] if word not in skipped)]
