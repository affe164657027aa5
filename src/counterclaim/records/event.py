"""An event: one happening that claims speak of, as it changed from reading to reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from counterclaim.errors import RecordError
from counterclaim.records.identity import record_id


@dataclass(frozen=True, slots=True)
class EventChange:
    """What one reconciliation changed in the claims of one event.

    `event` is the event's id, which stays when its claims change. `joined` and `left` are claim keys, sorted.
    `into` names the event that this one was merged into: nothing is left of it, and its id leads there.
    `split_from` names, in the first change of an event, the one that most of its claims were part of.
    `after` is the id of the change before of the same event, None for its first, so that the same
    change can happen twice. `generation` is the hash of all that decides which claims are one event.
    """

    event: str
    joined: tuple[str, ...]
    left: tuple[str, ...]
    generation: str
    after: str | None = None
    into: str | None = None
    split_from: str | None = None

    def __post_init__(self) -> None:
        if not (self.joined or self.left):
            raise RecordError(f"nothing changed in event {self.event}")
        if self.into == self.event or self.split_from == self.event:
            raise RecordError(f"event {self.event} was merged into itself or split from itself")

    def record(self) -> dict[str, Any]:
        return {
            "type": "event",
            "event": self.event,
            "joined": list(self.joined),
            "left": list(self.left),
            "into": self.into,
            "split_from": self.split_from,
            "after": self.after,
            "generation": self.generation,
        }

    @property
    def id(self) -> str:
        return record_id(self.record())


def event_id(first: str) -> str:
    """The id of the event that was founded by the claim with this key."""
    return record_id({"type": "event-id", "claim": first})
