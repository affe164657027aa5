"""Which of a report's facets are a claim's: each is found once for the report, and given out here."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from counterclaim.interpret.background import Background
from counterclaim.interpret.how_many import quantities
from counterclaim.interpret.how_sure import stance
from counterclaim.interpret.parts import Part
from counterclaim.interpret.what import codes_of
from counterclaim.interpret.when import time_of, times
from counterclaim.interpret.where import places
from counterclaim.interpret.who import participants, parties, speaker_party
from counterclaim.interpret.with_what import instruments
from counterclaim.records import (
    Attribution,
    Claim,
    Instrument,
    Party,
    Place,
    Quantity,
    Reading,
    Span,
    Spans,
    Time,
)

_ARMED = frozenset({"military", "armed group"})


class Anchored(Protocol):
    """A facet with the span that it stands on."""

    @property
    def span(self) -> Span: ...


Facet = TypeVar("Facet", bound=Anchored)


@dataclass(frozen=True, slots=True)
class Facets:
    """Everything found in one report, in reading order."""

    reading: Reading
    background: Background
    parties: Sequence[Party]
    places: Sequence[Place]
    times: Sequence[Time]
    quantities: Sequence[Quantity]
    instruments: Sequence[Instrument]

    @classmethod
    def of(cls, reading: Reading, background: Background) -> Facets:
        report = reading.report
        language = report.language or "en"
        somewhere = places(reading, background.gazetteer)
        return cls(
            reading,
            background,
            _somebody(parties(reading, background.profile), somewhere),
            somewhere,
            times(report.text, report.published, language),
            quantities(report.text, language),
            instruments(report.text),
        )

    def claim(self, attribution: Attribution, ordinal: int, part: Part, generation: str) -> Claim:
        """The claim that a part of an attribution's content makes."""
        trigger = part.happening.trigger if part.happening else None
        actors, targets = self._participants(trigger, part)
        return Claim(
            report=attribution.report,
            attribution=attribution.id,
            ordinal=ordinal,
            content=part.content,
            stance=stance(self.reading, attribution, part.content, trigger),
            generation=generation,
            speaker=self._speaker(attribution),
            happening=part.happening,
            actors=actors,
            targets=targets,
            places=tuple(self._places(part)),
            time=self._time(part),
            quantities=tuple(within(self.quantities, part.content)),
            instruments=tuple(within(self.instruments, part.content)),
        )

    def _speaker(self, attribution: Attribution) -> Party | None:
        text, profile = self.reading.report.text, self.background.profile
        return speaker_party(attribution.source, attribution.speaker.name, self.parties, text, profile)

    def _participants(self, trigger: Span | None, part: Part) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Looked for in the whole sentence: a participle's subject stands in the clause before it."""
        if trigger is None:
            return (), ()
        return participants(trigger, _holding(part.sentence, trigger), self.parties, self.reading)

    def _places(self, part: Part) -> Iterable[Place]:
        """Those of the part, else those said before it in its sentence ("hit a depot in Tarn, killing two").

        A country that acts or suffers is no place.
        """
        bodies = [party.span for party in within(self.parties, part.sentence) if party.entity]
        found = [
            place
            for place in within(self.places, part.sentence)
            if not any(place.span.overlaps(body) for body in bodies)
        ]
        near = [place for place in found if _inside(place.span, part.content)]
        before = [place for place in found if place.span.end <= part.content[0].start]
        hidden = self._moves(part)
        for place in dict.fromkeys(near or before):
            yield replace(place, point=None, precision_m=None) if hidden else place

    def _moves(self, part: Part) -> bool:
        """Whether the claim is of the movement or presence of forces, which carries no geometry."""
        if part.happening is not None:
            return codes_of(part.happening.kind).moves
        return any(party.kind in _ARMED for party in within(self.parties, part.content))

    def _time(self, part: Part) -> Time | None:
        trigger = part.happening.trigger if part.happening else part.content[0]
        clause = _holding(part.content, trigger)
        sentence = _holding(part.sentence, trigger)
        report = self.reading.report
        return time_of(trigger, clause, self.times, report.text, sentence, report.language or "en")


def _somebody(found: Sequence[Party], somewhere: Sequence[Place]) -> list[Party]:
    """The parties without those that are a place which nobody stands for: a river, a village."""
    starts = [place.span.start for place in somewhere]

    def is_place(party: Party) -> bool:
        near = somewhere[max(0, bisect_left(starts, party.span.start) - 1) :][:3]
        return any(place.span.overlaps(party.span) and place.entry for place in near)

    return [party for party in found if party.entity or party.side or not is_place(party)]


def within(found: Sequence[Facet], spans: Spans) -> list[Facet]:
    """The facets that lie in one of the spans; `found` is in reading order."""
    first = bisect_left(found, spans[0].start, key=lambda facet: facet.span.start)
    last = bisect_left(found, spans[-1].end, key=lambda facet: facet.span.start)
    return [facet for facet in found[first:last] if _inside(facet.span, spans)]


def _holding(spans: Spans, place: Span) -> Span:
    """The span that holds a place, the first where none does."""
    return next((span for span in spans if span.covers(place)), spans[0])


def _inside(span: Span, spans: Spans) -> bool:
    return any(one.covers(span) for one in spans)
