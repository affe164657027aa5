"""Does counting origins rather than sources find what is right among conflicting claims of sources that copy?

Evaluation only: the product never decides what is right. On Flight (one day of December 2011, times right
within ten minutes, as published) and Book (lists of authors, right where the set of surnames is the gold
set). Sources that share rare values more often than sources do by chance are one origin, and an origin has
one vote, as a report that repeats another adds no account. Nothing is tuned on the gold.
"""

from __future__ import annotations

import gzip
import html
import itertools
import math
import operator
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping
from pathlib import Path

from evaluation.bootstrap import interval
from evaluation.figure import Figure

_DAY = "20111208"
_ATTRIBUTES = ("planned start", "start", "start gate", "planned landing", "landing", "landing gate")
_TOLERANCE = 10  # minutes
_RARE = 0.25  # a value with at most this share of an object's votes is rare
_SHARED = 3  # rare values that two sources must share
_OVERLAP = 0.5  # and the share of the rare values of the one with fewer, on what both speak of
_ROUNDS = 3
_TIME = re.compile(r"(\d{1,2}):(\d\d)\s*([apAP]?)")
_GATE = re.compile(r"([A-Za-z]{0,2})\s?0*(\d{1,3})([A-Za-z]?)(?:/\w+)?\*?$")
_NOISE = re.compile(r"\([^)]*\)|\b(?:by|author|editor|jr|sr|ph\.?d|et al)\b\.?", re.IGNORECASE)
_BETWEEN = re.compile(r";|\band\b|&|\||/|\bwith\b", re.IGNORECASE)

Object = tuple[str, str]
Value = Hashable
Claims = Mapping[Object, Mapping[str, Value]]
Weights = Mapping[str, float]
Close = Callable[[Value, Value], bool]


def measure(data: Path, quick: bool) -> list[Figure]:
    """Accuracy of the vote of sources and of origins; FileNotFoundError where the set is not there."""
    folder = data / "fusion" / "trustfuse_book_flight" / "input_trustfuse"
    sets: list[tuple[str, Claims, Mapping[Object, Value], Close, str]] = [
        ("Flight", *_flights(folder / "flight"), _close, "AccuCopy .943, vote .864 (Li et al. 2013)"),
        ("Book", *_books(folder / "book"), operator.eq, "copy-aware about .89, vote .71 (Dong et al. 2009)"),
    ]
    return [figure for one in sets for figure in _figures(*one)]


def _figures(
    name: str, claims: Claims, gold: Mapping[Object, Value], close: Close, published: str
) -> Iterator[Figure]:
    groups = origins(claims, close)
    one_vote = {source: 1.0 for values in claims.values() for source in values}
    plain = right(claims, gold, close, one_vote, {})
    for method, weights in (("origins", one_vote), ("origins, weighed", _weighed(claims, close, groups))):
        found = right(claims, gold, close, weights, groups)
        share = sum(found) / len(found)
        spread = interval(found, lambda some: sum(some) / len(some))
        yield Figure(f"{name}: {method}", share, sum(plain) / len(plain), published, len(found), spread)
    yield Figure(
        f"{name}: origins found",
        float(len({groups.get(each, each) for each in one_vote})),
        count=len(one_vote),
        unit="origins",
    )


def right(
    claims: Claims, gold: Mapping[Object, Value], close: Close, weights: Weights, groups: Mapping[str, str]
) -> list[bool]:
    """For every object of the gold whether the vote finds its value; one that nobody speaks of is wrong."""
    return [
        of in claims and close(vote(claims[of], close, weights, groups), value) for of, value in gold.items()
    ]


def vote(values: Mapping[str, Value], close: Close, weights: Weights, groups: Mapping[str, str]) -> Value:
    """The value with most votes; an origin has one, shared by its sources. Close values help each other."""
    size = Counter(groups.get(source, source) for source in values)
    votes: defaultdict[Value, float] = defaultdict(float)
    for source in sorted(values):
        votes[values[source]] += weights[source] / size[groups.get(source, source)]
    support = {one: sum(n for other, n in votes.items() if close(one, other)) for one in votes}
    return max(sorted(votes, key=repr), key=lambda value: (round(support[value], 9), votes[value]))


def origins(claims: Claims, close: Close) -> dict[str, str]:
    """Each copying source with the one that stands for its origin."""
    shared: Counter[tuple[str, str]] = Counter()
    rare: Counter[tuple[str, str]] = Counter()
    for values in claims.values():
        odd = _rare(values, close)
        for one, other in itertools.combinations(sorted(values), 2):
            if one in odd or other in odd:
                rare[one, other] += 1
                shared[one, other] += one in odd and other in odd and values[one] == values[other]
    heads: dict[str, str] = {}
    for pair, count in sorted(shared.items()):
        if count >= _SHARED and count >= _OVERLAP * rare[pair]:
            one, other = sorted(_head(heads, source) for source in pair)
            heads[other] = one
    return {source: _head(heads, source) for source in heads}


