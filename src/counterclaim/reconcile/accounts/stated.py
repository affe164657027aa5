"""What one claim gives for each facet of the event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from counterclaim.reconcile.accounts.account import WHEN, WHETHER, WHO, WHOM, WITH_WHAT, Told, Voice
from counterclaim.reconcile.accounts.counted import numbers
from counterclaim.reconcile.accounts.figure import Stated, meet
from counterclaim.reconcile.accounts.lexicon import deed, group_of, limits, words
from counterclaim.reconcile.accounts.voices import Cast, moment, plain
from counterclaim.records import Act, Party, PartyKind, Time
from counterclaim.records.party import ARMED

_GIVING: frozenset[Act] = frozenset({"assert", "accuse", "assess"})
_ABLE: frozenset[PartyKind] = frozenset(
    {"state", "government", "military", "armed group", "organisation", "person"}
)
_ARMED: dict[PartyKind, str] = {"military": "armed forces", "armed group": "an armed group"}
_EXACT = frozenset({"second", "minute", "hour", "part of day", "day"})


@dataclass(frozen=True, slots=True)
class Matter:
    """What the event is about: the group of kinds that most of its claims are of, and who is in it."""

    cast: Cast
    deed: str | None = None
    told: tuple[Told, ...] = field(default=(), repr=False)

    def concerns(self, told: Told) -> bool:
        """Whether a claim is of the event's own deed, so that its facets are the event's."""
        kind = told.claim.happening.kind if told.claim.happening else None
        return kind is None or kind in words("deeds.any.kinds") or deed(kind) == self.deed

    def gives(self, told: Told) -> bool:
        """Whether the claim says that something of the event's deed is so."""
        return says_so(told) and self.concerns(told)

    def speaks_against(self, told: Told) -> bool:
        """Whether the claim says that something of the event is not so.

        To deny what is negative is no clear word for anything, and to accuse somebody of not doing a thing
        is no denial.
        """
        stance = told.claim.stance
        denies = stance.act == "deny" and stance.polarity == "positive"
        negates = stance.act in _GIVING - {"accuse"} and stance.polarity == "negative"
        return (denies or negates) and stance.modality != "hypothetical" and self.concerns(told)


def says_so(told: Told) -> bool:
    """Whether the claim says that something is so, and not that it is wanted, or might be one day."""
    stance = told.claim.stance
    return stance.act in _GIVING and stance.modality != "hypothetical" and stance.tense != "future"


def matter_of(told: Sequence[Told], cast: Cast) -> Matter:
    kinds = [each.claim.happening.kind for each in told if each.claim.happening]
    deeds = Counter(deed(kind) for kind in kinds if kind not in words("deeds.any.kinds"))
    return Matter(cast, min(deeds, key=lambda name: (-deeds[name], name), default=None), tuple(told))


def stated(told: Told, matter: Matter) -> tuple[Stated, ...]:
    """Every value that the claim gives; nothing for a claim that gives none."""
    if not matter.gives(told):
        return ()
    if told.claim.stance.polarity == "negative":
        return tuple(value for value in _figures(told, matter) if value.high == 0)
    return tuple(_values(told, matter))


def _figures(told: Told, matter: Matter) -> Iterator[Stated]:
    """The numbers, with whose they are and when; who saw it saw perhaps a part."""
    voice = matter.cast.of(told)
    whole = voice.kind not in words("counts.seen")
    for value in numbers(told):
        yield replace(value, firm=whole, published=moment(told), side=voice.side)


def _values(told: Told, matter: Matter) -> Iterator[Stated]:
    claim, text = told.claim, told.report.text
    for key, name in doers(told, matter.cast).items():
        yield Stated(WHO, key, name, told.id, firm=key in matter.cast.parties)
    yield from (Stated(WHOM, *_whom(party, text), told.id, firm=False) for party in claim.targets)
    yield from weapons(told)
    yield from _figures(told, matter)
    yield from _days(told, matter.cast.of(told))
    if claim.happening and deed(claim.happening.kind) == matter.deed:
        yield Stated(WHETHER, "yes", "yes", told.id)


def doers(told: Told, cast: Cast) -> dict[str, str]:
    """Who is said to have done it, by side or else by entity, with a name for each.

    Nobody does it to themselves in the same breath, nobody accuses their own side, and a crowd of victims is
    no doer. Two sides at once are no answer either.
    """
    claim, text = told.claim, told.report.text
    victims = {party.entity for party in claim.targets if party.entity}
    able = [
        party
        for party in claim.actors
        if party.kind in _ABLE
        and not (party.entity and party.entity in victims)
        and not any(party.span.overlaps(target.span) for target in claim.targets)
    ]
    found = {key: plain(party.span.of(text)) for party in able if (key := party.side or party.entity)}
    if claim.stance.act == "accuse":
        own = cast.of(told).side
        found = {key: name for key, name in found.items() if key != own} or _accused(told, cast)
    return found if len(found) == 1 else {}


