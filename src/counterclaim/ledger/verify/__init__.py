"""Verifying: everything is counted again from the entries, and compared with what is stored."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from counterclaim.ledger.verify.chain import ChainCheck
from counterclaim.ledger.verify.expected import Expected
from counterclaim.ledger.verify.finding import Finding, FindingKind
from counterclaim.ledger.verify.index import index_rows
from counterclaim.ledger.verify.stored import blobs, derived_rows, texts, withdrawals
from counterclaim.ledger.verify.structure import pages, schema

__all__ = ["Finding", "FindingKind", "findings"]


def findings(db: sqlite3.Connection, head: str | None = None) -> Iterator[Finding]:
    """Whatever does not add up: one pass over the entries and one over each table, row by row."""
    db.text_factory = lambda stored: stored.decode("utf-8", "replace")  # what is no UTF-8 fails its hash
    with closing(Expected()) as expected:
        passes = (
            ("file", pages(db)),
            ("schema", schema(db, expected)),
            ("entries", ChainCheck(db, expected, head).findings()),
            ("derived tables", derived_rows(db, expected)),
            ("index of candidates", index_rows(db)),
            ("texts", texts(db, expected)),
            ("blobs", blobs(db, expected)),
            ("withdrawals", withdrawals(db, expected)),
        )
        for name, found in passes:
            try:
                yield from found
            except sqlite3.Error as error:
                yield Finding("damaged", name, f"cannot be read to the end: {error}")
