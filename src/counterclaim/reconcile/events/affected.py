"""Which events are made anew after leads have changed, and which only take in more scenes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from counterclaim.reconcile.events.judged import Judged, Scenes
from counterclaim.reconcile.events.leads import lead_of
from counterclaim.reconcile.index import CandidateIndex


@dataclass(frozen=True, slots=True)
class Affected:
    """`anew` are events as all their scenes; `grown` has for a known event the scenes that only joined it.

    To take in more costs the same however large an event is.
    """

    anew: tuple[Scenes, ...]
    grown: Mapping[str, Scenes]


def affected(
    moved: Mapping[str, str | None],
    told: Iterable[str],
    dropped: Collection[str],
    index: CandidateIndex,
    judged: Judged,
) -> Affected:
    """The events that scenes came to or went from, and those of scenes that were told again.

    `moved` has the former leads of scenes that have another now, `told` scenes whose judgements may be
    others, `dropped` the claims that are in no scene any more.
    Scenes of one lead are one event, and so are those of leads that judgements bind together.
    """
    bonds = _Bonds(index, judged)
    changed, joined = set[str](), dict[str, set[str]]()
    for scene, former in moved.items():
        if former is None:
            joined.setdefault(lead_of(scene, index), set()).add(scene)
        else:
            changed |= {former, lead_of(scene, index)}
    changed.update(lead_of(scene, index) for scene in told if scene not in moved)
    grown: dict[str, str] = {}
    for lead in joined:
        event = index.event_of(lead)
        if event is None or lead in changed or bonds.bind(lead) or _told_of(joined[lead], index) - {event}:
            changed.add(lead)
        else:
            grown[event] = lead
    anew = list(bonds.events(changed))
    had = index.events_of(dropped).union(*(_told_of(scenes, index) for scenes in anew))
    anew += bonds.events({grown.pop(event) for event in had.intersection(grown)})
    return Affected(tuple(anew), {event: frozenset(joined[lead]) for event, lead in grown.items()})


def _told_of(scenes: Iterable[str], index: CandidateIndex) -> frozenset[str]:
    """The events that claims of these scenes were in before."""
    return index.events_of(claim for scene in scenes for claim in index.scene(scene).claims)


class _Bonds:
    """Leads that judgements bind together, as far as no judgement parts any two of their scenes.

    Where one does, the scenes that were taken for one event are one without those around them.
    """

    def __init__(self, index: CandidateIndex, judged: Judged) -> None:
        self._index = index
        self._bound: dict[str, Scenes] = {}
        self._whole: dict[str, Scenes] = {}
        self._alone: dict[str, Scenes] = {}
        parted = [
            (lead_of(scene, index), lead_of(other, index))
            for scene, others in judged.apart.items()
            for other in others
        ]
        for same in judged.same:
            leads = frozenset(lead_of(scene, index) for scene in same)
            whole = leads.union(*(self._whole.get(lead, leads) for lead in leads))
            bound = leads.union(*(self._bound.get(lead, leads) for lead in leads))
            self._bound.update(dict.fromkeys(bound, bound))
            if any(whole.issuperset(pair) for pair in parted):
                self._alone.update(dict.fromkeys(same, same))
            else:
                self._whole.update(dict.fromkeys(whole, whole))

    def bind(self, lead: str) -> bool:
        """Whether a judgement has to do with the scenes of this lead."""
        return lead in self._bound

    def events(self, leads: Iterable[str]) -> Iterator[Scenes]:
        """The events of these leads, and of those that are bound to them."""
        asked = {other for lead in leads for other in self._bound.get(lead, {lead})}
        done: set[Scenes] = set()
        for lead in sorted(asked):
            whole = self._whole.get(lead, frozenset({lead}))
            scenes = frozenset(scene for each in whole for scene in self._index.led(each))
            alone = {self._alone[scene] for scene in scenes if scene in self._alone}
            for event in (scenes.difference(*alone), *sorted(alone, key=min)):
                if event and event not in done:
                    done.add(event)
                    yield event
