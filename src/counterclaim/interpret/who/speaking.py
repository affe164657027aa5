"""The party behind a speaker."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from counterclaim.profiles import Profile
from counterclaim.records import Party, Span, Spans


def speaker_party(
    source: Spans, name: Span | None, parties: Sequence[Party], text: str, profile: Profile
) -> Party | None:
    """Who speaks, by the speaker's fullest mention or, where that is nobody, by the source's words.

    `parties` are those of the whole report in reading order. A person's own mention goes before the
    body that the person belongs to; whatever of the two has a side gives it to the other.
    """
    spans = [*([name] if name else []), *source]
    overlapping = [party for span in spans for party in _overlapping(parties, span)]
    if not overlapping:
        return None
    chosen = max(
        overlapping, key=lambda party: (_fit(party, name), party.kind == "person", -party.span.start)
    )
    if chosen.side is None:
        sides = {party.side for party in overlapping if party.side and _describes(party, chosen, text)}
        if len(sides) == 1:
            return _on_side(chosen, sides.pop())
    return chosen


def _fit(party: Party, name: Span | None) -> int:
    if name is None or not party.span.overlaps(name):
        return 0
    return 2 if party.span == name else 1


def _describes(party: Party, chosen: Party, text: str) -> bool:
    """Whether a party in the same source says whose the chosen one is: nothing but a comma lies between."""
    between = text[min(party.span.end, chosen.span.end) : max(party.span.start, chosen.span.start)]
    return len(between) < 30 and " and " not in between


def _on_side(party: Party, side: str | None) -> Party:
    return Party(party.span, party.kind, party.entity, side, party.name)


def _overlapping(parties: Sequence[Party], span: Span) -> Iterable[Party]:
    first = bisect_left(parties, span.start, key=lambda party: party.span.end)
    for party in parties[max(0, first - 1) :]:
        if party.span.start >= span.end:
            return
        if party.span.overlaps(span):
            yield party
