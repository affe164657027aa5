"""Events: which claims are in which, by what names they are found, and what they were at an earlier time."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import RecordError, UsageError
from counterclaim.ledger import Ledger
from counterclaim.ledger import append as appending
from counterclaim.records import sha256

from .made import (
    FIRST,
    SECOND,
    TEXT,
    attributions,
    change,
    claims,
    fill,
    keep_changes,
    keys,
    report,
    told,
    types,
)
from .store import Store, few

ONE, TWO, THREE = (letter * 64 for letter in "abc")


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = "2031-04-05T10:00:00Z"

    def __call__(self) -> str:
        return self.now


class EventSuite(Store):
    def test_an_event_comes_out_with_its_claims(self, ledger: Ledger) -> None:
        (kept,) = told(ledger, report())
        first, second = keys(kept)
        keep_changes(ledger, change(ONE, [first]), change(ONE, [second]))
        (event,) = ledger.events()
        assert (event.event, event.claims, event.former) == (ONE, (first, second), ())
        assert ledger.event(ONE) == event
        assert types(ledger)[-2:] == ["event", "event"]
        made_from = [entry.made_from for entry in ledger.entries()][-1]
        by_key = {claim.key: claim.id for claim in claims(kept)}
        assert set(made_from) == {by_key[second], ledger.event_history(ONE)[0].change.id}
        assert not list(ledger.verify())

    def test_events_come_out_oldest_first_and_those_without_claims_not_at_all(self, ledger: Ledger) -> None:
        (kept,) = told(ledger, report())
        first, second = keys(kept)
        keep_changes(
            ledger,
            change(TWO, [first]),
            change(ONE, [second]),
            change(TWO, [], [first]),
            change(THREE, [first]),
        )
        assert [event.event for event in ledger.events()] == [ONE, THREE]
        with pytest.raises(UsageError, match="nothing is left"):
            ledger.event(TWO)

    def test_an_event_is_found_by_its_first_digits(self, ledger: Ledger) -> None:
        (kept,) = told(ledger, report())
        first, second = keys(kept)
        like_one = "a" * 10 + "b" * 54
        keep_changes(ledger, change(ONE, [first]), change(like_one, [second]))
        assert ledger.event("a" * 11).event == ONE
        with pytest.raises(UsageError, match=r"any of 2 events.*aaaaaaaaaabb"):
            ledger.event("aaaaaa")
        for name in ("aaaaa", "cccccc", "", "A" * 64, "%", "\ud800"):
            with pytest.raises(UsageError, match="no event is called"):
                ledger.event(name)

    def test_the_id_of_a_merged_event_leads_to_the_living_one(self, ledger: Ledger) -> None:
        (kept,) = told(ledger, report())
        first, second = keys(kept)
        keep_changes(
            ledger,
            change(ONE, [first]),
            change(TWO, [second]),
            change(ONE, [second]),
            change(TWO, [], [second], into=ONE),
            change(THREE, [first, second]),
            change(ONE, [], [first, second], into=THREE),
        )
        for name in (ONE, TWO[:6], THREE):
            assert ledger.event(name).event == THREE
        assert ledger.event(THREE).former == (ONE, TWO)
        assert [dated.change.into for dated in ledger.event_history(TWO)] == [None, ONE]
        assert not list(ledger.verify())

    def test_a_merged_event_that_gets_claims_again_lives_again(self, ledger: Ledger) -> None:
        (kept,) = told(ledger, report())
        first, second = keys(kept)
        keep_changes(
            ledger,
            change(ONE, [first]),
            change(TWO, [second]),
            change(ONE, [second]),
            change(TWO, [], [second], into=ONE),
            change(ONE, [], [second]),
            change(TWO, [second]),
        )
        assert [ledger.event(name).event for name in (ONE, TWO)] == [ONE, TWO]
        assert ledger.event(ONE).former == ()

    def test_a_change_that_does_not_fit_is_refused(self, ledger: Ledger) -> None:
        (kept,) = told(ledger, report())
        first, second = keys(kept)
        keep_changes(ledger, change(ONE, [first]))
        for wrong in (
            change(ONE, [second]),  # after nothing
            change(ONE, [second], after=sha256(b"another")),
            change(TWO, [sha256(b"no claim")]),
            change(TWO, [], [first]),
        ):
            with pytest.raises(RecordError), ledger.reconciling() as index:
                index.keep([wrong])
        assert ledger.event(ONE).claims == (first,)

    def test_the_same_change_can_happen_twice(self, ledger: Ledger) -> None:
        (kept,) = told(ledger, report())
        (first, _) = keys(kept)
        keep_changes(ledger, *[change(ONE, [first]), change(ONE, [], [first])] * 3)
        assert len(ledger.event_history(ONE)) == 6
        assert list(ledger.events()) == []
        assert ledger.event_history(TWO) == []

    @few
    @given(moves=st.lists(st.tuples(st.integers(0, 3), st.sampled_from([ONE, TWO, THREE])), max_size=12))
    def test_events_are_what_their_changes_add_up_to(self, moves: list[tuple[int, str]]) -> None:
        where: dict[str, str] = {}
        with self.fresh() as ledger:
            kept = told(ledger, report("a.txt"), report("b.txt", TEXT + "b"))
            names = keys(*kept)
            for n, event in moves:
                former = where.get(names[n])
                if former == event:
                    continue
                where[names[n]] = event
                keep_changes(ledger, change(event, [names[n]]))
                if former:
                    keep_changes(ledger, change(former, [], [names[n]]))
            found = {claim: state.event for state in ledger.events() for claim in state.claims}
            assert found == where
            ledger.rebuild()
            assert {claim: state.event for state in ledger.events() for claim in state.claims} == where
            assert [finding.message for finding in ledger.verify()] == []

    # ── at an earlier time ──

    def test_an_event_at_an_earlier_time_has_the_claims_of_its_changes_until_then(
        self, ledger: Ledger
    ) -> None:
        clock = Clock()
        with patch.object(appending, "now", clock):
            (kept,) = told(ledger, report())
            first, second = keys(kept)
            keep_changes(ledger, change(ONE, [first]))
            clock.now = "2031-04-06T10:00:00Z"
            keep_changes(ledger, change(ONE, [second], [first]))
        assert ledger.event_at(ONE, "2031-04-05") == frozenset()
        assert ledger.event_at(ONE, "2031-04-06") == {first}
        assert ledger.event_at(ONE, "2031-04-06T10:00:00Z") == {first}
        assert ledger.event_at(ONE, "2031-04-06T10:00:01Z") == {second}
        assert ledger.event_at(TWO, "2032") == frozenset()
        event = ledger.event(ONE)
        assert (event.founded_at, event.changed_at) == ("2031-04-05T10:00:00Z", "2031-04-06T10:00:00Z")
        later = [dated.change.joined for dated in ledger.changes_since("2031-04-06")]
        assert later == [(second,)]
        assert len(list(ledger.changes_since("2031"))) == 2
        assert list(ledger.changes_since("2031-05")) == []

    def test_a_claim_that_is_read_anew_is_not_new(self, ledger: Ledger) -> None:
        clock = Clock()
        with patch.object(appending, "now", clock):
            (one,) = told(ledger, report("a.txt"))
            clock.now = "2031-04-06T10:00:00Z"
            told(ledger, report("a.txt"), generation=SECOND)
            (two,) = told(ledger, report("b.txt", TEXT + "b"))
        assert {dated.claim for dated in ledger.claims_since("2031-04-06")} == set(keys(two))
        assert {dated.claim for dated in ledger.claims_since("2031")} == set(keys(one, two))
        assert {dated.appended_at[:10] for dated in ledger.claims_since("2031")} == {
            "2031-04-05",
            "2031-04-06",
        }

    @pytest.mark.parametrize("time", ["", "yesterday", "2031-4-5", "05.04.2031", "2031-04-05T10:00+02:00"])
    def test_what_is_no_time_is_refused(self, ledger: Ledger, time: str) -> None:
        for ask in (ledger.changes_since, ledger.claims_since, ledger.judgements_since):
            with pytest.raises(UsageError, match="is no time"):
                list(ask(time))
        with pytest.raises(UsageError, match="is no time"):
            ledger.judgements(before=time)

    # ── claims by key ──

    def test_claims_by_key_are_the_current_ones(self, ledger: Ledger) -> None:
        one, two = told(ledger, report("a.txt"), report("b.txt", TEXT + "b"))
        wanted = [claims(two)[1].key, claims(one)[0].key, sha256(b"none"), claims(two)[1].key]
        assert ledger.claims_by_key(wanted) == [claims(one)[0], claims(two)[1]]
        told(ledger, report("a.txt"), generation=SECOND)
        assert ledger.claims_by_key(wanted) == [claims(two)[1], claims(one, SECOND)[0]]
        ledger.withdraw("b.txt", by="A", reason="B")
        assert ledger.claims_by_key(wanted) == [claims(one, SECOND)[0]]
        fill(ledger, report("a.txt"), generation=SECOND)
        assert ledger.claims_by_key(wanted) == []

    def test_claims_of_an_older_version_are_not_current(self, ledger: Ledger) -> None:
        (old,) = told(ledger, report())
        fill(ledger, report(outlet="The Pier"))
        assert ledger.claims_by_key(keys(old)) == []
        fill(ledger, report(outlet="Tide"))
        (new,) = told(ledger, report(outlet="The Pier"))
        assert len(ledger.claims_by_key(keys(new))) == 2

    def test_a_claim_is_found_by_id_key_and_the_id_of_an_earlier_reading(self, ledger: Ledger) -> None:
        (kept,) = told(ledger, report())
        told(ledger, report(), generation=SECOND)
        old, new = claims(kept)[0], claims(kept, SECOND)[0]
        for name in (new.id, new.id[:8], new.key, new.key[:8], old.id):
            assert ledger.claim(name) == new
        for name in ("", "abc", "0123456789", "%", "\ud800"):
            with pytest.raises(UsageError, match="no claim is called"):
                ledger.claim(name)
        ledger.withdraw(kept.id, by="A", reason="B")
        with pytest.raises(UsageError, match="no longer current"):
            ledger.claim(new.id)

    def test_two_claims_of_one_report_can_share_a_key_and_are_told_apart_by_id(self, ledger: Ledger) -> None:
        (kept,) = fill(ledger, report())
        one = claims(kept)[0]
        other = replace(one, attribution=attributions(kept)[2].id)
        ledger.keep_claims(kept.id, FIRST, [one, other])
        assert one.key == other.key
        assert set(ledger.claims_by_key([one.key])) == {one, other}
        assert ledger.claim(other.id) == other
        with pytest.raises(UsageError, match="any of 2 claims"):
            ledger.claim(one.key)
        keep_changes(ledger, change(ONE, [one.key]))
        assert [finding.message for finding in ledger.verify()] == []

    def test_the_events_survive_that_a_report_is_read_anew(self, ledger: Ledger) -> None:
        (kept,) = told(ledger, report())
        keep_changes(ledger, change(ONE, keys(kept)))
        told(ledger, report(), generation=SECOND)
        found = ledger.claims_by_key(ledger.event(ONE).claims)
        assert {claim.generation for claim in found} == {SECOND} != {FIRST}
