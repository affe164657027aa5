"""What the views ask of a ledger, so that they can be shown anything that remembers reports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from counterclaim.records import Attribution, Claim, Problem, Report


class Memory(Protocol):
    """The reading half of `counterclaim.ledger.Ledger`: only what is current."""

    def reports(self) -> Iterator[Report]: ...

    def report(self, name: str) -> Report: ...

    def attributions(self, report: str | None = None) -> Iterator[Attribution]: ...

    def claims(self, report: str | None = None) -> Iterator[Claim]: ...

    def problems(self) -> Iterator[Problem]: ...
