"""Which event is which: ids that stay, merge into the oldest, and lead on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from counterclaim.reconcile.events.partition import Group
from counterclaim.reconcile.generation import generation
from counterclaim.reconcile.index import CandidateIndex
from counterclaim.records import EventChange, event_id


@dataclass
class _Named:
    """A group of scenes with the claims of them, and the event that it is."""

    scenes: Group
    claims: frozenset[str]
    event: str | None = None
    split_from: str | None = None


@dataclass
class _Naming:
    """Old events and new groups; `kept` are claims of old events that no group has, and that still count."""

    groups: Sequence[_Named]
    dropped: frozenset[str]
    index: CandidateIndex
    into: dict[str, str | None] = field(default_factory=dict)


def named(groups: Iterable[Group], dropped: Iterable[str], index: CandidateIndex) -> list[EventChange]:
    """Gives each group its event and puts its scenes there; the changes, oldest event first.

    An event goes on in the group that has most of its claims, of equals the one with the smallest key. Where
    several go on in one group the oldest stays and the others lead to it. A group in which none goes on
    is a new event, split from the one that most of its claims were in.
    """
    naming = _Naming([_group(scenes, index) for scenes in groups], frozenset(dropped), index)
    naming.groups = sorted(naming.groups, key=lambda group: min(group.claims))
    old = _old_events(naming)
    for event in old:
        _go_on(event, naming)
    for group in naming.groups:
        if group.event is None:
            _found(group, old, index)
    for group in naming.groups:
        assert group.event is not None
        for scene in sorted(group.scenes):
            index.put(scene, group.event)
    return list(_changes(old, naming))


def _group(scenes: Group, index: CandidateIndex) -> _Named:
    return _Named(scenes, frozenset(claim for scene in scenes for claim in index.scene(scene).claims))


def _old_events(naming: _Naming) -> list[str]:
    """The events that had any of the claims, oldest first."""
    claims = naming.dropped.union(*(group.claims for group in naming.groups))
    return sorted(naming.index.events_of(claims), key=lambda event: naming.index.founded(event) or 0)


def _go_on(event: str, naming: _Naming) -> None:
    """Has an old event go on in the group that has most of it, unless it goes on outside all groups."""
    touched = frozenset().union(*(group.scenes for group in naming.groups))
    if not touched.issuperset(naming.index.scenes_in(event)):
        return
    claims = naming.index.claims_in(event)
    shares = [(-len(claims & group.claims), n) for n, group in enumerate(naming.groups)]
    most, n = min(shares, default=(0, 0))
    if most == 0:
        return
    group = naming.groups[n]
    if group.event is None:
        group.event = event
    else:
        naming.into[event] = group.event


def _found(group: _Named, old: Sequence[str], index: CandidateIndex) -> None:
    """A new event, with the id of its first claim that has founded none before."""
    group.event = next(event for event in map(event_id, _keys(group.claims)) if index.founded(event) is None)
    shares = [(-len(index.claims_in(event) & group.claims), event) for event in old]
    most, event = min(shares, default=(0, ""))
    group.split_from = event if most else None


def _keys(claims: frozenset[str]) -> Iterator[str]:
    """The claims' keys in order; after them others made from the first, in case each has founded an event."""
    ordered = sorted(claims)
    yield from ordered
    number = 0
    while True:
        number += 1
        yield f"{ordered[0]}:{number}"


def _changes(old: Sequence[str], naming: _Naming) -> Iterator[EventChange]:
    of_group = {group.event: group for group in naming.groups}
    elsewhere = {claim: group.event for group in naming.groups for claim in group.claims}
    new = [group.event for group in naming.groups if group.event is not None and group.event not in old]
    for event in [*old, *new]:
        before = naming.index.claims_in(event)
        group = of_group.get(event)
        after = group.claims if group else frozenset()
        left = {claim for claim in before if claim in naming.dropped or elsewhere.get(claim, event) != event}
        joined = after - before
        if joined or left:
            yield EventChange(
                event=event,
                joined=tuple(sorted(joined)),
                left=tuple(sorted(left)),
                generation=generation(),
                after=naming.index.last_change(event),
                into=naming.into.get(event),
                split_from=group.split_from if group and naming.index.founded(event) is None else None,
            )
