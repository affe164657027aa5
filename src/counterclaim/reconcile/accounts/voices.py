"""Who speaks, the same over reports; and which words of the reports name which side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from counterclaim.reconcile.accounts.account import Told, Voice
from counterclaim.reconcile.accounts.lexicon import words
from counterclaim.reconcile.origins import outlet_of
from counterclaim.reconcile.origins.outlets import named_outlets
from counterclaim.records import Party

T = TypeVar("T", bound=str)


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody in what is told: the voice of each claim by its id, sides by their names, all sides.

    `vague` are the keys of voices that may be anybody of their side: a state as such, an unnamed source.
    """

    voices: Mapping[str, Voice]
    sides: Mapping[str, str]
    parties: frozenset[str]
    vague: frozenset[str]

    def of(self, told: Told) -> Voice:
        return self.voices[told.id]


def cast(told: Sequence[Told]) -> Cast:
    """A name that one report resolves is that body's in the others too, unless they disagree."""
    known = _agreed((name, party.entity) for name, party in _named(told) if party.entity)
    sides = _agreed((name, party.side) for name, party in _named(told) if party.side)
    found = {each.id: _known(_voice(each), known, sides) for each in told}
    names = _best(found.values(), _mentions(told))
    vague = {voice.key for voice in found.values() if voice.side and not voice.named}
    vague |= {found[each.id].key for each in told if _is_state(each)}
    voices = {claim: names[voice.key] for claim, voice in found.items()}
    parties = frozenset(party.side for each in told for party in _parties(each) if party.side)
    return Cast(voices, sides, parties, frozenset(vague))


def plain(name: str) -> str:
    """A name without its article, on one line, with straight apostrophes."""
    found = name.replace("’", "'").strip("\"“”',;:").split()
    while len(found) > 1 and found[0].lower() in words("names.articles"):
        found = found[1:]
    return " ".join(found)


def place(told: Told) -> tuple[str, str, str, int, int, str]:
    """Where a claim stands among the others: by publication, undated ones last; then by where it is found."""
    report, claim = told.report, told.claim
    published = report.published.value if report.published else "~"
    return published, report.outlet or "", report.locator, claim.content[0].start, claim.ordinal, told.id


def moment(told: Told) -> str | None:
    """When a claim was published, to the minute at most; no zone is told apart."""
    return told.report.published.value[: len("2022-07-29T10:05")] if told.report.published else None


def day(told: Told) -> str | None:
    """The day on which a claim was published, cut to what is known."""
    return (moment(told) or "")[: len("2022-07-29")] or None


def _named(told: Iterable[Told]) -> Iterator[tuple[str, Party]]:
    """Everybody whose side or entity is known, by each name for them that is a proper one."""
    for each in told:
        for party in _parties(each):
            for span in {party.span, party.name or party.span}:
                name = plain(span.of(each.report.text))
                if _is_name(name):
                    yield name.casefold(), party


def _parties(told: Told) -> tuple[Party, ...]:
    claim = told.claim
    return (*claim.actors, *claim.targets, *([claim.speaker] if claim.speaker else []))


def _agreed(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What each name stands for wherever it stands for anything; one that stands for two is left out."""
    found: dict[str, set[str]] = {}
    for name, meant in pairs:
        found.setdefault(name, set()).add(meant)
    return {name: next(iter(meant)) for name, meant in found.items() if len(meant) == 1}


def _voice(told: Told) -> Voice:
    speaker, text = told.attribution.speaker, told.report.text
    party, span = told.claim.speaker, speaker.name
    name = plain(span.of(text)) if span else ""
    side = party.side if party else None
    outlet = next((each.outlet for each in named_outlets(name)), None) if speaker.kind == "media" else None
    if speaker.kind == "own voice":
        outlet = outlet_of(told.report)
    if outlet:
        return Voice(f"outlet:{outlet}", outlet, speaker.kind, side)
    if party and party.entity:
        return Voice(party.entity, name or plain(party.span.of(text)), speaker.kind, side)
    if speaker.kind not in ("unnamed", "own voice") and not _is_unnamed(told) and _is_name(name):
        return Voice(f"name:{name.casefold()}", name, speaker.kind, side)
    return Voice(
        f"unnamed:{told.source}:{name.casefold()}", name or "a source without a name", speaker.kind, side
    )


def _is_state(told: Told) -> bool:
    return told.claim.speaker is not None and told.claim.speaker.kind == "state"


def _mentions(told: Iterable[Told]) -> dict[str, list[str]]:
    """The proper names that each entity speaks by."""
    found: dict[str, list[str]] = {}
    for each in told:
        party, fullest = each.claim.speaker, each.attribution.speaker.name
        for span in {party.span, fullest or party.span} if party and party.entity else ():
            name = plain(span.of(each.report.text))
            if party and party.entity and _is_name(name):
                found.setdefault(party.entity, []).append(name)
    return found


def _is_unnamed(told: Told) -> bool:
    hedge = told.claim.stance.hedge
    return hedge is not None and hedge.kind == "unnamed-source"


def _is_name(name: str) -> bool:
    """Whether the words are a proper name: large letters, but for the small words within."""
    found = name.replace("'s", "").replace("-", " ").split()
    if not found or found[0].casefold() in words("names.nobody"):
        return False
    small = words("names.small")
    return all(not word[0].islower() or word in small for word in found) and any(
        word[0].isalpha() for word in found
    )


def _known(voice: Voice, known: Mapping[str, str], sides: Mapping[str, str]) -> Voice:
    """The voice with what other claims know of its name."""
    name = voice.name.casefold()
    side = voice.side or (sides.get(name) if voice.key.startswith("name:") else None)
    key = known.get(name, voice.key) if voice.key.startswith("name:") else voice.key
    return replace(voice, key=key, side=side)


def _best(voices: Iterable[Voice], mentions: Mapping[str, Sequence[str]]) -> dict[str, Voice]:
    """One voice for each key: the name, kind and side that it is mostly given."""
    found: dict[str, list[Voice]] = {}
    for voice in voices:
        found.setdefault(voice.key, []).append(voice)
    return {
        key: replace(
            some[0],
            name=_most(mentions.get(key) or [voice.name for voice in some]),
            kind=_most([voice.kind for voice in some]),
            side=_most([voice.side for voice in some if voice.side]) if any(v.side for v in some) else None,
        )
        for key, some in found.items()
    }


def _most(found: Sequence[T]) -> T:
    """The most frequent, of several the shortest: longer ones have other words in them."""
    counts = Counter(found)
    return min(counts, key=lambda each: (-counts[each], len(each), each))
