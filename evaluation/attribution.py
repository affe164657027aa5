"""Who said what, on PolNeAR's development half: the reader's heads beside a rule baseline.

Each line of the corpus is one annotator's version of an article, and each counts. Its spans keep their
quotation marks, which the product strips, so the heads are measured and not the attributions. The
articles are drawn again for the intervals; "over the rules" is the difference from the baseline on the
same draws.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from counterclaim.model import encode
from counterclaim.records import Maker, Report, sha256
from evaluation import rule_baseline
from evaluation.attribution_metrics import (
    ROLES,
    Relation,
    Scores,
    Spans,
    add_article,
    add_relations,
    add_spans,
    f1_over,
)
from evaluation.bootstrap import interval, paired
from evaluation.figure import Figure
from evaluation.heads import predicted

_QUICK = 20
# CofeNet (COLING 2022) measured on the test half, which is not at hand here.
PUBLISHED = {
    "exact source": ".832",
    "exact cue": ".753",
    "exact content": ".729",
    "begin source": ".871",
    "begin cue": ".823",
    "begin content": ".796",
}
_WHOSE = "CofeNet, test half"
NAMES = (*PUBLISHED, "relation exact", "relation overlap")


@dataclass(frozen=True, slots=True)
class Version:
    """An article as one annotator marked it."""

    id: str
    text: str
    gold: tuple[Relation, ...]


def measure(data: Path, quick: bool) -> list[Figure]:
    """F1 by role, exact and by where spans begin, and of whole relations."""
    readers: dict[str, Scores] = {}
    rules: dict[str, Scores] = {}
    for version in _versions(data / "polnear" / "dev.jsonl.gz", quick):
        spans, linked = _read(version.text)
        add_predicted(readers.setdefault(version.id, Scores()), spans, linked, version.gold)
        plain = rule_baseline.relations(version.text)
        add_article(rules.setdefault(version.id, Scores()), plain, version.gold)
    return list(figures(list(readers.values()), list(rules.values()), NAMES, PUBLISHED))


def add_predicted(
    scores: Scores, spans: dict[str, Spans], linked: Iterable[Relation], gold: Iterable[Relation]
) -> None:
    """Counts one article: all spans of the heads, linked or not, and the relations."""
    wanted = list(gold)
    for role in ROLES:
        add_spans(scores, role, spans[role], {span for one in wanted for span in getattr(one, role)})
    add_relations(scores, list(linked), wanted)


def figures(
    reader: Sequence[Scores], rules: Sequence[Scores], names: Iterable[str], published: dict[str, str]
) -> Iterator[Figure]:
    """F1 by name over documents, each with its distance from the rules on the same documents.

    `count` is how many annotated spans or relations there were to find.
    """
    for name in names:
        value, plain = f1_over(reader, name), f1_over(rules, name)
        beside = f"{published[name]} {_WHOSE}" if name in published else ""
        count = sum(one.counts[name].gold for one in reader if name in one.counts)
        swing = interval(reader, lambda some, name=name: f1_over(some, name))  # type: ignore[misc]
        yield Figure(name, value, plain, beside, count, swing)
        apart = paired(reader, rules, lambda some, name=name: f1_over(some, name))  # type: ignore[misc]
        yield Figure(f"{name}, over the rules", value - plain, count=len(reader), interval=apart)


@lru_cache(maxsize=2)
def _read(text: str) -> tuple[dict[str, Spans], list[Relation]]:
    """Cached, because the versions of one article stand one after the other."""
    data = text.encode("utf-8", "surrogatepass")
    report = Report(sha256(data), "article", text, Maker("evaluation", "1"), language="en")
    return predicted(next(encode([report])))


def _versions(path: Path, quick: bool) -> Iterator[Version]:
    """Every version in the order of article ids, those of the first articles where it must be quick."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows: list[dict[str, Any]] = sorted(map(json.loads, lines), key=lambda row: str(row["id"]))
    ids = sorted({row["id"] for row in rows})
    wanted = set(ids[:_QUICK] if quick else ids)
    for row in rows:
        if row["id"] in wanted:
            yield Version(row["id"], row["text"], tuple(relation_of(one) for one in row["attributions"]))


def relation_of(row: dict[str, Any]) -> Relation:
    """An annotated attribution: lists of offsets by role."""
    source, cue, content = (frozenset((int(a), int(b)) for a, b in row[role]) for role in ROLES)
    return Relation(source, cue, content)
