"""F1 of a reader in training, on whole articles, by the product's own windows and decoding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from counterclaim.model.decode import WordSpan, likely_spans
from counterclaim.model.distance import DISTANCE_EDGES
from counterclaim.model.labels import ENTITY_TAGS, POS_TAGS, ROLE_TAGS
from counterclaim.model.links import relations
from counterclaim.model.pieces import PieceTable
from counterclaim.model.windows import plan
from counterclaim.records.reading import ModelCard, Reading
from counterclaim.records.report import Maker, Report
from evaluation.attribution_metrics import ROLES, Relation, Scores, add_relations, add_spans
from training.batches import Excerpt, inputs
from training.corpus import Article, Attribution
from training.reader import Reader

Encode = Callable[[Article], Reading]


def card_of(reader: Reader, version: str = "training", weights_sha256: str = "") -> ModelCard:
    """The constants that the reader's outputs are decoded with."""
    return ModelCard(
        name="counterclaim-reader",
        version=version,
        weights_sha256=weights_sha256,
        roles=ROLE_TAGS,
        entities=ENTITY_TAGS,
        pos=POS_TAGS,
        transitions=_numbers(reader.crf.constrained()),
        start=_numbers(reader.crf.start),
        end=_numbers(reader.crf.end),
        distance_edges=np.array(DISTANCE_EDGES, dtype=np.int32),
        distance_bias=_numbers(reader.links.distance_bias),
        no_cue=_numbers(reader.links.no_cue),
        no_span=_numbers(reader.links.no_span),
    )


def score(articles: Iterable[Article], encode: Encode) -> Scores:
    """Span and relation counts, and how many words get the right entity tag and part of speech."""
    scores = Scores()
    for article in articles:
        reading = encode(article)
        _add_article(scores, article, reading)
        _add_labels(scores, "entity words", article.syntax.entities, reading.entities)
        _add_labels(scores, "pos words", article.syntax.pos, reading.pos, blank=-1)
    return scores


def encoder_of(reader: Reader, table: PieceTable, size: int, overlap: int) -> Encode:
    """A function that reads an article with the float model, all of its windows in one batch."""
    card = card_of(reader)

    def encode(article: Article) -> Reading:
        windows = plan(article.pieces.first, article.features.position, size, overlap)
        excerpts = [Excerpt(article, window.start, window.end) for window in windows]
        with torch.no_grad():
            outputs = reader(inputs(excerpts, table))
        kept: list[list[Tensor]] = [[] for _ in outputs]
        for row, window in enumerate(windows):
            first = article.pieces.first
            places = first[window.keep_start : window.keep_end] - first[window.start] + 1
            for store, output in zip(kept, outputs, strict=True):
                store.append(output[row, torch.from_numpy(places)])
        roles, query, key, entities, pos = (torch.cat(parts).float().numpy() for parts in kept)
        return Reading(
            report=report_of(article),
            card=card,
            words=article.offsets,
            roles=roles,
            link_query=query,
            link_key=key,
            entities=entities.argmax(axis=1).astype(np.uint8),
            pos=pos.argmax(axis=1).astype(np.uint8),
        )

    return encode


def report_of(article: Article) -> Report:
    return Report(bytes_sha256="", locator=article.id, text=article.text, reader=Maker("training", "0"))


def predicted(reading: Reading) -> tuple[dict[str, list[WordSpan]], list[Relation]]:
    """Spans by role in words, and the relations between them in characters."""
    found: dict[str, list[WordSpan]] = {role: [] for role in ROLES}
    for role, span, _ in likely_spans(reading.roles, reading.card):
        found[role].append(span)
    linked = [
        Relation(
            source=_characters(reading.words, one.sources),
            cue=_characters(reading.words, [one.cue]),
            content=_characters(reading.words, one.contents),
        )
        for one in relations(reading, found["source"], found["cue"], found["content"])
    ]
    return found, [one for one in linked if one.content]


def _add_article(scores: Scores, article: Article, reading: Reading) -> None:
    found, linked = predicted(reading)
    gold = [_relation(one) for one in article.gold]
    for role in ROLES:
        wanted = {span for one in gold for span in getattr(one, role)}
        add_spans(scores, role, _characters(reading.words, found[role]), wanted)
    add_relations(scores, linked, gold)


def _relation(one: Attribution) -> Relation:
    return Relation(frozenset(one.source), frozenset(one.cue), frozenset(one.content))


def _characters(offsets: NDArray[np.int32], spans: Sequence[WordSpan]) -> frozenset[tuple[int, int]]:
    return frozenset((int(offsets[start, 0]), int(offsets[end - 1, 1])) for start, end in spans)


def _add_labels(
    scores: Scores, name: str, gold: NDArray[np.int64], found: NDArray[np.uint8], blank: int = 0
) -> None:
    """Word counts of one label set; `blank` is the label that counts as nothing."""
    known = gold >= 0
    right = int(((gold == found) & known & (gold != blank)).sum())
    scores.add(name, right, int((known & (found != blank)).sum()), int((known & (gold != blank)).sum()))


def _numbers(values: Tensor) -> NDArray[np.float32]:
    copied: NDArray[np.float32] = values.detach().float().numpy().copy()
    return copied
