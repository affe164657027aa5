"""Names of places that may speak: states, their capitals and wider areas, but never a town.

"Moscow said" is a government's word; that a town speaks is a name read wrongly.
"""

from __future__ import annotations

from functools import lru_cache

from counterclaim.places import load

# A word that is a person's name too must be the name of a city of so many people to count as a place.
_CITY = 100_000
# A smaller settlement shares its name with too much else to be told for one.
_TOWN = 25_000
_SPEAKING = frozenset({"country", "continent", "area"})


@lru_cache(maxsize=4096)
def town(name: str) -> bool:
    """Whether a name, taken for a place's, can only be a settlement's that is no capital."""
    gazetteer = load()
    met = [found.entry for found in gazetteer.find(name) if found.match != "spelling"]
    speaks = any(entry.level in _SPEAKING or gazetteer.is_capital(entry) for entry in met)
    return not speaks and any(entry.level == "settlement" and entry.population >= _TOWN for entry in met)


@lru_cache(maxsize=4096)
def settlement(name: str) -> bool:
    """Whether a name is that of a city or a town, a capital or not."""
    return capital(name) or city(name) or town(name)


@lru_cache(maxsize=4096)
def city(name: str) -> bool:
    """Whether a name that was taken for a person's is the very name of a city, or a capital's."""
    found = load().find(name)
    return capital(name) or any(
        one.match == "name" and one.entry.level == "settlement" and one.entry.population >= _CITY
        for one in found
    )


@lru_cache(maxsize=4096)
def capital(name: str) -> bool:
    """Whether a name is that of the capital of a state."""
    gazetteer = load()
    return any(one.match != "spelling" and gazetteer.is_capital(one.entry) for one in gazetteer.find(name))


@lru_cache(maxsize=4096)
def country(name: str) -> bool:
    """Whether a name is that of a state."""
    return any(one.match != "spelling" and one.entry.level == "country" for one in load().find(name))
