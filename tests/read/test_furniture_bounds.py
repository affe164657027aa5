"""Page furniture: what is marked, and above all what is left alone."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.read.furniture import furniture
from tests.growth import LINEAR, growth

_FIRST = (
    "The harbour office said on Monday that two barges had sunk at their moorings during the night, "
    "and that no crew had been on board when the alarm was raised."
)
_SECOND = (
    "A spokeswoman for the port denied this. She said that both vessels were afloat and that divers had "
    "found no damage below the water line."
)
_ARTICLE = f"{_FIRST}\n\n{_SECOND}"


def _marked(text: str) -> list[str]:
    return [span.of(text) for span in furniture(text)]


@pytest.mark.parametrize(
    "line",
    [
        "Leave a Reply",
        "Comments are closed.",
        "Share this:",
        "Your email address will not be published. Fields with a star cannot be left empty.",
        "Required fields are marked *",
        "Subscribe to our newsletter",
        "This website uses cookies to improve your visit.",
        "© The Quayside Gazette. All rights reserved.",
        "Advertisement",
        "You Might Like",
    ],
)
def test_a_notice_after_the_article_is_marked_alone(line: str) -> None:
    assert _marked(f"{_ARTICLE}\n\n{line}\n") == [line]


def test_a_section_name_over_the_article_is_marked() -> None:
    title = "Port and harbour office tell two stories of one night"
    assert _marked(f"Uncategorized\n\n{title}\n\n{_ARTICLE}\n") == ["Uncategorized"]


def test_of_a_title_said_twice_the_first_is_marked() -> None:
    title = "Port and harbour office tell two stories of one night"
    text = f"{title}\n\n{title}\n\n{_ARTICLE}\n"
    assert [(span.start, span.end) for span in furniture(text)] == [(0, len(title))]


def test_of_a_bracketed_link_only_the_bracket_is_marked() -> None:
    assert _marked(f"{_FIRST} [Continue reading…]\n\n{_SECOND}\n") == ["[Continue reading…]"]


def test_a_bracketed_insertion_is_not_a_link() -> None:
    assert _marked(f"“We saw it go down,” said the pilot [of the tug]\n\n{_ARTICLE}\n") == []


def test_headlines_under_a_heading_are_marked_up_to_the_next_paragraph() -> None:
    listed = [
        "LATEST DEVELOPMENTS:",
        "Divers find second anchor near pier",
        "Ferry crews vote on new timetable",
    ]
    text = "\n\n".join([_FIRST, *listed, _SECOND])
    assert _marked(text) == listed


def test_headlines_run_together_are_marked() -> None:
    glued = (
        "Divers find second anchor near pierFerry crews vote on new timetableLighthouse to be sold by autumn"
    )
    text = f"{_FIRST}\n\nLATEST DEVELOPMENTS:\n\n{glued}\n\n{_SECOND}\n"
    assert _marked(text) == ["LATEST DEVELOPMENTS:", glued]


@pytest.mark.parametrize(
    "line",
    [
        "The pier is closed.",
        "“We were never asked about it,” the harbour master said.",
        "He gave no reason.",
        "What the divers saw",
        "NORTHQUAY, March 3 –",
        "The tug captain reports:",
        "– Two barges sank in the north basin",
        "• One crane was damaged, according to the port",
    ],
)
def test_what_belongs_to_an_article_is_left(line: str) -> None:
    assert _marked(f"{_FIRST}\n\n{line}\n\n{_SECOND}\n") == []


def test_a_list_of_facts_is_left() -> None:
    facts = [
        "The port listed what was lost:",
        "• Two barges",
        "• One crane",
        "• A fuel line to the north basin",
    ]
    assert _marked("\n\n".join([_FIRST, *facts, _SECOND])) == []


@pytest.mark.parametrize("text", ["", "\n", " \n\n ", _ARTICLE, "One line"])
def test_nothing_to_mark(text: str) -> None:
    assert furniture(text) == ()


_LINES = st.sampled_from(
    [
        "",
        "Share",
        "Read more",
        "LATEST DEVELOPMENTS:",
        "News",
        "A short line",
        "[Read more]",
        "Tug[More]",
        _FIRST,
        _SECOND,
    ]
)
_TEXTS = st.text(max_size=300) | st.lists(_LINES | st.text(max_size=30), max_size=25).map("\n".join)


@settings(deadline=None, max_examples=200)
@given(_TEXTS)
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    spans = furniture(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))
    assert furniture(text) == spans


@pytest.mark.parametrize(
    ("text", "times"),
    [
        (lambda times: "[" * times, 200_000),
        (lambda times: "aaA" * times, 100_000),
        (lambda times: "Read more\n" * times, 8_000),
        (lambda times: "Read more\nA headline of another story\n" * times, 4_000),
        (lambda times: " " * times + "x", 300_000),
        (lambda times: "x" + " " * times + "\n" + "[" + " " * times + "]", 300_000),
        (lambda times: '."' * times, 150_000),
        (lambda times: "A short line\n" * times, 8_000),
    ],
    ids=["brackets", "glue", "headings", "lists", "indent", "blanks", "stops", "lines"],
)
def test_hostile_texts_take_no_longer_than_their_length_asks(text: Callable[[int], str], times: int) -> None:
    assert growth(furniture, text(times // 8), text(times)) < LINEAR