def _head(heads: Mapping[str, str], source: str) -> str:
    return source if heads.get(source, source) == source else _head(heads, heads[source])


def _rare(values: Mapping[str, Value], close: Close) -> set[str]:
    """The sources whose value few others give."""
    counts = Counter(values.values())
    near = {one: sum(n for other, n in counts.items() if close(one, other)) for one in counts}
    return {source for source, value in values.items() if near[value] <= max(2, _RARE * len(values))}


def _weighed(claims: Claims, close: Close, groups: Mapping[str, str]) -> dict[str, float]:
    """Sources weighed by how often they agree with the vote of origins, found round by round."""
    weights = {source: 1.0 for values in claims.values() for source in values}
    for _ in range(_ROUNDS):
        agreed: Counter[str] = Counter()
        spoken: Counter[str] = Counter()
        for values in claims.values():
            chosen = vote(values, close, weights, groups)
            spoken.update(list(values))
            agreed.update(source for source, value in values.items() if close(value, chosen))
        odds = {source: (agreed[source] + 1) / (spoken[source] - agreed[source] + 1) for source in weights}
        weights = {source: math.log(1 + odds[source]) for source in odds}
    return weights


def _close(one: Value, other: Value) -> bool:
    if isinstance(one, int) and isinstance(other, int):
        return min((one - other) % 1440, (other - one) % 1440) <= _TOLERANCE
    return one == other


def _flights(folder: Path) -> tuple[Claims, dict[Object, Value]]:
    claims: dict[Object, dict[str, Value]] = defaultdict(dict)
    with gzip.open(folder / "conflicting_data" / f"{_DAY}.txt.gz", "rt", encoding="latin-1") as file:
        for line in file:
            source, flight, *cells = line.rstrip("\n").split("\t")
            for attribute, value in _flight_values(cells):
                claims[flight, attribute][source] = value
    gold: dict[Object, Value] = {}
    for line in (folder / "ground_truth" / f"{_DAY}.txt").read_text("latin-1").splitlines():
        flight, *cells = line.split("\t")
        gold.update(((flight, attribute), value) for attribute, value in _flight_values(cells))
    return claims, gold


def _flight_values(cells: list[str]) -> Iterator[tuple[str, Value]]:
    for attribute, cell in zip(_ATTRIBUTES, cells, strict=False):
        value = _gate(cell.strip()) if "gate" in attribute else _minutes(cell)
        if value is not None:
            yield attribute, value


def _minutes(cell: str) -> int | None:
    time = _TIME.search(cell)
    if time is None:
        return None
    hour = int(time[1]) % 12 + 12 * (time[3].lower() == "p") if time[3] else int(time[1])
    return hour * 60 + int(time[2])


def _gate(cell: str) -> str | None:
    gate = _GATE.search(cell)
    return f"{gate[1]}{gate[2]}{gate[3]}".upper() if gate else None


def _books(folder: Path) -> tuple[Claims, dict[Object, Value]]:
    claims: dict[Object, dict[str, Value]] = defaultdict(dict)
    with gzip.open(folder / "conflicting_data" / "book.txt.gz", "rt", encoding="latin-1") as file:
        for line in file:
            source, book, *cells = line.rstrip("\n").split("\t")
            names = _surnames(cells[-1]) if len(cells) > 1 else frozenset()
            if names:
                claims[book, "authors"][source] = names
    gold: dict[Object, Value] = {}
    for line in (folder / "ground_truth" / "book.txt").read_text("latin-1").splitlines():
        if "\t" in line:
            book, authors = line.split("\t", 1)
            gold[book, "authors"] = _surnames(authors)
    return claims, gold


def _surnames(authors: str) -> frozenset[str]:
    """The surnames in a list of authors, however it is written: "Last, First; ..." or "First Last, ..."."""
    found = []
    plain = unicodedata.normalize("NFKD", html.unescape(authors).lower())
    for part in _BETWEEN.split(_NOISE.sub(";", plain)):
        pieces = [piece.strip(" .") for piece in part.split(",") if piece.strip(" .")]
        turned = len(pieces) >= 2 and " " not in pieces[0]
        found += pieces[:1] if turned else [piece.split()[-1] for piece in pieces]
    return frozenset(re.sub(r"[^a-z]", "", name) for name in found) - {"", "notavailable", "available"}
