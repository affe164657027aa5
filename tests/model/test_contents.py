"""Which contents are read again, and how they become readings of their own."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from counterclaim.model.contents import LONG, parted, worth_reading
from counterclaim.model.features import PARAGRAPH_START, features, joined
from counterclaim.model.reader import Model
from counterclaim.records import Maker, Report
from counterclaim.text.words import word_offsets, words_in
from tests.attribute.toy import card, reading


def chosen(marked: str, language: str = "en") -> list[str]:
    """The words of each content that is read again."""
    made = reading(marked)
    report = replace(made.report, language=language)
    text = report.text
    spans = worth_reading(report, made.words, made.roles, card())
    return [text[made.words[first, 0] : made.words[last - 1, 1]] for first, last in spans]


def test_a_long_content_with_a_word_of_saying_is_read_without_its_that() -> None:
    assert chosen("{s1:He} {c1:said} {t1:that the mayor told us the bridge was gone}.") == [
        "the mayor told us the bridge was gone"
    ]


def test_in_a_language_without_word_lists_nothing_is_read_again() -> None:
    assert chosen("{s1:He} {c1:said} {t1:that the mayor told us the bridge was gone}.", "xx") == []


@pytest.mark.parametrize(
    "content", ["the mayor said so", "the bridge of the old town fell into the river", "", '"… — …"']
)
def test_short_contents_and_those_without_such_a_word_are_not_read(content: str) -> None:
    marked = "{s1:He} {c1:said} {t1:" + content + "}." if content else "{s1:He} {c1:left}."
    assert chosen(marked) == []


def test_a_content_ends_at_a_line_end_and_has_no_marks_at_its_edges() -> None:
    marked = "{s1:He} {c1:said} {t1:“the army claims to hold the town”}\n{t2:two lines\nit plans to hold the old bridge”}."
    assert chosen(marked) == ["the army claims to hold the town", "it plans to hold the old bridge"]


PARTS = ["{t1:the army, “it” said: plans\nto hold U.S. ‘towns’}", "a b", "({t2:1 2 3 he says it’s so”})"]


@given(st.lists(st.sampled_from(PARTS)))
def test_contents_are_read_in_order_and_do_not_overlap(parts: list[str]) -> None:
    made = reading(" ".join(parts))
    spans = worth_reading(made.report, made.words, made.roles, card())
    assert spans == sorted(spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(last - first >= LONG for first, last in spans)


def test_outputs_are_cut_where_contents_end() -> None:
    outputs = [np.arange(5, dtype=np.float32)[:, None], np.zeros((5, 2), dtype=np.float32)]
    first, second = parted(outputs, [(7, 9), (20, 23)])
    assert first[0].ravel().tolist() == [0, 1]
    assert second[0].ravel().tolist() == [2, 3, 4]
    assert second[1].shape == (3, 2)


def test_a_content_is_no_part_of_a_quotation_that_another_leaves_open() -> None:
    opened, other = (features(*spelled(text)) for text in ("he said “it fell", "“they” say so"))
    both = joined([opened, other])
    assert both.quotation.tolist() == [*opened.quotation.tolist(), *other.quotation.tolist()]
    assert both.position[len(opened.position)] == PARAGRAPH_START


def spelled(text: str) -> tuple[str, NDArray[np.int32], list[str]]:
    offsets = word_offsets(text)
    return text, offsets, words_in(text, offsets)


def test_the_model_reads_a_quoted_saying_as_a_text_of_its_own() -> None:
    text = (
        "The newspaper reported on Monday that the mayor had told residents that the old bridge was closed."
    )
    report = Report("", "x", text, Maker("test", "1"), language="en")
    (inside,) = Model.load().read(report).inside
    words = words_in(text, inside.words)
    assert words[:3] == ["the", "mayor", "had"]
    assert len(inside.roles) == len(inside.words) == len(inside.pos) == len(words)
    assert inside.report is report
    cue = inside.card.roles.index("B-cue")
    assert words[int(inside.roles[:, cue].argmax())] in ("had", "told")
