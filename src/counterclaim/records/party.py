"""Somebody whom a claim speaks of: who does it, to whom it is done, or who speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from counterclaim.records.span import Span

PartyKind = Literal[
    "state",
    "government",
    "military",
    "armed group",
    "organisation",
    "media",
    "person",
    "people",  # civilians, prisoners, residents: a group that no body stands for
    "unknown",
]

# The kinds whose whereabouts are nobody's business here, and whose words are never shown as facets.
ARMED: frozenset[PartyKind] = frozenset({"military", "armed group"})


@dataclass(frozen=True, slots=True)
class Party:
    """One mention of somebody. `entity` is the id of what it was matched to, the same across reports.

    An entity of the conflict profile is "<profile>/<id>"; a name that the profile does not have is
    matched within the report alone, has no entity, and `name` is the span of its fullest mention.
    A designated unit has the entity of its party, never one of its own. `side` is the id of a party
    of the profile.
    """

    span: Span
    kind: PartyKind
    entity: str | None = None
    side: str | None = None
    name: Span | None = None

    def record(self) -> dict[str, Any]:
        return {
            "span": list(self.span),
            "kind": self.kind,
            "entity": self.entity,
            "side": self.side,
            "name": list(self.name) if self.name else None,
        }
