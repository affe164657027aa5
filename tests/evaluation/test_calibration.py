from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from evaluation.calibration import error, fitted, measure, table


def test_confidences_that_hold_have_no_error() -> None:
    pairs = [(750, True)] * 3 + [(750, False)] + [(250, True)] + [(250, False)] * 3
    assert error(pairs) == pytest.approx(0)


def test_the_error_is_how_far_off_they_are_weighted_by_how_many() -> None:
    pairs = [(900, False)] * 1 + [(500, True), (500, False)] * 2
    assert error(pairs) == pytest.approx(0.9 / 5)
    assert table(pairs) == [(0.5, 0.5, 4), (0.9, 0.0, 1)]


def test_nothing_has_no_error() -> None:
    assert error([]) == 0
    assert table([]) == []


def test_a_fitted_map_rises_and_reaches_both_ends() -> None:
    pairs = [(i, i % 7 < i // 150) for i in range(0, 1000, 3)]
    knots = fitted(pairs)
    assert knots == sorted(knots)
    assert [share for _, share in knots] == sorted(share for _, share in knots)
    assert (knots[0][0], knots[-1][0]) == (0, 1000)


def test_the_development_half_is_measured(tmp_path: Path) -> None:
    text = "The mayor said the bridge was gone."
    row = {
        "id": "a",
        "text": text,
        "attributions": [{"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 34]]}],
    }
    (tmp_path / "polnear").mkdir()
    with gzip.open(tmp_path / "polnear" / "dev.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.write(json.dumps(row) + "\n")
    figures = {figure.name: figure for figure in measure(tmp_path, quick=True)}
    assert figures["attributions right by half"].count == "1/1"
    assert 0 < figures["calibration, 1 less error"].value <= 1
