"""Bringing the events of a ledger up to date, with claims that were made up: no model is loaded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.ledger import Ledger, open_ledger
from counterclaim.pipeline import reconcile_ledger
from counterclaim.records import Judgement
from tests.ledger.made import TEXT, claims, keys, report, told


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "made.db") as opened:
        yield opened


def events(ledger: Ledger) -> set[tuple[str, ...]]:
    return {event.claims for event in ledger.events()}


def test_the_second_time_nothing_changes(ledger: Ledger) -> None:
    told(ledger, report("a.txt"), report("b.txt", TEXT + " So it was."))
    assert reconcile_ledger(ledger).new
    head = ledger.head()
    assert reconcile_ledger(ledger).reports == 0
    assert ledger.head() == head


def test_a_judgement_that_is_taken_back_leaves_the_events_as_they_were(ledger: Ledger) -> None:
    kept = told(
        ledger, report("a.txt"), report("b.txt", "Of another matter. " + TEXT, published="2033-01-01")
    )
    pair = tuple(sorted(claims(each)[0].key for each in kept))
    reconcile_ledger(ledger)
    apart = events(ledger)
    assert len(apart) == 2
    same = Judgement("same event", pair, "A. Person", "2031-04-05T10:00:00Z", "because")
    ledger.keep_judgement(same)
    reconcile_ledger(ledger)
    assert len(events(ledger)) == 1
    ledger.keep_judgement(replace(same, at="2031-04-05T11:00:00Z", takes_back=same.id))
    reconcile_ledger(ledger)
    assert events(ledger) == apart


def test_a_report_that_is_withdrawn_after_it_was_listed_leaves_nothing_behind(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = told(ledger, report("a.txt"), report("b.txt", TEXT + " So it was."))
    listed = ledger.unreconciled

    def withdrawn_meanwhile(generation: str) -> Iterator[tuple[str, bool]]:
        found = list(listed(generation))
        with open_ledger(ledger.path) as another:
            another.withdraw(first.id, by="A. Person", reason="asked to")
        return iter(found)

    monkeypatch.setattr(ledger, "unreconciled", withdrawn_meanwhile)
    reconcile_ledger(ledger)
    left = {claim for event in events(ledger) for claim in event}
    assert left
    assert left <= set(keys(second))
    assert [finding.kind for finding in ledger.verify()] == ["withdrawn"]
