"""Scores of labels against labels within a window: the program's against a person's, or two persons'.

`attributed` and `own voice` are counted as by the scorer of the war reports: a labelled attribution is
found where at least half of its content's words lie in predicted content of a right speaker, a predicted
one is right the other way round; a speaker is right where the sources share a content word or where one
name's words contain the other's. Everything else is counted on pairs: labels that stand for the same
attribution, matched once each, best overlap first.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from evaluation.attribution_metrics import ROLES, Count, Span
from evaluation.sample_gold import Label, Pieces

_WORD = re.compile(r"\w+")
# The scorer's own list: words that do not make two sources or names the same.
_STOP = frozenset(
    "the a an of in on at to for by with from and or who that his her their its is was were has have had "
    "said says he she they it".split()
)
_HALF = 0.5

Words = frozenset[int]
Match = Callable[[Label, Label], bool]


@dataclass(slots=True)
class Tally:
    """Counts by name for one article: `right` of `predicted` and `found` of `gold`, which may differ."""

    right: dict[str, Count] = field(default_factory=dict)
    found: dict[str, Count] = field(default_factory=dict)

    def precision(self, name: str, right: int, of: int) -> None:
        self.right.setdefault(name, Count()).add(right, of, 0)

    def recall(self, name: str, found: int, of: int) -> None:
        self.found.setdefault(name, Count()).add(found, 0, of)


class Window:
    """The words of a text, and which of them lie in the labelled window."""

    def __init__(self, text: str, span: Span) -> None:
        self.text = text
        self.words = [(m.start(), m.end(), m.group().lower()) for m in _WORD.finditer(text)]
        self._starts = [start for start, _, _ in self.words]
        self._ends = [end for _, end, _ in self.words]
        self.inside = self.under((span,))

    def under(self, pieces: Iterable[Span]) -> Words:
        """Numbers of the words that the spans touch."""
        return frozenset(
            number
            for start, end in pieces
            for number in range(bisect_right(self._ends, start), bisect_left(self._starts, end))
        )

    def content(self, label: Label) -> Words:
        return self.under(label.content) & self.inside

    def holds(self, label: Label) -> bool:
        """Whether any of a label's content lies in the window; what lies outside is not looked at."""
        return bool(self.content(label))

    def role(self, label: Label, role: str) -> Words:
        """A role's words; of contents those in the window, without an opening "that"."""
        if role != "content":
            pieces: Pieces = getattr(label, role)
            return self.under(pieces)
        return self.content(label) - {
            min(words)
            for words in (self.under((piece,)) for piece in label.content)
            if len(words) > 1 and self.words[min(words)][2] == "that"
        }

    def same_speaker(self, one: Label, other: Label) -> bool:
        shared = self.under(one.source) & self.under(other.source)
        return any(self.words[i][2] not in _STOP for i in shared) or self.same_name(one, other)

    def same_name(self, one: Label, other: Label) -> bool:
        """Whether two resolved speakers are the same: one name's words contain the other's."""
        if one.speaker is None or other.speaker is None:
            return one.speaker is other.speaker
        mine, theirs = self._name(one.speaker), self._name(other.speaker)
        return bool(mine and theirs) and (mine <= theirs or theirs <= mine)

    def _name(self, span: Span) -> frozenset[str]:
        plain = unicodedata.normalize("NFKD", self.text[slice(*span)].lower().replace("’", "'"))
        return frozenset(word for word in _WORD.findall(plain) if word not in _STOP)


def scored(window: Window, predicted: Sequence[Label], gold: Sequence[Label]) -> Tally:
    """Everything counted for one article."""
    tally = Tally()
    kept = [label for label in predicted if window.holds(label) and not _set_aside(window, label, gold)]
    said = [label for label in gold if label.attributed]
    own = [label for label in gold if label.own_voice]
    _cover(window, tally, "attributed", ([p for p in kept if p.attributed], said), window.same_speaker)
    _cover(window, tally, "own voice", ([p for p in kept if p.own_voice], own), lambda one, other: True)
    _relations(window, tally, [p for p in kept if not p.own_voice], [g for g in gold if g.cue])
    return tally


