"""The hash of everything that attribution reads with: model, word lists, gazetteer, rules."""

from __future__ import annotations

from functools import lru_cache

from counterclaim.languages import fingerprint
from counterclaim.places import load
from counterclaim.records import record_id

# Raised by one whenever a change to code changes what is found: of this folder, of model/ or of languages/.
RULES = 9


@lru_cache(maxsize=8)
def generation(weights_sha256: str) -> str:
    """Which generation of attributions these weights, word lists, places and rules make."""
    return record_id(
        {
            "type": "generation",
            "weights": weights_sha256,
            "words": fingerprint(),
            "places": load().fingerprint(),
            "rules": RULES,
        }
    )
