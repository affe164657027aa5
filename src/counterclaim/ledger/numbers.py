"""Row numbers that are in the order of the ids they stand for.

A number is the first 63 bits of the id, so that sorting by number sorts by id, in an eighth of its room. Of
ids that begin alike, which chance does not bring about and malice may, the later one takes the next number.
"""

from __future__ import annotations

import sqlite3
from typing import Literal

Numbered = Literal["scenes", "copy_reports"]

_NEAR = 8  # ids that may begin alike


def number_of(db: sqlite3.Connection, table: Numbered, name: str) -> int | None:
    """The number of the row with that id, None where there is none."""
    first = _leading(name)
    if first is None:
        return None
    row = db.execute(
        f"SELECT number FROM {table} WHERE number >= :first AND number < :first + {_NEAR} AND id = :id",
        {"first": first, "id": name},
    ).fetchone()
    return row[0] if row else None


def free_number(db: sqlite3.Connection, table: Numbered, name: str) -> int:
    """The number for an id that has no row yet."""
    first = _leading(name)
    if first is None:
        raise ValueError(f"{name!r} is no id")
    (number,) = db.execute(
        f"""SELECT coalesce(max(number) + 1, :first) FROM {table}
            WHERE number >= :first AND number < :first + {_NEAR}""",
        {"first": first},
    ).fetchone()
    return int(number)


def _leading(name: str) -> int | None:
    try:
        return min(int(name[:16], 16) >> 1, 2**63 - 1 - _NEAR)
    except ValueError:
        return None
