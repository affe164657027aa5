"""Settings of a run: read at the edge, from options or the environment, and passed down as arguments."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from counterclaim.profiles import DEFAULT_PROFILE

DEFAULT_GAZETTEER = Path("counterclaim.places")


@dataclass(frozen=True, slots=True)
class Settings:
    """`profile` is the name or path of the conflict profile, `gazetteer` where a loaded table may be."""

    profile: str = DEFAULT_PROFILE
    gazetteer: Path = DEFAULT_GAZETTEER
