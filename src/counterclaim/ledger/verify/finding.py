"""A finding: something in the ledger that does not add up, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FindingKind = Literal[
    "damaged",  # the file cannot be read in full
    "schema",  # a table, index or trigger is missing, changed, or not ours
    "changed",  # an entry is not what its hashes say
    "missing",  # a sequence number is left out
    "chain",  # an entry does not follow the one before it: something was removed, put in, or moved
    "malformed",  # an entry's hashes are right, and it is no record of this format
    "source",  # an entry was made from, or goes on from, something that is not in the ledger before it
    "unfinished",  # attributions without the work entry that completes them, or the other way round
    "anchor",  # an attribution points outside its report's text
    "head",  # the hash that was noted down is not the hash of any entry
    "text",  # a text, title or author that is not what its record commits to, or that is missing
    "blob",  # archived bytes, likewise
    "derived",  # a row of a derived table that the entries do not say; `rebuild` mends it
    "index",  # a row of what reconciliation keeps that belongs to no report in it; `rebuild` mends it
    "withdrawn",  # no fault: the words of a report were withdrawn
]


@dataclass(frozen=True, slots=True)
class Finding:
    """`where` names an entry by its sequence ("entry 17") or a row by its table and key."""

    kind: FindingKind
    where: str
    message: str

    @property
    def fault(self) -> bool:
        """Whether it is a fault; a withdrawal is only information."""
        return self.kind != "withdrawn"
