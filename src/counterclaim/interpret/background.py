"""What is known before a report is read: the conflict's parties, and the world's places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from counterclaim import places, profiles
from counterclaim.places import Gazetteer
from counterclaim.profiles import DEFAULT_PROFILE, Profile


@dataclass(frozen=True, slots=True)
class Background:
    """A conflict profile and a gazetteer."""

    profile: Profile
    gazetteer: Gazetteer


@lru_cache(maxsize=4)
def background(profile: str = DEFAULT_PROFILE, gazetteer: Path | None = None) -> Background:
    """The profile of that name or path, and the gazetteer with the table at that path; loaded once a process.

    UsageError where the profile does not exist or is at fault.
    """
    return Background(profiles.load_profile(profile), places.load(gazetteer))
