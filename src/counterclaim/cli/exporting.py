"""The command that hands claims to other programs: export."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Annotated, Literal

import typer

from counterclaim.cli.opening import asked
from counterclaim.cli.options import DEFAULT_LEDGER, LedgerOption
from counterclaim.cli.terminal import errors, output
from counterclaim.errors import UsageError
from counterclaim.views import ClaimFilter, ClaimRow, claims, csv_lines, geojson, jsonl


def export_command(
    format: Annotated[
        Literal["jsonl", "csv", "geojson"],
        typer.Option("--format", help="jsonl, csv or geojson."),
    ],
    to: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help="Write there; otherwise to standard output."),
    ] = None,
    bom: Annotated[
        bool, typer.Option("--bom", help="Begin a CSV with a byte order mark, as some spreadsheets need.")
    ] = False,
    own_voice: Annotated[bool, typer.Option(help="With or without the reports' own voice.")] = True,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Every claim for other programs: JSON Lines (with W3C selectors), CSV, or GeoJSON.

    \b
    Examples:
      counterclaim export --format jsonl > claims.jsonl
      counterclaim export --format csv --bom --output claims.csv

    In GeoJSON only settlements have a point, with `precision_m`; areas, and claims of the movement or
    presence of forces, have null geometry. In CSV, a cell that a spreadsheet could
    take for a formula begins with an apostrophe.
    """
    if bom and format != "csv":
        raise UsageError("--bom is for --format csv; JSON never begins with a byte order mark")
    with asked(ledger) as (memory, refused):
        rows = claims(memory, ClaimFilter(own_voice=own_voice), refused.append)
        lines = _FORMATS[format](rows, bom)
        if to is None:
            write_all(output().bytes, lines)
        else:
            _write_file(to, lines)


_FORMATS: dict[str, Callable[[Iterable[ClaimRow], bool], Iterator[bytes]]] = {
    "csv": lambda rows, bom: csv_lines(rows, bom=bom),
    "jsonl": lambda rows, bom: jsonl(rows),
    "geojson": lambda rows, bom: geojson(rows),
}


def write_all(write: Callable[[bytes], object], lines: Iterable[bytes]) -> None:
    """Writes line by line, so that a large ledger is never held."""
    for line in lines:
        write(line)


def add_to(app: typer.Typer) -> None:
    """Adds the command of this module."""
    app.command("export")(export_command)


def _write_file(path: Path, lines: Iterable[bytes]) -> None:
    """Whole or not at all: written beside, then renamed."""
    beside = path.with_name(path.name + ".part")
    try:
        with beside.open("wb") as file:
            write_all(file.write, lines)
        beside.replace(path)
    except OSError as error:
        raise UsageError(
            f"{path} cannot be written: {error.strerror}; name another file with --output"
        ) from error
    errors().print(f"Wrote {path}")
