"""Scores of one type a thing: pairs of the right type and the one that was said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

Pair = tuple[str, str]


def accuracy(pairs: Sequence[Pair]) -> float:
    return sum(gold == said for gold, said in pairs) / len(pairs) if pairs else 0.0


def macro_f1(pairs: Sequence[Pair]) -> float:
    """The mean over the types that there were to find."""
    types = sorted({gold for gold, _ in pairs})
    return sum(_f1(pairs, one) for one in types) / len(types) if types else 0.0


def _f1(pairs: Sequence[Pair], one: str) -> float:
    right = sum(gold == said == one for gold, said in pairs)
    return 2 * right / sum((gold == one) + (said == one) for gold, said in pairs)


def commonest(types: Iterable[str]) -> str:
    """The constant answer; of equals the first by alphabet."""
    counted = Counter(types)
    return min(counted, key=lambda one: (-counted[one], one), default="")
