"""A hard-wrapped text gives the attributions of the same text unwrapped; their offsets are the stored text's."""

from __future__ import annotations

import textwrap

import numpy as np

from counterclaim.attribute import attribute
from counterclaim.model.features import features
from counterclaim.records import Reading, words_of
from counterclaim.text.words import word_offsets, words_in
from tests.attribute.toy import reading

PARAGRAPH = (
    "{t1:At least nine people died and thirty more were wounded when a rocket struck the old station near the"
    " river at dawn on Friday}, {s1:the governor of the eastern region} {c1:said}. Rockets struck the harbour"
    " and the town behind it at nine on Monday, and the “new quarter” is without power since then."
)


def wrapped() -> Reading:
    # Wrapped without the marks of the roles, and these put back where a line end stands in them.
    bare = reading(PARAGRAPH).report.text
    broken = textwrap.fill(bare, 80)
    marked, at = "", 0
    for sign in PARAGRAPH:
        inside = at < len(broken) and (sign == broken[at] or (sign == " " and broken[at] == "\n"))
        marked += broken[at] if inside else sign
        at += inside
    return reading(marked)


def found(made: Reading) -> list[tuple[str, ...]]:
    text = made.report.text
    parts = ((one.source, one.cue, one.content) for one in attribute(made))
    return [tuple(words_of(part, text).replace("\n", " ") for part in three) for three in parts]


def test_attributions_run_over_the_line_ends_of_a_wrapped_paragraph() -> None:
    made = wrapped()
    assert made.report.text.count("\n") >= 3
    assert found(made) == found(reading(PARAGRAPH))
    assert found(made)[0][1] == "said"


def test_the_model_sees_a_wrapped_paragraph_as_it_sees_one_line() -> None:
    text = wrapped().report.text
    offsets = word_offsets(text)
    words = words_in(text, offsets)
    seen, plain = features(text, offsets, words), features(text.replace("\n", " "), offsets, words)
    assert np.array_equal(seen.quotation, plain.quotation)
    assert np.array_equal(seen.position, plain.position)


def test_a_line_end_that_ends_a_paragraph_is_still_a_wall() -> None:
    made = reading("{t1:Bridge falls\nThe old bridge fell} {s1:the governor} {c1:said}.")
    assert all("\n" not in words_of(one.content, made.report.text) for one in attribute(made))
