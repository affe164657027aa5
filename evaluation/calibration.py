"""Whether a confidence means what it says: of attributions at 700 per mille, seven in ten should be right.

An attribution is right where an annotated one overlaps it by at least half in source, cue and content.
Measured on PolNeAR's development half; the map from the reader's own chances to confidences was fitted
on the tenth of the training half that no weights were trained on (`python -m evaluation.calibration`
prints it again; `evaluation.calibration_plot` draws the table). The corpus is flat, so attributions inside
another's content are left out. The baseline is the reader's own chance that every span of a relation is
exact.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from counterclaim.attribute import attribute
from counterclaim.attribute.confidence import chance, confidence
from counterclaim.model import encode
from counterclaim.records import Attribution, Maker, Report, Spans, sha256
from evaluation.attribution import relation_of
from evaluation.attribution_metrics import ROLES, Relation, overlap
from evaluation.figure import Figure
from evaluation.places import data_folder

_QUICK = 15
_BINS = 10
_KNOTS = 8
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Judged:
    """One attribution's confidence per mille, the reader's own chance behind it, and whether it is right."""

    confidence: int
    raw: int
    right: bool


def measure(data: Path, quick: bool) -> list[Figure]:
    """One less the expected calibration error, and the share of attributions that is right."""
    judged = list(_judged(_rows(data / "polnear" / "dev.jsonl.gz", quick)))
    right = sum(one.right for one in judged)
    return [
        Figure(
            "calibration, 1 less error",
            1 - error([(one.confidence, one.right) for one in judged]),
            1 - error([(one.raw, one.right) for one in judged]),
            count=len(judged),
        ),
        Figure("attributions right by half", right / len(judged), count=f"{right}/{len(judged)}"),
    ]


def development(data: Path) -> list[tuple[int, bool]]:
    """Confidence per mille, as the map now is, and whether it is right, for the development half."""
    judged = _judged(_rows(data / "polnear" / "dev.jsonl.gz", quick=False))
    return [(confidence(one.raw), one.right) for one in judged]


def error(pairs: Iterable[tuple[int, bool]]) -> float:
    """The mean distance of confidence and share right over ten bins of equal width, weighted by size."""
    some = list(pairs)
    return sum(n * abs(said - true) for said, true, n in table(some)) / len(some) if some else 0.0


def table(pairs: Iterable[tuple[int, bool]]) -> list[tuple[float, float, int]]:
    """Mean confidence, share right and size of each bin that holds anything: the reliability table."""
    bins: dict[int, list[tuple[int, bool]]] = {}
    for value, right in pairs:
        bins.setdefault(min(value * _BINS // 1000, _BINS - 1), []).append((value, right))
    return [
        (sum(v for v, _ in one) / len(one) / 1000, sum(r for _, r in one) / len(one), len(one))
        for _, one in sorted(bins.items())
    ]


def fitted(pairs: Sequence[tuple[int, bool]], knots: int = _KNOTS) -> list[tuple[int, int]]:
    """A rising map from chances to confidences, per mille: the shares right of groups of equal size.

    Neighbouring groups that fall instead of rising are put together (isotonic regression).
    """
    ordered = sorted(pairs)
    groups = [[ordered[i] for i in some] for some in np.array_split(np.arange(len(ordered)), knots)]
    merged: list[list[tuple[int, bool]]] = []
    for group in (group for group in groups if group):
        merged.append(group)
        while len(merged) > 1 and _share(merged[-2]) >= _share(merged[-1]):
            merged[-2:] = [[*merged[-2], *merged[-1]]]
    found = [(sum(value for value, _ in one) / len(one), 1000 * _share(one)) for one in merged]
    return [(round(at), round(share)) for at, share in _to_the_ends(found)]


def _to_the_ends(knots: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The knots with one more at either end, on the lines through the two outermost."""
    if len(knots) < 2:
        return knots
    (a, at_a), (b, at_b) = knots[:2]
    (c, at_c), (d, at_d) = knots[-2:]
    low = max(0.0, at_a - a * (at_b - at_a) / (b - a))
    high = min(1000.0, at_d + (1000 - d) * (at_d - at_c) / (d - c))
    return [(0.0, low), *knots, (1000.0, high)]


def _share(group: Sequence[tuple[int, bool]]) -> float:
    return sum(right for _, right in group) / len(group)


def _judged(rows: Iterable[dict[str, Any]]) -> Iterator[Judged]:
    found: dict[str, list[Attribution]] = {}
    for row in rows:
        text = row["text"]
        if text not in found:
            data = text.encode("utf-8", "surrogatepass")
            report = Report(sha256(data), "article", text, Maker("evaluation", "1"), language="en")
            found = {text: list(attribute(next(encode([report]))))}
        gold = [relation_of(one) for one in row["attributions"]]
        for one in found[text]:
            if not one.own_voice and one.parent is None:
                yield Judged(one.confidence, chance(one.confidence), _right(one, gold))


def _right(found: Attribution, gold: Iterable[Relation]) -> bool:
    mine = Relation(_pairs(found.source), _pairs(found.cue), _pairs(found.content))
    return any(
        min(overlap(getattr(mine, role), getattr(one, role)) for role in ROLES) >= _HALF for one in gold
    )


def _pairs(spans: Spans) -> frozenset[tuple[int, int]]:
    return frozenset((span.start, span.end) for span in spans)


def _rows(path: Path, quick: bool) -> Iterator[dict[str, Any]]:
    """Every annotated version in the order of article ids."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows: list[dict[str, Any]] = sorted(map(json.loads, lines), key=lambda row: str(row["id"]))
    ids = sorted({row["id"] for row in rows})
    wanted = set(ids[:_QUICK] if quick else ids)
    return (row for row in rows if row["id"] in wanted)


def _tenth(data: Path) -> Iterator[dict[str, Any]]:
    """The versions of the training articles that no weights were trained on."""
    for row in _rows(data / "polnear" / "train.jsonl.gz", quick=False):
        if int(hashlib.sha256(row["id"].encode()).hexdigest(), 16) % 10 == 0:
            yield row


def main() -> None:
    """Prints the map as fitted on the tenth, and the reliability table of the development half."""
    data = data_folder()
    pairs = [(one.raw, one.right) for one in _judged(_tenth(data))]
    print("map =", [list(knot) for knot in fitted(pairs)])
    print("confidence  right  attributions")
    for said, true, count in table(development(data)):
        print(f"{said:10.2f}  {true:5.2f}  {count:12d}")


if __name__ == "__main__":
    main()
