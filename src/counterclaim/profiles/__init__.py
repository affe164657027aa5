"""Conflict profiles: one conflict a data file. Who the sides are, and who and what belongs to each.

docs/profiles.md says how to write one for another war.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from counterclaim.errors import UsageError
from counterclaim.profiles.parse import parse_profile
from counterclaim.profiles.profile import ROLES, Entity, Profile, Role, Side, Swap

__all__ = [
    "DEFAULT_PROFILE",
    "ROLES",
    "Entity",
    "Profile",
    "Role",
    "Side",
    "Swap",
    "fingerprint",
    "load_profile",
    "shipped",
]

DEFAULT_PROFILE = "russia-ukraine"

# A profile is typed by hand; ten times the largest that ships.
_MOST_BYTES = 2_000_000


def shipped() -> tuple[str, ...]:
    """The names of the profiles that come with the program."""
    names = (source.name for source in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def load_profile(name_or_path: str | Path) -> Profile:
    """A shipped profile by its name ("russia-ukraine"), or one's own by the path of its file.

    UsageError where there is no such profile, or lists everything that is wrong with the file.
    """
    if isinstance(name_or_path, str) and name_or_path in shipped():
        return _shipped(name_or_path)
    path = Path(name_or_path)
    if not path.is_file():
        raise UsageError(
            f"there is no conflict profile {str(name_or_path)!r}; give the path of a file, or one of: "
            + ", ".join(shipped())
        )
    if path.stat().st_size > _MOST_BYTES:
        raise UsageError(f"{path} is too large for a conflict profile (over {_MOST_BYTES:,} bytes)")
    return parse_profile(path.read_bytes(), str(path))


@lru_cache(maxsize=8)
def _shipped(name: str) -> Profile:
    return parse_profile((files(__name__) / f"{name}.toml").read_bytes(), f"{name}.toml")


def fingerprint(profile: Profile) -> str:
    """SHA-256 of the profile's file: part of the generation of all that is read with it."""
    return profile.sha256
