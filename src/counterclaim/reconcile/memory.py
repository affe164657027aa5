"""An index in memory: for tests and evaluation, and to say in the plainest way what an index does."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Mapping, Sequence

from counterclaim.reconcile.scenes.scene import Scene
from counterclaim.records import EventChange, Judgement


class MemoryIndex:
    """A `CandidateIndex` that is gone with the process."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self.changes: list[EventChange] = []
        self._judgements = sorted(judgements, key=lambda each: (each.at, each.id))
        self._scenes: dict[str, Scene] = {}
        self._ranks: dict[str, tuple[str, str]] = {}
        self._reports: dict[str, set[str]] = {}
        self._claims: dict[str, str] = {}
        self._in_cell: dict[int, list[tuple[tuple[str, str], str]]] = {}
        self._cells: dict[str, list[int]] = {}
        self._links: dict[str, dict[str, float]] = {}
        self._linking: dict[str, set[str]] = {}
        self._lead: dict[str, str] = {}
        self._led: dict[str, list[tuple[str, str]]] = {}
        self._event: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        self._told: dict[str, set[str]] = {}
        self._of_claim: dict[str, str] = {}
        self._founded: dict[str, int] = {}
        self._last: dict[str, str] = {}

    def scenes_of(self, report: str) -> list[Scene]:
        return [self._scenes[scene] for scene in sorted(self._reports.get(report, ()))]

    def scene(self, scene: str) -> Scene:
        return self._scenes[scene]

    def scene_of(self, claim: str) -> str | None:
        return self._claims.get(claim)

    def add(self, scene: Scene, cells: Sequence[int]) -> None:
        name, rank = scene.id, scene.rank
        self._scenes[name] = scene
        self._ranks[name] = rank
        self._reports.setdefault(scene.report, set()).add(name)
        self._claims.update(dict.fromkeys(scene.claims, name))
        self._cells[name] = list(cells)
        self._links[name] = {}
        self._linking[name] = set()
        for cell in cells:
            bisect.insort(self._in_cell.setdefault(cell, []), (rank, name))

    def remove(self, scene: str) -> None:
        gone, rank = self._scenes.pop(scene), self._ranks.pop(scene)
        self._reports[gone.report].discard(scene)
        for claim in gone.claims:
            if self._claims.get(claim) == scene:
                del self._claims[claim]
        for cell in self._cells.pop(scene):
            self._in_cell[cell].remove((rank, scene))
        for earlier in self._links.pop(scene):
            self._linking[earlier].discard(scene)
        for later in self._linking.pop(scene):
            del self._links[later][scene]
        if scene in self._lead:
            self._led[self._lead.pop(scene)].remove(rank)
        if scene in self._event:
            self._members[self._event.pop(scene)].discard(scene)

    def cells(self, scene: str) -> list[int]:
        return self._cells[scene]

    def first(self, cell: int, most: int) -> list[str]:
        return [name for _, name in self._in_cell.get(cell, ())[:most]]

    def beyond(self, cell: int, most: int) -> list[str]:
        return [name for _, name in self._in_cell.get(cell, ())[most:]]

    def rank(self, scene: str) -> tuple[str, str]:
        return self._ranks[scene]

    def links(self, scene: str) -> dict[str, float]:
        return dict(self._links[scene])

    def linking(self, scene: str) -> list[str]:
        return sorted(self._linking[scene])

    def set_links(self, scene: str, links: Mapping[str, float]) -> None:
        for earlier in self._links[scene]:
            self._linking[earlier].discard(scene)
        self._links[scene] = dict(links)
        for earlier in links:
            self._linking[earlier].add(scene)

    def lead(self, scene: str) -> str | None:
        return self._lead.get(scene)

    def follow(self, scene: str, lead: str) -> None:
        if scene in self._lead:
            self._led[self._lead[scene]].remove(self.rank(scene))
        self._lead[scene] = lead
        bisect.insort(self._led.setdefault(lead, []), self.rank(scene))

    def led(self, lead: str, most: int | None = None) -> list[str]:
        return [name for _, name in self._led.get(lead, ())[:most]]

    def event_of(self, scene: str) -> str | None:
        return self._event.get(scene)

    def scenes_in(self, event: str) -> list[str]:
        return sorted(self._members.get(event, ()))

    def put(self, scene: str, event: str) -> None:
        if scene in self._event:
            self._members[self._event[scene]].discard(scene)
        self._event[scene] = event
        self._members.setdefault(event, set()).add(scene)

    def claims_in(self, event: str) -> frozenset[str]:
        return frozenset(self._told.get(event, ()))

    def events_of(self, claims: Iterable[str]) -> frozenset[str]:
        return frozenset(self._of_claim[claim] for claim in claims if claim in self._of_claim)

    def founded(self, event: str) -> int | None:
        return self._founded.get(event)

    def last_change(self, event: str) -> str | None:
        return self._last.get(event)

    def keep(self, changes: Iterable[EventChange]) -> None:
        for change in changes:
            self.changes.append(change)
            self._founded.setdefault(change.event, len(self._founded))
            self._last[change.event] = change.id
            told = self._told.setdefault(change.event, set())
            for claim in change.left:
                told.discard(claim)
                if self._of_claim.get(claim) == change.event:
                    del self._of_claim[claim]
            told.update(change.joined)
            self._of_claim.update(dict.fromkeys(change.joined, change.event))

    def judgements(self, claims: Iterable[str] | None = None) -> list[Judgement]:
        wanted = None if claims is None else set(claims)
        return [each for each in self._judgements if wanted is None or wanted.intersection(each.claims)]
