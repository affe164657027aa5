"""Six short documents written and labelled for this project, on invented events: they are always there.

Small on purpose: they show that the whole way still works where no corpus is at hand, not how well it
does on news at large. Contents are labelled without their quotation marks, as the product gives them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from counterclaim.attribute import attribute
from counterclaim.model import encode
from counterclaim.records import Attribution, Maker, Report, Spans, sha256
from evaluation import rule_baseline
from evaluation.attribution import relation_of
from evaluation.attribution_metrics import Count, Relation, Scores, add_relations
from evaluation.figure import Figure

FOLDER = Path(__file__).parent / "own"


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its attributions, and the stretches that it asserts itself."""

    name: str
    text: str
    gold: tuple[Relation, ...]
    own_voice: frozenset[tuple[int, int]]


def measure(data: Path, quick: bool) -> list[Figure]:
    """F1 of relations that overlap by at least half; how much of the own voice is really asserted."""
    reader, rules, own_voice = Scores(), Scores(), Count()
    for document in documents():
        found = list(attribute(next(encode([_report(document)]))))
        add_relations(reader, [_relation(one) for one in found if not one.own_voice], document.gold)
        add_relations(rules, rule_baseline.relations(document.text), document.gold)
        add_own_voice(own_voice, found, document)
    relation = reader.counts["relation overlap"]
    baseline = rules.f1()["relation overlap"]
    return [
        Figure("relation overlap", relation.f1, baseline, count=relation.gold),
        Figure("own voice precision", own_voice.precision, count=f"{own_voice.right}/{own_voice.predicted}"),
    ]


def documents() -> list[Document]:
    """The labelled documents, in the order of their names."""
    made = []
    for path in sorted(FOLDER.glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        gold = tuple(relation_of(one) for one in row["attributions"])
        spans = frozenset((int(start), int(end)) for start, end in row["own_voice"])
        made.append(Document(path.stem, row["text"], gold, spans))
    return made


def add_own_voice(count: Count, found: Iterable[Attribution], document: Document) -> None:
    """A passage is right where at least half of its characters lie in what the document asserts."""
    asserted = {place for start, end in document.own_voice for place in range(start, end)}
    for one in found:
        if one.own_voice:
            mine = {place for span in one.content for place in range(*span)}
            count.add(2 * len(mine & asserted) >= len(mine), 1, 0)
    count.add(0, 0, len(document.own_voice))


def _report(document: Document) -> Report:
    data = document.text.encode()
    return Report(sha256(data), document.name, document.text, Maker("evaluation", "1"), language="en")


def _relation(found: Attribution) -> Relation:
    return Relation(_pairs(found.source), _pairs(found.cue), _pairs(found.content))


def _pairs(spans: Spans) -> frozenset[tuple[int, int]]:
    return frozenset((span.start, span.end) for span in spans)
