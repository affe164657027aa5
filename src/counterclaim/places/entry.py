"""An entry of the gazetteer, and a candidate: an entry that a name may mean."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from counterclaim.records import Level

Match = Literal["name", "alternate", "spelling"]
"""How a name met an entry: its name there, another name, or only what their spellings share."""

_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One place as the gazetteer knows it.

    `id` names source and number ("geonames:703448", "counterclaim:donbas"). `latitude` and `longitude`
    are of a settlement's middle, or of an area's: the middle of an area is for reckoning distances and
    never a pin. `extent_km` is about how far an area reaches from there, 0 for a settlement. `region` is
    the first-level region's code ("UA.05"), "" where it is unknown or the entry is wider than one.
    """

    id: str
    name: str
    level: Level
    latitude: float
    longitude: float
    extent_km: int = 0
    country: str = ""
    region: str = ""
    population: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that a name may mean, and how the two met."""

    entry: Entry
    match: Match


def distance_km(one: Entry, other: Entry) -> float:
    """Between the middles of two entries, along a great circle."""
    return great_circle_km((one.latitude, one.longitude), (other.latitude, other.longitude))


def great_circle_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Between two points given as latitude and longitude in degrees."""
    (latitude, longitude), (latitude2, longitude2) = one, other
    a, b = math.radians(latitude), math.radians(latitude2)
    half = math.sin((a - b) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(longitude - longitude2) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, half)))
