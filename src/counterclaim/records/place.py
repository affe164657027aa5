"""A place that a text names, and the entry of the gazetteer that it was found to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from counterclaim.errors import RecordError
from counterclaim.records.number import exact
from counterclaim.records.span import Span

Level = Literal[
    "settlement", "site", "district", "region", "country", "continent", "water", "area", "unknown"
]
"""What kind of place: a "site" lies in a settlement and takes its point; an "area" has no border drawn."""


@dataclass(frozen=True, slots=True)
class Place:
    """A named place. Nothing finer than a settlement has a point, and nothing wider has one either.

    `span` is the name; `part` the words that take a part of it ("the west bank of"), or None.
    `entry` is the gazetteer's id ("geonames:703448"), `name` its name there; both None where the
    name was not resolved. `point` is (latitude, longitude) in degrees, for settlements alone;
    `precision_m` how far from it the thing told may lie, in metres. `country` is an ISO 3166 code,
    None where it is unknown or the territory is contested.
    """

    span: Span
    level: Level
    entry: str | None = None
    name: str | None = None
    point: tuple[float, float] | None = None
    precision_m: int | None = None
    country: str | None = None
    part: Span | None = None

    def __post_init__(self) -> None:
        if self.point is None:
            return
        if self.level not in ("settlement", "site"):
            raise RecordError(f"a {self.level} is an area and has no point")
        latitude, longitude = self.point
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            raise RecordError(f"{self.point} is no point on the earth")

    def record(self) -> dict[str, Any]:
        return {
            "span": list(self.span),
            "level": self.level,
            "entry": self.entry,
            "name": self.name,
            "point": [exact(degrees) for degrees in self.point] if self.point else None,
            "precision_m": self.precision_m,
            "country": self.country,
            "part": list(self.part) if self.part else None,
        }
