"""The index that reconciliation works on: scenes, cells, links, leads, and what is still to be reconciled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import LedgerError
from counterclaim.ledger import Ledger
from counterclaim.ledger.scenes import wordless
from counterclaim.reconcile.memory import MemoryIndex
from counterclaim.reconcile.scenes.scene import Scene
from counterclaim.records import EventChange, sha256

from .made import FIRST, SECOND, TEXT, attributions, change, fill, keys, record_ids, report, scene, told
from .store import Store, few

SCENES = [
    Scene(
        sha256(f"report {n % 3}".encode()),
        (sha256(f"claim {n}".encode()),),
        frozenset({"attack"}),
        published=[None, "2031-04-05", "2031-04", "2031-04-05"][n % 4],
    )
    for n in range(8)
]
CELLS = [-(2**63), -1, 0, 2**63 - 1]
some_cells = st.lists(st.sampled_from(CELLS), unique=True)
places = st.integers(0, len(SCENES) - 1)
steps = st.one_of(
    st.tuples(st.just("add"), places, some_cells),
    st.tuples(st.just("remove"), places),
    st.tuples(st.just("link"), places, st.dictionaries(places, st.floats(-9, 9))),
    st.tuples(st.just("follow"), places, places),
    st.tuples(st.just("put"), places, st.sampled_from(["one", "other"])),
)


def take(index: Any, there: dict[str, Scene], step: tuple[Any, ...]) -> None:
    """One step on an index, where it makes sense; `there` are the scenes that the index has."""
    kind, place, *more = step
    name = SCENES[place].id
    if kind == "add" and name not in there:
        there[name] = SCENES[place]
        index.add(SCENES[place], more[0])
    elif name not in there:
        return
    elif kind == "remove":
        del there[name]
        index.remove(name)
    elif kind == "put":
        index.put(name, more[0])
    elif kind == "follow":
        index.follow(name, SCENES[more[0]].id)
    elif kind == "link":
        earlier = {SCENES[n].id: value for n, value in more[0].items() if SCENES[n].rank < SCENES[place].rank}
        index.set_links(name, {other: value for other, value in earlier.items() if other in there})


def content(index: Any, there: Sequence[str]) -> dict[str, Any]:
    """All that an index answers of the scenes that it has."""
    return {
        "reports": [index.scenes_of(each) for each in sorted({scene.report for scene in SCENES})],
        "claims": [index.scene_of(claim) for scene in SCENES for claim in scene.claims],
        "cells": {name: sorted(index.cells(name)) for name in there},
        "first": [index.first(cell, most) for cell in CELLS for most in (1, 3, 99)],
        "beyond": [index.beyond(cell, most) for cell in CELLS for most in (0, 3, 99)],
        "ranks": {name: index.rank(name) for name in there},
        "links": {name: index.links(name) for name in there},
        "linking": {name: index.linking(name) for name in there},
        "leads": {name: index.lead(name) for name in there},
        "led": [index.led(each.id, most) for each in SCENES for most in (1, 3, None)],
        "events": {name: index.event_of(name) for name in there},
        "members": [index.scenes_in(event) for event in ("one", "other", "none")],
        "scenes": [index.scene(name) for name in there],
    }


class IndexSuite(Store):
    @few
    @given(taken=st.lists(steps, max_size=30))
    def test_the_index_answers_as_the_plain_one_in_memory_does(self, taken: list[tuple[Any, ...]]) -> None:
        plain = MemoryIndex()
        with self.fresh() as ledger, ledger.reconciling() as index:
            for each in (plain, index):
                there: dict[str, Scene] = {}
                for step in taken:
                    take(each, there, step)
            assert content(index, sorted(there)) == content(plain, sorted(there))

    @few
    @given(order=st.permutations(range(8)), removed=st.lists(places, unique=True))
    def test_the_order_in_which_scenes_came_makes_no_difference(
        self, order: list[int], removed: list[int]
    ) -> None:
        contents = []
        left = [scene.id for n, scene in enumerate(SCENES) if n not in removed]
        for way in (order, list(range(8))):
            with self.fresh() as ledger, ledger.reconciling() as index:
                for n in way:
                    index.add(SCENES[n], CELLS[n % 2 :])
                for n in removed:
                    index.remove(SCENES[n].id)
                contents.append(content(index, left))
        assert contents[0] == contents[1]

    def test_what_is_not_in_the_index_has_no_answer(self, ledger: Ledger) -> None:
        with ledger.reconciling() as index:
            for name in (SCENES[0].id, "", "no id"):
                with pytest.raises(KeyError):
                    index.scene(name)
                with pytest.raises(KeyError):
                    index.rank(name)
                assert index.event_of(name) is index.lead(name) is None
                assert index.led(name) == []
            assert not index.scenes_of("nothing")
            assert index.first(7, 48) == index.scenes_in("nothing") == []
            answers = [index.scene_of("nothing"), index.last_change("nothing"), index.founded("nothing")]
            assert answers == [None] * 3
            assert index.claims_in("nothing") == index.events_of(["nothing"]) == frozenset()

    def test_ids_that_begin_alike_are_told_apart_and_stand_in_the_order_of_ids(self, ledger: Ledger) -> None:
        alike = [Scene("r", (f"000{n}",), frozenset()) for n in range(4)]
        names = property(lambda scene: "0" * 60 + scene.claims[0])
        with patch.object(Scene, "id", names), ledger.reconciling() as index:
            for each in alike:
                index.add(each, [1])
            assert index.first(1, 9) == [each.id for each in alike]
            index.remove(alike[1].id)
            assert index.scene(alike[2].id).claims == alike[2].claims
            with pytest.raises(KeyError):
                index.scene(alike[1].id)

    def test_a_scene_that_is_added_again_takes_the_place_of_the_old_one(self, ledger: Ledger) -> None:
        old, new = scene(report(), words=0.5), scene(report(), words=0.25)
        with ledger.reconciling() as index:
            index.add(old, [1])
            index.put(old.id, "event")
            index.add(new, [2])
            assert (index.scene(old.id), index.first(1, 9), index.first(2, 9)) == (new, [], [new.id])
            assert index.event_of(old.id) is None

    def test_words_that_utf8_cannot_hold_are_kept_in_a_scene(self, ledger: Ledger) -> None:
        odd = Scene("r", ("c",), frozenset(), words={"\ud800": 1.0}, names=frozenset({"שלום", "\x00"}))
        with ledger.reconciling() as index:
            index.add(odd, [])
            assert index.scenes_of("r") == [odd]

    def test_a_reconciliation_that_fails_leaves_nothing(self, ledger: Ledger) -> None:
        (kept,) = told(ledger, report())
        before = record_ids(ledger)

        def interrupted() -> Iterator[EventChange]:
            index.add(scene(kept), [1, 2])
            index.done(kept.id, FIRST)
            yield change("event", keys(kept))
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt), ledger.reconciling() as index:
            index.keep(interrupted())
        assert record_ids(ledger) == before
        assert list(ledger.unreconciled(FIRST)) == [(kept.id, True)]
        with ledger.reconciling() as index:
            assert not index.scenes_of(kept.id)
            assert not index.first(1, 9)

    def test_others_see_nothing_of_a_reconciliation_before_it_is_done(self, ledger: Ledger) -> None:
        (kept,) = told(ledger, report())
        with closing(self.again(ledger)) as other:
            with ledger.reconciling() as index:
                index.keep([change("ab" * 32, keys(kept))])
                assert list(other.events()) == []
            assert [found.event for found in other.events()] == ["ab" * 32]

    def test_nothing_else_can_be_kept_within_a_reconciliation(self, ledger: Ledger) -> None:
        with pytest.raises(LedgerError), ledger.reconciling():
            ledger.keep(report())

    # ── what is to be reconciled ──

    def test_reports_that_were_read_are_to_be_reconciled_once_in_each_generation(
        self, ledger: Ledger
    ) -> None:
        one, two = told(ledger, report("a.txt"), report("b.txt", TEXT + "b"))
        ledger.keep(report("c.txt", "Nobody has read this one yet."))
        assert list(ledger.unreconciled(FIRST)) == [(one.id, True), (two.id, True)]
        done(ledger, one.id)
        assert list(ledger.unreconciled(FIRST)) == [(two.id, True)]
        done(ledger, two.id)
        assert list(ledger.unreconciled(FIRST)) == []
        assert list(ledger.unreconciled(SECOND)) == [(one.id, True), (two.id, True)]

    def test_reading_anew_and_going_back_make_a_report_unreconciled(self, ledger: Ledger) -> None:
        (kept,) = told(ledger, report())
        done(ledger, kept.id)
        told(ledger, report())
        assert list(ledger.unreconciled(FIRST)) == []
        told(ledger, report(), generation=SECOND)
        assert list(ledger.unreconciled(FIRST)) == [(kept.id, True)]
        done(ledger, kept.id)
        ledger.resume(kept.id, "interpret", FIRST)
        assert list(ledger.unreconciled(FIRST)) == [(kept.id, True)]
        done(ledger, kept.id)
        ledger.keep_attributions(kept.id, SECOND, attributions(kept, SECOND))
        assert list(ledger.unreconciled(FIRST)) == [(kept.id, True)]

    def test_an_older_version_is_to_be_taken_out_before_the_new_one_is_put_in(self, ledger: Ledger) -> None:
        (old,) = told(ledger, report())
        done(ledger, old.id)
        (new,) = fill(ledger, report(outlet="The Pier"))
        assert list(ledger.unreconciled(FIRST)) == [(old.id, False), (new.id, True)]
        done(ledger, old.id, new.id)
        assert list(ledger.unreconciled(FIRST)) == []
        fill(ledger, report(outlet="Tide"), report(outlet="The Pier"))
        ids = {report(outlet=outlet).id for outlet in ("The Pier", "Tide")}
        assert {name for name, _ in ledger.unreconciled(FIRST)} == ids
        assert (new.id, True) in ledger.unreconciled(FIRST)

    def test_a_withdrawn_report_is_to_be_taken_out_and_its_words_are_gone_at_once(
        self, ledger: Ledger
    ) -> None:
        (kept,) = told(ledger, report())
        held = scene(kept, published="2031-04-05")
        with ledger.reconciling() as index:
            index.add(held, [1])
            index.put(held.id, "event")
            index.keep([change("event", keys(kept))])
        done(ledger, kept.id)
        ledger.withdraw(kept.id, by="A", reason="B")
        assert list(ledger.unreconciled(FIRST)) == [(kept.id, False)]
        with ledger.reconciling() as index:
            (left,) = index.scenes_of(kept.id)
            assert left == wordless(held) != held
            assert (left.id, left.words, left.days) == (held.id, {}, None)
            assert (index.event_of(held.id), index.claims_in("event")) == ("event", frozenset(keys(kept)))
            index.remove(held.id)
            index.done(kept.id, FIRST)
        assert list(ledger.unreconciled(SECOND)) == []
        assert [finding.kind for finding in ledger.verify()] == ["withdrawn"]

    def test_a_report_that_is_withdrawn_unreconciled_leaves_only_itself_to_forget(
        self, ledger: Ledger
    ) -> None:
        (kept,) = told(ledger, report())
        ledger.withdraw(kept.id, by="A", reason="B")
        assert list(ledger.unreconciled(FIRST)) == [(kept.id, False)]
        done(ledger, kept.id)
        assert list(ledger.unreconciled(FIRST)) == []

    def test_rebuilding_empties_the_index_and_keeps_the_events(self, ledger: Ledger) -> None:
        (kept,) = told(ledger, report())
        with ledger.reconciling() as index:
            index.add(scene(kept), [1])
            index.keep([change("ab" * 32, keys(kept))])
        done(ledger, kept.id)
        before = list(ledger.events())
        ledger.rebuild()
        assert list(ledger.events()) == before
        assert list(ledger.unreconciled(FIRST)) == [(kept.id, True)]
        with ledger.reconciling() as index:
            assert not index.scenes_of(kept.id)
            assert not index.first(1, 9)
        assert list(ledger.verify()) == []


def done(ledger: Ledger, *reports: str) -> None:
    with ledger.reconciling() as index:
        for name in reports:
            index.done(name, FIRST)
