"""What every ledger offers, wherever it is kept: the records in, the current ones out, nothing changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from counterclaim.ledger.entry import Entry
from counterclaim.ledger.protocol_events import EventLedger
from counterclaim.ledger.verify import Finding
from counterclaim.records import Attribution, Claim, Problem, Report


class Ledger(EventLedger, Protocol):
    """An append-only memory. Every call that writes is one transaction, and adds nothing the second time.

    What is read is current: of a report its latest version, of a version its latest complete
    generation, and nothing of a withdrawn report. An iterator sees the ledger as it was when the
    first item was asked for.
    """

    path: Path

    def settle(self, report: Report) -> Report:
        """The report to go on with: itself if it is new, else the known version with what was newly told."""
        ...

    def keep(self, report: Report) -> bool:
        """Archives the report; True if it is new, or a new version of a known one. Settles it first."""
        ...

    def keep_attributions(self, report_id: str, generation: str, attributions: Iterable[Attribution]) -> int:
        """All attributions of one report in one generation, and that they are all; how many were added.

        RecordError if one of them is not anchored in the stored text, or is of another report or
        generation, or if the generation is complete already and other attributions are given for it.
        """
        ...

    def keep_claims(self, report_id: str, generation: str, claims: Iterable[Claim]) -> int:
        """All claims of one report in one generation, and that they are all; how many were added.

        RecordError as for `keep_attributions`, and where a claim does not stand in the content of a
        current attribution.
        """
        ...

    def resume(self, report_id: str, stage: str, generation: str) -> bool:
        """Makes an earlier, complete generation of a stage current again; False if it is, or is none."""
        ...

    def keep_problem(self, problem: Problem) -> bool:
        """True if the problem is new; RecordError if it is about a report that is not in the ledger."""
        ...

    def withdraw(self, report_id: str, *, by: str, reason: str) -> bool:
        """Takes the words of a report (all its versions) out for good; False if they are out already."""
        ...

    def done(self, report_id: str, stage: str, generation: str) -> bool:
        """Whether nothing is left to do: the stage is complete for this version, or it is withdrawn."""
        ...

    def withdrawn(self, report: Report) -> bool:
        """Whether these bytes at this locator were withdrawn: reading them again must not bring them back."""
        ...

    def reports(self) -> Iterator[Report]:
        """Every current report in the order in which they came, without archives; LedgerBroken if changed."""
        ...

    def report(self, name: str) -> Report:
        """One report by id, six or more first digits of it, or locator; UsageError if none or several."""
        ...

    def reports_of(self, prefix: str) -> set[str]:
        """The ids of the reports whose attributions or claims have an id that begins with these digits."""
        ...

    def attributions(self, report: str | None = None) -> Iterator[Attribution]:
        """The current attributions of one report (named as for `report`), or of all, in ledger order."""
        ...

    def claims(self, report: str | None = None) -> Iterator[Claim]:
        """The current claims of one report, or of all; those of one attribution in their order."""
        ...

    def problems(self) -> Iterator[Problem]:
        """Every problem, except those of versions that are no longer current."""
        ...

    def entries(self) -> Iterator[Entry]:
        """Everything, in the order in which it was appended."""
        ...

    def blob(self, sha256: str) -> bytes:
        """Archived bytes by their hash; UsageError if there are none, LedgerBroken if they were changed."""
        ...

    def head(self) -> str:
        """The hash of the last entry: noted down elsewhere, it lets `verify` find a shortened ledger."""
        ...

    def verify(self, head: str | None = None) -> Iterator[Finding]:
        """Whatever does not add up, in one pass; `head` must be the hash of one of the entries."""
        ...

    def rebuild(self) -> None:
        """Makes the derived tables again from the entries; the next reconciliation takes in all reports."""
        ...

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
