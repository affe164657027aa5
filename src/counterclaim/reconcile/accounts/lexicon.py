"""The words and limits of accounts.toml, made ready to ask.

The file stands here and not with the other word lists, for nothing is read anew when it changes: accounts
are found again each time they are looked at.
"""

from __future__ import annotations

import itertools
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Limits:
    """How far apart two values may be and still agree; accounts.toml says how each was set."""

    approximate: float
    near: float
    days: int
    whole: int
    accused: int


@cache
def limits() -> Limits:
    return Limits(**_table("limits"))


@cache
def words(name: str) -> frozenset[str]:
    """One list, by its tables and its name: "parts.before"."""
    table, _, key = name.rpartition(".")
    return frozenset(_table(table)[key])


def reach() -> int:
    """Code points before a figure in which a word for a part is looked for."""
    return int(_table("parts")["reach"])


@cache
def deed(kind: str) -> str:
    """The group of kinds that can be told of one deed; a kind in none is its own."""
    return _deeds().get(kind, kind)


@cache
def group_of(counted: str) -> str:
    """Those counted, by the last word for them: "prisoners" for "Ukrainian POWs"."""
    last = counted.split()[-1] if counted.split() else "people"
    return _groups().get(counted, _groups().get(last, last))


@cache
def may_be_one(one: str, other: str) -> bool:
    """Whether two families of weapons can be two names for one."""
    always = words("weapons.open")
    return one == other or one in always or other in always or frozenset((one, other)) in _alike()


def _table(name: str) -> Any:
    found: Any = _read()
    for key in name.split("."):
        found = found[key]
    return found


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "accounts.toml").read_text("utf-8"))


@cache
def _deeds() -> dict[str, str]:
    groups = {name: kinds for name, kinds in _table("deeds").items() if isinstance(kinds, list)}
    return {kind: name for name, kinds in groups.items() for kind in kinds}


@cache
def _groups() -> dict[str, str]:
    groups = {name: counted for name, counted in _table("counted").items() if isinstance(counted, list)}
    return {word: name for name, counted in groups.items() for word in counted}


@cache
def _alike() -> frozenset[frozenset[str]]:
    pairs = (itertools.combinations(families, 2) for families in _table("weapons")["alike"])
    return frozenset(frozenset(pair) for some in pairs for pair in some)
