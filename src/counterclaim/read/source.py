"""One input on its way to a parser."""

from __future__ import annotations

from dataclasses import dataclass, field

from counterclaim.read.limits import Limits
from counterclaim.read.told import Told
from counterclaim.records import Archive, Problem, ProblemKind


@dataclass(frozen=True, slots=True)
class Source:
    """One input, in memory and within bounds. `url` is where it was downloaded from, if it was."""

    archive: Archive
    told: Told = field(default_factory=Told)
    limits: Limits = field(default_factory=Limits)
    url: str | None = None

    @property
    def data(self) -> bytes:
        return self.archive.data

    @property
    def locator(self) -> str:
        return self.archive.locator

    def problem(self, kind: ProblemKind, reason: str, remedy: str = "", member: str | None = None) -> Problem:
        """A problem of this input, or of one member of it."""
        locator = f"{self.locator}#{member}" if member else self.locator
        return Problem(kind, locator, reason, remedy)
