"""Commands that take reports in and write pages out: read, pages."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from counterclaim.cli.gazetteer import GazetteerOption, unresolved_hint
from counterclaim.cli.opening import report_refusals
from counterclaim.cli.options import DEFAULT_LEDGER, JsonOption, LedgerOption, parse_date
from counterclaim.cli.printing import problem_text
from counterclaim.cli.terminal import Terminal, errors, output
from counterclaim.ledger import Ledger, open_ledger
from counterclaim.profiles import DEFAULT_PROFILE
from counterclaim.settings import DEFAULT_GAZETTEER, Settings
from counterclaim.views import Refusal
from counterclaim.views.harmless import shortened
from counterclaim.views.site import check_folder, write_pages

if TYPE_CHECKING:  # the model and the readers are loaded only by the command that needs them
    from counterclaim.pipeline import Step, Summary
    from counterclaim.read import Told

# Without a terminal, one line of progress at most this often, in seconds.
_EVERY = 10.0
_SHOWN_PROBLEMS = 20

HtmlOption = Annotated[
    Path | None,
    typer.Option("--html", metavar="DIR", help="Afterwards write web pages of the whole ledger there."),
]


def read_command(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...", help="Files, folders, patterns, web addresses, or - for standard input."
        ),
    ],
    ledger: LedgerOption = DEFAULT_LEDGER,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who published it, if the file does not say.")
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="When, as exactly as is known: 2022, 2022-07, 2022-07-29."),
    ] = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="Where it was published.")] = None,
    author: Annotated[str | None, typer.Option(metavar="NAME", help="Who wrote it.")] = None,
    language: Annotated[str | None, typer.Option(metavar="CODE", help="Its language, such as en.")] = None,
    html: HtmlOption = None,
    profile: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            envvar="COUNTERCLAIM_PROFILE",
            help="The conflict: russia-ukraine, syria-iraq, or the file of a profile of your own.",
        ),
    ] = DEFAULT_PROFILE,
    gazetteer: GazetteerOption = DEFAULT_GAZETTEER,
    workers: Annotated[int, typer.Option(min=1, max=64, metavar="N", help="Processes to read with.")] = 1,
    base: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Folder that file names are noted from; otherwise the present one."),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 if anything could not be read.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Reads reports into the ledger and notes who says what in them.

    \b
    Examples:
      counterclaim read examples/reports
      counterclaim read article.txt --outlet "Harbour Wire" --date 2023-06-06
      counterclaim read archive.warc.gz channel/result.json feed.xml --html pages
      cat article.txt | counterclaim read - --outlet "Harbour Wire"

    Text, Markdown, HTML, RSS and Atom, WARC and WACZ, Telegram exports, PDF and JSON Lines are
    recognised by what is in them. Reading the same report twice changes nothing.
    """
    from counterclaim.read import Told

    published = parse_date(date, "--date")
    told = Told(outlet=outlet, published=published, url=url, author=author, language=language)
    if html:
        check_folder(html)
    refused: list[Refusal] = []
    chosen = Settings(profile, gazetteer)
    with open_ledger(ledger) as memory:
        with _progress() as tell:
            summary = _filled(memory, paths, told, base, chosen, (workers, tell))
        pages = write_pages(memory, html, refused.append) if html else None
    if json:
        output().json(_summary_json(summary, ledger, html))
    else:
        _print_summary(output(), summary, ledger, html if pages else None)
        _print_hint(output(), summary, chosen)
    _finish(refused, failed=strict and bool(summary.problems))


