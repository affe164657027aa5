"""Events as the entries tell of them: which claims are in which now, and how they came there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.errors import LedgerBroken, UsageError
from counterclaim.ledger.decode_claim import claim_key
from counterclaim.ledger.decode_event import change_from, judgement_from
from counterclaim.ledger.entry import COLUMNS, Entry, entry_from
from counterclaim.ledger.lookup import ID
from counterclaim.ledger.versions import unchanged
from counterclaim.records import EventChange, Judgement


@dataclass(frozen=True, slots=True)
class EventState:
    """A living event: its id, the keys of its claims in order, and when it was founded and last changed.

    `former` are the ids of events that were merged into it, also by way of others, and lead here.
    """

    event: str
    claims: tuple[str, ...]
    founded_at: str
    changed_at: str
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DatedChange:
    """A change of an event, and when it was appended."""

    change: EventChange
    sequence: int
    appended_at: str


@dataclass(frozen=True, slots=True)
class DatedClaim:
    """A claim by its key, and when the first claim with that key was appended."""

    claim: str
    appended_at: str


@dataclass(frozen=True, slots=True)
class DatedJudgement:
    """A judgement, and when it was appended."""

    judgement: Judgement
    appended_at: str


def living(db: sqlite3.Connection) -> Iterator[EventState]:
    """All events that have claims, the oldest first."""
    rows = db.execute(
        "SELECT event FROM events WHERE event IN (SELECT event FROM event_claims) ORDER BY first, event"
    )
    for (event,) in rows:
        yield _state(db, event)


def tellings(db: sqlite3.Connection) -> dict[str, tuple[int, int]]:
    """By event, how many reports tell of it, and of how many outlets, as far as reports are reconciled."""
    rows = db.execute(
        """SELECT event, count(DISTINCT report), count(DISTINCT coalesce(outlet, report)) FROM scenes
           LEFT JOIN copy_reports ON copy_reports.id = report WHERE event IS NOT NULL GROUP BY event"""
    )
    return {event: (reports, outlets) for event, reports, outlets in rows}


def resolve(db: sqlite3.Connection, name: str) -> EventState:
    """The living event that a person means by an id, or by the first digits of one (six or more)."""
    found = sorted({_successor(db, event) for event in _named(db, name)})
    alive = [event for event in found if _claims(db, event)]
    if len(alive) == 1:
        return _state(db, alive[0])
    if alive:
        listed = ", ".join(event[:12] for event in alive[:8])
        raise UsageError(f"{name!r} can be any of {len(alive)} events, name one by its id: {listed}")
    if found:
        raise UsageError(f"nothing is left of event {name!r}: all claims in it were taken out of it")
    raise UsageError(f"no event is called {name!r}: give its id, or six digits of it or more")


def history(db: sqlite3.Connection, event: str) -> list[DatedChange]:
    """All changes of one event by its id, the first first; none for an id that no event has."""
    row = db.execute("SELECT last_change FROM events WHERE event = :event", {"event": event}).fetchone()
    after = row[0] if row else None
    changes: list[DatedChange] = []
    while after is not None:
        changes.append(_change(db, after))
        after = changes[-1].change.after
    return changes[::-1]


def changes_from(db: sqlite3.Connection, sequence: int) -> Iterator[DatedChange]:
    """The changes of all events that were appended from this entry on."""
    for entry in _entries_from(db, "event", sequence):
        yield DatedChange(change_from(entry.body), entry.sequence, entry.appended_at)


def claims_from(db: sqlite3.Connection, sequence: int) -> Iterator[DatedClaim]:
    """The claims by key of which the first was appended from this entry on."""
    for entry in _entries_from(db, "claim", sequence):
        claim = claim_key(entry.body)
        (first,) = db.execute("SELECT min(sequence) FROM claim_keys WHERE claim = ?", (claim,)).fetchone()
        if first == entry.sequence:
            yield DatedClaim(claim, entry.appended_at)


def judgements_from(db: sqlite3.Connection, sequence: int) -> Iterator[DatedJudgement]:
    """The judgements that were appended from this entry on, those that take others back among them."""
    for entry in _entries_from(db, "judgement", sequence):
        yield DatedJudgement(judgement_from(entry.body), entry.appended_at)


def first_since(db: sqlite3.Connection, moment: str) -> int:
    """The sequence of the first entry that was appended at that moment or later, one past the last if none.

    Entries stand in the order of their times, as far as the clock of the machine went forward.
    """
    (last,) = db.execute("SELECT coalesce(max(sequence), 0) FROM entries").fetchone()
    low, high = 1, last + 1
    while low < high:
        middle = (low + high) // 2
        row = db.execute("SELECT appended_at FROM entries WHERE sequence = ?", (middle,)).fetchone()
        if row is None or row[0] < moment:
            low = middle + 1
        else:
            high = middle
    return int(low)


def _entries_from(db: sqlite3.Connection, kind: str, sequence: int) -> Iterator[Entry]:
    statement = f"SELECT {COLUMNS} FROM entries WHERE type = :type AND sequence >= :first ORDER BY sequence"
    for row in db.execute(statement, {"type": kind, "first": sequence}):
        yield unchanged(entry_from(row))


def _state(db: sqlite3.Connection, event: str) -> EventState:
    founded_at, changed_at = db.execute(
        """SELECT founding.appended_at, latest.appended_at FROM events
           JOIN entries AS founding ON founding.sequence = first
           JOIN entries AS latest ON latest.sequence = last WHERE event = :event""",
        {"event": event},
    ).fetchone()
    return EventState(event, _claims(db, event), founded_at, changed_at, _former(db, event))


def _claims(db: sqlite3.Connection, event: str) -> tuple[str, ...]:
    rows = db.execute("SELECT claim FROM event_claims WHERE event = :event ORDER BY claim", {"event": event})
    return tuple(claim for (claim,) in rows)


def _named(db: sqlite3.Connection, name: str) -> list[str]:
    if not ID.fullmatch(name):
        return []
    rows = db.execute(
        "SELECT event FROM events WHERE event >= :first AND event < :last",
        {"first": name, "last": name + "g"},
    )
    return [event for (event,) in rows]


def _successor(db: sqlite3.Connection, event: str) -> str:
    """The event that an id leads to: itself unless it was merged into another."""
    seen: set[str] = set()
    while event not in seen:
        seen.add(event)
        row = db.execute("SELECT merged_into FROM events WHERE event = :event", {"event": event}).fetchone()
        event = row[0] if row and row[0] else event
    return event


def _former(db: sqlite3.Connection, event: str) -> tuple[str, ...]:
    found: list[str] = []
    waiting = [event]
    while waiting:
        rows = db.execute("SELECT event FROM events WHERE merged_into = ?", (waiting.pop(),))
        new = [name for (name,) in rows if name not in found and name != event]
        found += new
        waiting += new
    return tuple(sorted(found))


def _change(db: sqlite3.Connection, name: str) -> DatedChange:
    row = db.execute(
        f"SELECT {COLUMNS} FROM entries WHERE record_id = :id AND type = 'event'", {"id": name}
    ).fetchone()
    if row is None:
        raise LedgerBroken(f"there is no entry for change {name[:12]} of an event: run verify")
    entry = unchanged(entry_from(row))
    return DatedChange(change_from(entry.body), entry.sequence, entry.appended_at)
