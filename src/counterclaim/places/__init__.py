"""The gazetteer and what it knows: names of places, offline, to entries with a level and a middle."""

from counterclaim.places.entry import Candidate, Entry, Match, distance_km
from counterclaim.places.gazetteer import Gazetteer, load
from counterclaim.places.geonames import LICENCE, load_dump

__all__ = ["LICENCE", "Candidate", "Entry", "Gazetteer", "Match", "distance_km", "load", "load_dump"]
