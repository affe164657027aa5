"""What stands behind an account: the origins of its claims, how they are hedged, and who could not check."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from counterclaim.reconcile.accounts.account import Denial, Edge, Resting, Standing, Told, Voice
from counterclaim.reconcile.accounts.lexicon import words
from counterclaim.reconcile.accounts.voices import Cast, day
from counterclaim.reconcile.origins import Likeness, Link, Origins, Telling, origins, outlet_of
from counterclaim.reconcile.origins.outlets import named_outlets
from counterclaim.records import HedgeKind, Judgement, Spans

K = TypeVar("K")


@dataclass(frozen=True)
class Known:
    """What is known apart from the claims: who is who, which texts are alike, what people decided."""

    cast: Cast
    likenesses: tuple[Likeness, ...]
    judgements: tuple[Judgement, ...]

    @property
    def retracted(self) -> frozenset[str]:
        """The keys of the claims that a person found taken back."""
        return frozenset(each.claims[0] for each in self.judgements if each.kind == "retracted")


def tellings(told: Iterable[Told], cast: Cast) -> dict[tuple[str, str], Telling]:
    """One telling for each speaker in each report, with the speaker as its source where one is named."""
    found: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for each in told:
        found[each.source, cast.of(each).key].append(each)
    return {key: _telling(some, cast) for key, some in found.items()}


def _telling(told: Sequence[Told], cast: Cast) -> Telling:
    voice = cast.of(told[0])
    spans: Spans = tuple(sorted({span for each in told for span in each.claim.content}))
    through = [
        f"outlet:{named.outlet}"
        for each in told
        for span in each.attribution.chain
        for named in named_outlets(span.of(each.report.text))
    ]
    speaker = [voice.key] if voice.named and voice.kind != "own voice" else []
    return Telling(told[0].report, spans, tuple(dict.fromkeys([*speaker, *through])))


def forest(told: Sequence[Told], known: Known) -> Origins:
    """Who repeats whom among the tellings, with what people decided of their origins in front."""
    found = tellings(told, known.cast)
    traced = origins(list(found.values()), known.likenesses)
    by_key = {each.key: found[each.source, known.cast.of(each).key].id for each in told}
    judged = [
        Link(by_key[one], by_key[other], "source", True, f"one origin, as {judgement.by} decided")
        for judgement in known.judgements
        if judgement.kind == "same origin"
        for one, other in [(judgement.claims[0], judgement.claims[-1])]
        if one in by_key and other in by_key and by_key[one] != by_key[other]
    ]
    links = dict.fromkeys([*judged, *traced.links, *_vague(told, found, known.cast)])
    return replace(traced, links=tuple(links))


def _vague(told: Sequence[Told], found: Mapping[tuple[str, str], Telling], cast: Cast) -> Iterator[Link]:
    """What a state says, or somebody of it without a name, may be what its first named speaker said."""
    first: dict[str | None, Voice] = {}
    for each in told:
        voice = cast.of(each)
        if voice.named and voice.kind != "own voice" and voice.key not in cast.vague:
            first.setdefault(voice.side, voice)
    sides = {cast.of(each).key: cast.of(each).side for each in told}
    for (_, key), telling in found.items():
        named = first.get(sides[key]) if key in cast.vague and sides[key] else None
        if named:
            yield Link(telling.id, named.key, "source", False, f"may be what {named.name} said")


def standing(told: Sequence[Told], known: Known) -> Standing:
    """The standing of what is told, before anybody speaks against it."""
    kept = [each for each in told if each.key not in known.retracted]
    traced = forest(kept, known)
    keys = {each.key for each in told}
    return Standing(
        origins=traced,
        low=traced.low,
        high=traced.high,
        reports=len({each.source for each in kept}),
        outlets=tuple(sorted({outlet for each in kept if (outlet := outlet_of(each.report))})),
        hedges=_hedges(kept),
        evidence=_evidence(kept),
        unverified=tuple(sorted({each.source for each in kept if _could_not_check(each)})),
        judgements=tuple(each for each in known.judgements if keys & set(each.claims)),
    )


def opposed(
    found: Standing, told: Iterable[Told], edges: Iterable[Edge], against: Mapping[str, Told]
) -> Standing:
    """The same with the denials among the edges, and since when claims `against` it conflict with it."""
    since = [when for each in against.values() if (when := day(each))]
    own = [when for each in told if (when := day(each))]
    return replace(
        found,
        denials=_denials(edges, against),
        contested=bool(against),
        contested_since=max(min(since), min(own)) if since and own else None,
    )


def _denials(edges: Iterable[Edge], told: Mapping[str, Told]) -> tuple[Denial, ...]:
    found: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        if edge.kind == "denies":
            found[edge.speaker.key].append(edge)
    return tuple(_denial(some, told) for some in found.values())


def _denial(edges: Sequence[Edge], told: Mapping[str, Told]) -> Denial:
    days = [when for edge in edges if (when := day(told[edge.claim]))]
    return Denial(edges[0].speaker, min(days, default=None), tuple(edge.claim for edge in edges))


def _hedges(told: Iterable[Told]) -> tuple[tuple[HedgeKind, tuple[str, ...]], ...]:
    found = _by((each.claim.stance.hedge.kind, each.id) for each in told if each.claim.stance.hedge)
    return tuple(sorted(found.items(), key=lambda each: (-len(each[1]), each[0])))


def _evidence(told: Iterable[Told]) -> tuple[Resting, ...]:
    found = _by(
        ((evidence.kind, evidence.state), each.id)
        for each in told
        if (evidence := each.claim.stance.evidence)
    )
    ordered = sorted(found.items(), key=lambda each: (-len(each[1]), each[0]))
    return tuple(Resting(kind, state, claims) for (kind, state), claims in ordered)


def _by(pairs: Iterable[tuple[K, str]]) -> dict[K, tuple[str, ...]]:
    found: dict[K, dict[str, None]] = {}
    for key, claim in pairs:
        found.setdefault(key, {})[claim] = None
    return {key: tuple(claims) for key, claims in found.items()}


def _could_not_check(told: Told) -> bool:
    stance = told.claim.stance
    if stance.evidence and stance.evidence.state == "unverified":
        return True
    if stance.hedge is None or stance.hedge.kind != "unverified":
        return False
    said = stance.hedge.span.of(told.report.text).casefold()
    return any(stem in said for stem in words("unverified.stems"))
