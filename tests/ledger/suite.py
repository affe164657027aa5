"""What every ledger must do, wherever it is kept. A store's own test gives it a ledger to open."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.errors import RecordError, UsageError
from counterclaim.ledger import Ledger
from counterclaim.records import (
    Archive,
    Happening,
    Published,
    Report,
    Span,
    Speaker,
    canonical_json,
    sha256,
)

from .made import FIRST, SECOND, TEXT, attributions, claims, fill, problem, record_ids, report, types

few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

outlets = st.sampled_from(["The Pier", "Quay News", "Tide"])
dates = st.sampled_from(["2031", "2031-04", "2031-04-05T10:00Z"])
tellings = st.fixed_dictionaries({}, optional={"outlet": outlets, "published": dates})


class LedgerSuite(ABC):
    """Inherit it, and say how an empty ledger is made and how one is opened again."""

    @abstractmethod
    @contextmanager
    def fresh(self) -> Iterator[Ledger]:
        """An empty ledger."""

    @abstractmethod
    def again(self, ledger: Ledger) -> Ledger:
        """The same ledger, opened a second time."""

    @pytest.fixture
    def ledger(self) -> Iterator[Ledger]:
        with self.fresh() as ledger:
            yield ledger

    # ── what goes in comes out ──

    def test_a_report_comes_out_as_it_went_in_without_its_archive(self, ledger: Ledger) -> None:
        kept = report(outlet="The Pier", published="2031-04-05")
        assert ledger.keep(kept)
        assert list(ledger.reports()) == [kept]
        assert next(ledger.reports()).archive is None

    def test_the_archived_bytes_come_out_by_their_hash(self, ledger: Ledger) -> None:
        kept = report()
        ledger.keep(kept)
        assert ledger.blob(kept.bytes_sha256) == TEXT.encode()
        with pytest.raises(UsageError):
            ledger.blob(sha256(b"never seen"))

    def test_attributions_come_out_in_the_order_of_their_reports(self, ledger: Ledger) -> None:
        one, two = fill(ledger, report("a.txt"), report("b.txt"))
        assert list(ledger.attributions()) == attributions(one) + attributions(two)
        assert list(ledger.attributions(two.id)) == attributions(two)

    def test_claims_come_out_as_they_went_in_and_name_what_they_were_made_from(self, ledger: Ledger) -> None:
        one, two = fill(ledger, report("a.txt"), report("b.txt"))
        assert ledger.keep_claims(two.id, FIRST, claims(two)) == 2
        assert ledger.keep_claims(two.id, FIRST, claims(two)) == 0
        ledger.keep_claims(one.id, FIRST, claims(one))
        assert list(ledger.claims()) == claims(one) + claims(two)
        assert list(ledger.claims(two.id)) == claims(two)
        made_from = {entry.made_from for entry in ledger.entries() if entry.type == "claim"}
        assert made_from == {(attributions(one)[0].id,), (attributions(two)[0].id,)}
        assert not list(ledger.verify())

    def test_a_new_generation_of_claims_takes_the_place_of_the_old(self, ledger: Ledger) -> None:
        (kept,) = fill(ledger, report())
        ledger.keep_claims(kept.id, FIRST, claims(kept))
        ledger.keep_claims(kept.id, SECOND, claims(kept, SECOND)[:1])
        assert list(ledger.claims()) == claims(kept, SECOND)[:1]

    def test_a_report_is_found_by_the_beginning_of_a_claims_or_attributions_id(self, ledger: Ledger) -> None:
        one, two = fill(ledger, report("a.txt"), report("b.txt"))
        ledger.keep_claims(two.id, FIRST, claims(two))
        assert ledger.reports_of(claims(two)[0].id[:10]) == {two.id}
        assert ledger.reports_of(attributions(one)[1].id[:10]) == {one.id}
        assert ledger.reports_of("0" * 12) == set()

    def test_a_generation_that_is_gone_back_to_is_the_current_one_each_time(self, ledger: Ledger) -> None:
        (kept,) = fill(ledger, report())
        ledger.keep_claims(kept.id, FIRST, claims(kept))
        ledger.keep_claims(kept.id, SECOND, claims(kept, SECOND))
        for generation in (FIRST, SECOND, FIRST):
            assert ledger.resume(kept.id, "interpret", generation)
            assert not ledger.resume(kept.id, "interpret", generation)
            assert {claim.generation for claim in ledger.claims()} == {generation}
        assert not ledger.resume(kept.id, "interpret", sha256(b"never made"))
        before = list(ledger.claims())
        ledger.rebuild()
        assert list(ledger.claims()) == before
        assert not list(ledger.verify())

    def test_claims_of_attributions_that_are_no_longer_current_are_not_shown(self, ledger: Ledger) -> None:
        (kept,) = fill(ledger, report())
        ledger.keep_claims(kept.id, FIRST, claims(kept))
        ledger.keep_attributions(kept.id, SECOND, attributions(kept, SECOND))
        assert not list(ledger.claims())

    @pytest.mark.parametrize(
        "change",
        [
            {"content": (Span(0, 18),)},
            {"attribution": sha256(b"none")},
            {"generation": SECOND},
            {"happening": Happening("strike", Span(900, 905))},
        ],
    )
    def test_a_claim_that_is_not_anchored_is_refused(self, ledger: Ledger, change: dict[str, Any]) -> None:
        (kept,) = fill(ledger, report())
        before = record_ids(ledger)
        with pytest.raises(RecordError):
            ledger.keep_claims(kept.id, FIRST, [replace(claims(kept)[0], **change)])
        assert record_ids(ledger) == before

    def test_problems_come_out(self, ledger: Ledger) -> None:
        assert ledger.keep_problem(problem())
        assert not ledger.keep_problem(problem())
        assert list(ledger.problems()) == [problem()]

    def test_words_that_utf8_cannot_hold_are_kept(self, ledger: Ledger) -> None:
        odd = replace(report(), text=TEXT + " \ud800\x00", title="\udcff", author="")
        ledger.keep(odd)
        assert list(ledger.reports()) == [odd]

    def test_entries_say_what_they_were_made_by_and_from(self, ledger: Ledger) -> None:
        (kept,) = fill(ledger, report(), generation=FIRST)
        archive, first, *rest, work = ledger.entries()
        assert (archive.type, first.type, work.type) == ("archive", "report", "work")
        assert first.made_from == (archive.record_id,)
        assert {entry.made_from for entry in [*rest, work]} == {(kept.id,)}
        assert (first.made_by.program, first.made_by.stage, work.made_by.stage) == (
            "counterclaim",
            "read",
            "attribute",
        )
        assert work.body["count"] == 3

    def test_every_record_is_stored_as_its_canonical_json(self, ledger: Ledger) -> None:
        fill(ledger, report())
        ledger.keep_problem(problem())
        for entry in ledger.entries():
            assert canonical_json(entry.body) == entry.record
            assert sha256(entry.record) == entry.record_id

    def test_entries_hold_none_of_the_authors_words(self, ledger: Ledger) -> None:
        fill(ledger, report(outlet="The Pier"))
        held = b"".join(entry.record for entry in ledger.entries())
        for words in ("crane", "harbour office", "Example", "Cranes hit"):
            assert words.encode() not in held

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

    # ── attributions ──

    def test_a_stage_is_done_when_its_attributions_are_kept(self, ledger: Ledger) -> None:
        kept = report()
        ledger.keep(kept)
        assert not ledger.done(kept.id, "attribute", FIRST)
        assert ledger.keep_attributions(kept.id, FIRST, attributions(kept)) == 3
        assert ledger.done(kept.id, "attribute", FIRST)
        assert not ledger.done(kept.id, "attribute", SECOND)
        assert not ledger.done(kept.id, "interpret", FIRST)
        assert ledger.keep_attributions(kept.id, FIRST, attributions(kept)) == 0

    def test_a_report_without_attributions_is_done_too(self, ledger: Ledger) -> None:
        fill(ledger, report(), count=0)
        assert ledger.done(report().id, "attribute", FIRST)
        assert list(ledger.attributions(report().id)) == []

    def test_the_same_attribution_twice_is_one_entry(self, ledger: Ledger) -> None:
        ledger.keep(report())
        assert ledger.keep_attributions(report().id, FIRST, attributions(report()) * 2) == 3

    def test_a_new_generation_stands_in_front_of_the_old_one(self, ledger: Ledger) -> None:
        fill(ledger, report())
        fill(ledger, report(), generation=SECOND, count=2)
        assert list(ledger.attributions()) == attributions(report(), SECOND, count=2)
        assert types(ledger).count("attribution") == 5

    def test_a_new_version_has_no_attributions_until_it_was_read(self, ledger: Ledger) -> None:
        fill(ledger, report())
        ledger.keep(report(outlet="The Pier"))
        assert list(ledger.attributions()) == []
        fill(ledger, report())
        assert len(list(ledger.attributions(report().id))) == 3

    @pytest.mark.parametrize("role", ["source", "cue", "content", "chain", "name"])
    @pytest.mark.parametrize("span", [Span(0, len(TEXT) + 1), Span(5, 5), Span(-1, 4)])
    def test_a_span_outside_the_stored_text_is_refused(self, ledger: Ledger, role: str, span: Span) -> None:
        ledger.keep(report())
        good, *_ = attributions(report())
        if role == "name":
            bad = replace(good, speaker=Speaker("witness", span))
        else:
            bad = replace(good, **{role: (span,)})  # type: ignore[arg-type]
        before = record_ids(ledger)
        with pytest.raises(RecordError, match="outside the stored text"):
            ledger.keep_attributions(report().id, FIRST, [good, bad])
        assert record_ids(ledger) == before

    def test_attributions_of_something_else_are_refused(self, ledger: Ledger) -> None:
        ledger.keep(report())
        good, inside, *_ = attributions(report())
        with pytest.raises(RecordError, match="not in the ledger"):
            ledger.keep_attributions(sha256(b"unknown"), FIRST, [])
        with pytest.raises(RecordError, match="another report or generation"):
            ledger.keep_attributions(report().id, FIRST, [replace(good, report=sha256(b"unknown"))])
        with pytest.raises(RecordError, match="another report or generation"):
            ledger.keep_attributions(report().id, SECOND, [good])
        with pytest.raises(RecordError, match="parent"):
            ledger.keep_attributions(report().id, FIRST, [inside])

    def test_a_generation_that_comes_out_otherwise_the_second_time_is_refused(self, ledger: Ledger) -> None:
        fill(ledger, report())
        other = replace(attributions(report())[0], confidence=1)
        with pytest.raises(RecordError, match="came out otherwise"):
            ledger.keep_attributions(report().id, FIRST, [other])

    def test_a_run_that_fails_within_a_call_leaves_nothing_of_it(self, ledger: Ledger) -> None:
        ledger.keep(report())
        before = record_ids(ledger)

        def broken() -> Iterator[Any]:
            yield attributions(report())[0]
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            ledger.keep_attributions(report().id, FIRST, broken())
        assert record_ids(ledger) == before

    # ── problems ──

    def test_problems_of_older_versions_are_not_shown(self, ledger: Ledger) -> None:
        ledger.keep(report())
        ledger.keep_problem(problem("harbour.txt", report()))
        assert len(list(ledger.problems())) == 1
        ledger.keep(report(outlet="The Pier"))
        assert list(ledger.problems()) == []

    def test_a_problem_of_a_report_that_is_not_there_is_refused(self, ledger: Ledger) -> None:
        with pytest.raises(RecordError, match="not in the ledger"):
            ledger.keep_problem(problem("harbour.txt", report()))

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
