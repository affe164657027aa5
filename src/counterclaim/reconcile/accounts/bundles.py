"""What each speaker says of the event, over all reports."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.reconcile.accounts.account import WHO, Told, Voice
from counterclaim.reconcile.accounts.figure import Stated, Together
from counterclaim.reconcile.accounts.voices import Cast, place


@dataclass(frozen=True, slots=True)
class Bundle:
    """One speaker's version: the claims in order of publication, and the values that still stand in it."""

    voice: Voice
    told: tuple[Told, ...]
    values: tuple[Stated, ...]

    @property
    def claims(self) -> frozenset[str]:
        return frozenset(each.id for each in self.told)

    @property
    def place(self) -> tuple[str, str, str, int, int, str]:
        return place(self.told[0])

    def of(self, facet: str) -> tuple[Stated, ...]:
        return tuple(value for value in self.values if value.facet == facet)


def bundles(told: Sequence[Told], values: Mapping[str, Sequence[Stated]], cast: Cast) -> list[Bundle]:
    """One bundle a speaker, more where a speaker names several doers; `values` by claim, those in force.

    Claims that `values` does not name are in no bundle.
    """
    spoken: dict[str, list[Told]] = defaultdict(list)
    for each in told:
        if each.id in values:
            spoken[cast.of(each).key].append(each)
    return [
        Bundle(cast.of(part[0]), tuple(part), tuple(value for each in part for value in values[each.id]))
        for some in spoken.values()
        for part in _by_doer(some, values, cast.of(some[0]))
    ]


def _by_doer(
    told: Sequence[Told], values: Mapping[str, Sequence[Stated]], voice: Voice
) -> Iterator[list[Told]]:
    """The claims parted by whom they name as the doer; what names nobody goes with the one most named.

    Who mostly names another side does not name the own one too, nor, but for reporters, a third one once:
    such a claim is misread, and left out.
    """
    doers = [next((value.key for value in values[each.id] if value.facet == WHO), None) for each in told]
    counts = Counter(doer for doer in doers if doer)
    most = [name for name, count in counts.items() if count == max(counts.values())]
    chief = most[0] if len(most) == 1 else None
    if chief and chief != voice.side:
        counts.pop(voice.side or "", None)
    if chief and voice.kind != "own voice":
        counts = Counter({name: count for name, count in counts.items() if name == chief or count > 1})
    for name in counts:
        wanted = (name, None) if name == chief else (name,)
        yield [each for each, doer in zip(told, doers, strict=True) if doer in wanted]
    rest = [each for each, doer in zip(told, doers, strict=True) if doer is None]
    if chief is None and rest:
        yield rest


def together(values: Iterable[Stated]) -> Together:
    """The pairs of keys of one facet that one claim gives both."""
    ordered = sorted(values, key=lambda value: (value.claim, value.facet))
    return frozenset(
        frozenset((one.key, other.key))
        for _, some in itertools.groupby(ordered, key=lambda value: (value.claim, value.facet))
        for one, other in itertools.combinations(tuple(some), 2)
        if one.key != other.key
    )
