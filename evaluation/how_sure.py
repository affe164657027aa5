"""How sure: factuality and polarity on MEANTIME, and every facet of stance on attributions judged by hand.

MEANTIME marks each event with certainty, time and polarity. Each is asked about as a claim in the
report's own voice: its sentence as content, its words as trigger. Values that the corpus leaves open are
left out; POSSIBLE and PROBABLE are one value. Rules were read over on documents with sha256(id) mod 5 != 0.

`gold/stance.jsonl` holds the act, polarity, hedge and evidence of attributions in articles with
sha256(id) mod 5 = 0, judged by reading before the rules had seen them: offsets and values, no words.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from counterclaim.interpret.how_sure import stance
from counterclaim.model import encode
from counterclaim.records import (
    Attribution,
    Maker,
    ReaderVersion,
    Reading,
    Report,
    Span,
    Spans,
    Speaker,
    SpeakerKind,
    Stance,
    sha256,
)
from evaluation.figure import Figure

GOLD = Path(__file__).parent / "gold" / "stance.jsonl"
FACETS = ("act", "polarity", "hedge_kind", "evidence_kind")
_QUICK = 8
_FACTUALITY = ("certainty", "time", "polarity")
_CERTAIN = {"CERTAIN": "certain", "POSSIBLE": "possible", "PROBABLE": "possible"}
_TIME = {"FUTURE": "future", "NON_FUTURE": "not future"}
_POLARITY = {"POS": "positive", "NEG": "negative"}

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Event:
    """One event mention: its words, its sentence and what the annotators say of it, "" where open."""

    trigger: Span
    sentence: Span
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Document:
    """A document of MEANTIME as text, with its events."""

    name: str
    text: str
    events: tuple[Event, ...]

    @property
    def reporting(self) -> bool:
        return held_out(self.name)


def measure(data: Path, quick: bool) -> list[Figure]:
    """Accuracy and macro F1 beside the commonest value's; raises FileNotFoundError where a set is absent."""
    documents = list(read_meantime(data / "meantime_en" / "intra-doc_annotation"))
    held = [document for document in documents if document.reporting]
    figures = _factuality("MEANTIME fifth", held[:_QUICK] if quick else held)
    if not quick:
        figures += _factuality("MEANTIME all", documents)
    return figures + by_hand(data, quick)


def held_out(name: str) -> bool:
    """Whether a document is for reporting only: its hash is a multiple of five."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 5 == 0


def _factuality(name: str, documents: Iterable[Document]) -> list[Figure]:
    pairs: dict[str, Pairs] = {value: [] for value in _FACTUALITY}
    joint: Pairs = []
    for document in documents:
        reading = read(document.text, document.name)
        for event in document.events:
            told = told_of(
                stance(reading, own_voice(reading, event.sentence), (event.sentence,), event.trigger)
            )
            for value in _FACTUALITY:
                if event.values[value]:
                    pairs[value].append((event.values[value], told[value]))
            if all(event.values.values()):
                joint.append(("/".join(event.values.values()), "/".join(told.values())))
    figures = [one for value in _FACTUALITY for one in scores(f"{name}: {value}", pairs[value])]
    return [*figures, accuracy(f"{name}: all three", joint)]


def told_of(found: Stance) -> dict[str, str]:
    """What a stance says in the corpus's terms."""
    unsure = found.modality in ("possible", "hypothetical") or (
        found.hedge is not None and found.hedge.kind == "uncertain"
    )
    return {
        "certainty": "possible" if unsure else "certain",
        "time": "future" if found.tense == "future" else "not future",
        "polarity": found.polarity,
    }


def read_meantime(folder: Path) -> Iterator[Document]:
    """The documents in the order of their names; words joined by spaces, sentences by line breaks."""
    paths = sorted(folder.glob("*/*.xml"), key=lambda path: path.name)
    if not paths:
        raise FileNotFoundError(folder)
    return (_document(path) for path in paths)


def _document(path: Path) -> Document:
    root = ElementTree.parse(path).getroot()
    text, words, sentences = _text(root)
    events = []
    for mention in root.iter("EVENT_MENTION"):
        anchors = [anchor.get("t_id", "") for anchor in mention.iter("token_anchor")]
        spans = [words[anchor] for anchor in anchors if anchor in words]
        if spans:
            trigger = Span(min(span.start for span, _ in spans), max(span.end for span, _ in spans))
            events.append(Event(trigger, sentences[spans[0][1]], _values(mention)))
    return Document(root.get("doc_id", path.stem), text, tuple(events))


def _text(root: ElementTree.Element) -> tuple[str, dict[str, tuple[Span, str]], dict[str, Span]]:
    """The text, the span and sentence of every token by id, the span of every sentence by number."""
    text, before = "", ""
    words: dict[str, tuple[Span, str]] = {}
    sentences: dict[str, Span] = {}
    for token in root.iter("token"):
        number, word = token.get("sentence", ""), token.text or ""
        text += "" if not text else " " if number == before else "\n"
        span = Span(len(text), len(text) + len(word))
        text += word
        words[token.get("t_id", "")] = (span, number)
        sentences[number] = Span(sentences.get(number, span).start, span.end)
        before = number
    return text, words, sentences


