"""The command line: parse, call, print.

Exit codes: 0 fine; 1 problems under `--strict`, findings of `verify`, or claims that do not fit their
text; 2 misuse, with a message that says what to do instead; 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import typer

from counterclaim import __version__
from counterclaim.cli import (
    asking,
    changes,
    checking,
    events,
    exporting,
    gazetteer,
    judging,
    reading,
    repeating,
)
from counterclaim.cli.terminal import ReaderGone, errors
from counterclaim.errors import CounterclaimError

_GREETING = """
Reads reports about a war and keeps a ledger of who said what.

Every claim is shown as somebody's claim, never as a fact, in the exact words of the report.

\b
Begin with:
  counterclaim read examples/reports    read a folder of reports
  counterclaim claims                   who says what
  counterclaim events                   what several reports tell of
  counterclaim show REPORT              one report with its claims marked
  counterclaim pages pages              the same as web pages, for a browser
"""

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help=_GREETING,
    context_settings={"help_option_names": ["-h", "--help"]},
)
reading.add_to(app)
asking.add_to(app)
events.add_to(app)
changes.add_to(app)
judging.add_to(app)
repeating.add_to(app)
exporting.add_to(app)
checking.add_to(app)
gazetteer.add_to(app)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"counterclaim {__version__}")
        raise typer.Exit


@app.callback()
def _counterclaim(
    version: bool = typer.Option(
        False, "--version", callback=_print_version, is_eager=True, help="Print the version and stop."
    ),
) -> None:
    pass


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and ends the process; no traceback for anything a user can mend."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    try:
        app(args=list(arguments) if arguments is not None else None, prog_name="counterclaim")
        sys.stdout.flush()
    except SystemExit as end:
        return _flushed(end.code if isinstance(end.code, int) else 2 if end.code else 0)
    except (ReaderGone, BrokenPipeError):
        return _quiet()
    except CounterclaimError as error:
        errors().print(f"counterclaim: {error}", style="bold red")
        return 2
    return 0


def _flushed(code: int) -> int:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        return _quiet()
    return code


def _quiet() -> int:
    """The reader of our output has gone (`| head`): nothing is wrong, and nothing more can be said."""
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, sys.stdout.fileno())
    return 0
