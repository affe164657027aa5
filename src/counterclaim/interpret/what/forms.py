"""The forms of a word: regular English endings by rule, irregular ones by list.

A form that is no English word ("strikked") does no harm: it never stands in a text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

Irregular = Mapping[str, Sequence[str]]
_VOWELS = frozenset("aeiou")
_HISSES = ("s", "x", "z", "ch", "sh")


def verb_forms(lemma: str, irregular: Irregular) -> frozenset[str]:
    """The lemma, its third person, its past and its -ing form, and what the list adds."""
    stems = [lemma]
    if lemma.endswith("e"):
        stems = [lemma[:-1]]
    elif _doubles(lemma):
        stems.append(lemma + lemma[-1])
    endings = {stem + ending for stem in stems for ending in ("ed", "ing")}
    if _ends_in_consonant_y(lemma):
        endings.add(lemma[:-1] + "ied")
    if lemma.endswith("ee"):
        endings.add(lemma + "ing")
    return frozenset({lemma, plural(lemma), *endings, *irregular.get(lemma, ())})


def noun_forms(lemma: str) -> frozenset[str]:
    return frozenset({lemma, plural(lemma)})


def plural(lemma: str) -> str:
    """The -s form, of a noun or of a verb."""
    if _ends_in_consonant_y(lemma):
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(_HISSES) else "s")


def verb_phrases(phrase: Sequence[str], irregular: Irregular) -> Iterator[tuple[str, ...]]:
    """A verb phrase in every form of its first word."""
    first, *rest = phrase
    yield from ((form, *rest) for form in verb_forms(first, irregular))


def noun_phrases(phrase: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """A noun phrase in singular and plural."""
    *rest, last = phrase
    yield from ((*rest, form) for form in noun_forms(last))


def _ends_in_consonant_y(word: str) -> bool:
    return len(word) > 1 and word.endswith("y") and word[-2] not in _VOWELS


def _doubles(word: str) -> bool:
    """Whether the last consonant may be doubled before an ending ("hit", "swap", "repel")."""
    return (
        len(word) > 2
        and word[-1] not in _VOWELS | {"w", "x", "y"}
        and word[-2] in _VOWELS
        and word[-3] not in _VOWELS
    )
