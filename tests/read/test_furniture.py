from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.read.furniture import furniture

BODY = (
    "The governor of the region said on Monday that two people were hurt when a depot burned near the river.\n\n"
    "Nobody could say by evening how the fire began, and the road to the works stayed closed to all traffic.\n"
)


def marked(text: str) -> list[str]:
    return [span.of(text) for span in furniture(text)]


@pytest.mark.parametrize(
    "line",
    [
        "Comments are closed.",
        "Leave a Reply",
        "Your email address will not be published. Required fields are marked *",
        "You might like",
        "Share this:",
        "12 Comments",
        "Photo: A. Lind / Getty Images",
    ],
)
def test_what_stands_around_an_article_is_furniture(line: str) -> None:
    assert marked(f"{BODY}\n{line}\n") == [line]


GLUED = (
    "Bridge closed for weeks after winter stormMayor resigns in row over city budget"
    "Trains late again as signals fail in cold"
)
LISTED = ["Bridge closed after storm", "Mayor resigns over budget", "Trains late again"]


@pytest.mark.parametrize("headlines", [[GLUED], LISTED])
def test_headlines_under_a_heading_are_furniture_up_to_the_next_paragraph(headlines: list[str]) -> None:
    listed = "\n\n".join(headlines)
    text = f"{BODY}\nLATEST DEVELOPMENTS:\n\n{listed}\n\n“We saw it burn,” she said.\n"
    assert marked(text) == ["LATEST DEVELOPMENTS:", *headlines]


def test_a_title_said_twice_counts_once() -> None:
    assert marked(f"Depot burns by the river\n\nDepot burns by the river\n\n{BODY}") == [
        "Depot burns by the river"
    ]


def test_a_link_in_brackets_is_furniture_and_its_paragraph_is_not() -> None:
    assert marked(f"{BODY.rstrip()} [Continue reading…]\n") == ["[Continue reading…]"]


@pytest.mark.parametrize(
    "line",
    [
        "“Stay at home,” the mayor said.",
        "KYIV, June 6 - The dam gave way at dawn.",
        "- two bridges destroyed",
        "The second night",
        "Three dead.",
        "He denied it.",
        "“We shall see”",
    ],
)
def test_short_lines_of_an_article_stay(line: str) -> None:
    assert marked(f"{BODY}\n{line}\n\n{BODY}") == []


@given(
    st.lists(
        st.sampled_from(["Read more", "Share", "A b c", BODY, "\n", " ", "[more]", "x" * 300, "…", "news"])
    )
)
def test_spans_lie_in_the_text_in_order_and_apart(parts: list[str]) -> None:
    text = "\n".join(parts)
    spans = furniture(text)
    assert spans == furniture(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


def test_a_huge_hostile_text_is_done_at_once() -> None:
    assert isinstance(furniture("[" * 200_000 + "\n" + "aB" * 200_000 + "\nLATEST\n" * 2000), tuple)
