"""Numbers in records: canonical JSON of ours holds no fractions, whose form would depend on the writer."""

from __future__ import annotations

_PLACES = 5


def exact(value: float | None) -> int | str | None:
    """A whole number as itself, any other as a decimal of at most five places ("12.7")."""
    if value is None:
        return None
    said = f"{value:.{_PLACES}f}".rstrip("0").rstrip(".")
    return said if "." in said else int(said)


def from_exact(said: int | str | None) -> float | None:
    """The number that `exact` wrote."""
    return None if said is None else said if isinstance(said, int) else float(said)
