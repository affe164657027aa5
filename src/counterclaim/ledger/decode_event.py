"""From an entry of an event or a judgement back to the record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from counterclaim.records import EventChange, Judgement


def change_from(record: Mapping[str, Any]) -> EventChange:
    return EventChange(
        event=record["event"],
        joined=tuple(record["joined"]),
        left=tuple(record["left"]),
        generation=record["generation"],
        after=record["after"],
        into=record["into"],
        split_from=record["split_from"],
    )


def judgement_from(record: Mapping[str, Any]) -> Judgement:
    return Judgement(
        kind=record["kind"],
        claims=tuple(record["claims"]),
        by=record["by"],
        at=record["at"],
        why=record["why"],
        takes_back=record["takes_back"],
    )
