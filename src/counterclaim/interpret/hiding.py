"""What no claim may show: the words of a designated unit, and the point of a place where forces stand.

The safety law of the project, in one place: every facet passes through here before it is a claim's.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from counterclaim.interpret.phrases import PhraseTable, same_signs
from counterclaim.interpret.what import codes_of
from counterclaim.interpret.who import designations
from counterclaim.languages import word_list
from counterclaim.profiles import Profile
from counterclaim.records import Happening, Hedge, Party, Quantity, Reading, Span, Spans, Stance
from counterclaim.records.party import ARMED
from counterclaim.text.words import word_offsets, words_in

Found = TypeVar("Found")
_NOMINAL = frozenset({"NOUN", "NAME"})


@dataclass(frozen=True, slots=True)
class Hiding:
    """Spans of one report, each list in reading order and without overlap.

    `units` are designations, `moving` the triggers of happenings that tell of movement or presence,
    `armed` the armed parties, `standing` words that say where somebody stands.
    """

    units: Sequence[Span]
    moving: Sequence[Span]
    armed: Sequence[Span]
    standing: Sequence[Span]

    @classmethod
    def of(
        cls, text: str, profile: Profile, found: Iterable[Happening], everybody: Iterable[Party]
    ) -> Hiding:
        return cls(
            units=designations(text, profile),
            moving=[one.trigger for one in found if codes_of(one.kind).moves],
            armed=[party.span for party in everybody if party.kind in ARMED],
            standing=list(_standing(text)),
        )

    def unit(self, spans: Iterable[Span]) -> bool:
        """Whether a designation stands in the spans."""
        return _any_in(self.units, tuple(spans))

    def place(self, said: Spans) -> bool:
        """Whether the places of what is said have no point: it tells where a unit or forces are."""
        return (
            self.unit(said)
            or _any_in(self.moving, said)
            or (_any_in(self.standing, said) and _any_in(self.armed, said))
        )

    def counts(self, found: Sequence[Quantity], text: str) -> list[Quantity]:
        """The quantities without a unit's words: the number from before them, the noun from behind them.

        A number that is the unit's own counts nothing.
        """
        kept: list[Quantity | None] = []
        for one in found:
            whole = (one.span, one.counted) if one.counted else (one.span,)
            kept += [self._count(one, text)] if self.unit(whole) else [one]
        return [one for one in kept if one is not None]

    def _count(self, one: Quantity, text: str) -> Quantity | None:
        pieces = list(_pieces(one.span, self.units, text))
        if not pieces or self.unit((Span(one.span.start, pieces[0].start + 1),)):
            return None
        counted = list(_pieces(one.counted, self.units, text))[-1:] if one.counted else []
        return replace(one, span=pieces[0], counted=counted[0] if counted else None)

    def stance(self, made: Stance, cue: Spans, reading: Reading) -> Stance:
        """The stance without a unit's words: "a commander of the 5th Brigade" is a commander."""
        hedge, evidence = made.hedge, made.evidence
        if hedge and _any_in(self.units, (hedge.span,)):
            span = _noun_of(hedge.span, self.units, reading) or next(iter(cue), None)
            hedge = Hedge(hedge.kind, span) if span and not self.unit((span,)) else None
        if evidence and _any_in(self.units, (evidence.span,)):
            span = _noun_of(evidence.span, self.units, reading)
            evidence = replace(evidence, span=span) if span else None
        return replace(made, hedge=hedge, evidence=evidence)


def clear_of(units: Sequence[Span], found: Iterable[Found], span_of: Callable[[Found], Span]) -> list[Found]:
    """The facets that overlap no designation."""
    return [one for one in found if not _any_in(units, (span_of(one),))]


def somebody_clear(found: Iterable[Party], units: Sequence[Span], text: str) -> list[Party]:
    """The parties without a unit's words; who is nothing but a unit is its party's forces, by kind alone."""
    clear = []
    for party in found:
        if party.name and _any_in(units, (party.name,)):
            party = replace(party, name=None)
        if _any_in(units, (party.span,)):
            free = list(_pieces(party.span, units, text))[-1:]
            armed = party.entity or party.kind in ARMED or free
            party = replace(
                party, span=free[0] if free else party.span, kind=party.kind if armed else "military"
            )
        clear.append(party)
    return clear


def _any_in(found: Sequence[Span], spans: Spans) -> bool:
    """Whether one of the spans in reading order overlaps one of the others."""
    for span in spans:
        at = bisect_left(found, span.start + 1, key=lambda one: one.end)
        if at < len(found) and found[at].start < span.end:
            return True
    return False


def _pieces(span: Span, units: Sequence[Span], text: str) -> Iterator[Span]:
    """What is left of a span between the designations, where words are left."""
    start = span.start
    at = bisect_left(units, span.start + 1, key=lambda one: one.end)
    edges = [unit for unit in units[at : at + span.end - span.start] if unit.start < span.end]
    for unit in (*edges, Span(span.end, span.end)):
        piece = _worded(Span(start, max(start, unit.start)), text)
        if piece:
            yield piece
        start = unit.end


def _worded(span: Span, text: str) -> Span | None:
    """The span from its first letter or digit to its last; None where it has none."""
    said = span.of(text)
    inside = [at for at, sign in enumerate(said) if sign.isalnum()]
    return Span(span.start + inside[0], span.start + inside[-1] + 1) if inside else None


def _noun_of(span: Span, units: Sequence[Span], reading: Reading) -> Span | None:
    """The first piece of a description that has a noun, up to its last noun."""
    starts = reading.words[:, 0]
    for piece in _pieces(span, units, reading.report.text):
        first, last = (int(np.searchsorted(starts, edge)) for edge in piece)
        nouns = [at for at in range(first, last) if reading.card.pos[reading.pos[at]] in _NOMINAL]
        if nouns:
            return Span(piece.start, int(reading.words[nouns[-1], 1]))
    return None


def _standing(text: str) -> Iterator[Span]:
    offsets = word_offsets(text)
    words = [same_signs(word) for word in words_in(text, offsets)]
    table = PhraseTable((word, None) for word in sorted(word_list("en", "parties.units.standing")))
    for phrase in table.find(words, [word.lower() for word in words]):
        yield Span(int(offsets[phrase.first, 0]), int(offsets[phrase.last, 1]))
