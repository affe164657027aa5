"""What stands behind an account, in words that can be shown: described, never judged."""

from __future__ import annotations

from collections.abc import Mapping

from counterclaim.reconcile.accounts import Standing, words
from counterclaim.views.harmless import one_line


def standing_words(standing: Standing, names: Mapping[str, str]) -> tuple[str, ...]:
    """One line for each thing that there is to say; `names` are what speakers are called, by their keys."""
    return tuple(one_line(line) for line in words(standing, names))


def origins_words(low: int, high: int) -> str:
    """For example "1 origin", "2 to 5 independent origins"."""
    count = f"{low}" if low == high else f"{low} to {high}"
    return f"{count} origin" if high == 1 else f"{count} independent origins"
