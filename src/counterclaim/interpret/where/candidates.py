"""What can be said of a name's candidates by themselves: how large, of which level, inside what."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from counterclaim.languages import load
from counterclaim.places import Candidate, Entry, Gazetteer, distance_km
from counterclaim.places.spelling import key, slavic_mark
from counterclaim.records import Level

_LANGUAGE = "en"
# By so much a place must outweigh one inside a country for "Russia, the U.S." to be a list.
_OUTSHINES = 3.0


@cache
def weights() -> Mapping[str, Any]:
    return load(_LANGUAGE, "places")["weights"]  # type: ignore[no-any-return]


def is_small(entry: Entry) -> bool:
    """A small settlement, or a part of a city: the like of it are many, and most are in no table."""
    if entry.level == "district":
        return entry.population > 0
    return entry.level == "settlement" and entry.population < int(weights()["small"])


def alike(one: str, other: str) -> bool:
    """Whether two names of a place are spellings of one, and not an old name and a new one."""
    return key(one)[:3] == key(other)[:3] or slavic_mark(one) == slavic_mark(other)


def size_of(entry: Entry) -> float:
    """How likely an entry is by itself: the logarithm of its people, or what its level stands for."""
    known = weights()
    fixed = known["level"].get(entry.level)
    if entry.level == "district" and entry.population:
        return math.log10(entry.population) - float(known["part_of_city"])
    if fixed is not None:
        return float(fixed)
    if entry.level == "region":
        region = known["region_level"]
        size = math.log10(entry.population) + region["more"] if entry.population else region["unknown"]
        return float(size)
    return math.log10(entry.population + 10)


def wide_entries(words: str, gazetteer: Gazetteer) -> list[Entry]:
    """The countries, regions and districts of a name, unless it is rather a city's ("Moscow")."""
    found = [one for one in gazetteer.find(words) if one.match != "spelling"]
    wide = [
        one.entry
        for one in found
        if one.entry.level in ("country", "region", "district") and not named_after_city(one, found)
    ]
    cities = [size_of(one.entry) for one in found if one.entry.level == "settlement"]
    most = max(cities, default=0.0) - float(weights()["rather_a_city"])
    return [entry for entry in wide if size_of(entry) >= most]


def large_place(words: str, gazetteer: Gazetteer) -> bool:
    """Whether a name is first of all a country's, a region's or a large city's."""
    least = float(weights()["large_by_name"])
    found = gazetteer.find(words) if len(words) > 2 or words.isupper() else ()
    return any(one.match == "name" and size_of(one.entry) >= least for one in found)


def of_level(found: list[Candidate], said: frozenset[Level]) -> list[Candidate]:
    """Those of a level that the words beside the name allow; the region around a city, not the city's own."""
    if not said:
        return found
    allowed = [one for one in found if one.entry.level in said]
    return [one for one in allowed if not any(_around(other.entry, one.entry) for other in allowed)]


def _around(wider: Entry, region: Entry) -> bool:
    """Whether a region lies within another of the same level, as a city that is a region of its own does."""
    return (
        wider.level == region.level == "region"
        and wider.country == region.country
        and wider.extent_km > 2 * region.extent_km
        and distance_km(wider, region) < wider.extent_km
    )


def inside(found: list[Candidate], wider: Iterable[Entry]) -> list[Candidate]:
    """Those inside one of the wider areas; where none is, what may stand beside it in a list.

    "Moscow, Iran" and "Ohio, Florida" are lists. "Springfield, Iowa" is a Springfield that we do not know.
    """
    areas = list(wider)
    if not areas:
        return found
    within = [one for one in found if any(contains(area, one.entry) for area in areas)]
    countries = any(area.level == "country" for area in areas)
    most = max((size_of(one.entry) for one in within), default=0.0)
    if within and not (countries and any(size_of(one.entry) > most + _OUTSHINES for one in found)):
        return within
    large = float(weights()["large"])
    return [
        one
        for one in found
        if one.entry.level in ("country", "region", "continent", "area")
        or (countries and size_of(one.entry) >= large)
    ]


def contains(area: Entry, entry: Entry) -> bool:
    """Whether an entry lies in a country, a region or a district, so far as the gazetteer knows."""
    if area.id == entry.id:
        return False
    if area.level == "country":
        return area.country == entry.country
    if area.level == "region" and area.region:
        if area.population:
            return area.region == entry.region
        return area.country == entry.country and distance_km(area, entry) <= area.extent_km
    return distance_km(area, entry) <= 1.5 * area.extent_km


def named_after_city(region: Candidate, found: Iterable[Candidate]) -> bool:
    """Whether a region bears the name of a city in it, which the bare name then means ("Kherson")."""
    if region.entry.level != "region":
        return False
    english = region.entry.country in weights()["english"]
    least = float(weights()["city_of_region"])
    return any(
        one.entry.level == "settlement"
        and one.entry.country == region.entry.country
        and one.entry.population >= least
        and (one.match == "name" or not english)
        and distance_km(one.entry, region.entry) <= 1.5 * region.entry.extent_km
        for one in found
    )


def same_place(one: Entry, other: Entry) -> bool:
    """A city and the region around it, or one place twice in the tables, are no two answers."""
    near = float(weights()["same_km"])
    return one.id == other.id or (one.country == other.country and distance_km(one, other) < near)
