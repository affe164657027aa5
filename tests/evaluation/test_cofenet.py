from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from evaluation.bootstrap import paired
from evaluation.cofenet import Paragraph, labelled, measure, pieces, spans_of, versions, written

NOBODY = {"source": frozenset[tuple[int, int]](), "cue": frozenset[tuple[int, int]]()}


def test_spans_are_a_beginning_and_what_goes_on_with_it() -> None:
    found = spans_of(["B-source", "I-source", "B-cue", "O", "B-content", "I-content"])
    assert found == {"source": {(0, 2)}, "cue": {(2, 3)}, "content": {(4, 6)}}


def test_what_continues_nothing_is_dropped() -> None:
    found = spans_of(["I-content", "I-content", "O", "B-cue", "I-content", "O", "I-cue"])
    assert found == {"source": set(), "cue": {(3, 4)}, "content": set()}


def test_two_beginnings_side_by_side_are_two_spans() -> None:
    assert spans_of(["B-cue", "B-cue", "I-cue"])["cue"] == {(0, 1), (1, 3)}


def test_nothing_has_no_spans() -> None:
    assert spans_of([]) == {"source": set(), "cue": set(), "content": set()}


def test_paragraphs_are_cut_at_three_hundred_tokens() -> None:
    long = Paragraph(("word",) * 700, ("B-content", *["I-content"] * 699))
    cut = list(pieces(long))
    assert [len(one.tokens) for one in cut] == [300, 300, 100]
    assert [spans_of(one.labels)["content"] for one in cut] == [{(0, 300)}, set(), set()]


def test_tokens_are_written_as_a_writer_would_and_keep_their_places() -> None:
    tokens = (
        "``",
        "We",
        "do",
        "n't",
        "know",
        ",",
        "''",
        "the",
        "mayor",
        "'s",
        "aide",
        "said",
        "-LRB-",
        "x",
        "-RRB-",
        ".",
    )
    text, [places] = written([Paragraph(tokens, ("O",) * len(tokens))])
    assert text.strip() == "“We don't know,” the mayor's aide said (x)."
    assert [text[a:b] for a, b in places][:5] == ["“", "We", "do", "n't", "know"]


def test_paragraphs_stand_apart_in_the_text() -> None:
    text, places = written([Paragraph(("One", "."), ("O", "O")), Paragraph(("Two",), ("O",))])
    assert text == "One.\n\nTwo\n\n"
    assert places[1] == [(6, 9)]


def test_a_span_that_begins_before_a_paragraph_has_no_beginning_in_it() -> None:
    spans = {**NOBODY, "content": frozenset({(0, 20)})}
    assert labelled([(10, 14), (15, 20), (21, 22)], spans) == ["I-content", "I-content", "O"]


def test_a_span_that_cuts_a_token_takes_all_of_it() -> None:
    spans = {**NOBODY, "content": frozenset({(2, 9)})}
    assert labelled([(0, 4), (5, 9)], spans) == ["B-content", "I-content"]


def test_a_paired_difference_of_the_same_figures_is_none() -> None:
    assert paired([1.0, 0.0, 0.5], [1.0, 0.0, 0.5], lambda some: sum(some)) == (0, 0)


def test_a_method_that_is_better_on_every_document_is_better_on_every_draw() -> None:
    low, high = paired([0.6, 0.2, 0.9], [0.5, 0.1, 0.8], lambda some: sum(some) / len(some))
    assert low == pytest.approx(0.1)
    assert high == pytest.approx(0.1)


def test_a_file_is_measured_and_its_versions_are_counted_by_article(tmp_path: Path) -> None:
    tokens = ["The", "mayor", "said", "the", "bridge", "was", "gone", "."]
    labels = ["B-source", "I-source", "B-cue", "B-content", *["I-content"] * 3, "O"]
    (tmp_path / "polnear").mkdir()
    path = tmp_path / "polnear" / "cofenet_valid.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        for annotator in "ab":
            lines.write(json.dumps({"id": f"one_{annotator}", "tokens": tokens, "labels": labels}) + "\n")
    assert set(versions(path)) == {"one_a", "one_b"}
    found = {figure.name: figure for figure in measure(tmp_path, quick=True)}
    assert found["exact cue"].value == 1
    assert found["exact cue"].count == 2
    assert found["exact cue, over the rules"].count == 1
