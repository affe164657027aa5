"""What is found of one event: its accounts, what stands behind each, and who speaks against whom.

Derived and never stored. Claims are named by their ids, reports by theirs; days are ISO 8601, cut to
what is known. Nothing here says which account is right.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from counterclaim.reconcile.origins import Origins
from counterclaim.records import (
    Act,
    Attribution,
    Claim,
    EvidenceKind,
    EvidenceState,
    HedgeKind,
    Judgement,
    Polarity,
    Report,
    SpeakerKind,
)

WHO, WHOM, WITH_WHAT, WHEN, WHETHER = "who did it", "whom", "with what", "when", "whether at all"
"""The facets that are no numbers. A number's facet is named by what became of those counted ("killed",
"wounded"), with the unit where it is not people ("destroyed buildings"), or by the unit alone."""

EdgeKind = Literal["denies", "accuses", "answers an accusation", "takes back"]


@dataclass(frozen=True)
class Told:
    """A claim of the event, with the attribution that it is part of and the report that both stand in."""

    claim: Claim
    attribution: Attribution
    report: Report

    @cached_property
    def id(self) -> str:
        """The claim's."""
        return self.claim.id

    @cached_property
    def key(self) -> str:
        """The claim's."""
        return self.claim.key

    @cached_property
    def source(self) -> str:
        """The report's id."""
        return self.report.id


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, the same over reports.

    `key` is the id of an entity of the profile, "name:" with the normalised fullest name, "outlet:" with
    the outlet's one name for its own voice, or "unnamed:" with report and words, which is nobody else.
    `name` is the fullest mention as one report writes it. `side` is a party of the profile.
    """

    key: str
    name: str
    kind: SpeakerKind
    side: str | None = None

    @property
    def named(self) -> bool:
        """Whether it can be an origin of its own: a known body or a name, no description and no pronoun."""
        return not self.key.startswith("unnamed:")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of one facet, and the claims that give it; the words for it are the claims' spans.

    `key` tells equal values: a side or else an entity ("who did it", "whom"), a system or else a family
    ("with what"), first and last day with "/" between, "yes" or "no" ("whether at all"), low and high with
    "-" between. `low` and `high` are of numbers alone, None where left open, and are never averaged.
    `name` is how one of the claims' reports writes it, for a reader.
    """

    facet: str
    key: str
    name: str
    claims: tuple[str, ...]
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Denial:
    """Somebody who denies an account, the first day that this was published, and all claims that do it."""

    speaker: Voice
    since: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resting:
    """What claims of the account are said to rest on, what is said of its checking, and which claims do."""

    kind: EvidenceKind
    state: EvidenceState
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What can be said of an account without judging it.

    `low` to `high` independent origins, with the forest that they were counted in (`origins`: who repeats
    whom). `hedges` are kinds with the claims that have them. `unverified` are the reports that say that
    they, or anybody, could not check it. `contested_since` is the first day on which both it and a claim
    that conflicts with it had been published, None where there is none or no date. `judgements` are people's,
    and stand in front; claims that one of them calls retracted are no origin and no report of it.
    """

    origins: Origins
    low: int
    high: int
    reports: int
    outlets: tuple[str, ...]
    denials: tuple[Denial, ...] = ()
    hedges: tuple[tuple[HedgeKind, tuple[str, ...]], ...] = ()
    evidence: tuple[Resting, ...] = ()
    unverified: tuple[str, ...] = ()
    revised_on: tuple[str, ...] = ()
    contested: bool = False
    contested_since: str | None = None
    judgements: tuple[Judgement, ...] = ()

    @property
    def single_source(self) -> bool:
        """Whether all of it goes back, for sure, to one origin."""
        return self.high == 1


@dataclass(frozen=True, slots=True)
class Account:
    """One version of the event: claims that can be true together.

    `number` counts from 1. `contested` are the facets on which it parts from another account. `claims` are of
    those who tell this version; a value can have claims of others too, who agree with it on that facet alone.
    """

    number: int
    values: tuple[Value, ...]
    claims: tuple[str, ...]
    speakers: tuple[Voice, ...]
    contested: tuple[str, ...]
    standing: Standing

    @property
    def facets(self) -> Mapping[str, tuple[Value, ...]]:
        """Its values by facet, in the order of `values`."""
        return by_facet(self.values)


@dataclass(frozen=True, slots=True)
class Edge:
    """Somebody speaks against something.

    `against` are numbers of accounts, `party` the side or entity that is accused; `whole` where it is
    the happening as a whole. `answers` is the claim that this one answers or takes back.
    """

    kind: EdgeKind
    claim: str
    speaker: Voice
    against: tuple[int, ...] = ()
    party: str | None = None
    whole: bool = False
    answers: str | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """A later figure for the same from the same speaker, or from the same origin.

    `before` and `after` name the claims of each. `published` is the report's time of the later one.
    """

    facet: str
    before: Value
    after: Value
    by: Voice
    published: str | None


@dataclass(frozen=True, slots=True)
class Turn:
    """Who said what, when, in which report: one line of the timeline. `published` as the report gives it."""

    published: str | None
    speaker: Voice
    act: Act
    polarity: Polarity
    claim: str
    report: str
    accounts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts of one event, most origins first, and what lies between them.

    `common` are the values of facets that nobody contests. `standing` is that of the event as a whole:
    of everything told of it.
    """

    accounts: tuple[Account, ...]
    common: tuple[Value, ...]
    contested: tuple[str, ...]
    edges: tuple[Edge, ...]
    revisions: tuple[Revision, ...]
    timeline: tuple[Turn, ...]
    standing: Standing

    @property
    def facets(self) -> Mapping[str, tuple[Value, ...]]:
        """What is common by facet."""
        return by_facet(self.common)


def by_facet(values: tuple[Value, ...]) -> dict[str, tuple[Value, ...]]:
    found: dict[str, tuple[Value, ...]] = {}
    for value in values:
        found[value.facet] = (*found.get(value.facet, ()), value)
    return found
