"""Which event is which: ids that stay, merge into the oldest, and lead on."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from counterclaim.reconcile.events.affected import Affected
from counterclaim.reconcile.events.judged import Scenes
from counterclaim.reconcile.generation import generation
from counterclaim.reconcile.index import CandidateIndex
from counterclaim.records import EventChange, event_id


@dataclass
class _Named:
    """A group of scenes with the claims of them, the event that it is, and the one it was split from."""

    scenes: Scenes
    claims: frozenset[str]
    event: str | None = None
    split_from: str | None = None


@dataclass
class _Old:
    """An event as it was: its claims, and of each group that has some of them how many."""

    event: str
    claims: frozenset[str]
    shares: Counter[int]


def named(found: Affected, dropped: Iterable[str], index: CandidateIndex) -> list[EventChange]:
    """Gives each group of scenes its event and puts them there; the changes, oldest event first.

    An event goes on in the group that has most of its claims, of equals the one with the smallest key. Where
    several go on in one group the oldest stays and the others lead to it. A group in which none goes on
    is a new event, split from the one that most of its claims were in.
    """
    changed = [_group(scenes, index) for scenes in found.anew if not _unchanged(scenes, index)]
    changed.sort(key=lambda group: min(group.claims))
    gone = frozenset(dropped)
    old = _old_events(changed, gone, index)
    into = _go_on(old, changed, index)
    _found(changed, old, index)
    for group in changed:
        assert group.event is not None
        for scene in sorted(group.scenes):
            index.put(scene, group.event)
    changes = [*_grown(found.grown, index), *_changes(old, changed, gone, into, index)]
    return sorted(changes, key=lambda change: _age(change.event, index))


def _age(event: str, index: CandidateIndex) -> float:
    founded = index.founded(event)
    return math.inf if founded is None else founded


def _grown(grown: Mapping[str, Scenes], index: CandidateIndex) -> Iterator[EventChange]:
    """Puts scenes into the events that they joined; the claims that are not there yet."""
    for event, scenes in grown.items():
        for scene in sorted(scenes):
            index.put(scene, event)
        claims = (claim for scene in scenes for claim in index.scene(scene).claims)
        joined = {claim for claim in claims if not index.events_of([claim])}
        if joined:
            yield EventChange(event, tuple(sorted(joined)), (), generation(), after=index.last_change(event))


def _unchanged(scenes: Scenes, index: CandidateIndex) -> bool:
    """Whether the group is all scenes of one event already."""
    events = {index.event_of(scene) for scene in scenes}
    event = events.pop()
    return not events and event is not None and len(index.scenes_in(event)) == len(scenes)


def _group(scenes: Scenes, index: CandidateIndex) -> _Named:
    return _Named(scenes, frozenset(claim for scene in scenes for claim in index.scene(scene).claims))


def _old_events(changed: Sequence[_Named], gone: frozenset[str], index: CandidateIndex) -> list[_Old]:
    """The events that had any of the claims, oldest first."""
    of_claim = {claim: n for n, group in enumerate(changed) for claim in group.claims}
    events = index.events_of(gone.union(of_claim))
    found = []
    for event in sorted(events, key=lambda event: index.founded(event) or 0):
        claims = index.claims_in(event)
        found.append(_Old(event, claims, Counter(of_claim[claim] for claim in claims if claim in of_claim)))
    return found


def _go_on(old: Sequence[_Old], changed: Sequence[_Named], index: CandidateIndex) -> dict[str, str | None]:
    """Has each old event go on in the group that has most of it; the events that lead to older ones.

    An event some of whose scenes are in none of the groups goes on with those.
    """
    touched = frozenset(scene for group in changed for scene in group.scenes)
    into: dict[str, str | None] = {}
    for each in old:
        if not each.shares or not touched.issuperset(index.scenes_in(each.event)):
            continue
        group = changed[min(each.shares, key=lambda n: (-each.shares[n], n))]
        if group.event is None:
            group.event = each.event
        else:
            into[each.event] = group.event
    return into


def _found(changed: Sequence[_Named], old: Sequence[_Old], index: CandidateIndex) -> None:
    """New events, with the id of their first claim that has founded none before."""
    most: dict[int, _Old] = {}
    for each in old:
        for n, share in each.shares.items():
            if n not in most or share > most[n].shares[n]:
                most[n] = each
    for n, group in enumerate(changed):
        if group.event is None:
            group.event = next(
                event for event in map(event_id, _keys(group.claims)) if index.founded(event) is None
            )
            group.split_from = most[n].event if n in most else None


def _keys(claims: frozenset[str]) -> Iterator[str]:
    """The claims' keys in order; after them others made from the first, in case each has founded an event."""
    ordered = sorted(claims)
    yield from ordered
    yield from (f"{ordered[0]}:{number}" for number in count(1))


def _changes(
    old: Sequence[_Old],
    changed: Sequence[_Named],
    gone: frozenset[str],
    into: Mapping[str, str | None],
    index: CandidateIndex,
) -> Iterator[EventChange]:
    of_event = {group.event: group for group in changed}
    elsewhere = {claim: group.event for group in changed for claim in group.claims}
    before = {each.event: each.claims for each in old}
    for event in [*before, *(group.event for group in changed if group.event not in before)]:
        assert event is not None
        group, had = of_event.get(event), before.get(event, frozenset())
        joined = group.claims - had if group else frozenset()
        left = {claim for claim in had if claim in gone or elsewhere.get(claim, event) != event}
        if joined or left:
            yield EventChange(
                event=event,
                joined=tuple(sorted(joined)),
                left=tuple(sorted(left)),
                generation=generation(),
                after=index.last_change(event),
                into=into.get(event),
                split_from=group.split_from if group and event not in before else None,
            )
