"""Triggers of RAMS and WikiEvents: found, and of the right type.

Their types and our kinds meet in the classes of what_types.toml. RAMS marks one event in five sentences,
so that precision is judged on WikiEvents alone, which marks them all: a happening is right there where
an event of any type is marked on its words.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from counterclaim.interpret.what import happenings
from counterclaim.model import encode
from counterclaim.records import Maker, Report, Span, sha256
from counterclaim.records.claim import Happening
from evaluation.figure import Figure
from evaluation.type_scores import accuracy, commonest, macro_f1

_FOLDS = 5
_TYPES = Path(__file__).parent / "what_types.toml"

Triggers = Sequence[tuple[Span, str]]


@dataclass(frozen=True, slots=True)
class Document:
    """A text and its marked events: trigger and type; `complete` where every event is marked."""

    id: str
    text: str
    events: tuple[tuple[Span, str], ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """One marked event whose type has a class: the class, the found one ("" none), and whether found."""

    fold: int
    word: str
    gold: str
    said: str
    found: bool


def trigger_figures(name: str, documents: Sequence[Document]) -> Iterator[Figure]:
    judged, right, said = list[Judged](), 0, 0
    for at, document in enumerate(documents):
        found = _found(document.text)
        judged += _judge(document, found, at % _FOLDS)
        if document.complete:
            coded = [one for one in found if kind_classes().get(one.kind)]
            said += len(coded)
            right += sum(any(one.trigger.overlaps(span) for span, _ in document.events) for one in coded)
    pairs = [(one.gold, one.said) for one in judged]
    by_word = [(one.gold, _by_word(judged, one)) for one in judged]
    constant = commonest(gold for gold, _ in pairs)
    count = len(judged)
    yield Figure(f"{name} trigger recall", sum(one.found for one in judged) / max(1, count), count=count)
    if said:
        yield Figure(f"{name} trigger precision", right / said, count=said)
    always = [(gold, constant) for gold, _ in pairs]
    for what, of in (("accuracy", accuracy), ("macro F1", macro_f1)):
        learnt = f"{of(by_word):.3f} each word's commonest class, learnt in other folds"
        yield Figure(f"{name} type {what}", of(pairs), of(always), learnt, count)


def rams(path: Path) -> Iterator[Document]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text, spans = _joined([word for sentence in row["sentences"] for word in sentence])
        events = tuple(
            (Span(spans[first].start, spans[last].end), str(named[0][0]))
            for first, last, named in row["evt_triggers"]
        )
        yield Document(row["doc_key"], text, events, complete=False)


def wikievents(path: Path) -> Iterator[Document]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text, spans = _joined(row["tokens"])
        triggers = ((event["trigger"], event["event_type"]) for event in row["event_mentions"])
        events = tuple(
            (Span(spans[at["start"]].start, spans[at["end"] - 1].end), str(kind)) for at, kind in triggers
        )
        yield Document(row["doc_id"], text, events, complete=True)


def class_of(event_type: str) -> str:
    """The class of a type of the two sets, "" where no kind of ours answers to it."""
    lower = event_type.lower()
    return next((name for name, table in _classes().items() if lower.startswith(tuple(table["types"]))), "")


@lru_cache(maxsize=1)
def kind_classes() -> Mapping[str, str]:
    """The class of each of our kinds that has one."""
    return {kind: name for name, table in _classes().items() for kind in table["kinds"]}


@lru_cache(maxsize=1)
def _classes() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_TYPES.read_text(encoding="utf-8"))


def _joined(words: Sequence[str]) -> tuple[str, list[Span]]:
    """The words with one space between them, and where each stands."""
    spans, at = list[Span](), 0
    for word in words:
        spans.append(Span(at, at + len(word)))
        at += len(word) + 1
    return " ".join(words), spans


def _found(text: str) -> list[Happening]:
    report = Report(sha256(text.encode("utf-8", "surrogatepass")), "document", text, Maker("evaluation", "1"))
    return happenings(next(encode([report])))


def _judge(document: Document, found: Sequence[Happening], fold: int) -> Iterator[Judged]:
    for span, event_type in document.events:
        gold = class_of(event_type)
        if gold:
            hits = [one for one in found if one.trigger.overlaps(span)]
            classes = [kind_classes().get(one.kind, "") for one in hits]
            word = span.of(document.text).lower()
            yield Judged(fold, word, gold, gold if gold in classes else (classes or [""])[0], bool(hits))


def _by_word(judged: Sequence[Judged], asked: Judged) -> str:
    """The commonest class of the same word in the other folds, of any word where it is not there."""
    others = [one for one in judged if one.fold != asked.fold]
    same = [one.gold for one in others if one.word == asked.word]
    return commonest(same or [one.gold for one in others])