def pages_command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder to write into; foreign files stay.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Writes the ledger as web pages that need no network: open DIR/index.html in a browser.

    \b
    Example:
      counterclaim pages pages
    """
    refused: list[Refusal] = []
    with open_ledger(ledger, create=False) as memory:
        count = write_pages(memory, folder, refused.append)
    output().print(f"Wrote {count} pages. Open {folder / 'index.html'} in a browser.")
    _finish(refused, failed=False)


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command("read")(read_command)
    app.command("pages")(pages_command)


def _filled(
    memory: Ledger,
    paths: list[str],
    told: Told,
    base: Path | None,
    chosen: Settings,
    how: tuple[int, Callable[[Step], None]],
) -> Summary:
    """Fills the ledger; `how` is with how many workers, and where to tell progress."""
    from counterclaim.pipeline import fill

    workers, progress = how
    try:
        return fill(memory, paths, told=told, base=base, settings=chosen, workers=workers, progress=progress)
    except KeyboardInterrupt:
        errors().print("Interrupted. What was finished is kept; the same command goes on from there.")
        raise


def _finish(refused: list[Refusal], *, failed: bool) -> None:
    if refused:
        report_refusals(refused)
    if refused or failed:
        raise typer.Exit(1)


@contextmanager
def _progress() -> Iterator[Callable[[Step], None]]:
    """Where progress is told: a live line on a terminal, now and then a plain one elsewhere."""
    terminal = errors()
    if not terminal.console.is_terminal:
        yield _plain_progress(terminal)
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=terminal.console, transient=True) as progress:
        task = progress.add_task("reading")
        yield lambda step: progress.update(task, description=_step_words(step))


def _plain_progress(terminal: Terminal) -> Callable[[Step], None]:
    last = time.monotonic()

    def tell(step: Step) -> None:
        nonlocal last
        if time.monotonic() - last >= _EVERY:
            last = time.monotonic()
            terminal.print(_step_words(step))

    return tell


def _step_words(step: Step) -> str:
    if step.reconciled:
        return f"gathering events: {step.reconciled} reports"
    counts = f"{step.reports} reports, {step.attributed} read for claims, {step.problems} problems"
    return f"{counts} · {shortened(step.locator, 60)}"


def _print_summary(terminal: Terminal, summary: Summary, ledger: Path, html: Path | None) -> None:
    terminal.print(f"Ledger: {_shown(ledger)}", style="bold")
    terminal.print(f"Reports: {summary.new} new, {summary.known} known, {summary.revised} revised")
    terminal.print(f"Claims taken down: {summary.claims.total()}")
    for kind, count in sorted(summary.claims.items(), key=lambda item: (-item[1], item[0])):
        terminal.print(f"  {count:>6}  {kind}")
    events = summary.events
    terminal.print(f"Events: {events.new} new, {events.grown} with other claims, {events.merged} merged")
    if summary.problems:
        terminal.print(f"Problems: {len(summary.problems)}", style="bold")
        for problem in summary.problems[:_SHOWN_PROBLEMS]:
            terminal.print(problem_text(problem))
        if len(summary.problems) > _SHOWN_PROBLEMS:
            terminal.print(
                f"and {len(summary.problems) - _SHOWN_PROBLEMS} more: counterclaim problems{_option(ledger)}"
            )
    terminal.print("Next:", style="bold")
    if html:
        terminal.print(f"  open {html / 'index.html'} in a browser")
    terminal.print(f"  counterclaim claims{_option(ledger)}")
    terminal.print(f"  counterclaim events{_option(ledger)}")
    terminal.print(f"  counterclaim reports{_option(ledger)}")
    terminal.print(f"  counterclaim show REPORT{_option(ledger)}")


def _print_hint(terminal: Terminal, summary: Summary, chosen: Settings) -> None:
    from counterclaim.interpret import background

    hint = unresolved_hint(summary.unresolved, background(chosen.profile, chosen.gazetteer).gazetteer)
    if hint:
        terminal.print(hint)


def _summary_json(summary: Summary, ledger: Path, html: Path | None) -> dict[str, object]:
    return {
        "ledger": _shown(ledger),
        "reports": {"new": summary.new, "known": summary.known, "revised": summary.revised},
        "claims": dict(sorted(summary.claims.items())),
        "places_not_found": summary.unresolved,
        "events": {
            "new": summary.events.new,
            "changed": summary.events.grown,
            "merged": summary.events.merged,
        },
        "problems": [{"id": problem.id, **problem.record()} for problem in summary.problems],
        "html": str(html) if html else None,
    }


def _shown(path: Path) -> str:
    return str(path) if path.is_absolute() else os.path.join(".", path)  # noqa: PTH118  "./" says: here


def _option(ledger: Path) -> str:
    return "" if ledger == DEFAULT_LEDGER else f" --ledger {ledger}"
