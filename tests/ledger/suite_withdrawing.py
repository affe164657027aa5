"""Taking words out for good, and whether the whole adds up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from counterclaim.errors import UsageError
from counterclaim.ledger import Ledger
from counterclaim.records import (
    Archive,
    Report,
    sha256,
)

from .made import SECOND, TEXT, attributions, fill, problem, record_ids, report
from .store import Store


class WithdrawingSuite(Store):
    # ── withdrawing ──

    def test_a_withdrawn_report_is_gone_and_the_chain_is_whole(self, ledger: Ledger) -> None:
        fill(ledger, report("a.txt"), report("b.txt", TEXT + "b"))
        assert ledger.withdraw("a.txt", by="A. Person", reason="a source is at risk")
        assert [kept.locator for kept in ledger.reports()] == ["b.txt"]
        assert {made.report for made in ledger.attributions()} == {report("b.txt", TEXT + "b").id}
        with pytest.raises(UsageError, match=r"withdrawn by A\. Person: a source is at risk"):
            ledger.report("a.txt")
        with pytest.raises(UsageError):
            ledger.attributions("a.txt")
        with pytest.raises(UsageError):
            ledger.blob(sha256(TEXT.encode()))
        (finding,) = ledger.verify()
        assert (finding.kind, finding.fault) == ("withdrawn", False)

    def test_withdrawing_twice_adds_nothing(self, ledger: Ledger) -> None:
        fill(ledger, report())
        ledger.withdraw(report().id, by="A", reason="B")
        before = record_ids(ledger)
        assert not ledger.withdraw(report().id, by="C", reason="D")
        assert record_ids(ledger) == before

    def test_a_withdrawn_report_does_not_come_back_by_reading_it_again(self, ledger: Ledger) -> None:
        fill(ledger, report(outlet="The Pier"))
        ledger.withdraw("harbour.txt", by="A", reason="B")
        before = record_ids(ledger)
        again = report(outlet="Tide")
        assert ledger.withdrawn(again)
        assert ledger.settle(again) is again
        assert not ledger.keep(again)
        assert ledger.done(report(outlet="The Pier").id, "attribute", SECOND)
        known = report(outlet="The Pier")
        assert ledger.keep_attributions(known.id, SECOND, attributions(known, SECOND)) == 0
        assert not ledger.keep_problem(problem("harbour.txt", known))
        assert record_ids(ledger) == before
        assert [finding.fault for finding in ledger.verify()] == [False]

    def test_withdrawing_takes_the_words_of_all_versions(self, ledger: Ledger) -> None:
        ledger.keep(report())
        ledger.keep(replace(report(author="S. Other"), told=("author",)))
        ledger.withdraw(report().id, by="A", reason="B")
        assert [finding.kind for finding in ledger.verify()] == ["withdrawn"]

    def test_bytes_that_another_report_needs_stay_and_verify_says_so(self, ledger: Ledger) -> None:
        feed = Archive("feed.xml", b"<one/><two/>")
        one, two = (report(f"feed.xml#{n}", TEXT + n, archive=feed) for n in "12")
        fill(ledger, one, two)
        ledger.withdraw(one.id, by="A", reason="B")
        assert ledger.blob(feed.sha256) == feed.data
        (finding,) = ledger.verify()
        assert "feed.xml stay" in finding.message
        ledger.withdraw(two.id, by="A", reason="B")
        with pytest.raises(UsageError):
            ledger.blob(feed.sha256)
        assert [finding.fault for finding in ledger.verify()] == [False, False]

    @pytest.mark.parametrize("small_first", [True, False])
    def test_every_version_of_a_container_goes_that_no_other_report_was_read_from(
        self, ledger: Ledger, small_first: bool
    ) -> None:
        small, large = Archive("feed.xml", b"<one/>"), Archive("feed.xml", b"<one/><two/>")
        one = report("feed.xml#1", TEXT + "1", archive=small)
        two = report("feed.xml#2", TEXT + "2", archive=large)
        same = replace(one, archive=large)
        fill(ledger, *([one, same, two] if small_first else [same, two, one]))
        ledger.withdraw(one.id, by="A", reason="B")
        with pytest.raises(UsageError):
            ledger.blob(small.sha256)
        assert ledger.blob(large.sha256) == large.data
        fill(ledger, two, same, one, two)
        with pytest.raises(UsageError):
            ledger.blob(small.sha256)
        assert [finding.fault for finding in ledger.verify()] == [False]

    # ── the whole ──

    def test_a_sound_ledger_verifies_and_its_head_moves(self, ledger: Ledger) -> None:
        empty = ledger.head()
        assert list(ledger.verify(empty)) == []
        fill(ledger, report())
        ledger.keep_problem(problem())
        noted = ledger.head()
        assert noted != empty
        fill(ledger, report("b.txt"), report(outlet="The Pier"))
        assert list(ledger.verify()) == list(ledger.verify(noted)) == list(ledger.verify(ledger.head())) == []

    def test_rebuilding_changes_nothing(self, ledger: Ledger) -> None:
        fill(ledger, report(), report(outlet="The Pier"), report(outlet="Tide"), report(outlet="The Pier"))
        fill(ledger, report("b.txt"))
        ledger.withdraw("b.txt", by="A", reason="B")
        before = [list(ledger.reports()), list(ledger.attributions()), record_ids(ledger)]
        ledger.rebuild()
        assert [list(ledger.reports()), list(ledger.attributions()), record_ids(ledger)] == before
        assert [finding.kind for finding in ledger.verify()] == ["withdrawn"]

    def test_what_is_being_read_does_not_change_while_it_is_appended_to(self, ledger: Ledger) -> None:
        fill(ledger, report("a.txt"), report("b.txt"))
        reports: Iterator[Report] = ledger.reports()
        next(reports)
        fill(ledger, report("b.txt", outlet="The Pier"), report("c.txt"))
        assert [(kept.locator, kept.outlet) for kept in reports] == [("b.txt", None)]
        assert len(list(ledger.reports())) == 3
