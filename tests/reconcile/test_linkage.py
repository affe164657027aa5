from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reconcile import linkage
from counterclaim.reconcile.linkage import average_link

places = st.lists(st.integers(0, 30), max_size=14)


def scores(line: list[int]) -> dict[str, dict[str, float]]:
    """Things on a line by their names; the nearer the higher, 0 at a distance of two."""
    return {
        f"{n:03}": {f"{m:03}": 2.0 - abs(one - other) for m, other in enumerate(line) if m != n}
        for n, one in enumerate(line)
    }


@given(places, st.sampled_from([3, 1000]))
def test_every_thing_is_in_exactly_one_group(line: list[int], largest: int) -> None:
    groups = average_link(sorted(scores(line)), scores(line), 0.0, largest)
    assert sorted(name for group in groups for name in group) == sorted(scores(line))


def test_a_chain_of_links_is_not_one_group() -> None:
    """Each neighbour is near, the ends are far: the mean keeps them apart."""
    chain = scores(list(range(9)))
    assert len(average_link(sorted(chain), chain, 0.5)) > 1


def test_nothing_is_no_group() -> None:
    assert average_link([], {}, 0.0) == []


def test_two_that_were_not_compared_count_as_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    near = {"a": {"b": 3.0}, "b": {"a": 3.0, "c": 3.0}, "c": {"b": 3.0}}
    assert len(average_link(list("abc"), near, 0.0)) == 2
    monkeypatch.setattr(linkage, "APART", -1.0)
    assert len(average_link(list("abc"), near, 0.0)) == 1


@pytest.mark.parametrize("size", [2, 5, 40])
def test_no_event_of_a_too_large_component_is_larger_than_the_bound(size: int) -> None:
    ids = [f"{n:03}" for n in range(size)]
    scores = {one: {other: 9.0 for other in ids if other != one} for one in ids}
    groups = average_link(ids, scores, 0.0, largest=4)
    assert max(map(len, groups)) <= 4
    assert sorted(id for group in groups for id in group) == ids
