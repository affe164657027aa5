"""Claims to events: the program's events over labelled reports, beside plain ways to gather claims.

`evaluation/gold/events.jsonl` says of the claims of some reports which speak of one particular happening
(docs/method/events.md); `events_dev.jsonl`, of other months, is for tuning and is not measured here. A
labelled claim is matched with the program's claim that shares most of its letters; one that the program has
not, or has in no event, stands alone. Mean F1 of MUC, B-cubed and CEAF-e over the labelled claims.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from counterclaim.attribute import attribute
from counterclaim.interpret import background, interpret
from counterclaim.model import Model, encode, load
from counterclaim.reconcile import MemoryIndex, reconcile
from counterclaim.records import Claim, Maker, Published, Report, Span, sha256
from evaluation.conll_coref import Ratio, b_cubed, ceaf_e, conll, muc
from evaluation.figure import Figure
from evaluation.sample_choice import SAMPLE

GOLD = SAMPLE.parent / "events.jsonl"
DEV = SAMPLE.parent / "events_dev.jsonl"
_QUICK = 12
_POINTS = frozenset({"settlement", "site"})


@dataclass(frozen=True, slots=True)
class Labelled:
    """A claim that was labelled: the report's id in its set, its letters, and the number of its event."""

    report: str
    content: tuple[Span, ...]
    event: int


Groups = list[frozenset[int]]
Told = Sequence[tuple[Report, Sequence[Claim]]]


def measure(data: Path, quick: bool) -> list[Figure]:
    """The figures over the reporting labels."""
    gold = labels(GOLD)
    if quick:
        some = sorted({one.report for one in gold})[:_QUICK]
        gold = [one for one in gold if one.report in some]
    told = read(data, {one.report for one in gold})
    return list(figures(gold, told))


def figures(gold: Sequence[Labelled], told: Told) -> Iterator[Figure]:
    right = groups(gold, lambda n: gold[n].event)
    mine = groups(gold, matched(gold, told, events(told)))
    plain = groups(gold, matched(gold, told, by_kind_and_place(told)))
    whole = groups(gold, lambda n: gold[n].report)
    alone = groups(gold, lambda n: n)
    best = max((plain, whole, alone), key=lambda found: conll(right, found))
    yield Figure("claims, CoNLL F1", conll(right, mine), conll(right, best), count=len(gold))
    for name, metric in (("MUC", muc), ("B-cubed", b_cubed), ("CEAF-e", ceaf_e)):
        yield Figure(
            f"claims, {name} F1", _f1(metric(right, mine)), _f1(metric(right, best)), count=len(right)
        )
    for name, found in (("kind and place", plain), ("report", whole), ("claim", alone)):
        yield Figure(f"claims, CoNLL F1 of one event a {name}", conll(right, found), count=len(found))


def labels(path: Path) -> list[Labelled]:
    found = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        for claim in row["claims"]:
            spans = tuple(Span(*span) for span in claim["content"])
            found.append(Labelled(row["report"], spans, claim["event"]))
    return found


def read(data: Path, wanted: Iterable[str]) -> list[tuple[Report, list[Claim]]]:
    """The reports of ukraine_media with these ids, read through the whole program up to claims."""
    names, model = frozenset(wanted), load()
    with gzip.open(data / "ukraine_media" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["id"] in names]
    return [_interpreted(row, model) for row in rows]


def _interpreted(row: Mapping[str, str], model: Model) -> tuple[Report, list[Claim]]:
    report = Report(
        sha256(row["text"].encode("utf-8", "surrogatepass")),
        row["id"],
        row["text"],
        Maker("evaluation", "1"),
        outlet=row["outlet"],
        title=row["title"],
        published=Published(row["date"]),
        language="en",
    )
    reading = next(encode([report], model))
    return report, list(interpret(reading, list(attribute(reading)), background()))


def events(told: Told) -> dict[str, str]:
    """The event of each claim by its key, where it is in one."""
    index = MemoryIndex()
    reconcile(told, index)
    scenes = [scene for report, _ in told for scene in index.scenes_of(report.id)]
    return {claim: index.event_of(scene.id) or "" for scene in scenes for claim in scene.claims}


def by_kind_and_place(told: Told) -> dict[str, str]:
    """Plain: claims of one kind with one settlement in common are one event."""
    found = {}
    for _, claims in told:
        for claim in claims:
            places = sorted(place.entry or "" for place in claim.places if place.level in _POINTS)
            if claim.happening and places:
                found[claim.key] = f"{claim.happening.kind} {places[0]}"
    return found


def matched(gold: Sequence[Labelled], told: Told, found: Mapping[str, str]) -> Callable[[int], object]:
    """The event that the program has a labelled claim in; itself where it has none."""
    by_report = {report.locator.rpartition("#")[2]: claims for report, claims in told}

    def event(n: int) -> object:
        claim = _nearest(gold[n], by_report.get(gold[n].report, ()))
        return found.get(claim.key, n) if claim else n

    return event


def _nearest(label: Labelled, claims: Iterable[Claim]) -> Claim | None:
    """The claim that shares most letters with the label; of equals the shortest, then the first."""
    shares = [
        (_shared(claim.content, label.content), -sum(s.end - s.start for s in claim.content), -n, claim)
        for n, claim in enumerate(claims)
    ]
    best = max(shares, key=lambda share: share[:3], default=None)
    return best[3] if best and best[0] > 0 else None


def _shared(one: Iterable[Span], other: Sequence[Span]) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def groups(gold: Sequence[Labelled], event: Callable[[int], object]) -> Groups:
    found: dict[object, set[int]] = {}
    for n in range(len(gold)):
        found.setdefault(event(n), set()).add(n)
    return [frozenset(group) for group in found.values()]


def _f1(ratio: Ratio) -> float:
    return ratio.f1
