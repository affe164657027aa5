from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from counterclaim.reconcile import MemoryIndex, Scene
from counterclaim.reconcile.events.leads import FIRST
from tests.reconcile.made import parted, scene, settle

_ASKED = ("scene", "links", "led", "first", "rank", "scenes_in", "claims_in", "events_of")


class CountingIndex(MemoryIndex):
    """Counts what it is asked, so that work is measured without a clock."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: Counter[str] = Counter()

    def __getattribute__(self, name: str) -> Any:
        if name in _ASKED:
            super().__getattribute__("asked")[name] += 1
        return super().__getattribute__(name)


def day(number: int) -> str:
    return (date(2031, 1, 1) + timedelta(number)).isoformat()


def alike(number: int) -> Scene:
    """One of any number of reports of one happening, each published on the day after the one before."""
    return replace(scene(f"r{number:05}", 0, "mill", "2031-01-01", "x"), published=day(number))


def onwards(number: int) -> Scene:
    """One of a chain in which each is like its neighbours, day after day, word after word."""
    words = {f"word{number + step}": 0.5 for step in range(4)}
    return replace(scene(f"r{number:05}", 0, "", day(number), "x"), words=words)


def asked_for_one_more(held: int, made: Callable[[int], Scene]) -> int:
    index = CountingIndex()
    settle(index, [(made(n).report, [made(n)]) for n in range(held)])
    index.asked.clear()
    settle(index, [(made(held).report, [made(held)])])
    assert index.event_of(made(held).id) is not None
    return index.asked.total()


@pytest.mark.parametrize("made", [alike, onwards])
def test_one_more_report_asks_no_more_of_the_index_however_much_there_is(
    made: Callable[[int], Scene],
) -> None:
    assert asked_for_one_more(800, made) <= 1.5 * asked_for_one_more(200, made)


def test_all_reports_of_one_happening_are_one_event_however_many() -> None:
    index = MemoryIndex()
    settle(index, [(alike(n).report, [alike(n)]) for n in range(200)])
    assert len(parted(index, [alike(n).report for n in range(200)])) == 1


def test_a_chain_of_small_steps_does_not_lead_from_one_happening_to_another() -> None:
    index = MemoryIndex()
    settle(index, [(onwards(n).report, [onwards(n)]) for n in range(40)])
    events = parted(index, [onwards(n).report for n in range(40)])
    assert 1 < len(events) < 40


def test_a_report_that_comes_late_but_was_first_leads_the_event() -> None:
    index = MemoryIndex()
    (founded,) = settle(index, [(alike(n).report, [alike(n)]) for n in range(1, 9)])
    (grown,) = settle(index, [(alike(0).report, [alike(0)])])
    assert (grown.event, grown.joined) == (founded.event, alike(0).claims)
    assert {index.lead(alike(n).id) for n in range(9)} == {alike(0).id}


def test_a_scene_that_tells_otherwise_under_the_same_name_is_compared_anew() -> None:
    index = MemoryIndex()
    settle(index, [(alike(n).report, [alike(n)]) for n in range(3)])
    other = replace(alike(0), places=frozenset({"y"}), words={"bridge": 1.0})
    assert other.id == alike(0).id
    settle(index, [(other.report, [other])])
    assert parted(index, [alike(n).report for n in range(3)]) == {
        frozenset(alike(0).claims),
        frozenset(alike(1).claims + alike(2).claims),
    }


def test_of_reports_of_one_day_the_one_that_tells_most_leads() -> None:
    index = MemoryIndex()
    thin = [alike(0), replace(alike(0), report="other", claims=("other-0",))]
    full = replace(alike(0), report="full", claims=("full-0", "full-1", "full-2"))
    settle(index, [(each.report, [each]) for each in (*thin, full)])
    assert {index.lead(each.id) for each in (*thin, full)} == {full.id}


def test_what_an_event_is_about_is_found_anew_when_its_first_reports_go() -> None:
    """Most of the first are unlike the last scene, which is like one of them and linked with no other."""
    mills = [replace(alike(n), words={"mill": 1.0}) for n in range(FIRST - 1)]
    places, words = frozenset({"x", "y"}), {"mill": 0.6, "bridge": 0.8}
    between = replace(alike(FIRST - 1), words=words, places=places)
    last = replace(alike(FIRST), words={"bridge": 1.0}, places=frozenset({"y"}))
    index = MemoryIndex()
    settle(index, [(each.report, [each]) for each in (*mills, between, last)])
    assert index.lead(last.id) == last.id
    settle(index, [(each.report, []) for each in mills[1:3]])
    assert index.lead(last.id) == index.lead(between.id) == mills[0].id
