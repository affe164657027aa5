from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.text.sentences import paragraphs, sentences


def cut(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge fell. Nobody was hurt.", ["The bridge fell.", "Nobody was hurt."]),
        ("Gen. Ostrov spoke. He left.", ["Gen. Ostrov spoke.", "He left."]),
        ("J. K. Varr spoke.", ["J. K. Varr spoke."]),
        ("The U.S. Army left. It won.", ["The U.S. Army left.", "It won."]),
        ("They left the U.S. The war went on.", ["They left the U.S.", "The war went on."]),
        ("“Stop!” he said. “Go.”", ["“Stop!” he said.", "“Go.”"]),
        ("“We hold the town.” Then silence.", ["“We hold the town.”", "Then silence."]),
        ("It rose 3.5 per cent. Then it fell.", ["It rose 3.5 per cent.", "Then it fell."]),
        ("A headline without a stop\n\nA line under it.", ["A headline without a stop", "A line under it."]),
        ("It went on… Then it ended.", ["It went on…", "Then it ended."]),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_sentences_are_cut_where_a_reader_would_cut_them(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@given(st.text(alphabet=st.sampled_from(list("aB. !?\n“”\"'…U.S9,\t"))))
def test_sentences_are_in_order_disjoint_and_hold_everything_but_white_space(text: str) -> None:
    found = list(sentences(text))
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))
    held = {place for span in found for place in range(span.start, span.end)}
    assert all(text[place].isspace() for place in range(len(text)) if place not in held)


@given(st.text())
def test_paragraphs_never_hold_a_line_break_or_white_space_at_their_ends(text: str) -> None:
    for span in paragraphs(text):
        words = span.of(text)
        assert words == words.strip()
        assert "\n" not in words


def test_right_to_left_text_is_cut_too() -> None:
    text = "سقط الجسر. لم يصب أحد."
    assert cut(text) == ["سقط الجسر.", "لم يصب أحد."]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The court overturned Doe v. Roe in June. Nobody spoke.", 2),
        ("They fled to the U.S. Other ways are shut.", 2),
        ("This week, the U.S. also came out against it.", 1),
    ],
)
def test_cases_and_dotted_names_end_a_sentence_only_before_its_next(text: str, count: int) -> None:
    assert len(list(sentences(text))) == count
