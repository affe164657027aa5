"""What the word table takes from the files of WordNet 3.0: base forms, and which noun a verb makes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

# The lexicographer files (wndb and lexnames of WordNet) whose nouns can stand for a happening: act,
# attribute, communication, event, feeling, phenomenon, possession, process, state, time-bound ones apart.
_HAPPENING_FILES = frozenset({4, 10, 11, 19, 21, 22, 24, 26})
_HEAD = "  "


class Synset(NamedTuple):
    """One synset: its lexicographer file, its words, and its pointers (symbol, where, class, from, to)."""

    file: int
    words: tuple[str, ...]
    pointers: tuple[tuple[str, str, str, int, int], ...]


@dataclass(frozen=True)
class WordNet:
    """`verbs` and `nouns` by how many senses each has; `derived` counts for a noun the verbs behind it."""

    verbs: Mapping[str, int]
    nouns: Mapping[str, int]
    irregular_verbs: Mapping[str, str]
    irregular_nouns: Mapping[str, str]
    derived: Mapping[str, Counter[str]]
    happenings: frozenset[str]
    tagged: Counter[str]

    @classmethod
    def read(cls, folder: Path) -> WordNet:
        verbs, nouns = _index(folder / "index.verb"), _index(folder / "index.noun")
        verb_sets, noun_sets = dict(_synsets(folder / "data.verb")), dict(_synsets(folder / "data.noun"))
        named = {
            word for synset in noun_sets.values() if synset.file in _HAPPENING_FILES for word in synset.words
        }
        words = frozenset(word for word in {*verbs, *named} if word.isascii() and word.isalpha())
        return cls(
            verbs,
            nouns,
            _exceptions(folder / "verb.exc"),
            _exceptions(folder / "noun.exc"),
            _derived(verb_sets, noun_sets),
            words,
            _tagged(folder / "cntlist.rev"),
        )

    def base(self, form: str) -> str:
        """The base form of a form; a verb's where the form could be of a verb and a noun."""
        if self.irregular_verbs.get(form) in self.verbs:
            return self.irregular_verbs[form]
        if form in self.irregular_nouns:
            return self.irregular_nouns[form]
        if form.endswith(("ed", "ing")):
            found = [word for word in _verb_bases(form) if word in self.verbs]
            if found:
                return max(found, key=lambda word: (self.verbs[word], word))
        if form.endswith("s") and not form.endswith("ss"):
            return self._singular(form)
        return form

    def _singular(self, form: str) -> str:
        for word in (form[:-1], form.removesuffix("es"), form.removesuffix("ies") + "y"):
            if word != form and (word in self.nouns or word in self.verbs):
                return word
        return form if form in self.nouns or form.endswith(("us", "is")) else form[:-1]


def _verb_bases(form: str) -> Iterator[str]:
    stem = form.removesuffix("ing") if form.endswith("ing") else form.removesuffix("ed")
    yield from (stem + "e", stem)
    if len(stem) > 2 and stem[-1] == stem[-2]:
        yield stem[:-1]
    if form.endswith("ied"):
        yield stem[:-1] + "y"


def _lines(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="latin-1").splitlines():
        if not line.startswith(_HEAD):
            yield line.split(" | ")[0].split()


def _index(path: Path) -> dict[str, int]:
    return {fields[0]: int(fields[2]) for fields in _lines(path)}


def _exceptions(path: Path) -> dict[str, str]:
    return {fields[0]: fields[1] for fields in _lines(path) if len(fields) > 1}


def _tagged(path: Path) -> Counter[str]:
    """How often each word was met in the texts whose senses were marked."""
    counts: Counter[str] = Counter()
    for sense, _, count in _lines(path):
        counts[sense.split("%")[0]] += int(count)
    return counts


def _synsets(path: Path) -> Iterator[tuple[str, Synset]]:
    for fields in _lines(path):
        size = int(fields[3], 16)
        words = tuple(fields[4 + 2 * place].split("(")[0].lower() for place in range(size))
        after = 4 + 2 * size
        pointers = []
        for place in range(int(fields[after])):
            symbol, where, word_class, ends = fields[after + 1 + 4 * place : after + 5 + 4 * place]
            pointers.append((symbol, where, word_class, int(ends[:2], 16), int(ends[2:], 16)))
        yield fields[0], Synset(int(fields[1]), words, tuple(pointers))


def _derived(verbs: Mapping[str, Synset], nouns: Mapping[str, Synset]) -> Mapping[str, Counter[str]]:
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for synset in verbs.values():
        for symbol, where, word_class, start, end in synset.pointers:
            if symbol == "+" and word_class == "n" and start and end:
                noun = nouns[where]
                if noun.file in _HAPPENING_FILES and noun.words[end - 1] != synset.words[start - 1]:
                    found[noun.words[end - 1]][synset.words[start - 1]] += 1
    return found
