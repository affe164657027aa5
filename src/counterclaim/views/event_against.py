"""Who speaks against what in an event: denials first, each speaker once for the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from counterclaim.reconcile.accounts import Edge
from counterclaim.views.event_parts import EventClaim, EventView
from counterclaim.views.event_words import edge_words, with_side

_AGAINST = {
    "denies": "Denials",
    "accuses": "Accusations",
    "answers an accusation": "Answers to accusations",
    "takes back": "Taken back",
}


@dataclass(frozen=True, slots=True)
class Against:
    """What somebody says against something, with the claims that say it and those that they answer."""

    words: str
    claims: tuple[EventClaim, ...]
    answered: tuple[EventClaim, ...]


def against(view: EventView) -> list[tuple[str, list[Against]]]:
    """Denials, be there any or not; then accusations, answers and what was taken back, if there are any."""
    voices = view.voices
    found: dict[str, dict[str, list[Edge]]] = {kind: {} for kind in _AGAINST}
    for edge in view.found.edges:
        answered = with_side(voices[edge.answers]) if edge.answers and edge.answers in voices else None
        found[edge.kind].setdefault(edge_words(edge, answered), []).append(edge)
    return [
        (_AGAINST[kind], [_against(view, words, edges) for words, edges in told.items()])
        for kind, told in found.items()
        if told or kind == "denies"
    ]


def _against(view: EventView, words: str, edges: Sequence[Edge]) -> Against:
    said = dict.fromkeys(edge.claim for edge in edges)
    answered = dict.fromkeys(edge.answers for edge in edges if edge.answers)
    return Against(words, tuple(claims_in(view, said)), tuple(claims_in(view, answered)))


def claims_in(view: EventView, names: Iterable[str]) -> Iterator[EventClaim]:
    """The claims with these ids that the event has, quoted ones first, then as they were published."""
    yield from sorted((view.claims[name] for name in dict.fromkeys(names) if name in view.claims), key=_place)


def _place(claim: EventClaim) -> tuple[bool, str, str, int]:
    """Never by id, which hangs on how a side is called."""
    row = claim.row
    published = row.report.published.value if row.report.published else "~"
    return row.own_voice, published, row.report.locator, row.content[0].span.start
