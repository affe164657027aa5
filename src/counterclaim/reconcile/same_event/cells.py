"""The cells of an index in which the mentions of one happening meet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from counterclaim.reconcile.same_event.mention import Mention

_PASSAGE_WORDS = 12
_FEW = 4


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
