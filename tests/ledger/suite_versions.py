"""Reading again, versions of a report, and the names by which it is found."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import RecordError, UsageError
from counterclaim.ledger import Ledger
from counterclaim.records import (
    Archive,
    Published,
)

from .made import TEXT, fill, record_ids, report, types
from .store import Store, few

outlets = st.sampled_from(["The Pier", "Quay News", "Tide"])
dates = st.sampled_from(["2031", "2031-04", "2031-04-05T10:00Z"])
tellings = st.fixed_dictionaries({}, optional={"outlet": outlets, "published": dates})


class VersionSuite(Store):
    # ── reading again ──

    def test_reading_twice_adds_nothing(self, ledger: Ledger) -> None:
        fill(ledger, report("a.txt"), report("b.txt"))
        before = record_ids(ledger)
        fill(ledger, report("a.txt"), report("b.txt"))
        assert record_ids(ledger) == before

    @few
    @given(order=st.lists(st.sampled_from(["a", "b", "c", "d"]), min_size=1, max_size=12))
    def test_the_order_and_number_of_readings_do_not_matter(self, order: list[str]) -> None:
        with self.fresh() as ledger, self.fresh() as other:
            fill(ledger, *(report(f"{name}.txt", TEXT + name) for name in order))
            fill(other, *(report(f"{name}.txt", TEXT + name) for name in sorted(set(order))))
            assert set(record_ids(ledger)) == set(record_ids(other))
            assert len(set(record_ids(ledger))) == len(record_ids(ledger))

    def test_one_text_at_two_outlets_is_two_reports(self, ledger: Ledger) -> None:
        fill(ledger, report("a.txt"), report("b.txt"))
        assert len(list(ledger.reports())) == 2

    def test_a_container_is_archived_once_for_all_its_members(self, ledger: Ledger) -> None:
        feed = Archive("feed.xml", b"<one/><two/>")
        fill(
            ledger,
            report("feed.xml#1", TEXT + "1", archive=feed),
            report("feed.xml#2", TEXT + "2", archive=feed),
        )
        assert types(ledger).count("archive") == 1

    def test_a_container_that_grew_gives_the_same_records_in_either_order(self) -> None:
        small, large = Archive("feed.xml", b"<one/>"), Archive("feed.xml", b"<one/><two/>")
        first = report("feed.xml#1", TEXT + "1", archive=small)
        same = replace(first, archive=large)
        second = report("feed.xml#2", TEXT + "2", archive=large)
        with self.fresh() as ledger, self.fresh() as other:
            fill(ledger, first, same, second)
            fill(other, same, second, first)
            assert set(record_ids(ledger)) == set(record_ids(other))
            assert ledger.blob(small.sha256) == other.blob(small.sha256) == small.data

    def test_what_another_opener_appended_is_known_here(self, ledger: Ledger) -> None:
        with closing(self.again(ledger)) as other:
            fill(other, report())
            before = record_ids(ledger)
            fill(ledger, report())
            assert record_ids(ledger) == before
            fill(ledger, report("b.txt"))
            assert record_ids(other) == record_ids(ledger)

    # ── revisions ──

    def test_a_better_outlet_makes_a_version_and_not_a_second_report(self, ledger: Ledger) -> None:
        (plain,) = fill(ledger, report())
        assert ledger.keep(report(outlet="The Pier"))
        (current,) = ledger.reports()
        assert (current.outlet, current.told) == ("The Pier", ("outlet",))
        entry = list(ledger.entries())[-1]
        assert (entry.type, entry.made_from) == ("report", (plain.id,))
        assert types(ledger).count("report") == 2

    def test_what_was_told_stays_when_the_file_is_read_without_it(self, ledger: Ledger) -> None:
        ledger.keep(report(outlet="The Pier"))
        before = record_ids(ledger)
        assert ledger.settle(report()).outlet == "The Pier"
        assert not ledger.keep(report())
        assert record_ids(ledger) == before

    def test_a_reader_that_would_read_another_text_does_not_change_the_stored_one(
        self, ledger: Ledger
    ) -> None:
        ledger.keep(report())
        other = replace(report(), text="Another text.", marks=())
        assert ledger.settle(other).text == TEXT
        assert not ledger.keep(other)

    def test_an_unknown_report_is_settled_as_itself(self, ledger: Ledger) -> None:
        new = report()
        assert ledger.settle(new) is new

    def test_going_back_to_what_was_told_first_makes_it_current_again(self, ledger: Ledger) -> None:
        fill(
            ledger,
            *(report(outlet=outlet) for outlet in ("The Pier", "Tide", "The Pier", "Tide", "The Pier")),
        )
        (current,) = ledger.reports()
        assert current.outlet == "The Pier"
        assert types(ledger).count("report") == 2
        assert types(ledger).count("revision") == 3
        assert len(list(ledger.attributions())) == 3

    @few
    @given(told=st.lists(tellings, min_size=1, max_size=6))
    def test_the_last_word_on_each_field_is_current_and_saying_it_again_adds_nothing(
        self, told: list[dict[str, Any]]
    ) -> None:
        last: dict[str, Any] = {}
        for telling in told:
            last |= telling
        with self.fresh() as ledger:
            fill(ledger, *(report(**telling) for telling in told))
            (current,) = ledger.reports()
            assert current.outlet == last.get("outlet")
            assert current.published == (Published(last["published"]) if "published" in last else None)
            assert set(current.told) == set(last)
            before = record_ids(ledger)
            fill(ledger, report(**last), report(**told[-1]), report())
            assert record_ids(ledger) == before
            assert [finding.message for finding in ledger.verify()] == []

    @few
    @given(told=st.lists(tellings, min_size=2, max_size=4))
    def test_in_whatever_order_it_is_told_there_is_one_report(self, told: list[dict[str, Any]]) -> None:
        with self.fresh() as ledger, self.fresh() as other:
            fill(ledger, *(report(**telling) for telling in told))
            fill(other, *(report(**telling) for telling in reversed(told)))
            assert len(list(ledger.reports())) == len(list(other.reports())) == 1
            fill(ledger, report(**told[0]))  # what was said last in the other ledger
            fields = set(told[0])
            (one,), (two,) = ledger.reports(), other.reports()
            assert {getattr(one, field) for field in fields} == {getattr(two, field) for field in fields}

    def test_nobody_can_tell_a_report_its_text(self, ledger: Ledger) -> None:
        with pytest.raises(RecordError, match="text"):
            ledger.keep(replace(report(), told=("text",)))
        ledger.keep(report())
        with pytest.raises(RecordError, match="text"):
            ledger.settle(replace(report(), told=("text",)))

    # ── names ──

    def test_a_report_is_found_by_id_digits_locator_and_older_version(self, ledger: Ledger) -> None:
        ledger.keep(report())
        ledger.keep(report(outlet="The Pier"))
        (current,) = ledger.reports()
        for name in (current.id, current.id[:6], "harbour.txt", report().id, report().id[:9]):
            assert ledger.report(name) == current

    @pytest.mark.parametrize("name", ["", "nothing.txt", "abc", "0123456789", "\ud800", "%"])
    def test_a_name_of_nothing_is_refused(self, ledger: Ledger, name: str) -> None:
        ledger.keep(report())
        with pytest.raises(UsageError, match="no report is called"):
            ledger.report(name)

    def test_a_name_of_several_reports_is_refused_with_their_ids(self, ledger: Ledger) -> None:
        one, two = report(), report(text="The page was replaced by this one.")
        fill(ledger, one)
        ledger.keep(two)
        with pytest.raises(UsageError, match=f"{one.id[:12]}.*{two.id[:12]}"):
            ledger.report("harbour.txt")
