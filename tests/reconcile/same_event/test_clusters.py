from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reconcile.same_event import Mention, Partition, cells, clusters
from counterclaim.reconcile.same_event.clusters import Score, average_link
from tests.reconcile.same_event.made import BRIDGE, BRIDGE_AGAIN, HARVEST, mention


def at(number: int, place: int) -> Mention:
    return Mention(id=f"{number:03}", document=f"{place // 3}", sentence=place, trigger=())


def nearness(one: Mention, other: Mention) -> float:
    """The nearer on a line, the higher; 0 at a distance of two."""
    return 2.0 - abs(one.sentence - other.sentence)


lines = st.lists(st.integers(0, 30), max_size=14).map(
    lambda places: [at(number, place) for number, place in enumerate(places)]
)


@given(lines, st.randoms(use_true_random=False), st.integers(1, 5), st.sampled_from([3, 1000]))
@settings(deadline=None)
def test_any_order_and_any_batch_size_give_the_same_partition(
    mentions: list[Mention], random: object, size: int, largest: int
) -> None:
    whole = Partition(nearness, 0.0, largest)
    whole.add(mentions)
    shuffled = list(mentions)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    grown = Partition(nearness, 0.0, largest)
    rest = iter(shuffled)
    while batch := list(islice(rest, size)):
        grown.add(batch)
    assert grown.events() == whole.events()
    assert sorted(id for event in whole.events() for id in event) == [one.id for one in mentions]


@given(lines)
@settings(deadline=None)
def test_only_what_a_new_mention_is_linked_to_is_touched(mentions: list[Mention]) -> None:
    partition = Partition(nearness, 0.0)
    partition.add(mentions)
    before = {one.id: partition.event_of(one.id) for one in mentions}
    touched = partition.add([at(999, 10)])
    assert "999" in touched
    assert all(partition.event_of(id) == event for id, event in before.items() if id not in touched)


def test_the_same_mention_twice_changes_nothing() -> None:
    partition = Partition(nearness, 0.0)
    partition.add([at(1, 1), at(2, 2)])
    assert partition.add([at(1, 1)]) == frozenset()
    assert partition.events() == {frozenset({"001", "002"})}


def test_a_chain_of_links_is_not_one_event() -> None:
    """Each neighbour is near, the ends are far: the mean keeps them apart."""
    chain = [Mention(id=f"{n}", document="x", sentence=n, trigger=()) for n in range(9)]
    assert len(clusters(chain, nearness, 0.5)) > 1


def test_no_mentions_are_no_events() -> None:
    assert clusters([]) == frozenset()
    assert Partition().add([]) == frozenset()


@pytest.mark.parametrize("size", [2, 5, 40])
def test_no_event_of_a_too_large_component_is_larger_than_the_bound(size: int) -> None:
    ids = [f"{n:03}" for n in range(size)]
    scores = {one: {other: 9.0 for other in ids if other != one} for one in ids}
    groups = average_link(ids, scores, 0.0, largest=4)
    assert max(map(len, groups)) <= 4
    assert sorted(id for group in groups for id in group) == ids


def test_two_reports_of_one_strike_are_one_event_and_a_sale_is_another() -> None:
    mentions = [
        mention(BRIDGE, "struck", "a"),
        mention(BRIDGE_AGAIN, "strike", "b"),
        mention(HARVEST, "sold", "c"),
    ]
    assert clusters(mentions) == {frozenset("ab"), frozenset("c")}


def test_mentions_of_one_happening_share_a_cell_and_strangers_do_not() -> None:
    bridge, again, harvest = (
        set(cells(mention(text, trigger, name)))
        for text, trigger, name in (
            (BRIDGE, "struck", "a"),
            (BRIDGE_AGAIN, "strike", "b"),
            (HARVEST, "sold", "c"),
        )
    )
    assert bridge & again
    assert not bridge & harvest


def test_cells_are_few_however_long_the_passage() -> None:
    long = " ".join(f"Word{n} stood in Place{n}" for n in range(5000))
    found = cells(mention(long, "stood"))
    assert len(found) == len(set(found)) < 150


def test_a_score_is_asked_for_only_where_a_cell_is_shared() -> None:
    asked = []

    def score(one: Mention, other: Mention) -> float:
        asked.append((one.id, other.id))
        return 1.0

    noted: Score = score
    clusters([at(1, 1), at(2, 2), at(3, 30)], noted, 0.0)
    assert asked == [("001", "002")]
