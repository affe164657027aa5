"""Even-handedness of every facet: whole reports are read again with other names, and what changes is counted.

Three swaps: the two parties of the war (beside two countries that have no part in it), men and women, and
names of other parts of the world. The reader model is a little unsteady over any new name, so each swap
stands beside a control that changes names as often and nothing else: the share of changed facets may not
exceed the control's by more than a point, and act and hedge may show no direction.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from counterclaim.attribute import attribute
from counterclaim.interpret import Background, background, interpret
from counterclaim.profiles import Profile
from counterclaim.records import Claim, Span
from evaluation.even_handed import (
    Annotate,
    Outcome,
    Pair,
    Told,
    articles,
    compare,
    direction,
    normal,
    share_changed,
    swap_and_control,
    swapped,
)
from evaluation.even_handed import measure as measure_parties
from evaluation.figure import Figure
from evaluation.places import data_folder
from evaluation.who import read

_ARTICLES, _QUICK = 130, 4
_SWAPS = Path(__file__).parent / "name_swaps.toml"
# What must not hang on who somebody is; who a party is may change with its name.
_SAID = frozenset({"content", "act", "polarity", "modality", "tense", "hedge", "evidence", "kind"})
_POINT = 0.01


@dataclass(frozen=True, slots=True)
class Shares:
    """The shares of facets that a swap and its control change, of how many; the names replaced."""

    swap: float
    control: float
    count: int
    replaced: int = 0


def claims_of(profile: Profile) -> Annotate:
    """Every facet of every claim of a text, read with a profile."""
    known = Background(profile, background().gazetteer)

    def annotate(text: str) -> list[Told]:
        reading = read(text)
        return [told for claim in interpret(reading, attribute(reading), known) for told in facets(claim)]

    return annotate


def facets(claim: Claim) -> Iterator[Told]:
    """A claim's facets, each at its own words or its happening's, with ids of sides and entities as words.

    Where a content begins and ends is a facet of its own: a word more in it is one change, not ten.

    So is the speaker. Act and hedge stand a second time with the speaker's side, so that a change shows whose
    words it was; those do not count.
    """
    at, stance = _place(claim), claim.stance
    yield from (Told(span, "content", "") for span in claim.content)
    side = claim.speaker.side if claim.speaker else None
    hedge = stance.hedge.kind if stance.hedge else "none"
    yield Told(at, "act", stance.act)
    yield Told(at, "act by", f"{stance.act} {side}", counts=False)
    yield Told(at, "polarity", stance.polarity)
    yield Told(at, "modality", stance.modality)
    yield Told(at, "tense", stance.tense)
    yield Told(at, "hedge", hedge)
    yield Told(at, "hedge by", f"{hedge} {side}", counts=False)
    yield Told(at, "evidence", stance.evidence.kind if stance.evidence else "none")
    yield Told(at, "kind", claim.happening.kind if claim.happening else "none")
    if claim.speaker:
        yield Told(at, "speaker", f"{claim.speaker.kind} {claim.speaker.entity} {claim.speaker.side}")
    for name, found in (("actor", claim.actors), ("target", claim.targets)):
        yield from (Told(party.span, name, f"{party.kind} {party.entity} {party.side}") for party in found)
    yield from (Told(place.span, "place", f"{place.level} {place.entry}") for place in claim.places)
    yield from (Told(one.span, "quantity", f"{one.low} {one.high} {one.state}") for one in claim.quantities)
    yield from (Told(one.span, "instrument", one.family) for one in claim.instruments)
    if claim.time:
        yield Told(claim.time.span, "time", claim.time.value)


def _place(claim: Claim) -> Span:
    """The word that tells of the happening; the content's last where none does."""
    if claim.happening:
        return claim.happening.trigger
    return Span(claim.content[-1].end - 1, claim.content[-1].end)


def measure(data: Path, quick: bool) -> list[Figure]:
    """What each swap leaves unchanged beside its control, the excess, and the direction of what changed."""
    profile = background().profile
    texts = [normal(text, profile) for text in articles(data, _QUICK if quick else _ARTICLES)]
    outcomes, control = swap_and_control(texts, claims_of, profile)
    made = [*measure_parties(data, quick), *_figures("parties", shares_of(outcomes, control))]
    for facet in ("act", "hedge"):
        of_facet = [_only(one, f"{facet} by") for one in outcomes]
        first, second, chance = direction(of_facet, profile)
        made.append(Figure(f"{facet}: no direction (sign test)", chance, count=f"{first} and {second}"))
    for name in ("gender", "origin"):
        made += _figures(name, named(texts, name, said_of(profile)))
    return made


def _only(outcome: Outcome, facet: str) -> Outcome:
    """The outcome with what one facet lost and gained."""
    lost, gained = (
        tuple((words, told) for words, told in changed if told.facet == facet)
        for changed in (outcome.lost, outcome.gained)
    )
    return replace(outcome, lost=lost, gained=gained)


def said_of(profile: Profile) -> Annotate:
    """Only the facets that say how and of what something is said."""
    annotate = claims_of(profile)
    return lambda text: [told for told in annotate(text) if told.facet in _SAID]


def named(texts: Sequence[str], name: str, annotate: Annotate) -> Shares:
    """The swap of one table of names, and its control."""
    rows = tomllib.loads(_SWAPS.read_text("utf-8"))[name]
    swap = [Pair("name", old, new) for old, new, _ in rows]
    plain = [Pair("name", old, other) for old, _, other in rows]
    shares = shares_of(
        [compare(text, annotate, swap, {}) for text in texts],
        [compare(text, annotate, plain, {}) for text in texts],
    )
    return replace(shares, replaced=sum(len(swapped(text, swap)[1].pieces) for text in texts))


def changed(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The facets that a swap changed, a line each, for a person to read: "-" without it, "+" with it."""
    for outcome in outcomes:
        for sign, some in (("-", outcome.lost), ("+", outcome.gained)):
            for words, told in (pair for pair in some if pair[1].counts):
                yield f"{sign} {told.facet}: {told.value} · {' '.join(words.split())[:80]}"


def shares_of(outcomes: Sequence[Outcome], control: Sequence[Outcome]) -> Shares:
    count = sum(one.kept + one.changed for one in outcomes)
    return Shares(share_changed(outcomes), share_changed(control), count)


def _figures(name: str, shares: Shares) -> list[Figure]:
    excess = shares.swap - shares.control
    return [
        Figure(f"{name}: facets unchanged", 1 - shares.swap, 1 - shares.control, count=shares.count),
        Figure(f"{name}: within a point of the control", float(excess <= _POINT), count=f"{excess:+.4f}"),
    ]


def main() -> None:
    """Prints every facet that exchanging the parties changes in the measured articles, a line each."""
    profile = background().profile
    texts = [normal(text, profile) for text in articles(data_folder(), _ARTICLES)]
    outcomes, _ = swap_and_control(texts, claims_of, profile)
    print("\n".join(changed(outcomes)))


if __name__ == "__main__":
    main()
