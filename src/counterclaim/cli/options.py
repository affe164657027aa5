"""Options that several commands share, and how their values are read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from counterclaim.errors import RecordError, UsageError
from counterclaim.records import Published

DEFAULT_LEDGER = Path("counterclaim.db")

LedgerOption = Annotated[
    Path, typer.Option("--ledger", metavar="FILE", help="The ledger: one file that only ever grows.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead, for other programs.")]


def parse_date(value: str | None, option: str) -> Published | None:
    """A date as exact as it was typed; UsageError naming the option where it is none."""
    if value is None:
        return None
    try:
        published = Published(value.strip())
        parts = [*published.value.partition("T")[0].split("-"), "1", "1"]
        date(int(parts[0]), int(parts[1]), int(parts[2]))
    except (RecordError, ValueError) as error:
        from counterclaim.read import parse_date as in_words  # the readers are loaded only where needed

        spoken = in_words(value)
        if spoken is not None:
            return spoken
        forms = "2022, 2022-07, 2022-07-29, 29 July 2022 or 2022-07-29T10:05Z"
        raise UsageError(f"{option} {value!r} is no date; give as much as is known: {forms}") from error
    return published


Choice = TypeVar("Choice", bound=str)


def parse_choices(values: list[str] | None, option: str, known: Iterable[Choice]) -> frozenset[Choice]:
    """Words of a fixed list, without case; UsageError that shows the list where one is not on it."""
    by_name = {name.casefold(): name for name in known}
    wanted = [value.strip().casefold() for value in values or []]
    for value in wanted:
        if value not in by_name:
            raise UsageError(f"{option} {value!r} is none of: {_listed(value, list(by_name.values()))}")
    return frozenset(by_name[value] for value in wanted)


def _listed(value: str, known: list[str]) -> str:
    """The known words; what is near to the one that was typed comes first."""
    near = get_close_matches(value, known, n=3)
    return f"{', '.join(known)}" + (f" (did you mean {' or '.join(near)}?)" if near else "")
