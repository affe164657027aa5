"""What decides which claims are one event: its hash is the generation of what `reconcile` finds."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from counterclaim.languages import fingerprint
from counterclaim.records import canonical_json, sha256

RULES = 3
"""Raised with every change of the code of this package that changes events."""

_TABLES = {
    "scenes": ("groups.toml", "scenes.toml"),
    "same_event": ("weights.json", "words.json.zlib"),
    "events": ("weights.toml",),
}


@cache
def generation() -> str:
    """The hash of rules, weights, word table and word lists."""
    tables = {
        f"{package}/{name}": sha256((files(f"{__package__}.{package}") / name).read_bytes())
        for package, names in _TABLES.items()
        for name in names
    }
    body = {"stage": "reconcile", "rules": RULES, "tables": tables, "languages": fingerprint()}
    return sha256(canonical_json(body))
