"""PolNeAR's articles as the reader sees them: words, pieces, features and what to predict of each."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from counterclaim.model.features import Features, features
from counterclaim.model.labels import ROLE_TAGS, ROLES
from counterclaim.model.pieces import Pieces, PieceTable
from counterclaim.text.words import word_offsets, words_in
from training.syntax import Syntax, label, read_syntax

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what by which words: spans of one attribution, each role's pieces in order."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]

    def spans(self, role: str) -> tuple[Span, ...]:
        found: tuple[Span, ...] = getattr(self, role)
        return found


@dataclass(frozen=True, slots=True)
class Article:
    """One annotator's version of an article: `gold` in characters, `attributions` in words.

    Of a text that is not `annotated` nothing is known but its words. A twin (training/twins.py) has
    the labels of the text that it is the `twin_of`.
    """

    id: str
    text: str
    offsets: NDArray[np.int32]
    pieces: Pieces
    features: Features
    roles: NDArray[np.int64]
    syntax: Syntax
    gold: tuple[Attribution, ...]
    attributions: tuple[Attribution, ...]
    annotated: bool = True
    twin_of: str | None = None


def held_out(article_id: str) -> bool:
    """Whether an article of the training half belongs to the fixed tenth that choices are made on."""
    return int(hashlib.sha256(article_id.encode()).hexdigest(), 16) % 10 == 0


def read_articles(folder: Path, split: str, table: PieceTable) -> list[Article]:
    """Every annotated version in `split` ("train" or "dev") of the PolNeAR folder."""
    syntax = dict(read_syntax(folder / "syntax.jsonl.gz"))
    return [
        _article(line, syntax.get(line["id"], []), table) for line in _lines(folder / f"{split}.jsonl.gz")
    ]


def by_article(articles: Iterable[Article]) -> list[list[Article]]:
    """The versions of each article together, articles in the order of their ids."""
    grouped: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        grouped[article.id].append(article)
    return [grouped[key] for key in sorted(grouped)]


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _article(line: dict[str, Any], sentences: list[dict[str, Any]], table: PieceTable) -> Article:
    gold = tuple(_attribution(found) for found in line["attributions"])
    return article_of(line["id"], line["text"], table, sentences, gold)


def article_of(
    name: str,
    text: str,
    table: PieceTable,
    sentences: Sequence[dict[str, Any]] = (),
    gold: tuple[Attribution, ...] | None = None,
) -> Article:
    """An article, with what is known of it: CoreNLP's sentences, and attributions in characters."""
    annotated, gold = gold is not None, gold or ()
    offsets = word_offsets(text)
    words = words_in(text, offsets)
    attributions = tuple(_in_words(one, offsets) for one in gold)
    return Article(
        id=name,
        text=text,
        offsets=offsets,
        pieces=table.cut(words),
        features=features(text, offsets, words),
        roles=_tag(attributions, len(words)),
        syntax=label(offsets, list(sentences)),
        gold=gold,
        attributions=attributions,
        annotated=annotated,
    )


def _attribution(found: dict[str, Any]) -> Attribution:
    return Attribution(*(tuple((start, end) for start, end in found[role]) for role in ROLES))


def _in_words(attribution: Attribution, offsets: NDArray[np.int32]) -> Attribution:
    """Character spans as runs of words: every word that a span touches belongs to it."""
    return Attribution(*(_touched(attribution.spans(role), offsets) for role in ROLES))


def _touched(spans: Sequence[Span], offsets: NDArray[np.int32]) -> tuple[Span, ...]:
    runs = []
    for start, end in spans:
        first = int(np.searchsorted(offsets[:, 1], start, side="right"))
        last = int(np.searchsorted(offsets[:, 0], end, side="left"))
        if first < last:
            runs.append((first, last))
    return tuple(runs)


def _tag(attributions: Iterable[Attribution], count: int) -> NDArray[np.int64]:
    """Role tags [count]; where spans overlap (four times in the corpus) the earlier, longer one stands."""
    spans = {(start, -end, role) for one in attributions for role in ROLES for start, end in one.spans(role)}
    tags = np.zeros(count, dtype=np.int64)
    for start, minus_end, role in sorted(spans):
        if not tags[start:-minus_end].any():
            tags[start:-minus_end] = ROLE_TAGS.index(f"I-{role}")
            tags[start] = ROLE_TAGS.index(f"B-{role}")
    return tags
