"""How well predicted attributions match annotated ones: spans by role, and whole relations.

Counts add up over articles (micro average). A span is a pair of code-point offsets; a source that
several cues share counts once an article.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

ROLES = ("source", "cue", "content")

Span = tuple[int, int]
Spans = frozenset[Span]


@dataclass(frozen=True, slots=True)
class Relation:
    """One attribution: who (maybe nobody), by which cue, what."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(slots=True)
class Count:
    """How many were predicted, how many are right, how many there were to find."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, right: int, predicted: int, gold: int) -> None:
        self.right += right
        self.predicted += predicted
        self.gold += gold

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.predicted + self.gold
        return 2 * self.right / both if both else 0.0


@dataclass(slots=True)
class Scores:
    """Counts by name: `exact source`, `begin cue`, `relation exact`, `relation overlap` and so on."""

    counts: dict[str, Count] = field(default_factory=dict)

    def add(self, name: str, right: int, predicted: int, gold: int) -> None:
        self.counts.setdefault(name, Count()).add(right, predicted, gold)

    def f1(self) -> dict[str, float]:
        return {name: count.f1 for name, count in self.counts.items()}


def f1_over(documents: Iterable[Scores], name: str) -> float:
    """F1 of one name, its counts added up over documents."""
    total = Count()
    for scores in documents:
        one = scores.counts.get(name, Count())
        total.add(one.right, one.predicted, one.gold)
    return total.f1


def add_article(scores: Scores, predicted: Sequence[Relation], gold: Sequence[Relation]) -> None:
    """Counts one article's spans by role, exactly and by where they begin, and its whole relations."""
    for role in ROLES:
        add_spans(scores, role, _spans(predicted, role), _spans(gold, role))
    add_relations(scores, predicted, gold)


def add_spans(scores: Scores, role: str, predicted: Iterable[Span], gold: Iterable[Span]) -> None:
    """Counts one article's spans of a role: both ends right, and only the beginning."""
    found, wanted = set(predicted), set(gold)
    scores.add(f"exact {role}", len(found & wanted), len(found), len(wanted))
    begun, begins = {start for start, _ in found}, {start for start, _ in wanted}
    scores.add(f"begin {role}", len(begun & begins), len(begun), len(begins))


def add_relations(scores: Scores, predicted: Sequence[Relation], gold: Sequence[Relation]) -> None:
    """Counts whole relations: all three sets of spans identical, and each overlapping by at least half.

    Overlap is the characters in both over the characters in either. Every relation is matched once.
    """
    exact = len(set(predicted) & set(gold))
    scores.add("relation exact", exact, len(set(predicted)), len(set(gold)))
    pairs = sorted(_overlapping(list(predicted), list(gold)), key=lambda pair: (-pair[0], pair[1], pair[2]))
    used_predicted: set[int] = set()
    used_gold: set[int] = set()
    for _, one, other in pairs:
        if one not in used_predicted and other not in used_gold:
            used_predicted.add(one)
            used_gold.add(other)
    scores.add("relation overlap", len(used_gold), len(predicted), len(gold))


def _overlapping(predicted: list[Relation], gold: list[Relation]) -> Iterable[tuple[float, int, int]]:
    """Overlap and numbers of the pairs whose three roles all overlap by at least half."""
    for i, one in enumerate(predicted):
        for j, other in enumerate(gold):
            shared = [overlap(getattr(one, role), getattr(other, role)) for role in ROLES]
            if min(shared) >= 0.5:
                yield sum(shared), i, j


def overlap(one: Spans, other: Spans) -> float:
    """Characters in both over characters in either; two empty sets agree."""
    if not one and not other:
        return 1.0
    mine, theirs = _characters(one), _characters(other)
    return len(mine & theirs) / len(mine | theirs)


def _characters(spans: Spans) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


def _spans(relations: Iterable[Relation], role: str) -> set[Span]:
    return {span for relation in relations for span in getattr(relation, role)}
