"""How many a report as a whole states as killed and injured."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.interpret.how_many import Tolls, tolls


def numbers(text: str) -> tuple[int | None, int | None]:
    found = tolls(text)
    return (
        found.killed.number if found.killed else None,
        found.injured.number if found.injured else None,
    )


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Two men and a woman were killed in the attack.", 3, None),
        ("The blast left two people dead and seven wounded.", 2, 7),
        ("Five people were shot, one of them fatally. One man was killed.", 1, 4),
        ("A man was killed and three others were shot.", 1, 3),
        ("Four people, including a child, were wounded.", None, 4),
        ("A gunman killed three people and then himself.", 4, None),
        ("A boy, 14, dies after he accidentally shot himself.", 1, None),
        ("Three others, a woman and two men, were injured.", None, 3),
        ("A teenager was shot in the leg and is recovering.", None, 1),
        ("Police call it a triple homicide.", 3, None),
        ("Nobody was killed. No one was injured.", 0, 0),
        ("The council met on Tuesday.", None, None),
        ("", None, None),
    ],
)
def test_the_article_as_a_whole(text: str, killed: int | None, injured: int | None) -> None:
    assert numbers(text) == (killed, injured)


def test_the_headline_figure_stands_before_what_comes_late() -> None:
    late = "Police spoke again. " * 12
    assert numbers(f"Man killed near the bridge\n\n{late}Elsewhere a fire left nine people dead.")[0] == 1


def test_other_times_do_not_count() -> None:
    assert numbers("A man was shot dead. Last year 30 people were killed in the city.")[0] == 1


def test_a_toll_keeps_its_words_and_its_open_side() -> None:
    text = "At least four people were wounded."
    injured = tolls(text).injured
    assert injured is not None
    assert (injured.low, injured.high) == (4, None)
    assert [span.of(text) for span in injured.spans] == ["At least four people"]


def test_in_a_language_without_lists_nothing_is_stated() -> None:
    assert tolls("40 people were killed.", "xx") == Tolls()


def test_many_persons_in_one_long_text_take_no_square_of_time() -> None:
    assert numbers("A man was wounded. " * 3000)[1] == 1
    assert numbers("killed two men and a woman, " * 1500)[0] is not None


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "two 5 a man woman killed wounded shot were , . and himself other others no one dead".split()
        ),
        max_size=40,
    ).map(" ".join)
)
def test_spans_lie_in_the_text_and_nobody_is_less_than_none(text: str) -> None:
    found = tolls(text)
    for toll in (found.killed, found.injured):
        if toll is not None:
            assert toll.number >= 0
            assert all(0 <= span.start < span.end <= len(text) for span in toll.spans)
