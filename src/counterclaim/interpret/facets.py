"""Which of a report's facets are a claim's: each is found once for the report, and given out here.

No facet's words overlap the designation of a unit, and a place has no point where its sentence tells of
the movement or presence of forces.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from counterclaim.interpret.background import Background
from counterclaim.interpret.hiding import Hiding, clear_of, somebody_clear
from counterclaim.interpret.how_many import quantities
from counterclaim.interpret.how_sure import stance
from counterclaim.interpret.parts import Part
from counterclaim.interpret.what import happenings
from counterclaim.interpret.when import time_of, times
from counterclaim.interpret.where import places
from counterclaim.interpret.where.standing import located
from counterclaim.interpret.who import participants, parties, speaker_party
from counterclaim.interpret.with_what import instruments
from counterclaim.records import (
    Attribution,
    Claim,
    Happening,
    Instrument,
    Party,
    Place,
    Quantity,
    Reading,
    Span,
    Spans,
    Time,
)

# "Canada-supplied guns" are nowhere in Canada.
_COMPOUND = re.compile(r"[-–][a-z]")
# At most so many places said before a part of a sentence are taken for where it happens.
_MOST_BEFORE = 3
# So many characters before a speaker may say of what unit the speaker is.
_INTRODUCED = 200


class Anchored(Protocol):
    """A facet with the span that it stands on."""

    @property
    def span(self) -> Span: ...


Facet = TypeVar("Facet", bound=Anchored)


@dataclass(frozen=True, slots=True)
class Facets:
    """Everything found in one report, in reading order; `places` are those that nobody stands for."""

    reading: Reading
    background: Background
    hiding: Hiding
    happenings: Sequence[Happening]
    parties: Sequence[Party]
    places: Sequence[Place]
    times: Sequence[Time]
    quantities: Sequence[Quantity]
    instruments: Sequence[Instrument]

    @classmethod
    def of(cls, reading: Reading, background: Background) -> Facets:
        report = reading.report
        text, language = report.text, report.language or "en"
        somewhere = places(reading, background.gazetteer)
        everybody = _somebody(parties(reading, background.profile), somewhere)
        found = happenings(reading)
        hiding = Hiding.of(text, background.profile, found, everybody)
        units = hiding.units
        return cls(
            reading,
            background,
            hiding,
            clear_of(units, found, lambda one: one.trigger),
            somebody_clear(everybody, units, text),
            clear_of(units, _free(somewhere, everybody, text), lambda one: one.span),
            clear_of(units, times(text, report.published, language), lambda one: one.span),
            hiding.counts(quantities(text, language), text),
            clear_of(units, instruments(text), lambda one: one.span),
        )

    def claim(self, attribution: Attribution, ordinal: int, part: Part, made: Made) -> Claim:
        """The claim that a part of an attribution's content makes."""
        trigger = part.happening.trigger if part.happening else None
        actors, targets = self._participants(trigger, part)
        how = stance(self.reading, attribution, part.content, trigger)
        return Claim(
            report=attribution.report,
            attribution=made.attribution,
            ordinal=ordinal,
            content=part.whole,
            stance=self.hiding.stance(how, attribution.cue, self.reading),
            generation=made.generation,
            speaker=self._speaker(attribution),
            happening=part.happening,
            actors=actors,
            targets=targets,
            places=tuple(self._places(part, attribution)),
            time=self._time(part),
            quantities=tuple(within(self.quantities, part.content)),
            instruments=tuple(within(self.instruments, part.content)),
        )

    def _speaker(self, attribution: Attribution) -> Party | None:
        text, profile = self.reading.report.text, self.background.profile
        return speaker_party(attribution.source, attribution.speaker.name, self.parties, text, profile)

    def _participants(self, trigger: Span | None, part: Part) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Looked for in the whole sentence: a participle's subject stands in the clause before it.

        Nobody does a thing to himself: who is both is the one who acts.
        """
        if trigger is None:
            return (), ()
        sentence = _holding(part.sentence, trigger)
        actors, targets = participants(trigger, sentence, self.parties, self.reading)
        acting = {party.span for party in actors} | {party.entity for party in actors if party.entity}
        others = (party for party in targets if party.span not in acting and party.entity not in acting)
        return actors, tuple(others)

    def _places(self, part: Part, attribution: Attribution) -> Iterable[Place]:
        """Those of the part, else the last said before it ("hit a depot in Tarn, killing two")."""
        found = within(self.places, part.content) or self._before(part)
        hidden = self.hiding.place((*part.sentence, *part.content)) or self._unit_speaks(attribution)
        trigger, text = part.happening.trigger if part.happening else None, self.reading.report.text
        for place in dict.fromkeys(found):
            shown = place.point is None or (not hidden and located(place, trigger, text))
            yield place if shown else replace(place, point=None, precision_m=None)

    def _unit_speaks(self, attribution: Attribution) -> bool:
        """Whether a unit stands in who says it, or before that ("the 5th Brigade's spokesman, Doe, said")."""
        text, name = self.reading.report.text, attribution.speaker.name
        said = (*attribution.source, *((name,) if name else ()))
        return self.hiding.unit(Span(_sentence_before(text, span.start), span.end) for span in said)

    def _before(self, part: Part) -> list[Place]:
        last = bisect_left(self.places, part.content[0].start, key=lambda place: place.span.start)
        near = self.places[max(0, last - _MOST_BEFORE) : last]
        return [place for place in near if _inside(place.span, part.sentence)]

    def _time(self, part: Part) -> Time | None:
        trigger = part.happening.trigger if part.happening else part.content[0]
        clause = _holding(part.content, trigger)
        sentence = _holding(part.sentence, trigger)
        report = self.reading.report
        return time_of(trigger, clause, self.times, report.text, sentence, report.language or "en")


@dataclass(frozen=True, slots=True)
class Made:
    """What the claims of one attribution are of: its id, and the generation that they belong to."""

    attribution: str
    generation: str


def _somebody(found: Sequence[Party], somewhere: Sequence[Place]) -> list[Party]:
    """The parties without those that are a place which nobody stands for: a river, a village."""
    starts = [place.span.start for place in somewhere]

    def is_place(party: Party) -> bool:
        near = somewhere[max(0, bisect_left(starts, party.span.start) - 1) :][:3]
        return any(place.span.overlaps(party.span) and place.entry for place in near)

    return [party for party in found if party.entity or party.side or not is_place(party)]


def _free(somewhere: Sequence[Place], everybody: Sequence[Party], text: str) -> list[Place]:
    """The places without the countries and capitals that act or suffer, or only tell whose a thing is."""
    bodies = [party.span for party in everybody if party.entity]
    ends = [body.end for body in bodies]

    def is_body(place: Place) -> bool:
        at = bisect_left(ends, place.span.start + 1)
        return at < len(bodies) and bodies[at].overlaps(place.span)

    return [
        place
        for place in somewhere
        if not is_body(place) and not _COMPOUND.match(text, place.span.end, place.span.end + 3)
    ]


def within(found: Sequence[Facet], spans: Spans) -> list[Facet]:
    """The facets that lie in one of the spans; `found` is in reading order."""
    first = bisect_left(found, spans[0].start, key=lambda facet: facet.span.start)
    last = bisect_left(found, spans[-1].end, key=lambda facet: facet.span.start)
    return [facet for facet in found[first:last] if _inside(facet.span, spans)]


def _sentence_before(text: str, place: int) -> int:
    """Where the sentence of a place begins, as far as the signs before it tell; never far away."""
    first = max(0, place - _INTRODUCED)
    return max(first, *(text.rfind(sign, first, place) + 1 for sign in ".!?\n"))


def _holding(spans: Spans, place: Span) -> Span:
    """The span that holds a place, the first where none does."""
    return next((span for span in spans if span.covers(place)), spans[0])


def _inside(span: Span, spans: Spans) -> bool:
    return any(one.covers(span) for one in spans)
