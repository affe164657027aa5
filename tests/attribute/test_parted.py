"""A content ends where its quotation or its sentence does; what follows finds a cue of its own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.attribute import attribute
from counterclaim.attribute.relations import relations
from counterclaim.records import Reading
from tests.attribute.toy import reading


def said(made: Reading) -> list[tuple[str, list[str]]]:
    """Source and pieces of content of every relation."""
    text = made.report.text
    return [
        ("".join(s.of(text) for s in one.source), [s.of(text) for s in one.content])
        for one in relations(made)
    ]


def test_what_follows_a_closed_quotation_is_not_part_of_it() -> None:
    made = reading('{s1:Lind} {c1:said}: {t1:"We left the town." The bridge burned.}')
    assert said(made) == [("Lind", ["We left the town", "The bridge burned"])]


def test_before_its_tag_only_the_sentence_of_the_tag_is_said() -> None:
    made = reading("{t1:The bridge burned. The army left the town}, {s1:Lind} {c1:said}.")
    assert said(made) == [("Lind", ["The army left the town"])]


@pytest.mark.parametrize("marks", ['""', "“”", "‘’", "«»"])
def test_a_quotation_before_its_tag_keeps_all_its_sentences(marks: str) -> None:
    made = reading(
        f"{{t1:{marks[0]}The bridge burned. The army left the town{marks[1]}}}, {{s1:Lind}} {{c1:said}}."
    )
    (one,) = said(made)
    assert one == ("Lind", ["The bridge burned. The army left the town"])


def test_a_stop_within_an_open_quotation_parts_nothing() -> None:
    made = reading('{s1:Lind} {c1:said} {t1:that it was "not a bluff. It is there" for all}.')
    assert said(made) == [("Lind", ['that it was "not a bluff. It is there" for all'])]


def test_a_quotation_that_opens_within_its_sentence_keeps_those_before_the_tag() -> None:
    made = reading('{t1:They are "playing the game. It would not hold"}, {s1:Lind} {c1:said}.')
    assert said(made) == [("Lind", ['They are "playing the game. It would not hold'])]


def test_parts_of_one_span_count_its_chance_once() -> None:
    whole = relations(reading("{s1:Lind} {c1:said} {t1:the bridge burned; the army left}."))
    parted = relations(reading("{s1:Lind} {c1:said} {t1:the bridge burned. The army left}."))
    assert [one.confidence for one in parted] == [one.confidence for one in whole]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.sampled_from(["Go.", "!", '"Go."', "“We left.”", "the town", "‘", "\n", "…"]), max_size=60)
)
def test_any_content_is_parted_in_order_and_without_overlap(pieces: list[str]) -> None:
    body = " ".join(pieces).replace("\n", " ") or "x"
    made = reading(f"{{s1:Lind}} {{c1:said}} {{t1:{body}}} again.")
    for one in attribute(made):
        assert list(one.content) == sorted(one.content)
        assert all(
            before.end <= after.start for before, after in zip(one.content, one.content[1:], strict=False)
        )
