"""Which scenes are compared with which, as scenes come and go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from counterclaim.reconcile.events.cells import HELD, cells
from counterclaim.reconcile.events.likeness import comparable, score, weights
from counterclaim.reconcile.events.partition import APART
from counterclaim.reconcile.index import CandidateIndex
from counterclaim.reconcile.scenes.scene import Scene


class Neighbours:
    """Two scenes are compared where both are among the first of a cell that they share.

    So the scenes alone decide what is compared. One that comes may push another out of the first of a cell,
    and one that goes lets another in: these are disturbed, and what they are compared with is found anew.
    """

    def __init__(self, index: CandidateIndex) -> None:
        self._index = index
        self._disturbed: set[str] = set()
        self._touched: set[str] = set()
        self.dropped: set[str] = set()
        """Keys of claims that are in no scene any more."""

    def replace(self, report: str, found: Sequence[Scene]) -> None:
        """Puts these scenes of a report in the place of those that the index has of it.

        Their events are found anew even where no scene is new: a judgement of their claims may have come, or
        have been taken back.
        """
        known = {scene.id: scene for scene in self._index.scenes_of(report)}
        wanted = {scene.id: scene for scene in found}
        for name in sorted(known):
            if wanted.get(name) != known[name]:
                self._remove(known[name])
        for name in sorted(wanted):
            if known.get(name) != wanted[name]:
                self._add(wanted[name])
        self.dropped.difference_update(claim for scene in found for claim in scene.claims)
        self._touched.update(wanted)

    def settle(self) -> list[str]:
        """Compares what is to be compared, and gives the scenes whose event may have changed."""
        for name in sorted(self._disturbed):
            known = self._index.scores(name)
            found = self._compared(name, known)
            if found != known:
                self._index.set_scores(name, found)
            self._touched.update(_linked(known), _linked(found))
        self._touched |= self._disturbed
        self._disturbed = set()
        return sorted(self._touched)

    def _add(self, scene: Scene) -> None:
        own = cells(scene)
        self._index.add(scene, own)
        self._disturbed.add(scene.id)
        for cell in own:
            first = self._index.first(cell, HELD + 1)
            if len(first) > HELD and scene.id != first[HELD]:
                self._disturbed.add(first[HELD])

    def _remove(self, scene: Scene) -> None:
        name = scene.id
        self.dropped.update(scene.claims)
        self._touched.update(_linked(self._index.scores(name)))
        self._touched.update(self._judged_with(scene))
        for cell in self._index.cells(name):
            first = self._index.first(cell, HELD + 1)
            if len(first) > HELD and name in first[:HELD]:
                self._disturbed.add(first[HELD])
        self._index.remove(name)
        self._disturbed.discard(name)
        self._touched.discard(name)

    def _judged_with(self, scene: Scene) -> Iterator[str]:
        """The scenes that a person joined with it or parted from it: they may hang together by it alone."""
        for judgement in self._index.judgements(scene.claims):
            yield from filter(None, map(self._index.scene_of, judgement.claims))

    def _compared(self, name: str, known: Mapping[str, float]) -> dict[str, float]:
        """The scores of a scene and all that it is compared with, but for those that are as good as none."""
        scene = self._index.scene(name)
        found: dict[str, float] = {}
        for other in sorted(self._near(name)):
            value = known.get(other)
            if value is None:
                against = self._index.scene(other)
                value = score(scene, against) if comparable(scene, against) else APART
            if value > APART:
                found[other] = value
        return found

    def _near(self, name: str) -> set[str]:
        near: set[str] = set()
        for cell in self._index.cells(name):
            first = self._index.first(cell, HELD)
            if name in first:
                near.update(first)
        near.discard(name)
        return near


def _linked(scores: Mapping[str, float]) -> Iterator[str]:
    """The scenes whose event a change of these scores can touch: those that hang together by them."""
    return (other for other, value in scores.items() if value >= weights().link)
