"""Who speaks against what: denials, accusations and their answers, and what is taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.reconcile.accounts.account import WHETHER, WHO, Edge, Told
from counterclaim.reconcile.accounts.counted import numbers
from counterclaim.reconcile.accounts.figure import Stated, agrees
from counterclaim.reconcile.accounts.lexicon import words
from counterclaim.reconcile.accounts.revised import is_later
from counterclaim.reconcile.accounts.stated import Matter, doers, says_nothing_happened, weapons
from counterclaim.reconcile.accounts.support import Known


@dataclass(frozen=True)
class Versions:
    """The values and speakers of each account by its number; `whole` are claims that nothing happened."""

    values: Mapping[int, tuple[Stated, ...]]
    speakers: Mapping[int, frozenset[str]]
    whole: frozenset[str]

    def blaming(self, side: str | None) -> tuple[int, ...]:
        return tuple(
            number
            for number, values in self.values.items()
            if side and any(value.facet == WHO and value.key == side for value in values)
        )

    def saying(self, said: Sequence[Stated]) -> tuple[int, ...]:
        """The accounts that have one of these values."""
        return tuple(
            number
            for number, values in self.values.items()
            if any(agrees(value, other) for value in values for other in said)
        )

    def telling(self) -> tuple[int, ...]:
        """The accounts in which it happened."""
        return tuple(
            number
            for number, values in self.values.items()
            if not any(value.facet == WHETHER and value.key == "no" for value in values)
        )


def edges(told: Sequence[Told], matter: Matter, versions: Versions, known: Known) -> tuple[Edge, ...]:
    """Every edge, in the order of the claims."""
    accusations = [(each, side) for each in told if (side := _accused(each, matter))]
    found = [*_accuses(accusations, matter)]
    for each in told:
        found += _takes_back(each, matter, accusations, known.retracted)
        found += _denies(each, matter, versions)
    place = {each.id: number for number, each in enumerate(told)}
    return tuple(sorted(found, key=lambda edge: (place[edge.claim], edge.kind)))


def _denies(told: Told, matter: Matter, versions: Versions) -> Iterator[Edge]:
    """Against those who blame whom it names; else the speaker's own side; else who says what it says."""
    if not matter.speaks_against(told):
        return
    voice, claim = matter.cast.of(told), told.claim
    doer = next(iter(doers(told, matter.cast)), None)
    if voice.kind == "own voice":  # what reporters say is not so they reason, and deny nothing
        return
    if told.id in versions.whole:
        yield Edge("denies", told.id, voice, versions.telling(), whole=True)
    elif claim.stance.act == "deny" or doer or says_nothing_happened(told):
        side = doer or voice.side
        against = versions.blaming(side) or versions.saying([*weapons(told), *numbers(told)])
        # Who says that he did it denies something else about it.
        against = tuple(number for number in against if voice.key not in versions.speakers[number])
        if against or side:
            yield Edge("denies", told.id, voice, against, party=side)


def _accused(told: Told, matter: Matter) -> str | None:
    """The side that a claim by somebody of another side, or of none, names as the doer."""
    stance, voice = told.claim.stance, matter.cast.of(told)
    if not matter.gives(told) or stance.polarity == "negative" or voice.kind == "own voice":
        return None
    side = next(iter(doers(told, matter.cast)), None)
    spoken = stance.act == "accuse" or voice.side in matter.cast.parties
    return side if spoken and side in matter.cast.parties and side != voice.side else None


def _accuses(accusations: Sequence[tuple[Told, str]], matter: Matter) -> Iterator[Edge]:
    """Of two sides that accuse each other, the one whose accusation came later answers the other's first."""
    first: dict[tuple[str | None, str], tuple[int, Told]] = {}
    for number, (told, side) in enumerate(accusations):
        first.setdefault((matter.cast.of(told).side, side), (number, told))
    for told, side in accusations:
        voice = matter.cast.of(told)
        before = first.get((side, voice.side)) if voice.side else None
        if before and before[0] < first[voice.side, side][0]:
            yield Edge("answers an accusation", told.id, voice, party=side, answers=before[1].id)
        else:
            yield Edge("accuses", told.id, voice, party=side)


def _takes_back(
    told: Told, matter: Matter, accusations: Iterable[tuple[Told, str]], retracted: frozenset[str]
) -> Iterator[Edge]:
    """A person found so, the cue says so, or the speaker denies what he said before."""
    voice = matter.cast.of(told)
    if told.key in retracted or _has_cue(told):
        yield Edge("takes back", told.id, voice, answers=told.id if told.key in retracted else None)
    elif matter.speaks_against(told):
        doer = next(iter(doers(told, matter.cast)), None)
        for before, side in accusations:
            if side == doer and matter.cast.of(before).key == voice.key and is_later(told, before):
                yield Edge("takes back", told.id, voice, party=side, answers=before.id)
                return


def _has_cue(told: Told) -> bool:
    cue = " ".join(span.of(told.report.text) for span in told.attribution.cue).casefold()
    return any(f" {cue}".find(f" {stem}") >= 0 for stem in words("taken_back.stems"))
