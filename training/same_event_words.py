"""Makes the word table of `counterclaim.reconcile.same_event`: how rare words are, and which are alike.

    python -m training.same_event_words --data ../shared/data --wordnet /usr/share/wordnet

WordNet 3.0 (Debian's wordnet-base) gives irregular forms and which noun is made of which verb; the texts
give the counts; the sentence encoder gives which words for happenings mean nearly the same.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from counterclaim.reconcile.same_event.wording import regular_base
from training.sentence_encoder import SentenceEncoder
from training.wordnet import WordNet

OUTPUT = Path("src/counterclaim/reconcile/same_event/words.json.zlib")
_WORD = re.compile(r"[^\W_]+")
_RARE_FORM, _RARE_BASE = 2, 4
_SHARED_START = 3
_ALIKE = 0.45
_NEIGHBOURS = 8
_TAGGED = 3
_ECB_COLUMNS = 4
_SCALE = 1000
_RAREST_SHARE = 0.7
_COUNTED = ("news", "statements", "items")


def kinds_of_texts(data: Path) -> dict[str, list[str]]:
    """Every text that may train what ships, once, by what it is: news, statements, items of a chronicle."""
    news = {row["id"]: row["text"] for row in _rows(data / "polnear" / "train.jsonl.gz")}
    statements = _rows(data / "press_releases_zelenskyy_putin" / "releases.jsonl.gz")
    items = _rows(data / "wikipedia_current_events" / "war_items_2022_2025.jsonl.gz")
    return {
        "news": list(news.values()),
        "statements": [row["body"] or "" for row in statements],
        "items": [row["text"] for row in items],
        "marked": list(_ecb_texts(data / "ecbplus" / "ECB_Train_corpus.txt")),
    }


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def _ecb_texts(path: Path) -> Iterator[str]:
    words: dict[str, list[str]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if len(columns) >= _ECB_COLUMNS:
            words[columns[0]].append(columns[3])
    yield from (" ".join(some) for some in words.values())


def bases(texts: Iterable[str], wordnet: WordNet) -> dict[str, str]:
    """The base form of every word form that stands in more than one text."""
    counts = Counter(word for text in texts for word in _forms(text))
    return {form: wordnet.base(form) for form, count in counts.items() if count >= _RARE_FORM}


def _forms(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text) if word.isascii() and not word.isdigit()}


def families(known: Sequence[str], wordnet: WordNet) -> dict[str, str]:
    """For nouns of happenings, the verb that they are made of: the one that starts most like them."""
    found = {}
    for noun in known:
        if noun in wordnet.verbs or not (made_of := wordnet.derived[noun]):
            continue
        best = max(sorted(made_of), key=lambda verb: (_shared_start(verb, noun), made_of[verb]))
        if _shared_start(best, noun) >= _SHARED_START:
            found[noun] = best
    return found


def _shared_start(one: str, other: str) -> int:
    """How many letters two words have in common from the first on."""
    return next(
        (n for n, (left, right) in enumerate(zip(one, other, strict=False)) if left != right),
        min(len(one), len(other)),
    )


def alike(words: Sequence[str]) -> dict[str, dict[str, int]]:
    """Per cent of likeness for pairs of words, each pair under its first; the nearest few of each word."""
    vectors = SentenceEncoder().vectors(words)
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for place, word in enumerate(words):
        near = vectors @ vectors[place]
        near[place] = 0
        for other in near.argsort()[::-1][:_NEIGHBOURS].tolist():
            if near[other] > _ALIKE:
                first, second = sorted((word, words[other]))
                found[first][second] = round(100 * float(near[other]))
    return {word: dict(sorted(found[word].items())) for word in sorted(found)}


def table(data: Path, wordnet: WordNet) -> dict[str, Any]:
    kinds = kinds_of_texts(data)
    base = bases((text for texts in kinds.values() for text in texts), wordnet)
    known = families(sorted({*base.values(), *wordnet.happenings}), wordnet)
    counts = {kind: _counts(texts, base, known) for kind, texts in kinds.items()}
    total = sum(counts.values(), Counter())
    named = (
        word for word in wordnet.happenings if total[word] >= _RARE_BASE or wordnet.tagged[word] >= _TAGGED
    )
    words = {known.get(word, word) for word in named}
    return {
        "documents": _SCALE,
        "counts": _shares([(counts[kind], len(kinds[kind])) for kind in _COUNTED]),
        "irregular": _irregular(base, wordnet),
        "families": {noun: verb for noun, verb in known.items() if noun in total or verb in words},
        "alike": alike(sorted(words)),
    }


def _counts(texts: Iterable[str], base: Mapping[str, str], known: Mapping[str, str]) -> Counter[str]:
    """In how many texts each family stands."""
    found: Counter[str] = Counter()
    for text in texts:
        forms = {base.get(form, form) for form in _forms(text)}
        found.update({known.get(form, form) for form in forms})
    return found


def _shares(kinds: Sequence[tuple[Counter[str], int]]) -> dict[str, float]:
    """Texts per thousand in which a word stands, in that kind of texts where it is commonest.

    So a word that every report of a war has is common, though other news hardly know it.
    """
    found = {}
    for word in sorted({word for counts, _ in kinds for word in counts}):
        share = max(counts[word] / size for counts, size in kinds)
        if share * _SCALE >= _RAREST_SHARE and sum(counts[word] for counts, _ in kinds) >= _RARE_BASE:
            found[word] = round(share * _SCALE, 1)
    return found


def _irregular(base: Mapping[str, str], wordnet: WordNet) -> dict[str, str]:
    forms = {**{form: wordnet.base(form) for form in wordnet.irregular_verbs}, **base}
    return {form: to for form, to in sorted(forms.items()) if to != regular_base(form)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    parser.add_argument("--output", type=Path, default=OUTPUT)
    asked = parser.parse_args()
    made = table(asked.data, WordNet.read(asked.wordnet))
    packed = zlib.compress(json.dumps(made, separators=(",", ":")).encode(), 9)
    asked.output.write_bytes(packed)
    print({name: len(part) for name, part in made.items() if isinstance(part, dict)}, len(packed), "bytes")


if __name__ == "__main__":
    main()
