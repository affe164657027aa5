"""What `verify` finds wrong of events, judgements and the index of reconciliation, done through raw SQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from counterclaim.ledger import Ledger, open_ledger
from counterclaim.ledger.numbers import number_of
from counterclaim.records import EventChange, Judgement, sha256

from .made import FIRST, TEXT, change, keep_changes, keys, report, scene, told
from .tampering import forge, found, hash_of, places

EVENT, OTHER = "a" * 64, "b" * 64


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Two reports that were reconciled, an event of three of their claims, and a judgement."""
    with open_ledger(tmp_path / "ledger.db") as ledger:
        kept = told(ledger, report("a.txt"), report("b.txt", TEXT + "b", outlet="The Pier"))
        names = keys(*kept)
        keep_changes(ledger, change(EVENT, names[:2]), change(EVENT, names[2:3]))
        ledger.keep_judgement(Judgement("same event", names[:2], "A", "2031-04-05T10:00:00Z", "B"))
        with ledger.reconciling() as index:
            for each in kept:
                index.add(scene(each), [1, 2])
                index.done(each.id, FIRST)
            index.set_links(scene(kept[0]).id, {scene(kept[1]).id: 0.5})
        assert len(ledger.likenesses(each.id for each in kept)) == 1
        assert list(ledger.verify()) == []
        yield ledger


def forged(ledger: Ledger, record: dict[str, object]) -> set[tuple[str, str]]:
    """What is found once an entry with right hashes stands at the end, its derived rows made again."""
    last = len(list(ledger.entries()))
    found(ledger, lambda db: forge(db, last + 1, record, hash_of(db, last)))
    return {place for place in places(list(ledger.verify())) if place[0] not in ("derived", "index")}


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM claim_keys",
        "UPDATE claim_keys SET sequence = sequence + 1",
        "UPDATE events SET merged_into = 'other'",
        "UPDATE events SET first = first - 1",
        "UPDATE events SET last_change = 'other'",
        "DELETE FROM events",
        "DELETE FROM event_claims",
        "INSERT INTO event_claims VALUES ('claim', 'event')",
        "DELETE FROM judged",
        "INSERT INTO judged VALUES ('claim', 3)",
    ],
)
def test_a_derived_row_of_events_that_the_entries_do_not_say_is_named_and_rebuilding_mends_it(
    ledger: Ledger, statement: str
) -> None:
    findings = found(ledger, statement)
    assert {finding.kind for finding in findings} == {"derived"}
    assert all(finding.where.split()[0] in statement for finding in findings)
    ledger.rebuild()
    assert list(ledger.verify()) == []


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("DELETE FROM reconciled", "scenes"),
        ("DELETE FROM reconciled", "current_reports"),
        ("DELETE FROM reconciled", "copy_reports"),
        ("INSERT INTO reconciled VALUES ('report', 'key', 'generation')", "reconciled"),
        ("UPDATE scenes SET report = 'other'", "scenes"),
        ("DELETE FROM scenes", "scene_bodies"),
        ("DELETE FROM scenes", "scene_claims"),
        ("DELETE FROM scenes", "scene_cells"),
        ("DELETE FROM scenes", "scene_links"),
        ("DELETE FROM copy_reports", "copy_cells"),
        ("DELETE FROM copy_reports", "likenesses"),
    ],
)
def test_what_is_of_no_report_in_the_index_is_named_and_rebuilding_mends_it(
    ledger: Ledger, statement: str, table: str
) -> None:
    findings = found(ledger, statement)
    assert {finding.kind for finding in findings} == {"index"}
    assert table in {finding.where.split()[0] for finding in findings}
    ledger.rebuild()
    assert list(ledger.verify()) == []


def test_words_of_a_withdrawn_report_that_came_back_into_the_index_are_named(ledger: Ledger) -> None:
    kept = report("a.txt")
    ledger.withdraw("a.txt", by="A", reason="B")
    assert [finding.kind for finding in ledger.verify()] == ["withdrawn"]
    body = scene(kept).as_json().encode()

    def put_back(db: sqlite3.Connection) -> None:
        number = number_of(db, "scenes", scene(kept).id)
        db.execute("UPDATE scene_bodies SET body = ? WHERE number = ?", (body, number))

    assert places(found(ledger, put_back)) == {("index", f"scenes {scene(kept).id}")}


def test_changes_that_do_not_follow_are_named_even_with_right_hashes(ledger: Ledger) -> None:
    last = ledger.event_history(EVENT)[-1].change
    names = keys(report("a.txt"), report("b.txt", TEXT + "b", outlet="The Pier"))
    where = f"entry {len(list(ledger.entries())) + 1}"
    assert forged(ledger, change(EVENT, names[3:]).record()) == {("source", where)}
    for wrong in (
        change(OTHER, [sha256(b"none")]),
        change(OTHER, [], names[:1]),
        change(EVENT, [], names[3:], after=last.id),
        change(OTHER, names[3:], split_from="c" * 64),
    ):
        assert (("source", f"entry {len(list(ledger.entries())) + 1}")) in forged(ledger, wrong.record())


@pytest.mark.parametrize(
    "broken",
    [
        {"type": "event", "event": "e"},
        EventChange(EVENT, ("a",), (), FIRST).record() | {"joined": []},
        EventChange(EVENT, ("a",), (), FIRST).record() | {"joined": 7},
        {"type": "judgement"},
        Judgement("retracted", ("a",), "A", "2031", "B").record() | {"why": " "},
        Judgement("retracted", ("a",), "A", "2031", "B").record() | {"claims": ["a", "b"]},
    ],
)
def test_an_event_or_judgement_of_no_known_form_is_named(ledger: Ledger, broken: dict[str, object]) -> None:
    last = len(list(ledger.entries()))
    assert ("malformed", f"entry {last + 1}") in forged(ledger, broken)


def test_a_judgement_of_nothing_and_one_that_takes_nothing_back_are_named(ledger: Ledger) -> None:
    last = len(list(ledger.entries()))
    judgement = Judgement("retracted", (sha256(b"none"),), "A", "2031-04-05T10:00:00Z", "B", sha256(b"none"))
    assert forged(ledger, judgement.record()) == {("source", f"entry {last + 1}")}
