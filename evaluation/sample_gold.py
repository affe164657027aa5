"""The hand-labelled sample as it is stored: which articles, which windows, who was found to say what.

Nothing of an article is stored but ids, hashes and offsets; `texts` brings the words back from the sets.
How the labels were made is told in docs/labelling.md.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.records import sha256
from evaluation.attribution_metrics import Span
from evaluation.sample_choice import SAMPLE, articles

FIRST = SAMPLE.parent / "attributions_first.jsonl"
SECOND = SAMPLE.parent / "attributions_second.jsonl"

Pieces = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Sampled:
    """An article of the sample: its window is what was labelled."""

    id: str
    outlet: str
    kind: str
    text_sha256: str
    window: Span


@dataclass(frozen=True, slots=True)
class Label:
    """One attribution, own-voice clause or aside, labelled or predicted; `n` names it within its article."""

    n: int
    source: Pieces
    cue: Pieces
    content: Pieces
    speaker: Span | None = None
    speaker_kind: str = "own voice"
    chain: Pieces = ()
    parent: int | None = None
    own_voice: bool = False
    aside: bool = False

    @property
    def attributed(self) -> bool:
        return bool(self.source) and not self.own_voice and not self.aside

    @property
    def unsourced(self) -> bool:
        """Said by nobody in particular: a passive or hearsay."""
        return not self.source and not self.own_voice and not self.aside


def sampled(path: Path = SAMPLE) -> list[Sampled]:
    return [
        Sampled(row["id"], row["outlet"], row["kind"], row["text_sha256"], _span(row["window"]))
        for row in _rows(path)
    ]


def labels(path: Path) -> dict[str, list[Label]]:
    """The labels of one pass by article id."""
    found: dict[str, list[Label]] = {}
    for row in _rows(path):
        found.setdefault(row["id"], []).append(_label(row))
    return found


def texts(data: Path, sample: Iterable[Sampled]) -> dict[str, str]:
    """The articles' texts by id; raises ValueError where one is missing or is not what was labelled."""
    wanted = {article.id: article.text_sha256 for article in sample}
    found = {article.id: article.text for article in articles(data) if article.id in wanted}
    for id, digest in wanted.items():
        if id not in found or sha256(found[id].encode("utf-8", "surrogatepass")) != digest:
            raise ValueError(f"{id} is not there as it was labelled")
    return found


def faults(article: Sampled, text: str, marked: Iterable[Label]) -> Iterator[str]:
    """What is wrong with an article's labels: offsets, order, parents."""
    by_number: dict[int, Label] = {}
    for label in marked:
        where = f"{article.id} {label.n}"
        if label.n != len(by_number) + 1:
            yield f"{where}: numbers do not run on"
        yield from (f"{where}: {fault}" for fault in _own_faults(label, text, article.window))
        if label.parent is not None and not _within(label, by_number.get(label.parent)):
            yield f"{where}: does not stand inside its parent"
        by_number[label.n] = label


def _own_faults(label: Label, text: str, window: Span) -> Iterator[str]:
    for pieces in (label.source, label.cue, label.content, label.chain):
        if any(not 0 <= start < end <= len(text) for start, end in pieces):
            yield "a span is empty or outside the text"
        if pieces is not label.chain and any(
            left[1] > right[0] for left, right in itertools.pairwise(pieces)
        ):
            yield "spans overlap or are out of order"
    if not label.content:
        yield "no content"
    if not any(start < window[1] and end > window[0] for start, end in label.content):
        yield "content outside the window"
    if bool(label.cue) == (label.own_voice or label.aside):
        yield "an attribution needs a cue, own voice and asides have none"


def _within(label: Label, outer: Label | None) -> bool:
    return outer is not None and all(
        any(first <= start and end <= last for first, last in outer.content) for start, end in label.content
    )


def _label(row: Mapping[str, Any]) -> Label:
    return Label(
        n=row["n"],
        source=_pieces(row["source"]),
        cue=_pieces(row["cue"]),
        content=_pieces(row["content"]),
        speaker=_span(row["speaker"]) if row["speaker"] else None,
        speaker_kind=row["speaker_kind"],
        chain=_pieces(row["chain"]),
        parent=row["parent"],
        own_voice=row["own_voice"],
        aside=row.get("aside", False),
    )


def _pieces(rows: Iterable[list[int]]) -> Pieces:
    return tuple(_span(row) for row in rows)


def _span(row: list[int]) -> Span:
    return int(row[0]), int(row[1])


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
