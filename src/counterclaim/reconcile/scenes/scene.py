"""A scene: the claims of one report that speak of one happening, described for comparison with others."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from counterclaim.records import record_id

Toll = tuple[str, float | None, float | None]

_FULL = 3  # claims that tell at length


@dataclass(frozen=True, slots=True)
class Scene:
    """The claims of one report that speak of one happening, by their keys, and all that is compared of them.

    `report` is the report's id. `groups` say which kinds of happening can be one with it ("attack": strikes,
    shelling and their dead). `triggers` are the words that name what happens, as families, and `words` the
    weightiest words of the passages that tell of it, as a vector of length one. `places` are ids of
    settlements, or names where there is none; `areas` wider places. `days` is the first and last day it may
    have happened on, `published` the report's day (ISO 8601). `parties` are entities of the profile.
    `tolls` are (state or unit, low, high); `instruments` systems or families.
    """

    report: str
    claims: tuple[str, ...]
    groups: frozenset[str]
    kinds: frozenset[str] = frozenset()
    triggers: frozenset[str] = frozenset()
    words: Mapping[str, float] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    days: tuple[str, str] | None = None
    published: str | None = None
    parties: frozenset[str] = frozenset()
    tolls: frozenset[Toll] = frozenset()
    instruments: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        return record_id({"type": "scene", "report": self.report, "claims": list(self.claims)})

    @property
    def rank(self) -> tuple[str, str]:
        """Where the scene stands among others: by the day of publication, undated ones last.

        Of one day, those of few claims come last: what is told of at length shows better what it is about.
        """
        day = self.published[:10] if self.published else "~"
        return f"{day} {max(0, _FULL - len(self.claims))}", self.id

    def as_json(self) -> str:
        """For an index to keep; `scene_from` gives it back."""
        body: dict[str, object] = {}
        for name in self.__slots__:
            value = getattr(self, name)
            body[name] = sorted(value, key=str) if isinstance(value, frozenset) else value
        return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def scene_from(body: str) -> Scene:
    """The scene that `as_json` wrote."""
    found = json.loads(body)
    for name in (
        "groups",
        "kinds",
        "triggers",
        "names",
        "numbers",
        "places",
        "areas",
        "parties",
        "instruments",
    ):
        found[name] = frozenset(found[name])
    found["claims"] = tuple(found["claims"])
    found["days"] = tuple(found["days"]) if found["days"] else None
    found["tolls"] = frozenset(tuple(toll) for toll in found["tolls"])
    return Scene(**found)
