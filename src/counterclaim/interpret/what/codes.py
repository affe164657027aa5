"""The kinds of happening and their codes in the standard schemes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from counterclaim.errors import UsageError
from counterclaim.languages import load


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of happening; `family` is one of six, for lists and filters.

    `acled` is an event type with the sub-event types it can be: where more than one stands there, which
    of them hangs on who did it or with what. `plover` is an event type with its mode. `cameo` is given
    only for what PLOVER dropped. `gold` names the kinds of the annotated reports that fall under it.
    An empty string or tuple: the scheme has no such type. `strength`, 1 to 3, is what the kind is worth
    as the main happening of a clause. A kind that `moves` tells of the movement or presence of forces:
    a claim of it carries no geometry.
    """

    name: str
    means: str
    family: str
    acled: str
    acled_sub: tuple[str, ...]
    plover: str
    mode: str
    cameo: str
    gold: tuple[str, ...]
    strength: int
    moves: bool


@lru_cache(maxsize=8)
def kinds(language: str = "en") -> MappingProxyType[str, Kind]:
    """Every kind by its name, in the order of the table; UsageError where the language has no table."""
    tables = load(language, "kinds")["kinds"]
    return MappingProxyType({name: _kind(name, table) for name, table in tables.items()})


def codes_of(kind: str) -> Kind:
    """The kind with its codes; UsageError where there is no such kind."""
    found = kinds().get(kind)
    if found is None:
        raise UsageError(f"there is no kind of happening {kind!r}")
    return found


def _kind(name: str, table: dict[str, Any]) -> Kind:
    return Kind(
        name=name,
        means=table["means"],
        family=table["family"],
        acled=table["acled"],
        acled_sub=tuple(table["acled_sub"]),
        plover=table["plover"],
        mode=table["mode"],
        cameo=table.get("cameo", ""),
        gold=tuple(table["gold"]),
        strength=table["strength"],
        moves=table.get("moves", False),
    )
