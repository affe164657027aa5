"""What goes in comes out: reports, attributions, claims, problems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from counterclaim.errors import RecordError, UsageError
from counterclaim.ledger import Ledger
from counterclaim.records import (
    Happening,
    Span,
    Speaker,
    canonical_json,
    sha256,
)

from .made import FIRST, SECOND, TEXT, attributions, claims, fill, problem, record_ids, report, types
from .store import Store


class RecordSuite(Store):
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
