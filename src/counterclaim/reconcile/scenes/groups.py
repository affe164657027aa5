"""Which kinds of happening can be told as one."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from counterclaim.records import Claim


@dataclass(frozen=True, slots=True)
class Groups:
    """`of` leads from a kind to its groups; `said` are kinds that only speak of another's happening.

    `background_triggers` (families) tell of nothing that stands by itself. `tolls` are the states of people
    that an attack or a battle leaves.
    """

    of: Mapping[str, frozenset[str]]
    said: frozenset[str]
    background_triggers: frozenset[str]
    tolls: frozenset[str]


@cache
def groups() -> Groups:
    table = tomllib.loads((files(__package__) / "groups.toml").read_text("utf-8"))
    of: dict[str, set[str]] = {}
    for group, kinds in table["groups"].items():
        for kind in kinds:
            of.setdefault(kind, set()).add(kind if group == "alone" else group)
    return Groups(
        {kind: frozenset(found) for kind, found in of.items()},
        frozenset(table["said"]["kinds"]),
        frozenset(table["background"]["triggers"]),
        frozenset(table["tolls"]["states"]),
    )


def groups_of(claim: Claim, trigger: frozenset[str]) -> frozenset[str]:
    """The groups of a claim's kind, none where it tells of nothing that stands by itself.

    Whatever the kind, a claim that counts dead or wounded can be of what killed them.
    """
    known = groups()
    toll = (
        known.of["casualties"] if any(one.state in known.tolls for one in claim.quantities) else frozenset()
    )
    if claim.happening is None or trigger & known.background_triggers:
        return frozenset()
    return known.of.get(claim.happening.kind, frozenset()) | toll
