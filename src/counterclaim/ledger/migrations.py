"""The ledger's tables, as the numbered steps by which a file came to its format.

`user_version` counts the steps that a file has taken. A step that has been released is never
changed: the next one alters what it made.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable

from counterclaim.ledger.decode_claim import claim_key

APPLICATION_ID = 0x63636C6D
"""`cclm` in the file's header: tells a ledger from any other SQLite file."""

Step = Callable[[sqlite3.Connection], None]
MIGRATIONS: list[Step] = []


def migration(step: Step) -> Step:
    """Puts the step at the end of the list."""
    MIGRATIONS.append(step)
    return step


def migrate(db: sqlite3.Connection) -> None:
    """Takes the steps that the file has not taken. The caller holds the transaction."""
    (taken,) = db.execute("PRAGMA user_version").fetchone()
    for step in MIGRATIONS[taken:]:
        step(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


@migration
def m001_initial(db: sqlite3.Connection) -> None:
    for statement in (*_ENTRIES, *_WORDS, *_DERIVED):
        db.execute(statement)


@migration
def m002_generations_taken_up_again(db: sqlite3.Connection) -> None:
    """`current_since` and `current_by` name the entry that made a generation current, at first its own."""
    db.execute("ALTER TABLE work ADD COLUMN current_since INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE work ADD COLUMN current_by TEXT NOT NULL DEFAULT ''")
    db.execute(
        """UPDATE work SET current_since = last,
           current_by = coalesce((SELECT record_id FROM entries WHERE sequence = last), '')"""
    )


@migration
def m003_events(db: sqlite3.Connection) -> None:
    """Events, judgements and what reconciliation works with. Claims that are there already get their keys."""
    for statement in (*_EVENTS, *_INDEX, *_COPIES):
        db.execute(statement)
    claims = db.execute("SELECT sequence, record FROM entries WHERE type = 'claim'")
    keys = ((claim_key(json.loads(record)), sequence) for sequence, record in claims)
    db.executemany("INSERT INTO claim_keys VALUES (?, ?)", keys)
    db.execute(
        """INSERT INTO reconciled SELECT report, key, '' FROM current_reports
           WHERE withdrawn IS NULL AND report IN (SELECT report FROM work)"""
    )


@migration
def m004_leads(db: sqlite3.Connection) -> None:
    """Scenes have links and leads. What reconciliation kept of scenes is made anew with the next run."""
    for table in ("scenes", "scene_bodies", "scene_claims"):
        db.execute(f"DELETE FROM {table}")
    for table in ("scene_scores", "scene_cells"):
        db.execute(f"DROP TABLE {table}")
    db.execute("ALTER TABLE scenes ADD COLUMN rank TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE scenes ADD COLUMN lead TEXT")
    db.execute("CREATE INDEX scenes_by_lead ON scenes (lead, rank, number)")
    db.execute(
        """CREATE TABLE scene_cells (
            cell INTEGER NOT NULL,
            rank TEXT NOT NULL,
            number INTEGER NOT NULL,
            PRIMARY KEY (cell, rank, number)
        ) STRICT, WITHOUT ROWID"""
    )
    db.execute(
        """CREATE TABLE scene_links (
            later INTEGER NOT NULL,
            earlier INTEGER NOT NULL,
            likeness REAL NOT NULL,
            PRIMARY KEY (later, earlier)
        ) STRICT, WITHOUT ROWID"""
    )
    db.execute("CREATE INDEX scene_links_by_earlier ON scene_links (earlier)")
    db.execute("UPDATE reconciled SET generation = ''")


_ENTRIES = (
    """CREATE TABLE entries (
        sequence INTEGER PRIMARY KEY,
        record_id TEXT NOT NULL UNIQUE,
        type TEXT NOT NULL,
        record TEXT NOT NULL,
        previous TEXT NOT NULL,
        hash TEXT NOT NULL,
        appended_at TEXT NOT NULL,
        made_by TEXT NOT NULL,
        made_from TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX entries_by_type ON entries (type)",
    """CREATE TRIGGER entries_are_never_changed BEFORE UPDATE ON entries
       BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END""",
    """CREATE TRIGGER entries_are_never_removed BEFORE DELETE ON entries
       BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END""",
    # REPLACE removes the row in its way without asking the trigger above, unless recursive_triggers is on.
    """CREATE TRIGGER entries_are_appended BEFORE INSERT ON entries
       WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM entries)
         OR EXISTS (SELECT 1 FROM entries WHERE record_id = NEW.record_id)
       BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END""",
)

_WORDS = (
    """CREATE TABLE texts (
        owner TEXT NOT NULL,
        kind TEXT NOT NULL,
        hash TEXT NOT NULL,
        words BLOB NOT NULL,
        PRIMARY KEY (owner, kind, hash)
    ) STRICT""",
    """CREATE TRIGGER texts_are_never_changed BEFORE UPDATE ON texts
       BEGIN SELECT RAISE(ABORT, 'texts are withdrawn, never changed'); END""",
    """CREATE TABLE blobs (
        sha256 TEXT NOT NULL PRIMARY KEY,
        size INTEGER NOT NULL,
        deflated BLOB NOT NULL
    ) STRICT""",
    """CREATE TRIGGER blobs_are_never_changed BEFORE UPDATE ON blobs
       BEGIN SELECT RAISE(ABORT, 'blobs are withdrawn, never changed'); END""",
)

_DERIVED = (
    """CREATE TABLE current_reports (
        key TEXT NOT NULL PRIMARY KEY,
        report TEXT NOT NULL,
        pointed_by TEXT NOT NULL,
        first INTEGER NOT NULL,
        locator TEXT NOT NULL,
        archive TEXT,
        withdrawn INTEGER
    ) STRICT""",
    "CREATE UNIQUE INDEX current_reports_by_first ON current_reports (first)",
    "CREATE INDEX current_reports_by_report ON current_reports (report)",
    "CREATE INDEX current_reports_by_locator ON current_reports (locator)",
    "CREATE INDEX current_reports_by_archive ON current_reports (archive)",
    """CREATE TABLE archives (
        record_id TEXT NOT NULL PRIMARY KEY,
        locator TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        size INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX archives_by_locator ON archives (locator)",
    "CREATE INDEX archives_by_sha256 ON archives (sha256)",
    """CREATE TABLE work (
        report TEXT NOT NULL,
        stage TEXT NOT NULL,
        generation TEXT NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        PRIMARY KEY (report, stage, generation)
    ) STRICT""",
)

_EVENTS = (
    """CREATE TABLE claim_keys (
        claim TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        PRIMARY KEY (claim, sequence)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE events (
        event TEXT NOT NULL PRIMARY KEY,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        last_change TEXT NOT NULL,
        merged_into TEXT
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX events_by_merged_into ON events (merged_into)",
    """CREATE TABLE event_claims (
        claim TEXT NOT NULL,
        event TEXT NOT NULL,
        PRIMARY KEY (claim, event)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX event_claims_by_event ON event_claims (event)",
    """CREATE TABLE judged (
        claim TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        PRIMARY KEY (claim, sequence)
    ) STRICT, WITHOUT ROWID""",
)

# Row numbers of scenes and of reports are in the order of their ids, see `numbers`: so a cell's rows stand in
# the order in which they are asked for. There may be 30 cells a scene, and hundreds a report.
_INDEX = (
    """CREATE TABLE reconciled (
        report TEXT NOT NULL PRIMARY KEY,
        key TEXT NOT NULL,
        generation TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX reconciled_by_key ON reconciled (key)",
    "CREATE INDEX reconciled_by_generation ON reconciled (generation)",
    """CREATE TABLE scenes (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        report TEXT NOT NULL,
        event TEXT
    ) STRICT""",
    "CREATE INDEX scenes_by_report ON scenes (report)",
    "CREATE INDEX scenes_by_event ON scenes (event)",
    """CREATE TABLE scene_bodies (
        number INTEGER PRIMARY KEY,
        body BLOB NOT NULL,
        cells BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE scene_claims (
        claim TEXT NOT NULL,
        number INTEGER NOT NULL,
        PRIMARY KEY (claim, number)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE scene_cells (
        cell INTEGER NOT NULL,
        published TEXT NOT NULL,
        number INTEGER NOT NULL,
        PRIMARY KEY (cell, published, number)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE scene_scores (
        one INTEGER NOT NULL,
        other INTEGER NOT NULL,
        score REAL NOT NULL,
        PRIMARY KEY (one, other)
    ) STRICT, WITHOUT ROWID""",
)

_COPIES = (
    """CREATE TABLE copy_reports (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        published TEXT NOT NULL,
        outlet TEXT,
        generation TEXT NOT NULL,
        cells BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE copy_cells (
        cell INTEGER NOT NULL,
        published TEXT NOT NULL,
        number INTEGER NOT NULL,
        PRIMARY KEY (cell, published, number)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE likenesses (
        one INTEGER NOT NULL,
        other INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (one, other)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX likenesses_by_other ON likenesses (other)",
)
