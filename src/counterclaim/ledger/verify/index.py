"""What reconciliation keeps to go on from: no entry says it, but every row is of a report that was read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from counterclaim.ledger.scenes import scene_of_body, wordless
from counterclaim.ledger.verify.finding import Finding

_STRAY = {
    "reconciled": (
        """SELECT report FROM reconciled WHERE generation <> '' AND report NOT IN
             (SELECT report FROM current_reports WHERE withdrawn IS NULL)""",
        "is not current, and its scenes would stay",
    ),
    "current_reports": (
        """SELECT report FROM current_reports WHERE withdrawn IS NULL
             AND report IN (SELECT report FROM work) AND report NOT IN (SELECT report FROM reconciled)""",
        "would never be reconciled",
    ),
    "scenes": (
        "SELECT id FROM scenes WHERE report NOT IN (SELECT report FROM reconciled)",
        "is of a report that was not reconciled",
    ),
    "copy_reports": (
        """SELECT id FROM copy_reports WHERE id NOT IN (SELECT report FROM reconciled)
             OR id IN (SELECT report FROM current_reports WHERE withdrawn IS NOT NULL)""",
        "was withdrawn, or not reconciled",
    ),
}

_PARTS = {
    "scene_bodies": ("number", "scenes"),
    "scene_claims": ("number", "scenes"),
    "scene_cells": ("number", "scenes"),
    "scene_links": ("later", "scenes"),
    "copy_cells": ("number", "copy_reports"),
    "likenesses": ("one", "copy_reports"),
}
"""Tables of parts, the column that names what they are part of, and where that is."""


def index_rows(db: sqlite3.Connection) -> Iterator[Finding]:
    """Rows of no report, reports that would be forgotten, and words that should be gone."""
    for table, (statement, message) in _STRAY.items():
        for (name,) in db.execute(statement):
            yield Finding("index", f"{table} {name}", f"{message}: rebuild mends it")
    for table, (column, whole) in _PARTS.items():
        strays = db.execute(
            f"SELECT DISTINCT {column} FROM {table} WHERE {column} NOT IN (SELECT number FROM {whole})"
        )
        for (number,) in strays:
            yield Finding("index", f"{table} {number}", f"is part of nothing in {whole}: rebuild mends it")
    yield from _words(db)


def _words(db: sqlite3.Connection) -> Iterator[Finding]:
    """Scenes of withdrawn reports wait to be taken out, without their words."""
    rows = db.execute(
        """SELECT id, body FROM scenes JOIN scene_bodies USING (number) JOIN reconciled USING (report)
           JOIN current_reports USING (key) WHERE withdrawn IS NOT NULL"""
    )
    for name, body in rows:
        scene = scene_of_body(body)
        if scene != wordless(scene):
            yield Finding("index", f"scenes {name}", "was withdrawn, and its words are still there")
