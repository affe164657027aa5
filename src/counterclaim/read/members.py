"""What the members of a container are called, so that they are called the same when it has grown."""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_LONGEST = 300


class Members:
    """The names given so far in one container. The first to bear a name keeps it."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def name(self, *candidates: str | None, otherwise: str) -> str | None:
        """The first candidate that is free, else `otherwise`; None where that is taken too: a copy."""
        for candidate in (*candidates, otherwise):
            name = _tidy(candidate or "")
            if name and name not in self._given:
                self._given.add(name)
                return name
        return None


def _tidy(name: str) -> str:
    return _CONTROL.sub(" ", name).strip()[:_LONGEST]