def _values(mention: ElementTree.Element) -> dict[str, str]:
    return {
        "certainty": _CERTAIN.get(mention.get("certainty", ""), ""),
        "time": _TIME.get(mention.get("time", ""), ""),
        "polarity": _POLARITY.get(mention.get("polarity", ""), ""),
    }


def by_hand(data: Path, quick: bool) -> list[Figure]:
    """Every facet of the attributions judged by hand, with the share of rarer values that are right."""
    rows = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    names = sorted({row["id"] for row in rows})
    wanted = set(names[::8] if quick else names)
    texts = _texts(data, wanted)
    pairs: dict[str, Pairs] = {facet: [] for facet in FACETS}
    for name in sorted(wanted):
        mine = [row for row in rows if row["id"] == name]
        reading = read(texts[name], name)
        if sha256(texts[name].encode()) != mine[0]["text_sha256"]:
            raise ValueError(f"the text of {name} is not the one that was judged")
        for row in mine:
            found = facets(stance(reading, _attribution(reading, row), _spans(row["content"]), None))
            for facet in FACETS:
                pairs[facet].append((row[facet], found[facet]))
    return [
        one
        for facet in FACETS
        for one in (
            *scores(f"by hand: {facet}", pairs[facet]),
            off_commonest(f"by hand: {facet}", pairs[facet]),
        )
    ]


def facets(found: Stance) -> dict[str, str]:
    """A stance in the terms of the hand-made sets."""
    return {
        "act": found.act,
        "polarity": found.polarity,
        "hedge_kind": found.hedge.kind if found.hedge else "none",
        "evidence_kind": found.evidence.kind if found.evidence else "none",
    }


def _texts(data: Path, names: set[str]) -> dict[str, str]:
    texts = {}
    for path in (
        data / "ukraine_media" / "articles.jsonl.gz",
        data / "isw_reports" / "isw_reports.jsonl.gz",
    ):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                name = article.get("id") or article["url"]
                if name in names:
                    texts[name] = article["text"]
    return texts


def read(text: str, name: str) -> Reading:
    """The reading of a text that is no file of the project."""
    report = Report(
        bytes_sha256=sha256(text.encode()),
        locator=name,
        text=text,
        reader=Maker("evaluation", "1"),
        language="en",
    )
    return next(encode([report]))


def own_voice(reading: Reading, content: Span) -> Attribution:
    return _made(reading, (), (), (content,), Speaker("own voice"))


def _attribution(reading: Reading, row: dict[str, Any]) -> Attribution:
    kind, name = row["speaker"]
    speaker = Speaker(cast(SpeakerKind, kind), Span(*name) if name else None)
    return _made(reading, _spans(row["source"]), _spans(row["cue"]), _spans(row["content"]), speaker)


def _made(reading: Reading, source: Spans, cue: Spans, content: Spans, speaker: Speaker) -> Attribution:
    card = reading.card
    return Attribution(
        report=reading.report.locator,
        source=source,
        cue=cue,
        content=content,
        speaker=speaker,
        confidence=1000,
        made_by=ReaderVersion(card.name, card.version, card.weights_sha256),
        generation="by hand",
    )


def _spans(pairs: Iterable[Sequence[int]]) -> Spans:
    return tuple(Span(start, end) for start, end in pairs)


def scores(name: str, pairs: Pairs) -> list[Figure]:
    """Accuracy and macro F1, each beside the commonest value as the answer to everything."""
    common = _commonest(pairs)
    constant = [(gold, common) for gold, _ in pairs]
    return [
        accuracy(name, pairs),
        Figure(f"{name}, macro F1", macro_f1(pairs), baseline=macro_f1(constant), count=len(pairs)),
    ]


def accuracy(name: str, pairs: Pairs) -> Figure:
    common = _commonest(pairs)
    return Figure(
        f"{name}, accuracy",
        _share(gold == found for gold, found in pairs),
        baseline=_share(gold == common for gold, _ in pairs),
        count=len(pairs),
    )


def off_commonest(name: str, pairs: Pairs) -> Figure:
    """Of the values that are not the commonest, the share that is right; the constant answer gets none."""
    common = _commonest(pairs)
    rare = [(gold, found) for gold, found in pairs if gold != common]
    right = sum(gold == found for gold, found in rare)
    return Figure(
        f"{name}, off the commonest", right / len(rare) if rare else 1.0, 0.0, count=f"{right}/{len(rare)}"
    )


def macro_f1(pairs: Pairs) -> float:
    """The mean, over the values that occur in gold, of each value's F1."""
    gold, found = Counter(one for one, _ in pairs), Counter(one for _, one in pairs)
    right = Counter(one for one, other in pairs if one == other)
    each = [2 * right[value] / (gold[value] + found[value]) for value in gold]
    return sum(each) / len(each) if each else 0.0


def _commonest(pairs: Pairs) -> str:
    counted = Counter(gold for gold, _ in pairs)
    return max(sorted(counted), key=lambda value: counted[value], default="")


def _share(right: Iterable[bool]) -> float:
    values = list(right)
    return sum(values) / len(values) if values else 0.0
