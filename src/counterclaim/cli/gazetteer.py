"""The commands about the gazetteer: load a GeoNames dump, and say what is loaded."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from counterclaim.cli.options import JsonOption
from counterclaim.cli.printing import problem_text
from counterclaim.cli.terminal import Terminal, errors, output
from counterclaim.errors import UsageError
from counterclaim.places import LICENCE, Gazetteer, load, load_dump
from counterclaim.places.table import Table
from counterclaim.records import Problem
from counterclaim.settings import DEFAULT_GAZETTEER

WHERE_FROM = "download.geonames.org/export/dump"

_SHOWN = 20

GazetteerOption = Annotated[
    Path,
    typer.Option(
        "--gazetteer",
        metavar="FILE",
        envvar="COUNTERCLAIM_GAZETTEER",
        help="Where loaded places are kept: one file, beside the ledger.",
    ),
]
DumpsArgument = Annotated[
    list[Path], typer.Argument(metavar="FILE...", help="GeoNames dumps, as they come: UA.zip, SY.txt.")
]
StrictOption = Annotated[bool, typer.Option("--strict", help="Exit code 1 if a line could not be used.")]

commands = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="""Places: what the gazetteer knows, and how it learns villages.

    \b
    Examples:
      counterclaim gazetteer status
      counterclaim gazetteer load UA.zip
    """,
)


@commands.command("load")
def load_command(
    dumps: DumpsArgument, gazetteer: GazetteerOption = DEFAULT_GAZETTEER, strict: StrictOption = False
) -> None:
    """Loads GeoNames dumps, so that villages are found too; takes the place of what was loaded before.

    \b
    Examples:
      counterclaim gazetteer load UA.zip
      counterclaim gazetteer load UA.zip RU.zip BY.zip

    A country's file is had from download.geonames.org/export/dump, named by the country's code.
    """
    problems: list[Problem] = []
    count = 0

    def tell(problem: Problem) -> None:
        nonlocal count
        count += 1
        if len(problems) < _SHOWN:
            problems.append(problem)

    for dump in dumps:
        if not dump.is_file():
            raise UsageError(f"{dump} is no file; get one from {WHERE_FROM} and give its path")
    places = load_dump(dumps, gazetteer, tell)
    output().print(f"{places} places loaded into {gazetteer}. {LICENCE}.")
    _print_problems(errors(), problems, count)
    if strict and count:
        raise typer.Exit(1)


def _print_problems(terminal: Terminal, problems: list[Problem], count: int) -> None:
    for problem in problems:
        terminal.print(problem_text(problem))
    if count > len(problems):
        terminal.print(f"and {count - len(problems)} more lines that could not be used")


@commands.command("status")
def status_command(gazetteer: GazetteerOption = DEFAULT_GAZETTEER, json: JsonOption = False) -> None:
    """Says which places are known, where they come from, and the hash that readings are made under.

    \b
    Example:
      counterclaim gazetteer status
    """
    known = load(gazetteer)
    if json:
        output().json({"fingerprint": known.fingerprint(), "tables": [_row(table) for table in known.tables]})
        return
    terminal = output()
    for table in known.tables:
        terminal.print(_described(table))
    if len(known.tables) == 1:
        terminal.print(suggestion(gazetteer))
    terminal.print(f"fingerprint {known.fingerprint()}")


def _row(table: Table) -> dict[str, str | int]:
    return {"places": table.size, **table.info}


def _described(table: Table) -> Text:
    name = table.info["name"]
    shipped = name == "embedded"
    text = Text("shipped" if shipped else f"loaded from {name}", style="bold")
    text.append(f": {table.size} places", style="not bold")
    text.append(f"\n  {table.info['licence']}\n  sha256 {table.fingerprint()}", style="dim not bold")
    return text


def suggestion(gazetteer: Path) -> str:
    """What helps where villages stay unknown."""
    return (
        f"Nothing is loaded at {gazetteer}. Settlements of fewer than 500 people are unknown, most villages\n"
        f"of Ukraine among them: where names stay unresolved, get the country's file (UA.zip) from\n"
        f"{WHERE_FROM} and load it: counterclaim gazetteer load UA.zip"
    )


def unresolved_hint(unresolved: int, gazetteer: Gazetteer) -> str | None:
    """A line to show after reading, where names of places stayed unknown and nothing is loaded."""
    if not unresolved or len(gazetteer.tables) > 1:
        return None
    return f"{unresolved} names of places stayed unknown: `counterclaim gazetteer status` says what helps."


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module under one name."""
    app.add_typer(commands, name="gazetteer")
