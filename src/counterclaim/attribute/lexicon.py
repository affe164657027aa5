"""The word lists of one language, in the shape that attribution asks them in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from counterclaim.languages import load
from counterclaim.languages.forms import Words, forms
from counterclaim.records import SpeakerKind


@dataclass(frozen=True, slots=True)
class SpeakerLexicon:
    """Words that tell a speaker's kind, and words that refer to a speaker again.

    `kinds` gives each kind with its single words and its phrases, in the order of the list; `single`
    and `phrases` give the kind of each. `number` and `reference` are the tables of those names.
    `given_names` tell "masculine" or "feminine".
    """

    kinds: tuple[tuple[SpeakerKind, Words, tuple[str, ...]], ...]
    single: dict[str, SpeakerKind]
    phrases: dict[str, SpeakerKind]
    unnamed_heads: Words
    unnamed_phrases: tuple[str, ...]
    hearsay: Words
    number: dict[str, Words]
    stands_for: dict[str, Words]
    generic: dict[str, Words]
    reference: dict[str, Words]
    outlets: re.Pattern[str]
    pronouns: Words
    given_names: dict[str, str]

    def abstract(self, source: str) -> bool:
        """Whether a source is a bare noun that nobody can be: "experience", "history".

        English gives a determiner to one person or body, and a plural to several.
        """
        known = source in self.single or source in self.unnamed_heads
        plain = source.isalpha() and source.islower() and not source.endswith("s")
        return plain and not known and source not in self.pronouns


@lru_cache(maxsize=8)
def speaker_lexicon(language: str) -> SpeakerLexicon:
    """The speaker words of a language (ISO 639-1)."""
    data = load(language, "speakers")
    kinds = []
    single: dict[str, SpeakerKind] = {}
    phrases: dict[str, SpeakerKind] = {}
    for name in data["order"]:
        kind = cast(SpeakerKind, name)
        several = tuple(word for word in data["kinds"][name] if " " in word)
        alone = frozenset(data["kinds"][name]) - frozenset(several)
        kinds.append((kind, alone, several))
        single = dict.fromkeys(alone, kind) | single
        phrases = dict.fromkeys(several, kind) | phrases
    reference = _sets(data["reference"])
    pointing = ("masculine", "feminine", "neuter", "plural", "relative", "first")
    return SpeakerLexicon(
        kinds=tuple(kinds),
        single=single,
        phrases=phrases,
        unnamed_heads=frozenset(data["unnamed"]["heads"]),
        unnamed_phrases=tuple(data["unnamed"]["phrases"]),
        hearsay=frozenset(data["unnamed"]["alone"]),
        number=_sets(data["number"]),
        stands_for=_sets(data["stands_for"]),
        generic=_sets(data["generic"]),
        reference=reference,
        outlets=one_of(load(language, "chains")["outlets"]["names"]),
        pronouns=frozenset().union(*(reference[name] for name in pointing)),
        given_names={
            name.lower(): gender for gender, names in load(language, "given_names").items() for name in names
        },
    )


def one_of(phrases: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    """A pattern for whole phrases, the longest first; blanks stand for any white space within a line."""
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    spelled = (r"[ \t]+".join(map(re.escape, phrase.split())) for phrase in longest)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spelled)})(?!\w)", flags)


def _sets(table: dict[str, list[str]]) -> dict[str, Words]:
    return {name: frozenset(words) for name, words in table.items()}


@lru_cache(maxsize=8)
def happening_words(language: str) -> Words:
    """Every form of every word that names a happening of a war."""
    return forms(load(language, "happenings"))