def _accused(told: Told, cast: Cast) -> dict[str, str]:
    """The side that an accusation names first, where its words were not read as a doer."""
    if told.claim.actors and any(party.side for party in told.claim.actors):
        return {}
    own = cast.of(told).side
    opening = told.claim.content[0].of(told.report.text)[: limits().accused].replace("’", "'")
    spoken = f" {' '.join(opening.split())} ".casefold()
    found = [
        (spoken.index(f" {name} "), -len(name), name, side)
        for name, side in cast.sides.items()
        if f" {name} " in spoken and side != own
    ]
    return {
        side: name.title()
        for place, _, name, side in sorted(found)[:1]
        if told.claim.happening or not _blame_for_something_else(spoken[:place])
    }


def _blame_for_something_else(before: str) -> bool:
    """Whether the words before the accused are what they are blamed for, and that is no word for an event."""
    *blamed, preposition = before.split() or [""]
    return preposition == "on" and not words("blame.nouns").issuperset(blamed)


def weapons(told: Told) -> Iterator[Stated]:
    """The weapons that a claim names, whatever it says of them; words that name none are passed over."""
    for weapon in told.claim.instruments:
        name = plain(weapon.span.of(told.report.text))
        if weapon.family not in words("weapons.empty") and name.casefold() not in words("weapons.stores"):
            key = weapon.system or weapon.family
            yield Stated(WITH_WHAT, key, name, told.id, family=weapon.family)


def _whom(party: Party, text: str) -> tuple[str, str]:
    name = plain(party.span.of(text))
    if party.kind == "people":
        return group_of(name.casefold()), name
    if party.kind in ARMED and not (party.side or party.entity):
        return party.kind, _ARMED[party.kind]  # what is left of a unit's name ("Brigade") beside a place
    return party.side or party.entity or name.casefold(), name


def _days(told: Told, voice: Voice) -> Iterator[Stated]:
    """The days on which it happened, unless the report is older than they are."""
    time = told.claim.time
    if time is None or not told.claim.happening or not (time.start and time.end) or not _is_date(time):
        return
    first, last = time.start[:10], time.end[:10]
    published = told.report.published.value[:10] if told.report.published else None
    if published is None or first[: len(published)] <= published[: len(first)]:
        exact = time.granularity in _EXACT and len(first) == len(last) == 10
        # Reporters tell days relative to the day they write on, and articles are republished on others.
        firm = exact and (time.anchor == "absolute" or voice.kind != "own voice")
        yield Stated(WHEN, f"{first}/{last}", plain(time.span.of(told.report.text)), told.id, firm=firm)


def _is_date(time: Time) -> bool:
    return time.kind in ("date", "time") and time.granularity not in ("year", "decade", "century", "vague")


def nothing_happened(told: Sequence[Told], values: Iterable[Stated], matter: Matter) -> list[Stated]:
    """That it did not happen at all: said by somebody who tells nothing of it, and whom nobody blames.

    Who is blamed and denies it denies the own part; where somebody is blamed, a bare denial is of one's own.
    """
    given = [*values]
    blamed = {value.key for value in given if value.facet == WHO}
    telling = {matter.cast.voices[value.claim].key for value in given}
    found = []
    for each in told:
        voice = matter.cast.of(each)
        outside = _is_somebody(voice) and voice.key not in telling and voice.side not in blamed
        bare = each.claim.stance.act == "deny" and not blamed
        against = matter.speaks_against(each) and _is_of_the_whole(each) and not doers(each, matter.cast)
        if outside and against and (bare or says_nothing_happened(each)):
            found.append(Stated(WHETHER, "no", "no", each.id))
    return found


def _is_somebody(voice: Voice) -> bool:
    """Whether a speaker is named: what nobody in particular denies parts no account from the others."""
    return voice.named and voice.kind != "own voice"


def _is_of_the_whole(told: Told) -> bool:
    happening = told.claim.happening
    return happening is not None and happening.kind in words("deeds.whole.kinds")


def says_nothing_happened(told: Told) -> bool:
    """Whether the words of the claim are such as "there was no strike"."""
    said = " ".join(" ".join(span.of(told.report.text) for span in told.claim.content).split()).casefold()
    return any(phrase in said for phrase in words("nothing.phrases"))


def dated(values: Iterable[Stated]) -> tuple[Stated, ...]:
    """The values without the rough dates that are none of the exact ones: those are of something else."""
    found = tuple(values)
    exact = [value for value in found if value.facet == WHEN and value.firm]
    return tuple(
        value
        for value in found
        if value.facet != WHEN or value.firm or not exact or any(meet(value, day) for day in exact)
    )
