from __future__ import annotations

from counterclaim.records import Span
from evaluation.who import (
    Happened,
    Text,
    arms_figures,
    names_figures,
    participant_figures,
    read,
    side_figures,
)


def test_names_found_as_annotated_count_and_others_do_not() -> None:
    reading = read("Ada Lind met the mayor in Paris.")
    right = Text(reading, frozenset({(0, 8, "PER"), (26, 31, "LOC")}))
    wrong = Text(reading, frozenset({(0, 3, "PER"), (26, 31, "ORG")}))
    assert [figure.value for figure in names_figures("made", [right])] == [1.0]
    assert [figure.value for figure in names_figures("made", [wrong])] == [0.0]


def test_arms_count_both_ways() -> None:
    text = "The T-72 tanks and the boats left."
    made = Text(read(text), frozenset(), frozenset({(4, 14), (23, 28)}))
    assert [figure.value for figure in arms_figures([made])] == [1.0, 0.5]


def test_a_side_is_counted_where_the_list_knows_it() -> None:
    text = "The Iraqi Army met ISIL fighters."
    made = Text(read(text), frozenset({(4, 14, "ORG"), (19, 23, "ORG")}))
    right, not_wrong = side_figures([made])
    assert (right.value, not_wrong.value, right.count) == (1.0, 1.0, 2)


def test_participants_count_by_their_head_word() -> None:
    text = "The soldiers attacked several civilians."
    made = Happened(read(text), Span(13, 21), (Span(4, 12),), (Span(30, 39),))
    assert [figure.value for figure in participant_figures([made])] == [1.0, 1.0]
