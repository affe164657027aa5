"""Judgements: which of them hold now, or held at an earlier entry."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from counterclaim.errors import RecordError
from counterclaim.ledger.decode_event import judgement_from
from counterclaim.records import Judgement, JudgementKind

_EXCLUDES: dict[JudgementKind, JudgementKind] = {
    "same event": "different events",
    "different events": "same event",
}


class _Kept(NamedTuple):
    sequence: int
    id: str
    judgement: Judgement


def holding(
    db: sqlite3.Connection, claims: Iterable[str] | None = None, before: int | None = None
) -> list[Judgement]:
    """Those that hold of any of the claims (of all), or held before an entry; earliest first.

    Earlier and later is when they were made, and of those made in the same second when they were appended.
    """
    kept = _all(db) if claims is None else _of(db, claims)
    known = [each for each in kept if before is None or each.sequence < before]
    decisive = _not_taken_back(known)
    latest = {(each.judgement.kind, each.judgement.claims): _moment(each) for each in decisive}
    return [each.judgement for each in decisive if not _overruled(each, latest)]


def check(db: sqlite3.Connection, judgement: Judgement) -> None:
    """RecordError unless what it takes back is a judgement of the same kind, of the same claims."""
    if judgement.takes_back is None:
        return
    row = db.execute(
        "SELECT record FROM entries WHERE record_id = ? AND type = 'judgement'", (judgement.takes_back,)
    ).fetchone()
    if row is None:
        raise RecordError(f"judgement {judgement.takes_back[:12]} is not in the ledger")
    former = judgement_from(json.loads(row[0]))
    if (former.kind, former.claims) != (judgement.kind, judgement.claims):
        raise RecordError(f"judgement {judgement.takes_back[:12]} is of another kind or of other claims")


def _all(db: sqlite3.Connection) -> list[_Kept]:
    rows = db.execute("SELECT sequence, record_id, record FROM entries WHERE type = 'judgement'")
    return [_kept(*row) for row in rows]


def _of(db: sqlite3.Connection, claims: Iterable[str]) -> list[_Kept]:
    """Each once. All judgements of the same claims are found together, and those that take them back."""
    found: dict[int, _Kept] = {}
    for claim in claims:
        rows = db.execute(
            """SELECT sequence, record_id, record FROM judged JOIN entries USING (sequence)
               WHERE claim = :claim""",
            {"claim": claim},
        )
        found.update({row[0]: _kept(*row) for row in rows})
    return list(found.values())


def _kept(sequence: int, name: str, record: str) -> _Kept:
    return _Kept(sequence, name, judgement_from(json.loads(record)))


def _not_taken_back(kept: Iterable[_Kept]) -> list[_Kept]:
    """Those that decide something, earliest first. What takes a taking-back back restores the first."""
    taken_back: set[str] = set()
    decisive = []
    for each in sorted(kept, reverse=True):
        if each.id in taken_back:
            continue
        if each.judgement.takes_back is None:
            decisive.append(each)
        else:
            taken_back.add(each.judgement.takes_back)
    return sorted(decisive, key=_moment)


def _overruled(each: _Kept, latest: dict[tuple[JudgementKind, tuple[str, ...]], tuple[str, int]]) -> bool:
    """Whether a later judgement of the same claims excludes it."""
    other = _EXCLUDES.get(each.judgement.kind)
    if other is None:
        return False
    own = latest[each.judgement.kind, each.judgement.claims]
    return latest.get((other, each.judgement.claims), ("", 0)) > own


def _moment(kept: _Kept) -> tuple[str, int]:
    return kept.judgement.at, kept.sequence
