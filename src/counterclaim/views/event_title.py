"""What an event is called: the kind, the place and the day that its claims tell of, and no sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from counterclaim.interpret.what import codes_of
from counterclaim.records import Claim, Place
from counterclaim.views.event_parts import EventDays, EventKind, EventPlace
from counterclaim.views.harmless import one_line

NO_KIND, NO_PLACE, NO_DAY = "kind not told", "place not told", "day not told"
_POINTED = ("settlement", "site")
# A kind that at least this share of as many reports tell of as of the first one stands in the title too.
_RIVAL = 0.5
_MOST = 3


def kinds_of(claims: Iterable[Claim]) -> tuple[EventKind, ...]:
    """The kinds that the claims tell of, those of most reports first, then of most claims."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.happening is not None:
            found.setdefault(claim.happening.kind, []).append(claim)
    ordered = sorted(found.items(), key=lambda kind: (*_weight(kind[1]), kind[0]))
    return tuple(EventKind(name, tuple(claim.id for claim in told)) for name, told in ordered)


def places_of(claims: Iterable[Claim], texts: Mapping[str, str]) -> tuple[EventPlace, ...]:
    """Where it is told to have happened, what most reports say first; all places named where none says.

    `texts` are working texts by report.
    """
    found: dict[str, list[tuple[Claim, Place]]] = {}
    named = [(claim, place) for claim in claims for place in claim.places]
    for claim, place in [each for each in named if _happened_there(*each)] or named:
        found.setdefault(place.entry or _said(claim, place, texts), []).append((claim, place))
    ordered = sorted(found.items(), key=lambda place: (*_weight([claim for claim, _ in place[1]]), place[0]))
    return tuple(_place(told, texts) for _, told in ordered)


def _happened_there(claim: Claim, place: Place) -> bool:
    """Whether it is a settlement of the happening, and not of a government that is named by its capital."""
    return place.level in _POINTED and (place.point is not None or moves(claim))


def leading(kinds: Sequence[EventKind], reports: Mapping[str, str]) -> list[str]:
    """The kinds that a title names: that of most reports, and what other reports tell it as instead.

    Of one family, what is weaker goes: that people were killed says less of what happened than by what.
    `reports` are the reports of claims, by their ids.
    """
    told = {kind.name: len({reports[name] for name in kind.claims}) for kind in kinds}
    strongest: dict[str, int] = {}
    for name in told:
        codes = codes_of(name)
        if told[name] >= _RIVAL * max(told.values()):
            strongest[codes.family] = max(strongest.get(codes.family, 0), codes.strength)
    kept = [
        name for name in told if codes_of(name).strength >= strongest.get(codes_of(name).family, 0)
    ] or list(told)
    most = max((told[name] for name in kept), default=0)
    return [name for name in kept if told[name] >= _RIVAL * most][:_MOST]


def place_of(places: Sequence[EventPlace]) -> EventPlace | None:
    """The settlement named by most, else the area; what is not in the gazetteer comes last."""
    known = [place for place in places if place.level != "unknown"]
    pointed = [place for place in known if place.level in _POINTED]
    return next(iter(pointed or known or places), None)


def title_of(kinds: Sequence[str], places: Sequence[EventPlace], days: EventDays) -> str:
    """For example "strike · Kharkiv · 29 July 2022", or "told as strike or explosion · Kharkiv · …"."""
    return " · ".join((_kinds_in_words(kinds), _place_in_words(places), days.words or NO_DAY))


def _kinds_in_words(kinds: Sequence[str]) -> str:
    said = [name.replace("-", " ") for name in kinds]
    if len(said) < 2:
        return said[0] if said else NO_KIND
    return f"told as {', '.join(said[:-1])} or {said[-1]}"


def _place_in_words(places: Sequence[EventPlace]) -> str:
    first = place_of(places)
    return first.name if first else NO_PLACE


def _place(told: Sequence[tuple[Claim, Place]], texts: Mapping[str, str]) -> EventPlace:
    named = told[0][1]
    still = [(one, place) for one, place in told if place.point is not None and not moves(one)]
    point = still[0][1] if still else None
    return EventPlace(
        name=_name(told, texts),
        level=named.level,
        entry=named.entry,
        claims=tuple(dict.fromkeys(one.id for one, _ in told)),
        point=point.point if point else None,
        precision_m=point.precision_m if point else None,
    )


def _name(told: Sequence[tuple[Claim, Place]], texts: Mapping[str, str]) -> str:
    """A settlement's name in the gazetteer; of what is wider, whose name can be a stand, what most say."""
    named = told[0][1]
    if named.name and named.level in _POINTED:
        return one_line(named.name)
    said = Counter(_said(claim, place, texts) for claim, place in told)
    return said.most_common(1)[0][0]


def moves(claim: Claim) -> bool:
    """Whether the claim tells of the movement or presence of forces: it has no place on a map."""
    return claim.happening is not None and codes_of(claim.happening.kind).moves


def _said(claim: Claim, place: Place, texts: Mapping[str, str]) -> str:
    return one_line(place.span.of(texts[claim.report]))


def _weight(told: Sequence[Claim]) -> tuple[int, int]:
    return -len({claim.report for claim in told}), -len(told)
