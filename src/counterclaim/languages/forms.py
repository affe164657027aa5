"""The regular forms of words, so that a list names each word once."""

from __future__ import annotations

from typing import Any

Words = frozenset[str]


def forms(data: dict[str, Any]) -> Words:
    """Every form of the lemmas in all tables of a list; irregular forms stand under `irregular`."""
    tables = dict(data)
    irregular = tables.pop("irregular", {})
    lemmas = {lemma for group in tables.values() for lemma in group}
    regular = {form for lemma in lemmas for form in _regular_forms(lemma)}
    return frozenset(regular | {form for some in irregular.values() for form in some})


def _regular_forms(lemma: str) -> set[str]:
    """The lemma with the regular endings of English verbs and nouns; a form that is no word does no harm."""
    made = {lemma, lemma + "s", lemma + "ed", lemma + "ing", lemma + "es"}
    if lemma.endswith("e"):
        made |= {lemma + "d", lemma[:-1] + "ing"}
    if lemma.endswith("y"):
        made |= {lemma[:-1] + "ies", lemma[:-1] + "ied"}
    return made
