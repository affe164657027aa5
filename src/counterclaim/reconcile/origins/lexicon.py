"""The words and limits of `languages/en/origins.toml`, made ready to look for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from counterclaim.languages import load


@dataclass(frozen=True, slots=True)
class Limits:
    """Counts in words and shares of words; origins.toml says how each was set."""

    passage: int
    gap: int
    told: int
    run: int
    copy: float
    mostly: float
    spoken: int
    quoted: int
    shingle: int
    window: int
    near: int
    cell: int
    days: int


@cache
def limits() -> Limits:
    return Limits(**table("limits"))


def table(name: str) -> Any:
    """One table of the file."""
    return load("en", "origins")[name]


def spaced(phrase: str) -> str:
    """A pattern for a phrase whose words may stand on two lines."""
    return r"\s+".join(re.escape(word) for word in phrase.split())
