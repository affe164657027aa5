"""The generation of claims: the hash of everything that decides what is found in an attribution."""

from __future__ import annotations

from counterclaim.interpret.background import Background
from counterclaim.profiles import fingerprint
from counterclaim.records import record_id

# Raised by one whenever a change to the code of this folder changes what it finds.
RULES = 7


def generation(attributions: str, background: Background) -> str:
    """Which generation of claims this background makes of attributions of that generation.

    The word lists take part already: they are in the attributions' own generation.
    """
    return record_id(
        {
            "type": "generation",
            "stage": "interpret",
            "attributions": attributions,
            "profile": fingerprint(background.profile),
            "gazetteer": background.gazetteer.fingerprint(),
            "rules": RULES,
        }
    )
