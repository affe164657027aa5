"""What the ledger says of its own records: work done or taken up again, a revision, a withdrawal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from counterclaim.records import record_id

Stage = Literal["attribute", "interpret"]


@dataclass(frozen=True, slots=True)
class Work:
    """A stage is complete for a report in one generation: its `count` records are the entries before."""

    report: str
    stage: str
    generation: str
    count: int

    def record(self) -> dict[str, Any]:
        return {
            "type": "work",
            "report": self.report,
            "stage": self.stage,
            "generation": self.generation,
            "count": self.count,
        }

    @property
    def id(self) -> str:
        return record_id(self.record())


@dataclass(frozen=True, slots=True)
class Resumption:
    """An earlier generation of a stage is the current one again, as when a profile is gone back to.

    `after` is the id of the record that made another generation current, so that going back and forth
    makes a new record each time.
    """

    report: str
    stage: str
    generation: str
    after: str

    def record(self) -> dict[str, Any]:
        return {
            "type": "resumption",
            "report": self.report,
            "stage": self.stage,
            "generation": self.generation,
            "after": self.after,
        }

    @property
    def id(self) -> str:
        return record_id(self.record())


@dataclass(frozen=True, slots=True)
class Revision:
    """An older version of a report is the current one again.

    `key` is the report's key, `report` the version's id, and `after` the id of the record that made
    another version current, so that going back and forth makes a new record each time.
    """

    key: str
    report: str
    after: str

    def record(self) -> dict[str, Any]:
        return {"type": "revision", "key": self.key, "report": self.report, "after": self.after}

    @property
    def id(self) -> str:
        return record_id(self.record())


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The words of a report were taken out of the ledger: by whom, and why; `report` was current then."""

    key: str
    report: str
    by: str
    reason: str

    def record(self) -> dict[str, Any]:
        return {
            "type": "withdrawal",
            "key": self.key,
            "report": self.report,
            "by": self.by,
            "reason": self.reason,
        }

    @property
    def id(self) -> str:
        return record_id(self.record())
