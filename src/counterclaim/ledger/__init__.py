"""The append-only memory: every record is an entry, chained by hash, and nothing is ever changed.

The words of others (texts, titles, authors, archived bytes) stand apart from the entries, which hold
only their hashes, so that they can be withdrawn. docs/ledger.md gives the format byte by byte.
"""

from __future__ import annotations

from pathlib import Path

from counterclaim.ledger.entry import Entry, MadeBy
from counterclaim.ledger.events import DatedChange, DatedClaim, DatedJudgement, EventState
from counterclaim.ledger.protocol import Ledger
from counterclaim.ledger.protocol_events import ReconcilingIndex
from counterclaim.ledger.store import SqliteLedger
from counterclaim.ledger.verify import Finding, FindingKind

__all__ = [
    "DatedChange",
    "DatedClaim",
    "DatedJudgement",
    "Entry",
    "EventState",
    "Finding",
    "FindingKind",
    "Ledger",
    "MadeBy",
    "ReconcilingIndex",
    "open_ledger",
]


def open_ledger(path: Path, *, create: bool = True) -> Ledger:
    """The ledger in that file, made if it is not there and `create`.

    UsageError if it is missing otherwise, NotALedger if the file is something else or of a newer
    format, LedgerError if it cannot be opened.
    """
    return SqliteLedger(path, create=create)
