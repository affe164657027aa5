"""The command that hands claims and events to other programs: export."""

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
from counterclaim.views.event_exports import events_annotations, events_csv, events_geojson, events_jsonl
from counterclaim.views.events import EventFilter, EventView, event_views


def export_command(
    format: Annotated[
        Literal["jsonl", "csv", "geojson", "annotations"],
        typer.Option("--format", help="jsonl, csv or geojson; of events also annotations."),
    ],
    to: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help="Write there; otherwise to standard output."),
    ] = None,
    bom: Annotated[
        bool, typer.Option("--bom", help="Begin a CSV with a byte order mark, as some spreadsheets need.")
    ] = False,
    own_voice: Annotated[bool, typer.Option(help="With or without the reports' own voice.")] = True,
    events: Annotated[
        bool, typer.Option("--events", help="Events with their accounts, instead of single claims.")
    ] = False,
    all: Annotated[
        bool, typer.Option("--all", help="With --events, also those that only one report tells of.")
    ] = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Every claim, or every event, for other programs: JSON Lines, CSV, GeoJSON, W3C annotations.

    \b
    Examples:
      counterclaim export --format jsonl > claims.jsonl
      counterclaim export --format csv --bom --output claims.csv
      counterclaim export --events --format jsonl > events.jsonl
      counterclaim export --events --format annotations --output events.json

    In GeoJSON only settlements have a point, with `precision_m`; areas, and claims of the movement or
    presence of forces, have null geometry. In CSV, a cell that a spreadsheet could
    take for a formula begins with an apostrophe. docs/events.md has the fields of events.
    """
    if bom and format != "csv":
        raise UsageError("--bom is for --format csv; JSON never begins with a byte order mark")
    if all and not events:
        raise UsageError("--all is for --events: without them every claim is exported anyway")
    if format not in _FORMATS and not events:
        raise UsageError(f"--format {format} is for --events: claims are exported as {', '.join(_FORMATS)}")
    with asked(ledger) as (memory, refused):
        if events:
            views = event_views(memory, EventFilter(reports=1 if all else 2), refused.append)
            lines = _EVENT_FORMATS[format](views, bom)
        else:
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
_EVENT_FORMATS: dict[str, Callable[[Iterable[EventView], bool], Iterator[bytes]]] = {
    "csv": lambda views, bom: events_csv(views, bom=bom),
    "jsonl": lambda views, bom: events_jsonl(views),
    "geojson": lambda views, bom: events_geojson(views),
    "annotations": lambda views, bom: events_annotations(views),
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
