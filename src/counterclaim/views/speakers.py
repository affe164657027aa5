"""Who is quoted, how often, and by which outlets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from counterclaim.records import SpeakerKind
from counterclaim.views.claims import ClaimRow, claims
from counterclaim.views.filter import ClaimFilter
from counterclaim.views.memory import Memory
from counterclaim.views.speaker import file_name
from counterclaim.views.words import Refuse, ignore

T = TypeVar("T", bound=str)


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """One speaker: the commonest form of its name, the commonest kind, and where it is quoted.

    `first` is the id of its first claim; `reports` are the keys of its reports.
    """

    key: str
    words: str
    kind: SpeakerKind
    named: bool
    claims: int
    first: str
    reports: tuple[str, ...]
    outlets: tuple[str, ...]


@dataclass(slots=True)
class Tally:
    """Counts one speaker's claims as they come by."""

    named: bool
    first: str
    forms: Counter[str] = field(default_factory=Counter)
    kinds: Counter[SpeakerKind] = field(default_factory=Counter)
    reports: dict[str, None] = field(default_factory=dict)
    outlets: dict[str, None] = field(default_factory=dict)

    def add(self, row: ClaimRow) -> None:
        self.forms[row.speaker.words] += 1
        self.kinds[row.speaker.kind] += 1
        self.reports[row.report.key] = None
        self.outlets[outlet_words(row)] = None

    def row(self, key: str) -> SpeakerRow:
        return SpeakerRow(
            key=key,
            words=_commonest(self.forms),
            kind=_commonest(self.kinds),
            named=self.named,
            claims=self.forms.total(),
            first=self.first,
            reports=tuple(self.reports),
            outlets=tuple(self.outlets),
        )


def speakers(memory: Memory, refuse: Refuse = ignore) -> list[SpeakerRow]:
    """Every speaker, own voices included, most claims first."""
    return tally(claims(memory, ClaimFilter(own_voice=True), refuse))


def tally(rows: Iterable[ClaimRow]) -> list[SpeakerRow]:
    """The speakers of these claims, most claims first, then by name."""
    tallies: dict[str, Tally] = {}
    for row in rows:
        tallies.setdefault(row.speaker.key, Tally(row.speaker.named, row.id)).add(row)
    found = [counted.row(key) for key, counted in tallies.items()]
    return sorted(found, key=lambda speaker: (-speaker.claims, speaker.words.casefold(), speaker.key))


def outlet_words(row: ClaimRow) -> str:
    """The outlet of a row's report; the file where the outlet is unknown."""
    return row.report.outlet or f"unknown outlet ({file_name(row.report.locator)})"


def _commonest(counts: Counter[T]) -> T:
    """The commonest; of equals the longest, then the first in the alphabet."""
    return min(counts, key=lambda form: (-counts[form], -len(form), form))
