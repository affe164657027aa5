"""A ledger opened to be asked, and what is said of claims that do not fit their texts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from counterclaim.cli.printing import short
from counterclaim.cli.terminal import errors
from counterclaim.ledger import Ledger, open_ledger
from counterclaim.views import Refusal


@contextmanager
def asked(path: Path) -> Iterator[tuple[Ledger, list[Refusal]]]:
    """An existing ledger and the list that refusals go to; reported at the end, with exit code 1."""
    refused: list[Refusal] = []
    with open_ledger(path, create=False) as ledger:
        yield ledger, refused
    if refused:
        report_refusals(refused)
        raise typer.Exit(1)


def report_refusals(refused: list[Refusal]) -> None:
    """Names the claims that are not shown because they do not fit their text."""
    terminal = errors()
    terminal.print(
        f"{len(refused)} claims are not shown, because they do not fit their texts:", style="bold red"
    )
    for refusal in refused[:20]:
        terminal.print(f"  claim {short(refusal.record)} in {refusal.locator}: {refusal.reason}")
    terminal.print("The ledger and its texts disagree. `counterclaim verify` says where.")
