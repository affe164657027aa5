"""The command that checks the ledger: verify."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Annotated

import typer
from rich.text import Text

from counterclaim.cli.options import DEFAULT_LEDGER, JsonOption, LedgerOption
from counterclaim.cli.terminal import Terminal, output
from counterclaim.errors import UsageError
from counterclaim.ledger import Finding, open_ledger
from counterclaim.views.harmless import one_line

HeadOption = Annotated[
    str | None,
    typer.Option(metavar="HASH", help="A last entry's hash that you noted; must still be there."),
]


_HASH = re.compile("[0-9a-f]{64}")

RebuildOption = Annotated[bool, typer.Option("--rebuild", help="First make the derived tables anew.")]


def verify_command(
    head: HeadOption = None,
    rebuild: RebuildOption = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
    json: JsonOption = False,
) -> None:
    """Checks every entry, text and archived file against its hash, and says what does not match.

    \b
    Examples:
      counterclaim verify
      counterclaim verify --head 9c1f...    (the hash that an earlier verify printed)

    A ledger cannot show by itself that its end was cut off: note the head that verify prints.
    """
    if head is not None and not _HASH.fullmatch(head):
        raise UsageError(f"--head {head!r} is no hash: give the 64 digits that verify printed")
    with open_ledger(ledger, create=False) as memory:
        if rebuild:
            memory.rebuild()
        findings = list(memory.verify(head))
        last = memory.head()
    faults = sum(finding.fault for finding in findings)
    if json:
        output().json({"faults": faults, "head": last, "findings": [asdict(finding) for finding in findings]})
    else:
        _print_findings(output(), findings, faults, last)
    if faults:
        raise typer.Exit(1)


def _print_findings(terminal: Terminal, findings: list[Finding], faults: int, last: str) -> None:
    for finding in findings:
        text = Text(f"{finding.kind}: ", style="bold red" if finding.fault else "bold")
        terminal.print(text.append(f"{finding.where}: {one_line(finding.message)}", style="not bold"))
    if faults:
        terminal.print(
            f"{faults} fault{'' if faults == 1 else 's'}. A copy made earlier tells which side is right."
        )
    else:
        terminal.print("Everything matches its hash.")
    terminal.print(f"head {last}")


def add_to(app: typer.Typer) -> None:
    """Adds the command of this module."""
    app.command("verify")(verify_command)
