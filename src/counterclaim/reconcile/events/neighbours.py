"""Which scenes are compared and linked with which, as scenes come and go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from counterclaim.reconcile.events.cells import HELD, cells
from counterclaim.reconcile.events.leads import hanging_on
from counterclaim.reconcile.events.likeness import likeness, weights
from counterclaim.reconcile.index import CandidateIndex
from counterclaim.reconcile.scenes.scene import Scene


class Neighbours:
    """A scene is compared with those of the first of its cells that are earlier, and linked where alike.

    So the scenes alone decide what is compared, and what is told of most is compared with no more than the
    rest. One that comes early may push another out of the first of a cell, and one that goes lets another in:
    then the scenes after them are disturbed, and what they are linked with is found anew.
    """

    def __init__(self, index: CandidateIndex) -> None:
        self._index = index
        self._added: set[str] = set()
        self._disturbed: set[str] = set()
        self._touched: set[str] = set()
        self.told: set[str] = set()
        """Scenes whose judgements may be others: those of the reports that were given, and those that were
        judged with one that was taken out."""
        self.dropped: set[str] = set()
        """Keys of claims that are in no scene any more."""

    def replace(self, report: str, found: Sequence[Scene]) -> None:
        """Puts these scenes of a report in the place of those that the index has of it."""
        known = {scene.id: scene for scene in self._index.scenes_of(report)}
        wanted = {scene.id: scene for scene in found}
        for name in sorted(known):
            if wanted.get(name) != known[name]:
                self._remove(known[name])
        for name in sorted(wanted):
            if known.get(name) != wanted[name]:
                self._add(wanted[name])
        self.dropped.difference_update(claim for scene in found for claim in scene.claims)
        self.told.update(wanted)

    def settle(self) -> set[str]:
        """Compares what is to be compared, and gives the scenes whose lead may be another for it."""
        anew = self._added | self._disturbed
        for name in sorted(anew):
            known = self._index.links(name)
            found = self._linked(name, known)
            if found != known:
                self._index.set_links(name, found)
                self._touched.add(name)
        for name in self._added:
            self._link_later(name, anew)
        self._touched |= self._added
        return self._touched

    def _add(self, scene: Scene) -> None:
        own = cells(scene)
        self._index.add(scene, own)
        self._added.add(scene.id)
        for cell in own:
            if scene.id in self._index.first(cell, HELD):
                self._disturbed.update(self._index.beyond(cell, HELD))

    def _remove(self, scene: Scene) -> None:
        name = scene.id
        self.dropped.update(scene.claims)
        self._touched.update(self._index.linking(name), hanging_on(name, self._index))
        self.told.update(self._judged_with(scene))
        for cell in self._index.cells(name):
            if name in self._index.first(cell, HELD):
                self._disturbed.update(self._index.beyond(cell, HELD))
        self._index.remove(name)
        for names in (self._added, self._disturbed, self._touched, self.told):
            names.discard(name)

    def _judged_with(self, scene: Scene) -> Iterator[str]:
        """The scenes that a person joined with it or parted from it."""
        for judgement in self._index.judgements(scene.claims):
            yield from filter(None, map(self._index.scene_of, judgement.claims))

    def _linked(self, name: str, known: Mapping[str, float]) -> dict[str, float]:
        """The links of a scene: of those that it is compared with, the ones that it is like."""
        scene, rank = self._index.scene(name), self._index.rank(name)
        found: dict[str, float] = {}
        for other in sorted(self._near(name)):
            value = known.get(other)
            if value is None and self._index.rank(other) < rank:
                value = likeness(scene, self._index.scene(other))
            if value is not None and value >= weights().threshold:
                found[other] = value
        return found

    def _link_later(self, name: str, but: Set[str]) -> None:
        """Links later scenes with a new one, but for those whose links are found anew as a whole."""
        scene, rank = self._index.scene(name), self._index.rank(name)
        for other in self._near(name) - but:
            if self._index.rank(other) > rank:
                value = likeness(scene, self._index.scene(other))
                if value >= weights().threshold:
                    self._index.set_links(other, {**self._index.links(other), name: value})
                    self._touched.add(other)

    def _near(self, name: str) -> set[str]:
        """The first of all cells of the scene, earlier and later ones."""
        near = {other for cell in self._index.cells(name) for other in self._index.first(cell, HELD)}
        near.discard(name)
        return near
