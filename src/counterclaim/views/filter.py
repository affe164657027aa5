"""Which claims are wanted: by who speaks, what is said, and what it is said of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from counterclaim import places
from counterclaim.places.spelling import is_cyrillic, key, latin
from counterclaim.records import Act, EvidenceKind, HedgeKind, Place, Published, Report, SpeakerKind
from counterclaim.views.dates import not_before
from counterclaim.views.facets import Facets, side_name
from counterclaim.views.times import overlaps
from counterclaim.views.words import words

if TYPE_CHECKING:
    from counterclaim.views.claims import ClaimRow


@dataclass(frozen=True, slots=True)
class FacetFilter:
    """What a claim's facets must be; an empty set or None asks nothing.

    `when` is an ISO date cut to a day, month or year, which the time told of must overlap. `place` is any
    spelling of a place: what the gazetteer at `gazetteer`, or else the shipped one, has under it, or what
    the report or the gazetteer calls so; an unresolved place fits by its words. `side` is compared with
    the speaker's side, by id or name. A claim whose facet is unknown does not fit a filter on it.
    """

    place: str | None = None
    when: str | None = None
    side: str | None = None
    kinds: frozenset[str] = field(default_factory=frozenset)
    acts: frozenset[Act] = field(default_factory=frozenset)
    hedges: frozenset[HedgeKind] = field(default_factory=frozenset)
    evidence: frozenset[EvidenceKind] = field(default_factory=frozenset)
    gazetteer: Path | None = None

    def takes(self, facets: Facets | None) -> bool:
        if facets is None:
            return self == FacetFilter(gazetteer=self.gazetteer)
        return self._takes_happening(facets) and self._takes_stance(facets)

    def _takes_happening(self, facets: Facets) -> bool:
        if self.kinds and facets.kind not in self.kinds:
            return False
        if self.when and not (facets.time and overlaps(facets.time.value, self.when)):
            return False
        return not self.place or any(
            is_place(self.place, place.value, place.piece.words, self.gazetteer) for place in facets.places
        )

    def _takes_stance(self, facets: Facets) -> bool:
        if self.acts and facets.stance.act not in self.acts:
            return False
        if self.hedges and not (facets.hedge and facets.hedge.value.kind in self.hedges):
            return False
        if self.evidence and not (facets.evidence and facets.evidence.value.kind in self.evidence):
            return False
        return not self.side or _on_side(self.side, facets)


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims are wanted. Texts are compared without case; `min_confidence` is per mille.

    A report whose date is unknown is not `since` anything; a date known only to the year is taken in
    where it may be late enough.
    """

    speaker: str | None = None
    text: str | None = None
    report: str | None = None
    since: Published | None = None
    speaker_kinds: frozenset[SpeakerKind] = field(default_factory=frozenset)
    own_voice: bool = False
    min_confidence: int = 0
    facets: FacetFilter = field(default_factory=FacetFilter)

    def takes_report(self, report: Report) -> bool:
        return self.since is None or not_before(report.published, self.since)

    def takes(self, row: ClaimRow) -> bool:
        if row.own_voice and not self.own_voice:
            return False
        if self.speaker_kinds and row.speaker.kind not in self.speaker_kinds:
            return False
        if row.confidence < self.min_confidence or not self.facets.takes(row.facets):
            return False
        return within(self.speaker, row.speaker.words, words(row.source)) and within(self.text, row.says)


def is_place(wanted: str, place: Place, said: str, gazetteer: Path | None = None) -> bool:
    """Whether a place that a report calls `said` is the wanted one, in any spelling of its name."""
    sought = key(wanted)
    if place.entry is None:
        return f" {sought} " in f" {key(said)} " if sought else within(wanted, said)
    return sought in (key(said), key(place.name or "")) or place.entry in _entries(
        wanted, places.load(gazetteer)
    )


@lru_cache(maxsize=64)
def _entries(wanted: str, known: places.Gazetteer) -> frozenset[str]:
    """The ids of the places that bear a name, in Latin or Cyrillic letters; ids pass as they are."""
    found = [one for one in known.find(wanted) if one.match != "spelling"]
    found += known.find(latin(wanted)) if is_cyrillic(wanted) else ()
    return frozenset({wanted, *(one.entry.id for one in found)})


def _on_side(wanted: str, facets: Facets) -> bool:
    side = facets.speaker.value.side if facets.speaker else None
    return side is not None and wanted.casefold() in (side.casefold(), side_name(side).casefold())


def within(wanted: str | None, *said: str) -> bool:
    """Whether any of the texts holds the wanted one, or none is wanted; line breaks count as blanks."""
    if not wanted:
        return True
    sought = _plain(wanted)
    return any(sought in _plain(text) for text in _given(said))


def _given(said: Iterable[str]) -> Iterable[str]:
    return (text for text in said if text)


def _plain(text: str) -> str:
    """Without case, with straight quotation marks, and every run of white space as one blank."""
    return " ".join(text.casefold().translate(_STRAIGHT).split())


_STRAIGHT = str.maketrans("“”„‘’", '"""\'\'')
