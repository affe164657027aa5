"""Events and judgements: each entry of one goes on from where the entries before it left off."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from counterclaim.ledger.decode_event import change_from, judgement_from
from counterclaim.ledger.entry import Entry
from counterclaim.ledger.verify.finding import Finding
from counterclaim.records import EventChange


def follows(db: sqlite3.Connection, entry: Entry, body: Mapping[str, Any]) -> Iterator[Finding]:
    """Whether what an entry says of events fits what `db` holds of the entries before it.

    KeyError, TypeError or RecordError where it is no such record.
    """
    where = f"entry {entry.sequence}"
    if entry.type == "event":
        yield from _change(db, where, change_from(body))
    elif entry.type == "judgement":
        judgement = judgement_from(body)
        yield from _known(db, where, judgement.claims)
        if judgement.takes_back is not None and judgement.takes_back not in entry.made_from:
            yield Finding("source", where, "takes back a judgement that it was not made from")


def _change(db: sqlite3.Connection, where: str, change: EventChange) -> Iterator[Finding]:
    yield from _known(db, where, change.joined)
    row = db.execute("SELECT last_change FROM events WHERE event = ?", (change.event,)).fetchone()
    if (row[0] if row else None) != change.after:
        yield Finding("source", where, f"does not follow the last change of event {change.event[:12]}")
    for claim in change.left:
        held = (claim, change.event)
        if not db.execute("SELECT 1 FROM event_claims WHERE claim = ? AND event = ?", held).fetchone():
            message = f"takes claim {claim[:12]} out of event {change.event[:12]}, which does not have it"
            yield Finding("source", where, message)
    for other in (change.into, change.split_from):
        if other and not db.execute("SELECT 1 FROM events WHERE event = ?", (other,)).fetchone():
            yield Finding("source", where, f"names event {other[:12]}, which no entry before it does")


def _known(db: sqlite3.Connection, where: str, claims: Iterable[str]) -> Iterator[Finding]:
    for claim in claims:
        if db.execute("SELECT 1 FROM claim_keys WHERE claim = ?", (claim,)).fetchone() is None:
            yield Finding("source", where, f"is of claim {claim[:12]}, which no entry before it is")
