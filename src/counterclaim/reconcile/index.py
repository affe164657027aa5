"""What reconciliation sees of a ledger: scenes in bounded cells, links, leads, events and judgements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from counterclaim.reconcile.scenes.scene import Scene
from counterclaim.records import EventChange, Judgement


class CandidateIndex(Protocol):
    """The scenes read so far. Scenes are named by their ids, claims by their keys, reports by their ids.

    Nothing here decides anything: what is compared and what is one event is up to `reconcile`, so that
    every index gives the same events.
    """

    def scenes_of(self, report: str) -> list[Scene]:
        """The scenes of a report that are in the index, in the order of their ids."""
        ...

    def scene(self, scene: str) -> Scene:
        """KeyError where there is none."""
        ...

    def scene_of(self, claim: str) -> str | None:
        """The scene that holds the claim with this key."""
        ...

    def add(self, scene: Scene, cells: Sequence[int]) -> None:
        """Puts a scene into cells (signed 64-bit numbers); it has no links, no lead and no event yet."""
        ...

    def remove(self, scene: str) -> None:
        """Takes a scene out, with its cells, its links and its places under a lead and in an event."""
        ...

    def cells(self, scene: str) -> list[int]:
        """The cells that the scene is in."""
        ...

    def first(self, cell: int, most: int) -> list[str]:
        """The first `most` scenes of a cell in the order of `Scene.rank`."""
        ...

    def beyond(self, cell: int, most: int) -> list[str]:
        """The scenes of a cell after the first `most`."""
        ...

    def rank(self, scene: str) -> tuple[str, str]:
        """The scene's `Scene.rank`."""
        ...

    def links(self, scene: str) -> dict[str, float]:
        """The earlier scenes that the scene is linked with, and how alike they are."""
        ...

    def linking(self, scene: str) -> list[str]:
        """The later scenes that are linked with the scene, in the order of their ids."""
        ...

    def set_links(self, scene: str, links: Mapping[str, float]) -> None:
        """Puts these in the place of all links of the scene with earlier ones."""
        ...

    def lead(self, scene: str) -> str | None:
        """The scene, often itself, that the scene was last put under."""
        ...

    def follow(self, scene: str, lead: str) -> None:
        """Puts a scene under a lead, away from the one that it was under."""
        ...

    def led(self, lead: str, most: int | None = None) -> list[str]:
        """The scenes under a lead, or the first `most` of them, in the order of `Scene.rank`."""
        ...

    def event_of(self, scene: str) -> str | None:
        """The event that the scene was last put into."""
        ...

    def scenes_in(self, event: str) -> list[str]:
        """The scenes of an event, in order."""
        ...

    def put(self, scene: str, event: str) -> None:
        """Puts a scene into an event, out of the one that it was in."""
        ...

    def claims_in(self, event: str) -> frozenset[str]:
        """The keys of the claims that the event's changes so far leave in it."""
        ...

    def events_of(self, claims: Iterable[str]) -> frozenset[str]:
        """The events that the changes so far leave any of these claims in."""
        ...

    def founded(self, event: str) -> int | None:
        """A number that is smaller the older the event is, None for an id that no event ever had."""
        ...

    def last_change(self, event: str) -> str | None:
        """The id of the event's last change."""
        ...

    def keep(self, changes: Iterable[EventChange]) -> None:
        """Appends changes of events."""
        ...

    def judgements(self, claims: Iterable[str] | None = None) -> list[Judgement]:
        """The judgements that hold of any of these claims, or all, earliest first."""
        ...
