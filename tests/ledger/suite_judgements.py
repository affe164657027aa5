"""Judgements: which hold, and that they are seen by the next reconciliation."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import RecordError
from counterclaim.ledger import Ledger
from counterclaim.records import Judgement, JudgementKind, sha256

from .made import FIRST, SECOND, TEXT, keys, report, told
from .store import Store, few


def judged(
    kind: JudgementKind, claims: tuple[str, ...], at: str = "10:00:00", takes_back: str | None = None
) -> Judgement:
    return Judgement(kind, claims, "A. Person", f"2031-04-05T{at}Z", "because", takes_back)


def back(judgement: Judgement, at: str = "11:00:00") -> Judgement:
    return replace(judgement, at=f"2031-04-05T{at}Z", takes_back=judgement.id)


class JudgementSuite(Store):
    def test_a_judgement_comes_out_as_it_went_in_and_is_kept_once(self, ledger: Ledger) -> None:
        (kept,) = told(ledger, report())
        same, unverifiable = (
            judged("same event", keys(kept)),
            judged("unverifiable", keys(kept)[:1], "09:00:00"),
        )
        assert ledger.keep_judgement(same)
        assert ledger.keep_judgement(unverifiable)
        assert not ledger.keep_judgement(same)
        assert ledger.judgements() == [unverifiable, same]
        assert ledger.judgements(keys(kept)[1:]) == [same]
        assert ledger.judgements([]) == ledger.judgements([sha256(b"none")]) == []
        assert not list(ledger.verify())
        ledger.rebuild()
        assert ledger.judgements(keys(kept)[1:]) == [same]

    def test_the_reports_of_judged_claims_are_to_be_reconciled_again(self, ledger: Ledger) -> None:
        kept = told(ledger, *(report(f"{name}.txt", TEXT + name) for name in "abc"))
        with ledger.reconciling() as index:
            for each in kept:
                index.done(each.id, FIRST)
        pair = tuple(sorted([keys(kept[0])[0], keys(kept[2])[0]]))
        judgement = judged("different events", pair)
        ledger.keep_judgement(judgement)
        assert list(ledger.unreconciled(FIRST)) == [(kept[0].id, True), (kept[2].id, True)]
        with ledger.reconciling() as index:
            assert index.judgements(pair[:1]) == [judgement]
            for each in kept:
                index.done(each.id, FIRST)
        ledger.keep_judgement(judgement)
        assert list(ledger.unreconciled(FIRST)) == []

    def test_a_judgement_survives_that_the_report_is_read_anew(self, ledger: Ledger) -> None:
        (kept,) = told(ledger, report())
        ledger.keep_judgement(judged("retracted", keys(kept)[:1]))
        told(ledger, report(), generation=SECOND)
        (held,) = ledger.judgements(claim.key for claim in ledger.claims())
        assert ledger.claims_by_key(held.claims)[0].generation == SECOND

    def test_a_judgement_of_an_unknown_claim_is_refused(self, ledger: Ledger) -> None:
        (kept,) = told(ledger, report())
        unknown = tuple(sorted([keys(kept)[0], sha256(b"none")]))
        with pytest.raises(RecordError, match="no claim"):
            ledger.keep_judgement(judged("same event", unknown))
        assert ledger.judgements() == []

    def test_only_a_judgement_of_the_same_kind_and_claims_can_be_taken_back(self, ledger: Ledger) -> None:
        (kept,) = told(ledger, report())
        same = judged("same event", keys(kept))
        with pytest.raises(RecordError, match="not in the ledger"):
            ledger.keep_judgement(back(same))
        ledger.keep_judgement(same)
        for wrong in (
            judged("different events", keys(kept), takes_back=same.id),
            judged("retracted", keys(kept)[:1], takes_back=same.id),
        ):
            with pytest.raises(RecordError, match="another kind or of other claims"):
                ledger.keep_judgement(wrong)

    def test_what_is_taken_back_holds_no_longer_and_can_be_restored(self, ledger: Ledger) -> None:
        (kept,) = told(ledger, report())
        same = judged("same event", keys(kept))
        ledger.keep_judgement(same)
        ledger.keep_judgement(back(same))
        assert ledger.judgements() == ledger.judgements(keys(kept)) == []
        ledger.keep_judgement(back(back(same), "12:00:00"))
        assert ledger.judgements() == [same]
        assert len(list(ledger.judgements_since("2000"))) == 3
        assert not list(ledger.verify())

    def test_of_judgements_that_exclude_each_other_the_later_holds(self, ledger: Ledger) -> None:
        (kept,) = told(ledger, report())
        same, other = judged("same event", keys(kept)), judged("different events", keys(kept), "11:00:00")
        origin = judged("same origin", keys(kept), "09:00:00")
        for each in (other, same, origin):
            ledger.keep_judgement(each)
        assert ledger.judgements() == [origin, other]
        ledger.keep_judgement(back(other))
        assert ledger.judgements() == [origin, same]
        assert ledger.judgements(before="2000") == []

    def test_of_two_of_one_second_that_which_was_appended_later_holds(self, ledger: Ledger) -> None:
        (kept,) = told(ledger, report())
        for kind in ("same event", "different events"):
            ledger.keep_judgement(judged(kind, keys(kept)))
        assert [held.kind for held in ledger.judgements()] == ["different events"]

    @few
    @given(
        order=st.permutations(
            [("same event", "10:00:00"), ("different events", "11:00:00"), ("same event", "12:00:00")]
        )
    )
    def test_the_order_in_which_judgements_came_makes_no_difference(
        self, order: list[tuple[JudgementKind, str]]
    ) -> None:
        with self.fresh() as ledger:
            (kept,) = told(ledger, report())
            for kind, at in order:
                ledger.keep_judgement(judged(kind, keys(kept), at))
            held = [(each.kind, each.at[11:19]) for each in ledger.judgements()]
            assert held == [("same event", "10:00:00"), ("same event", "12:00:00")]
