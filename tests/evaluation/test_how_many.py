"""The figures of "how many", on a set made up for this test."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from counterclaim.interpret.how_many import quantities
from counterclaim.records import sha256
from evaluation import how_many
from evaluation.how_many import Stated

_ARTICLES = [
    ("a", "Two killed near the mill", "Two men were killed and three others were injured by the mill. " * 6),
    ("b", "Fire in the port", "Nobody was there but the keeper, and the port was closed for the day. " * 6),
    ("c", "Login", "Enter your address. " * 30),
    ("d", "Login", "Enter your address. " * 30),
    ("e", "Short", "One man died."),
]


def _write(path: Path, rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)


def _row(id: str, title: str, content: str) -> dict[str, Any]:
    return {"id": id, "incident": id, "title": title, "content": content}


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    rows = [_row(*article) for article in _ARTICLES]
    _write(tmp_path / "gva_multisource" / "articles.jsonl.gz", rows)
    records = [{"incident": id, "num_killed": 2, "num_injured": 0} for id in "abcd"]
    _write(tmp_path / "gva_multisource" / "incidents.jsonl.gz", records)
    text = "Shelling killed two people and damaged 11 houses on the hill."
    _write(tmp_path / "ukraine_media" / "articles.jsonl.gz", [{"id": "w", "text": text}])
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "gva.jsonl").write_text(
        "\n".join(
            json.dumps(
                {
                    "id": row["id"],
                    "sha256": sha256(how_many.whole_text(row).encode()),
                    "killed": killed,
                    "injured": injured,
                }
            )
            for row, killed, injured in ((rows[0], 2, 3), (rows[1], None, 1))
        )
    )
    marked = {
        "id": "w",
        "sha256": sha256(text.encode()),
        "to": len(text),
        "optional": [],
        "quantities": [[16, 26, 2, 2, "people", "killed"], [39, 48, 12, 12, "buildings", "damaged"]],
    }
    (gold / "quantities.jsonl").write_text(json.dumps(marked))
    monkeypatch.setattr(how_many, "GOLD", gold)
    return tmp_path


def test_every_figure_stands_beside_a_plain_answer(data: Path) -> None:
    figures = {one.name: one for one in how_many.measure(data, quick=True)}
    assert figures["killed exact"].value == 1.0
    assert figures["injured exact"].value == 0.5
    assert figures["quantity recall"].value == 0.5
    assert figures["quantity precision"].value == 0.5
    assert figures["quantity recall"].baseline == 0.0
    assert all(figure.baseline is not None for figure in figures.values())


def test_pages_without_an_article_are_dropped_and_counted(data: Path) -> None:
    figures = {one.name: one for one in how_many.measure(data, quick=False)}
    agreement = figures["killed: agreement with the final record"]
    assert agreement.count == "2 articles, 3 dropped"
    assert agreement.value == 0.5


def test_a_changed_text_is_not_measured_against_its_labels(data: Path) -> None:
    rows = [_row(id, title, content + "!") for id, title, content in _ARTICLES]
    _write(data / "gva_multisource" / "articles.jsonl.gz", rows)
    with pytest.raises(ValueError, match="labelled"):
        how_many.measure(data, quick=True)


@pytest.mark.parametrize(
    ("stated", "read", "error"),
    [
        (1, 1, ""),
        (None, None, ""),
        (None, 1, "none stated, some read"),
        (0, None, "stated, none read"),
        (2, 1, "too few read"),
        (2, 3, "too many read"),
    ],
)
def test_errors_are_classed_by_direction(stated: int | None, read: int | None, error: str) -> None:
    assert Stated(stated, read).error == error


def test_what_was_not_marked_counts_neither_way() -> None:
    text = "Five proposals and 30 percent stood there, two men too."
    marked = {"to": len(text), "optional": [[43, 50]], "quantities": []}
    assert how_many.compared(quantities(text), marked).predicted == 0
    assert how_many.compared(quantities(text), {**marked, "optional": []}).predicted == 1
