"""A problem: input that could not be used, where, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from counterclaim.records.identity import record_id

ProblemKind = Literal[
    "unreadable",  # no such file, no permission, no answer from the network
    "unsupported",  # a format that no reader takes
    "empty",  # nothing in it
    "damaged",  # truncated, malformed, wrongly encoded
    "encrypted",
    "too-large",  # over a stated bound, before or after unpacking
    "no-text",  # well-formed, and without an article (a login page, a scanned PDF)
    "language",  # archived, in a language that the model does not read
    "metadata",  # the text was read; a date or another field in it was not
]


@dataclass(frozen=True, slots=True)
class Problem:
    """Input that could not be used: `locator` says where it is, `reason` why, `remedy` what would help."""

    kind: ProblemKind
    locator: str
    reason: str
    remedy: str = ""
    report: str | None = None

    def record(self) -> dict[str, Any]:
        return {
            "type": "problem",
            "kind": self.kind,
            "locator": self.locator,
            "reason": self.reason,
            "remedy": self.remedy,
            "report": self.report,
        }

    @property
    def id(self) -> str:
        return record_id(self.record())
