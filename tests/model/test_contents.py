"""Which contents are read again, and how they become readings of their own."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model.contents import parted, worth_reading
from counterclaim.model.reader import Model
from counterclaim.records import Maker, Report
from counterclaim.text.words import word_offsets, words_in
from tests.attribute.toy import card, reading


def chosen(marked: str) -> str:
    """The text of the contents that are read again."""
    made = reading(marked)
    return worth_reading(made.report, made.words, made.roles, card()).text


def test_a_long_content_with_a_word_of_saying_is_read_without_its_that() -> None:
    assert chosen("{s1:He} {c1:said} {t1:that the mayor told us the bridge was gone}.") == (
        "the mayor told us the bridge was gone"
    )


@pytest.mark.parametrize(
    "content", ["the mayor said so", "the bridge of the old town fell into the river", "", '"… — …"']
)
def test_short_contents_and_those_without_such_a_word_are_not_read(content: str) -> None:
    marked = "{s1:He} {c1:said} {t1:" + content + "}." if content else "{s1:He} {c1:left}."
    assert chosen(marked) == ""


def test_several_contents_are_paragraphs_and_a_line_end_in_one_is_none() -> None:
    both = "{s1:He} {c1:said} {t1:the army claims to\nhold the town}. {s2:It} {c2:said} {t2:it plans to hold the old bridge}."
    assert chosen(both) == "the army claims to hold the town\n\nit plans to hold the old bridge"


@given(
    st.lists(
        st.sampled_from(
            ["{t1:the army, “it” said: plans\nto hold U.S. ‘towns’}", "a b", "({t2:1 2 3 he says it’s so}"]
        )
    )
)
def test_its_words_are_those_of_the_report(parts: list[str]) -> None:
    made = reading(" ".join(parts))
    found = worth_reading(made.report, made.words, made.roles, card())
    text = made.report.text
    wanted = [word for span in found.spans for word in words_in(text, made.words[slice(*span)])]
    assert words_in(found.text, word_offsets(found.text)) == wanted


def test_outputs_are_cut_where_contents_end() -> None:
    outputs = [np.arange(5, dtype=np.float32)[:, None], np.zeros((5, 2), dtype=np.float32)]
    first, second = parted(outputs, [(7, 9), (20, 23)])
    assert first[0].ravel().tolist() == [0, 1]
    assert second[0].ravel().tolist() == [2, 3, 4]
    assert second[1].shape == (3, 2)


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
