from __future__ import annotations

from dataclasses import replace

from counterclaim.reconcile import MemoryIndex, Scene
from counterclaim.reconcile.events.leads import FIRST
from tests.reconcile.made import judgement, parted, scene, settle

MILL = {name: [scene(name, 0, "mill", "2031-04-01", "x")] for name in ("a1", "a2", "a3")}
BRIDGE = {name: [scene(name, 0, "bridge", "2031-04-20", "y")] for name in ("b1", "b2", "b3")}
ALL = MILL | BRIDGE


def test_one_judgement_joins_two_whole_events() -> None:
    index = MemoryIndex([judgement("same event", "a2-0", "b3-0")])
    settle(index, ALL.items())
    assert len(parted(index, ALL)) == 1


def test_what_was_parted_from_one_is_parted_from_all_that_were_said_to_be_one_with_it() -> None:
    index = MemoryIndex(
        [judgement("same event", "a1-0", "b1-0"), judgement("different events", "b1-0", "a3-0")]
    )
    settle(index, ALL.items())
    assert parted(index, ALL) == {
        frozenset({"a1-0", "a2-0", "b1-0", "b2-0", "b3-0"}),
        frozenset({"a3-0"}),
    }


def test_two_said_to_be_one_stand_together_alone_where_others_around_them_were_parted() -> None:
    index = MemoryIndex(
        [judgement("same event", "a1-0", "b1-0"), judgement("different events", "a3-0", "b3-0")]
    )
    settle(index, ALL.items())
    assert parted(index, ALL) == {
        frozenset({"a1-0", "b1-0"}),
        frozenset({"a2-0", "a3-0"}),
        frozenset({"b2-0", "b3-0"}),
    }


def test_different_events_wins_against_a_chain_of_same_event() -> None:
    index = MemoryIndex(
        [
            judgement("same event", "a1-0", "b1-0", at="2031-05-01T10:00:00Z"),
            judgement("different events", "a1-0", "c-0", at="2031-05-02T10:00:00Z"),
            judgement("same event", "b1-0", "c-0", at="2031-05-03T10:00:00Z"),
        ]
    )
    told = {"c": [scene("c", 0, "depot", "2031-05-20", "z")], **ALL}
    settle(index, told.items())
    assert len(parted(index, told)) == 2


def test_a_judgement_about_claims_that_are_not_there_changes_nothing() -> None:
    index = MemoryIndex([judgement("same event", "a1-0", "gone"), judgement("same origin", "a1-0", "b1-0")])
    settle(index, ALL.items())
    assert parted(index, ALL) == {frozenset(f"{name}-0" for name in half) for half in (MILL, BRIDGE)}


def test_more_reports_of_a_joined_event_join_it() -> None:
    index = MemoryIndex([judgement("same event", "a1-0", "b1-0")])
    settle(index, ALL.items())
    more = {"b4": [scene("b4", 0, "bridge", "2031-04-20", "y")]}
    (change,) = settle(index, more.items())
    assert change.joined == ("b4-0",)
    assert len(parted(index, [*ALL, *more])) == 1


def mill(name: str, day: str, *places: str) -> list[Scene]:
    told = replace(scene(name, 0, "mill", "2031-04-01", None), words={"mill": 1.0}, published=day)
    return [replace(told, places=frozenset(places or {"x"}))]


def test_a_judgement_reaches_reports_that_came_before_the_one_it_needs() -> None:
    """A report that is one event with the first, and not with the second, parts these two."""
    said = [judgement("same event", "late-0", "first-0"), judgement("different events", "late-0", "second-0")]
    days = {"first": "2031-04-01", "second": "2031-04-02", "third": "2031-04-03"}
    told = {name: mill(name, day) for name, day in days.items()}
    for name in ("first", "third"):
        told[name] = [replace(each, numbers=frozenset({"12"})) for each in told[name]]
    index = MemoryIndex(said)
    settle(index, told.items())
    assert len(parted(index, told)) == 1
    settle(index, [("late", [scene("late", 0, "depot", "2031-04-20", "y")])])
    assert parted(index, [*told, "late"]) == {
        frozenset({"first-0", "third-0", "late-0"}),
        frozenset({"second-0"}),
    }


def test_more_reports_do_not_follow_a_scene_that_a_judgement_took_out_of_its_event() -> None:
    mills = sorted(MILL.values(), key=lambda scenes: scenes[0].rank)
    leading = mills[0][0].report
    bound = "b1-0"
    other = next(name for name in MILL if name != leading)
    index = MemoryIndex(
        [judgement("same event", f"{leading}-0", bound), judgement("different events", f"{other}-0", "b3-0")]
    )
    settle(index, ALL.items())
    more = {"a4": [scene("a4", 0, "mill", "2031-04-01", "x")]}
    settle(index, more.items())
    events = parted(index, [*ALL, *more])
    assert frozenset({f"{leading}-0", bound}) in events
    assert frozenset({f"{name}-0" for name in [*MILL, *more] if name != leading}) in events


def test_a_scene_that_moves_to_another_event_drives_out_what_was_parted_from_it() -> None:
    """Without the depot, the scene that tells of both follows the mill; what is later gives way.

    The event is so large that neither is among its first, and the two are not alike themselves.
    """
    mills = {f"mill{n}": mill(f"mill{n}", "2031-04-01", "x", "z") for n in range(FIRST + 1)}
    depot = replace(scene("depot", 0, "depot", "2031-04-01", "y"), words={"depot": 1.0})
    both = replace(scene("both", 0, "", "2031-04-01", None), words={"mill": 0.6, "depot": 0.8})
    both = replace(both, places=frozenset({"x", "y"}), published="2031-04-02")
    told = {**mills, "depot": [depot], "both": [both], "later": mill("later", "2031-04-03", "z")}
    of_mills = frozenset(f"{name}-0" for name in mills)
    index = MemoryIndex([judgement("different events", "both-0", "later-0")])
    settle(index, told.items())
    assert parted(index, told) == {of_mills | {"later-0"}, frozenset({"depot-0", "both-0"})}
    settle(index, [("depot", [])])
    assert parted(index, [*mills, "both", "later"]) == {of_mills | {"both-0"}, frozenset({"later-0"})}
