"""Which pairs an index proposes."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reconcile.origins import MemoryIndex, candidates, cells, likenesses
from counterclaim.reconcile.origins.lexicon import limits
from tests.reconcile.origins.made import OTHER, STORY, report


def test_a_copy_is_met_and_what_is_unlike_is_not() -> None:
    index = MemoryIndex()
    first, other = report(STORY, "first"), report(OTHER, "other")
    assert index.add(first) == ()
    assert index.add(other) == ()
    assert index.add(report(f"A new lead. {STORY}", "copy")) == (first.id,)


def test_adding_again_changes_nothing() -> None:
    index = MemoryIndex()
    first, copy = report(STORY, "first"), report(STORY + " More.", "copy")
    index.add(first)
    assert index.add(copy) == index.add(copy) == (first.id,)
    assert index.add(first) == (copy.id,)


def test_a_short_text_has_cells_and_an_empty_one_none() -> None:
    assert cells(report("Seven words are just enough for one cell"))
    assert cells(report("")) == cells(report("too few")) == frozenset()


def test_cells_are_the_same_on_every_machine() -> None:
    assert cells(report("one two three four five six seven eight")) == cells(
        report("One, two; three: four five six seven eight!", "elsewhere")
    )
    assert min(cells(report("one two three four five six seven"))) == PINNED


PINNED = 4263948514414859668


@given(st.integers(0, 40), st.integers(0, 40))
@settings(max_examples=40)
def test_every_long_shared_run_gives_a_common_cell(before: int, after: int) -> None:
    draw = random.Random(before * 41 + after)
    run = [f"w{draw.randrange(10**6)}" for _ in range(limits().shingle + limits().window - 1)]
    texts = (
        " ".join([*(f"{name}{i}" for i in range(before)), *run, *(f"{name}x{i}" for i in range(after))])
        for name in "ab"
    )
    one, other = (cells(report(text, text[:3])) for text in texts)
    assert one & other


def test_a_cell_holds_a_bounded_number_of_reports_the_earliest() -> None:
    index = MemoryIndex()
    days = [f"2022-{month:02d}-{day:02d}" for month in range(1, 4) for day in range(1, 29)]
    reports = {day: report(STORY, day, date=day) for day in days}
    for day in random.Random(5).sample(days, len(days)):
        met = index.add(reports[day])
        assert len(met) <= limits().cell
    earliest = {reports[day].id for day in days[: limits().cell]}
    assert set(index.add(report(STORY, "late", date="2023-01-01"))) == earliest


def test_text_that_an_outlet_has_day_after_day_is_its_standing_text() -> None:
    index = MemoryIndex()
    for day in range(1, 8):
        index.add(report(f"{OTHER} {day * 'x'}", f"{day}", date=f"2022-05-0{day}", outlet="Daily Varn"))
    own = report(f"{OTHER} {STORY}", "own", date="2022-05-09", outlet="Daily Varn")
    assert cells(report(OTHER)) & index.standing(own)
    assert not index.standing(report(STORY, "story", date="2022-05-09", outlet="Daily Varn"))
    assert not index.standing(report(OTHER, "elsewhere", date="2022-05-09", outlet="Other Gazette"))
    assert not index.standing(report(OTHER, "nowhere"))


@given(st.permutations(range(5)))
@settings(max_examples=30)
def test_pairs_and_likenesses_do_not_depend_on_the_order(order: list[int]) -> None:
    reports = [
        report(STORY, "a", date="2022-05-01"),
        report(STORY + " More.", "b"),
        report(OTHER, "c", date="2022-05"),
        report(OTHER + " " + STORY, "d", date="2022-05-03"),
        report("Nothing.", "e"),
    ]
    shuffled = [reports[place] for place in order]
    assert set(candidates(shuffled)) == set(candidates(reports))
    assert likenesses(shuffled) == likenesses(reports)
