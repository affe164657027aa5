"""Mentions of marked texts to events: the product's comparison and linkage, all mentions at once.

The product gathers claims by scene (`counterclaim.reconcile.scenes`); texts whose mentions people marked have
no claims, so here every mention stands for itself and meets others in cells of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from counterclaim.reconcile.linkage import average_link
from counterclaim.reconcile.same_event import Mention
from counterclaim.reconcile.same_event import score as shipped_score
from counterclaim.reconcile.same_event.compare import weights

Score = Callable[[Mention, Mention], float]
Pair = tuple[int, int]

_PASSAGE_WORDS = 12
_FEW = 4


def clusters(
    mentions: Iterable[Mention], score: Score = shipped_score, threshold: float | None = None
) -> frozenset[frozenset[str]]:
    """The events of these mentions, each as the ids of its mentions; their order makes no difference."""
    ordered = sorted(mentions, key=lambda mention: mention.id)
    least = weights().threshold if threshold is None else threshold
    scores: dict[str, dict[str, float]] = {mention.id: {} for mention in ordered}
    for left, right in candidates(ordered):
        one, other = ordered[left], ordered[right]
        scores[one.id][other.id] = scores[other.id][one.id] = score(one, other)
    return frozenset(
        group for component in _components(scores, least) for group in average_link(component, scores, least)
    )


def _components(scores: Mapping[str, Mapping[str, float]], least: float) -> Iterator[list[str]]:
    left = set(scores)
    while left:
        found = [left.pop()]
        for mention in found:
            near = {other for other, value in scores[mention].items() if value >= least and other in left}
            left -= near
            found += near
        yield sorted(found)


def candidates(mentions: Sequence[Mention]) -> list[Pair]:
    """The pairs that share a cell, in order."""
    there: dict[str, list[int]] = defaultdict(list)
    found: set[Pair] = set()
    for number, mention in enumerate(mentions):
        for cell in cells(mention):
            found.update((other, number) for other in there[cell])
            there[cell].append(number)
    return sorted(found)


def cells(mention: Mention) -> list[str]:
    """About a hundred keys at most, in a fixed order: two mentions that share none are not compared.

    A cell joins two things that are common one by one and rare together: two of the passage's weightiest
    words, one of them with the trigger, a place with a trigger, a day or a kind.
    They depend on the mention alone.
    """
    return list(dict.fromkeys(_cells(mention)))


def _cells(mention: Mention) -> Iterator[str]:
    yield f"document {mention.document}"
    words = _weightiest(mention.passage)
    yield from (f"trigger {mention.trigger[0]} word {word}" for word in words if mention.trigger)
    yield from (f"words {left} {right}" for left, right in combinations(sorted(words), 2))
    for place in sorted(mention.places)[:_FEW]:
        yield from (f"place {place} trigger {trigger}" for trigger in mention.trigger[:_FEW])
        yield from (f"place {place} day {day}" for day in (mention.days or ())[:_FEW])
        if mention.kind:
            yield f"place {place} kind {mention.kind}"


def _weightiest(passage: Mapping[str, float]) -> list[str]:
    return sorted(passage, key=lambda word: (-passage[word], word))[:_PASSAGE_WORDS]
