"""What resolving a draft gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from counterclaim.interpret.when.context import Context, Direction
from counterclaim.interpret.when.dates import Found
from counterclaim.interpret.when.drafts import Draft
from counterclaim.records import Anchor, TimeKind


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value with what it rests on, and its interval where the value alone does not give it."""

    value: str
    anchor: Anchor
    kind: TimeKind = "date"
    bounds: tuple[str | None, str | None] | None = None


Resolver = Callable[[Draft, Context, Direction], Resolved | None]


def dated(found: Found, draft: Draft) -> Resolved:
    """The value with the part of the day, where it is known to the day."""
    value, anchor = found
    if draft.part and len(value) >= 10 and "T" not in value:
        return Resolved(f"{value}T{draft.part}", anchor, "time")
    return Resolved(value, anchor, "time" if "T" in value else "date")
