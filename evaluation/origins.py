"""Copies and reprints: are they told from shared quotations and standing text, and at what cost?

Real pairs are those of `copy_pairs`: judged from the two texts alone, the outlet is not looked at. A pair
that the index does not propose counts as judged independent. Planted rewrites are of the articles with
sha256(id) mod 5 = 0; the negatives beside them are the real pairs of the reporting half that are no
copies, with one side rewritten in the same ways.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from counterclaim.reconcile.origins import MemoryIndex, compare
from counterclaim.records import Report
from evaluation.bootstrap import interval
from evaluation.copy_pairs import (
    ONE_OUTLET,
    STRATA,
    Pair,
    best_threshold,
    jaccard,
    read_articles,
    read_pairs,
    report,
    same_title,
)
from evaluation.figure import Figure
from evaluation.rewrites import KINDS, cut, rewrite

_ASKED = "asked: precision .97, recall .90"
_WORKED_IN = "worked in"
_PLANTED = 60  # articles that are rewritten in every way
_SHORTEST = 8  # sentences of an article that is rewritten


@dataclass(frozen=True, slots=True)
class Judged:
    """One pair: whether it is a copy, whether it is said to be, and what plain ways say; what it weighs."""

    right: bool
    said: bool
    plain: bool = False
    exact: bool = False
    weight: float = 1.0
    group: str = ""


def measure(data: Path, quick: bool) -> list[Figure]:
    """Figures on real pairs, planted rewrites and cost; FileNotFoundError where the set is not there."""
    pairs = list(read_pairs())
    of_pairs = frozenset(name for pair in pairs for name in (pair.one, pair.other))
    articles = read_articles(data, of_pairs if quick else None)
    index = MemoryIndex()
    started = time.perf_counter()
    met = {name: frozenset(index.add(each)) for name, each in articles.items()}
    spent = time.perf_counter() - started
    cross = [pair for pair in pairs if pair.stratum != ONE_OUTLET]
    figures = list(_real(cross, articles, met))
    figures += _planted(cross, articles, 5 if quick else _PLANTED)
    if not quick:
        figures += _one_outlet([pair for pair in pairs if pair.stratum == ONE_OUTLET], articles, index)
        figures += _cost(list(articles.values()), spent / len(articles))
    return figures


def _real(
    pairs: Sequence[Pair], articles: Mapping[str, Report], met: Mapping[str, frozenset[str]]
) -> Iterator[Figure]:
    tuning = [pair for pair in pairs if not pair.reporting]
    values = [jaccard(articles[pair.one], articles[pair.other]) for pair in tuning]
    limit = best_threshold(values, [pair.copied for pair in tuning])
    reporting = [pair for pair in pairs if pair.reporting]
    weights = {name: size / sum(pair.stratum == name for pair in reporting) for name, size in STRATA.items()}
    judged = [_judged(pair, articles, met, limit, weights[pair.stratum]) for pair in reporting]
    for name, value in _precision_recall():
        yield _figure(f"real pairs: {name}", judged, value, published=_ASKED)
    for name, value in _precision_recall(weighted=True):
        yield _figure(f"real pairs, strata by their size: {name}", judged, value)
    exact = [one.exact for one in judged]
    yield Figure(
        "real pairs: exact title, recall", _recall(judged, exact, [1.0] * len(judged)), count=len(judged)
    )
    right = [_verdict(pair, articles) == pair.verdict for pair in reporting]
    most = max(
        sum(pair.verdict == name for pair in reporting) for name in {pair.verdict for pair in reporting}
    )
    yield Figure(
        "real pairs: verdict of five right", sum(right) / len(right), most / len(right), count=len(right)
    )


def _judged(
    pair: Pair,
    articles: Mapping[str, Report],
    met: Mapping[str, frozenset[str]],
    limit: float,
    weight: float,
) -> Judged:
    one, other = articles[pair.one], articles[pair.other]
    proposed = one.id in met[pair.other] or other.id in met[pair.one]
    return Judged(
        pair.copied,
        proposed and compare(one, other).same_text,
        jaccard(one, other) >= limit,
        same_title(one, other),
        weight,
        pair.stratum,
    )


def _verdict(pair: Pair, articles: Mapping[str, Report]) -> str:
    return compare(articles[pair.one], articles[pair.other]).verdict


def _planted(pairs: Sequence[Pair], articles: Mapping[str, Report], count: int) -> Iterator[Figure]:
    held = [name for name in articles if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 5 == 0]
    long = [name for name in sorted(held) if len(cut(articles[name].text)) >= _SHORTEST]
    chosen = long[:: max(1, len(long) // count)][:count]
    negatives = [pair for pair in pairs if pair.reporting and not pair.copied][: 3 * count]
    judged = []
    for kind in (*KINDS, _WORKED_IN):
        for name, host in zip(chosen, [*chosen[1:], chosen[0]], strict=True):
            judged.append(_rewritten(articles[name], articles[name], articles[host], kind, right=True))
        for pair in negatives:
            host = chosen[len(judged) % len(chosen)]
            one, other = articles[pair.one], articles[pair.other]
            judged.append(_rewritten(one, other, articles[host], kind, right=False))
    limit = best_threshold([1.0 * one.weight for one in judged], [one.right for one in judged])
    judged = [Judged(one.right, one.said, one.weight >= limit, group=one.group) for one in judged]
    for name, value in _precision_recall():
        yield _figure(f"planted rewrites: {name}", judged, value, published=_ASKED)
    for kind in (*KINDS, _WORKED_IN):
        of_kind = [one for one in judged if one.group == kind and one.right]
        yield _figure(f"planted rewrites, {kind}: recall", of_kind, _precision_recall()[1][1])


def _rewritten(one: Report, other: Report, host: Report, kind: str, *, right: bool) -> Judged:
    """The rewrite of one article beside another or itself; its weight is the plain likeness."""
    new = report(f"{one.locator} {kind}", rewrite(one.text, kind, host.text))
    index = MemoryIndex()
    index.add(other)
    said = bool(index.add(new)) and compare(other, new).same_text
    return Judged(right, said, weight=jaccard(other, new), group=kind)


def _one_outlet(
    pairs: Sequence[Pair], articles: Mapping[str, Report], index: MemoryIndex
) -> Iterator[Figure]:
    judged = []
    for pair in pairs:
        one, other = articles[pair.one], articles[pair.other]
        standing = index.standing(one) | index.standing(other)
        said = compare(one, other, standing).same_text
        judged.append(Judged(pair.copied, said, compare(one, other).same_text))
    for name, value in _precision_recall():
        yield _figure(f"one outlet, standing text known: {name}", judged, value)


def _cost(articles: Sequence[Report], mean: float) -> Iterator[Figure]:
    """Milliseconds a report, indexing and comparing with all that are met, in the hundred before a size."""
    yield Figure("indexing alone", 1000 * mean, count=len(articles), unit="ms a report")
    index, by_id, compared = MemoryIndex(), {each.id: each for each in articles}, 0
    for number, each in enumerate(articles, 1):
        if number % 1000 == 901:
            started, compared = time.perf_counter(), 0
        met = index.add(each)
        if number % 1000 > 900 or number % 1000 == 0:
            for other in met:
                compare(by_id[other], each)
            compared += len(met)
        if number % 1000 == 0:
            spent = 10 * (time.perf_counter() - started)
            yield Figure(f"a report more at {number:,}", spent, count=f"{compared / 100:.1f} met", unit="ms")


Ratio = Callable[[Sequence[Judged], Sequence[bool], Sequence[float]], float]


def _precision_recall(
    *, weighted: bool = False
) -> list[tuple[str, Callable[[Sequence[Judged], bool], float]]]:
    """Both ratios over judged pairs, of our verdicts or, where asked, of the plain ones."""

    def ratio(of: Ratio) -> Callable[[Sequence[Judged], bool], float]:
        return lambda some, plain: of(
            some,
            [one.plain if plain else one.said for one in some],
            [one.weight if weighted else 1.0 for one in some],
        )

    return [("precision", ratio(_precision)), ("recall", ratio(_recall))]


def _precision(some: Sequence[Judged], said: Sequence[bool], weights: Sequence[float]) -> float:
    hits = sum(w for one, yes, w in zip(some, said, weights, strict=True) if yes and one.right)
    return hits / (sum(w for yes, w in zip(said, weights, strict=True) if yes) or 1.0)


def _recall(some: Sequence[Judged], said: Sequence[bool], weights: Sequence[float]) -> float:
    hits = sum(w for one, yes, w in zip(some, said, weights, strict=True) if yes and one.right)
    return hits / (sum(w for one, w in zip(some, weights, strict=True) if one.right) or 1.0)


def _figure(
    name: str, judged: Sequence[Judged], value: Callable[[Sequence[Judged], bool], float], published: str = ""
) -> Figure:
    return Figure(
        name,
        value(judged, False),
        baseline=value(judged, True),
        published=published,
        count=len(judged),
        interval=interval(judged, lambda some: value(some, False)),
    )
