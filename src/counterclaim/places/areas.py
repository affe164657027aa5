"""Areas written by hand, and what else is known of the world besides the tables: all of it data."""

from __future__ import annotations

import hashlib
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from counterclaim.places.entry import Candidate, Entry
from counterclaim.places.spelling import key


@dataclass(frozen=True, slots=True)
class Areas:
    """Areas of no table by key, other names of tables' entries by key, and lists of codes.

    `renamed` gives codes ("UA.05"), or settlements with a code ("Dnipro@UA.04"), by names that the tables
    lack. `contested` are the codes of regions ("UA.11") and countries, and ids of areas, that get no country
    label. `middles`
    are the middles of countries by code, `capitals` the keys of their capitals' names.
    """

    found: Mapping[str, tuple[Candidate, ...]]
    renamed: Mapping[str, tuple[str, ...]]
    contested: frozenset[str]
    slavic_countries: frozenset[str]
    middles: Mapping[str, tuple[float, float]]
    capitals: Mapping[str, str]
    sha256: str


@cache
def areas() -> Areas:
    content = (files(__package__) / "areas.toml").read_bytes().replace(b"\r\n", b"\n")
    table = tomllib.loads(content.decode())
    found: dict[str, list[Candidate]] = defaultdict(list)
    for row in table["area"]:
        entry = Entry(
            f"counterclaim:{row['id']}",
            row["name"],
            row["level"],
            row["middle"][0],
            row["middle"][1],
            row["extent_km"],
            row.get("country", ""),
            row.get("region", ""),
        )
        found[key(entry.name)].append(Candidate(entry, "name"))
        for other in row.get("names", ()):
            found[key(other)].append(Candidate(entry, "name"))
    renamed: dict[str, list[str]] = defaultdict(list)
    for identity, names in (table["names"] | table["names_of_settlements"]).items():
        for name in names:
            renamed[key(name)].append(identity)
    return Areas(
        {name: tuple(ones) for name, ones in found.items()},
        {name: tuple(ones) for name, ones in renamed.items()},
        frozenset(table["contested"]["codes"]),
        frozenset(table["slavic"]["countries"]),
        {code: (point[0], point[1]) for code, point in table["middles"].items()},
        {code: key(name) for code, name in table["capitals"].items()},
        hashlib.sha256(content).hexdigest(),
    )
