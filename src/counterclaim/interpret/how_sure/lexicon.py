"""The stance words of one language as phrases with tags, so that one walk over a report finds them all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from counterclaim.languages import load
from counterclaim.text.words import word_offsets, words_in

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StanceLexicon:
    """Phrases by their first word, longest first, each with its tag ("cue.deny"); and the lists."""

    phrases: dict[str, tuple[tuple[Phrase, str], ...]]
    table: dict[str, Any]

    def words(self, table: str, name: str) -> frozenset[str]:
        """The strings of one list, for asking about a single word."""
        return _plain(self, table, name)

    def number(self, table: str, name: str) -> int:
        return int(self.table[table][name])


@lru_cache(maxsize=256)
def _frozen(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


def _plain(lexicon: StanceLexicon, table: str, name: str) -> frozenset[str]:
    return _frozen(tuple(lexicon.table[table][name]))


@lru_cache(maxsize=8)
def stance_lexicon(language: str) -> StanceLexicon:
    """The stance words of a language (ISO 639-1)."""
    data = load(language, "stance")
    by_first: dict[str, list[tuple[Phrase, str]]] = {}
    for tag, entry in _tagged(data):
        phrase = split(entry)
        by_first.setdefault(phrase[0], []).append((phrase, tag))
    ordered = {
        first: tuple(sorted(set(entries), key=lambda entry: (-len(entry[0]), entry)))
        for first, entries in by_first.items()
    }
    return StanceLexicon(ordered, data)


def split(entry: str) -> Phrase:
    """The words of a phrase, cut as a report's are."""
    return tuple(words_in(entry, word_offsets(entry)))


def _tagged(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every phrase that is looked for, with its tag."""
    cues = dict(data["cues"])
    irregular, requests = cues.pop("irregular"), cues.pop("requests")["words"]
    for act, lemmas in cues.items():
        forms = [form for lemma in lemmas for form in _forms(lemma)]
        yield from _all(f"cue.{act}", [*forms, *irregular.get(act, ())])
    yield from _all("cue.request", requests)
    for name in (
        "want",
        "predict",
        "intend",
        "assess",
        "judged",
        "untrue",
        "wrong",
        "harm",
        "protected",
        "plans",
    ):
        yield from _all(f"signal.{name}", data["signals"][name])
    yield from _all("negator", data["polarity"]["negators"])
    yield from _all("negator.of_object", data["polarity"]["of_object"])
    yield from _all("occurring", data["polarity"]["occurring"])
    yield from _all("idle", data["polarity"]["idle"])
    for name in ("possible", "necessary", "hypothetical", "future"):
        words = data["modality"][name]
        yield from _all(f"modality.{name}", words)
    for name in ("unverified", "distancing", "uncertain", "able"):
        yield from _all(f"hedge.{name}", data["hedges"][name])
    for name in ("negated", "checked", "confirmed", "phrases"):
        yield from _all(f"caution.{name}", data["caution"][name])
    yield from _evidence(data["evidence"])


def _evidence(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for kind, words in data["words"].items():
        yield from _all(f"evidence.{kind}", words)
    for name in ("showing", "resting", "channel"):
        yield from _all(f"around.{name}", data["around"][name])
    for state in ("verified", "unverified"):
        yield from _all(f"state.{state}", data["state"][state])


def _all(tag: str, entries: Sequence[str]) -> Iterator[tuple[str, str]]:
    return ((tag, entry) for entry in entries)


def _forms(lemma: str) -> set[str]:
    """The first word with the regular endings of English verbs; a form that is no word does no harm."""
    verb, space, rest = lemma.partition(" ")
    forms = {verb, verb + "s", verb + "ed", verb + "ing", verb + "es"}
    if verb.endswith("e"):
        forms |= {verb + "d", verb[:-1] + "ing"}
    if verb.endswith("y"):
        forms |= {verb[:-1] + "ies", verb[:-1] + "ied"}
    if verb[-1] in "gnpt":
        forms |= {verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
    return {form + space + rest for form in forms}
