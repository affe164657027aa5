from __future__ import annotations

from counterclaim.reconcile.same_event import Mention
from evaluation.mention_clusters import Score, cells, clusters
from tests.reconcile.same_event.made import BRIDGE, BRIDGE_AGAIN, HARVEST, mention


def at(number: int, place: int) -> Mention:
    return Mention(id=f"{number:03}", document=f"{place // 3}", sentence=place, trigger=())


def test_no_mentions_are_no_events() -> None:
    assert clusters([]) == frozenset()


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
