from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reconcile import MemoryIndex, Scene
from counterclaim.reconcile.events import neighbours as neighbours_module
from counterclaim.reconcile.events.cells import cells
from counterclaim.reconcile.events.likeness import reasons, score
from counterclaim.records import EventChange, event_id
from tests.reconcile.made import corpora, judgement, parted, scene, settle

Corpus = dict[str, list[Scene]]


@pytest.fixture(autouse=True)
def _small_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cells that hold three scenes, so that scenes are pushed out and let in."""
    monkeypatch.setattr(neighbours_module, "HELD", 3)


def batches(corpus: Corpus, order: list[str], size: int) -> Iterator[list[tuple[str, list[Scene]]]]:
    rest = iter(order)
    while batch := list(islice(rest, size)):
        yield [(name, corpus[name]) for name in batch]


def grown(corpus: Corpus, order: list[str], size: int) -> MemoryIndex:
    index = MemoryIndex()
    for batch in batches(corpus, order, size):
        settle(index, batch)
    return index


@given(corpora, st.randoms(use_true_random=False), st.integers(1, 5))
@settings(deadline=None)
def test_any_order_and_any_batch_size_give_the_same_events(corpus: Corpus, random: object, size: int) -> None:
    order = sorted(corpus)
    random.shuffle(order)  # type: ignore[attr-defined]
    assert parted(grown(corpus, order, size), corpus) == parted(grown(corpus, sorted(corpus), 100), corpus)


@given(corpora, st.randoms(use_true_random=False), st.integers(0, 5))
@settings(deadline=None)
def test_reports_that_are_gone_leave_the_events_as_if_they_had_never_come(
    corpus: Corpus, random: object, gone: int
) -> None:
    order = sorted(corpus)
    random.shuffle(order)  # type: ignore[attr-defined]
    index = grown(corpus, order, 2)
    settle(index, [(name, []) for name in order[:gone]])
    assert parted(index, order[gone:]) == parted(grown(corpus, order[gone:], 100), order[gone:])


@given(corpora, st.data(), st.randoms(use_true_random=False), st.integers(1, 4))
@settings(deadline=None)
def test_judgements_hold_and_order_makes_no_difference_to_them_either(
    corpus: Corpus, data: st.DataObject, random: object, size: int
) -> None:
    claims = sorted(claim for scenes in corpus.values() for each in scenes for claim in each.claims)
    pairs = (
        st.lists(st.sampled_from(claims), min_size=2, max_size=2, unique=True)
        if len(claims) > 1
        else st.nothing()
    )
    verdicts = st.tuples(st.sampled_from(["same event", "different events"]), pairs)
    drawn = data.draw(st.lists(verdicts, max_size=5)) if len(claims) > 1 else []
    said = [judgement(kind, *pair, at=f"2031-05-0{n + 1}T10:00:00Z") for n, (kind, pair) in enumerate(drawn)]
    order = sorted(corpus)
    random.shuffle(order)  # type: ignore[attr-defined]
    index, other = MemoryIndex(said), MemoryIndex(said)
    for batch in batches(corpus, order, size):
        settle(index, batch)
    settle(other, corpus.items())
    assert parted(index, corpus) == parted(other, corpus)
    later = {judgement.claims: judgement.kind for judgement in said}
    event = {claim: group for group in parted(index, corpus) for claim in group}
    for one, two in (pair for pair, kind in later.items() if kind == "different events"):
        assert event[one] != event[two]
    if "different events" not in later.values():
        assert all(event[one] == event[two] for one, two in later)


@given(corpora, st.integers(1, 4))
@settings(deadline=None)
def test_the_changes_add_up_to_the_events(corpus: Corpus, size: int) -> None:
    index = grown(corpus, sorted(corpus), size)
    told: dict[str, set[str]] = {}
    for change in index.changes:
        told.setdefault(change.event, set()).update(change.joined)
        told[change.event].difference_update(change.left)
    assert frozenset(frozenset(claims) for claims in told.values() if claims) == parted(index, corpus)


@given(corpora)
@settings(deadline=None)
def test_the_same_reports_again_change_nothing(corpus: Corpus) -> None:
    index = grown(corpus, sorted(corpus), 3)
    assert settle(index, corpus.items()) == []


def test_two_like_scenes_are_one_event_and_a_far_one_is_another() -> None:
    index = MemoryIndex()
    settle(
        index,
        [
            ("a", [scene("a", 0, "mill", "2031-04-01", "x")]),
            ("b", [scene("b", 0, "mill", "2031-04-01", "x")]),
            ("c", [scene("c", 0, "mill", "2031-04-01", "y")]),
        ],
    )
    assert parted(index, "abc") == {frozenset({"a-0", "b-0"}), frozenset({"c-0"})}


def test_two_undated_reports_have_to_have_more_in_common_than_two_of_one_day() -> None:
    """Of two that nothing dates, years may lie between."""
    dated = [
        replace(scene(name, 0, "mill", None, None), words={name: 0.8, "x": 0.5, "y": 0.3})
        for name in ("a", "b")
    ]
    undated = [replace(each, published=None) for each in dated]
    assert {reason.feature for reason in reasons(*undated)} - {
        reason.feature for reason in reasons(*dated)
    } == {"time not known"}
    for told, events in ((dated, 1), (undated, 2)):
        index = MemoryIndex()
        settle(index, [(each.report, [each]) for each in told])
        assert len(parted(index, "ab")) == events


def test_the_oldest_id_survives_a_merge_and_the_other_leads_to_it() -> None:
    index = MemoryIndex()
    (first,) = settle(index, [("a", [scene("a", 0, "mill", "2031-04-01", "x")])])
    (second,) = settle(index, [("b", [scene("b", 0, "bridge", "2031-04-20", "y")])])
    index._judgements = [judgement("same event", "a-0", "b-0")]
    changes = settle(index, [("b", [scene("b", 0, "bridge", "2031-04-20", "y")])])
    assert [(change.event, change.joined, change.into) for change in changes] == [
        (first.event, ("b-0",), None),
        (second.event, (), first.event),
    ]
    assert changes[1].after == second.id


def test_an_event_that_is_split_keeps_its_id_where_most_of_it_is() -> None:
    index = MemoryIndex()
    alike = {name: [scene(name, 0, "mill", "2031-04-01", "x")] for name in ("a", "b", "c")}
    (founded,) = settle(index, alike.items())
    index._judgements = [
        judgement("different events", "a-0", "c-0"),
        judgement("different events", "b-0", "c-0"),
    ]
    stays, parts = settle(index, alike.items())
    assert (stays.event, stays.left) == (founded.event, ("c-0",))
    assert (parts.joined, parts.split_from) == (("c-0",), founded.event)


def test_of_two_judgements_that_contradict_each_other_the_later_holds() -> None:
    alike = {name: [scene(name, 0, "mill", "2031-04-01", "x")] for name in ("a", "b")}
    index = MemoryIndex(
        [
            judgement("different events", "a-0", "b-0", at="2031-05-01T10:00:00Z"),
            judgement("same event", "a-0", "b-0", at="2031-05-02T10:00:00Z"),
        ]
    )
    settle(index, alike.items())
    assert parted(index, "ab") == {frozenset({"a-0", "b-0"})}


def test_a_judgement_that_is_taken_back_leaves_the_events_as_they_were() -> None:
    apart = {
        "a": [scene("a", 0, "mill", "2031-04-01", "x")],
        "b": [scene("b", 0, "bridge", "2031-04-20", "y")],
    }
    index = MemoryIndex([judgement("same event", "a-0", "b-0")])
    settle(index, apart.items())
    assert parted(index, "ab") == {frozenset({"a-0", "b-0"})}
    index._judgements = []
    settle(index, apart.items())
    assert parted(index, "ab") == {frozenset({"a-0"}), frozenset({"b-0"})}


def test_what_hung_together_by_a_report_that_is_gone_falls_apart() -> None:
    index = MemoryIndex([judgement("same event", "a-0", "b-0"), judgement("same event", "b-0", "c-0")])
    days = {"a": "2031-04-01", "b": "2031-04-20", "c": "2031-05-20"}
    told = {name: [scene(name, 0, f"what {name} tells", day, name)] for name, day in days.items()}
    settle(index, told.items())
    assert parted(index, "abc") == {frozenset({"a-0", "b-0", "c-0"})}
    settle(index, [("b", [])])
    assert parted(index, "ac") == {frozenset({"a-0"}), frozenset({"c-0"})}


def test_a_person_parts_two_however_many_like_scenes_stand_around_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(neighbours_module, "HELD", 48)
    names = [f"r{n:02}" for n in range(40)]
    alike = {name: [scene(name, 0, "mill", "2031-04-01", "x")] for name in names}
    index = MemoryIndex([judgement("different events", "r00-0", "r39-0")])
    settle(index, alike.items())
    assert index.event_of(alike["r00"][0].id) != index.event_of(alike["r39"][0].id)


def test_a_claim_that_founds_twice_gives_two_ids() -> None:
    index = MemoryIndex()
    (first,) = settle(index, [("a", [scene("a", 0, "mill", "2031-04-01", "x")])])
    (ended,) = settle(index, [("a", [])])
    (again,) = settle(index, [("a", [scene("a", 0, "mill", "2031-04-01", "x")])])
    assert first.event == event_id("a-0")
    assert ended == EventChange(first.event, (), ("a-0",), ended.generation, after=first.id)
    assert again.event != first.event


def test_a_claim_that_nobody_has_seen_again_yet_stays_in_its_event() -> None:
    """As after the index was emptied, while reports come back one by one."""
    index = MemoryIndex()
    alike = {name: [scene(name, 0, "mill", "2031-04-01", "x")] for name in ("a", "b")}
    (founded,) = settle(index, alike.items())
    emptied = MemoryIndex()
    emptied.keep([founded])
    assert settle(emptied, [("a", alike["a"])]) == []
    assert settle(emptied, [("b", alike["b"])]) == []
    assert emptied.claims_in(founded.event) == {"a-0", "b-0"}


def test_an_event_that_gains_a_report_and_loses_one_at_once_changes_once() -> None:
    index = MemoryIndex()
    alike = {name: [scene(name, 0, "mill", "2031-04-01", "x")] for name in ("a", "b", "c", "d")}
    (founded,) = settle(index, [(name, alike[name]) for name in ("a", "b", "c")])
    leading = index.lead(alike["a"][0].id)
    gone = next(name for name in ("a", "b", "c") if alike[name][0].id != leading)
    (change,) = settle(index, [(gone, []), ("d", alike["d"])])
    assert (change.event, change.joined, change.left) == (founded.event, ("d-0",), (f"{gone}-0",))
    assert change.after == founded.id


def test_an_event_whose_claims_come_back_into_another_leads_to_it() -> None:
    """As after the index was emptied, with rules by which two events are one."""
    index = MemoryIndex()
    changes = [EventChange(event_id(f"{name}-0"), (f"{name}-0",), (), "before") for name in "ab"]
    index.keep(changes)
    alike = {name: [scene(name, 0, "mill", "2031-04-01", "x")] for name in ("a", "b")}
    settle(index, [("a", alike["a"])])
    settle(index, [("b", alike["b"])])
    assert index.claims_in(changes[0].event) == {"a-0", "b-0"}
    assert index.claims_in(changes[1].event) == frozenset()
    assert index.changes[-1].into == changes[0].event


@given(corpora)
def test_a_score_is_the_same_from_either_side_and_is_the_sum_of_its_reasons(corpus: Corpus) -> None:
    found = [each for scenes in corpus.values() for each in scenes]
    for one in found[:4]:
        for other in found[-4:]:
            assert score(one, other) == score(other, one)
            assert {r.feature: r.added for r in reasons(one, other)} == {
                r.feature: r.added for r in reasons(other, one)
            }


@given(corpora)
def test_a_scene_is_in_few_cells_whatever_it_tells(corpus: Corpus) -> None:
    for scenes in corpus.values():
        for each in scenes:
            assert 1 <= len(cells(each)) < 80
            assert cells(each) == sorted(set(cells(each)))
