"""Options that several commands share, and how their values are read."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, cast, get_args

import typer

from counterclaim.errors import RecordError, UsageError
from counterclaim.records import Published, SpeakerKind

DEFAULT_LEDGER = Path("counterclaim.db")
KINDS: tuple[SpeakerKind, ...] = get_args(SpeakerKind)

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
        forms = "2022, 2022-07, 2022-07-29 or 2022-07-29T10:05Z"
        raise UsageError(f"{option} {value!r} is no date; give as much as is known: {forms}") from error
    return published


def parse_kinds(values: list[str] | None) -> frozenset[SpeakerKind]:
    """Kinds of speaker by name; UsageError that lists them where one is unknown."""
    wanted = {value.strip().casefold() for value in values or []}
    for value in sorted(wanted - set(KINDS)):
        raise UsageError(f"--kind {value!r} is none of: {', '.join(KINDS)}")
    return frozenset(cast(SpeakerKind, value) for value in wanted)
