"""How sure an attribution is: the reader's chances, mapped to how often they turned out right.

The reader multiplies the chances that each span is exact, which says too little: most relations that miss
a word are right all the same. The map under `languages` was fitted on articles that nothing was trained
on; `python -m evaluation.calibration` prints it again and shows how well it holds elsewhere.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from counterclaim.languages import load


def confidence(chance: int, language: str = "en") -> int:
    """The share per mille of attributions of such a chance (per mille) that are right by half."""
    chances, shares = _map(language)
    return round(float(np.interp(chance, chances, shares)))


def chance(confidence: int, language: str = "en") -> int:
    """The chance behind a confidence, both per mille: the map read backwards."""
    chances, shares = _map(language)
    return round(float(np.interp(confidence, shares, chances)))


def fixed(kind: str, language: str = "en") -> int:
    """The confidence per mille of what rules find without a chance, by the name of the rule."""
    found: int = load(language, "confidence")["fixed"][kind]
    return found


@lru_cache(maxsize=8)
def _map(language: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    knots = load(language, "confidence")["map"]["knots"]
    return tuple(knot[0] for knot in knots), tuple(knot[1] for knot in knots)