def _set_aside(window: Window, label: Label, gold: Sequence[Label]) -> bool:
    """Whether a prediction lies mostly in what is not counted: asides, and hearsay for the own voice."""
    mine = window.content(label)
    skipped = window.under(
        span for one in gold if one.aside or (label.own_voice and one.unsourced) for span in one.content
    )
    counted = window.under(
        span for one in gold if not one.aside and (one.cue or one.own_voice) for span in one.content
    )
    if label.own_voice:
        counted = window.under(span for one in gold if one.own_voice for span in one.content)
    return 2 * len(mine & skipped) > len(mine) and not 2 * len(mine & counted) > len(mine)


def _cover(
    window: Window, tally: Tally, name: str, sides: tuple[list[Label], list[Label]], match: Match
) -> None:
    predicted, gold = sides
    tally.recall(name, _covered(window, gold, predicted, match), len(gold))
    tally.precision(name, _covered(window, predicted, gold, match), len(predicted))


def _covered(window: Window, labels: list[Label], others: list[Label], match: Match) -> int:
    """How many labels have at least half of their content's words in matching content of the others."""
    count = 0
    for label in labels:
        mine = window.content(label)
        theirs: set[int] = set()
        for other in others:
            if match(label, other):
                theirs |= window.content(other)
        count += bool(mine) and 2 * len(mine & theirs) >= len(mine)
    return count


def _relations(window: Window, tally: Tally, predicted: list[Label], gold: list[Label]) -> None:
    """Spans and whole relations, exactly and by half, and what hangs on a relation."""
    for role in ROLES:
        mine, theirs = (
            {words for label in side if (words := window.role(label, role))} for side in (predicted, gold)
        )
        _both(tally, f"exact {role}", len(mine & theirs), len(mine), len(theirs))
    exact = {_whole(window, label) for label in predicted} & {_whole(window, label) for label in gold}
    _both(tally, "relation exact", len(exact), len(predicted), len(gold))
    half = _pairs(window, predicted, gold, ROLES)
    _both(tally, "relation half", len(half), len(predicted), len(gold))
    _on_pairs(window, tally, predicted, gold)


def _on_pairs(window: Window, tally: Tally, predicted: list[Label], gold: list[Label]) -> None:
    pairs = _pairs(window, predicted, gold, ("content",))
    sourced = [(p, g) for p, g in pairs if g.source]
    right = [(p, g) for p, g in sourced if window.same_name(p, g)]
    tally.recall("speaker", len(right), len(sourced))
    tally.recall("speaker kind", sum(p.speaker_kind == g.speaker_kind for p, g in sourced), len(sourced))
    links = sum(_links(window, p.chain, g.chain) for p, g in pairs)
    _both(tally, "chain", links, sum(len(p.chain) for p in predicted), sum(len(g.chain) for g in gold))
    partner = {p.n: g for p, g in pairs}
    nested = 0
    for p, g in pairs:
        outer = partner.get(p.parent) if p.parent is not None else None
        nested += outer is not None and outer.n == g.parent
    _both(
        tally,
        "nested",
        nested,
        sum(p.parent is not None for p in predicted),
        sum(g.parent is not None for g in gold),
    )


def _links(window: Window, chain: Pieces, gold: Pieces) -> int:
    """How many links of a chain are, or share a content word with, a labelled link no other link took."""
    left = [window.under((link,)) for link in gold]
    count = 0
    for link in chain:
        mine = window.under((link,))
        for other in left:
            if mine == other or any(window.words[i][2] not in _STOP for i in mine & other):
                left.remove(other)
                count += 1
                break
    return count


def _pairs(
    window: Window, predicted: list[Label], gold: list[Label], halves: Sequence[str]
) -> list[tuple[Label, Label]]:
    """Labels for the same attribution: `halves` overlap by at least half, and a cue or source touches."""
    ranked = []
    for i, one in enumerate(predicted):
        for j, other in enumerate(gold):
            shared = {role: _overlap(window.role(one, role), window.role(other, role)) for role in ROLES}
            if min(shared[role] for role in halves) >= _HALF and (shared["cue"] or shared["source"]):
                ranked.append((-sum(shared.values()), i, j))
    used: tuple[set[int], set[int]] = set(), set()
    pairs = []
    for _, i, j in sorted(ranked):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            pairs.append((predicted[i], gold[j]))
    return pairs


def _overlap(one: Words, other: Words) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0


def _whole(window: Window, label: Label) -> tuple[Words, ...]:
    return tuple(window.role(label, role) for role in ROLES)


def _both(tally: Tally, name: str, right: int, predicted: int, gold: int) -> None:
    tally.precision(name, right, predicted)
    tally.recall(name, right, gold)
