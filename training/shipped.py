"""Where a run goes on: from another run's averaged weights, or from those that ship, back in torch.

Eight-bit matrices become float again by their scales. Of what rounding took they get nothing back: on
the held-out tenth they score as the shipped file does.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from counterclaim.model.description import read_description
from training.checkpoint import load
from training.reader import Reader

_PREFIX = "reader."
_EMBEDDINGS = ("word", "place", "shape", "quotation", "position")
# What is only trained with is not in the file: dependencies begin anew.
_NOT_SHIPPED = ("arcs.", "crf.", "links.")


def load_start(reader: Reader, path: Path) -> None:
    """Fills a reader from a run's checkpoint, or from a folder of weights that ship.

    Raises:
        ModelError: if there are no weights in the folder.
        OSError: if there is no such checkpoint.
    """
    if path.suffix == ".pt":
        reader.load_state_dict(load(path)["average"])
    else:
        load_shipped(reader, path)


def load_shipped(reader: Reader, folder: Path) -> None:
    """Fills a reader of the shipped one's size from `reader.onnx` and `reader.json`; dependencies stay fresh.

    Raises:
        ModelError: if there are no weights in the folder.
        ValueError: if they do not fit the reader.
    """
    card = read_description(folder / "reader.json").card
    graph = onnx.load(folder / "reader.onnx").graph
    stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    state = {
        name.removeprefix(_PREFIX): torch.tensor(array)
        for name, array in stored.items()
        if name.startswith(_PREFIX) and name.endswith((".weight", ".bias"))
    }
    for name in _EMBEDDINGS:
        state[f"encoder.embedding.{name}.weight"] = _widened(
            stored, f"reader.encoder.embedding.{name}.weight"
        )
    for node in graph.node:
        if node.op_type in ("MatMul", "MatMulInteger") and node.name.startswith("/reader/"):
            matrix = node.input[1].removesuffix("_quantized")
            if matrix in stored or f"{matrix}_quantized" in stored:
                state[_module(node.name) + ".weight"] = _widened(stored, matrix).T.contiguous()
    missing, unknown = reader.load_state_dict(state, strict=False)
    lost = [name for name in missing if not name.startswith(_NOT_SHIPPED)]
    if lost or unknown:
        raise ValueError(f"{folder}: missing {lost}, unknown {unknown}")
    with torch.no_grad():
        reader.crf.transitions.copy_(torch.from_numpy(card.transitions) - reader.crf.forbidden)
        for target, source in (
            (reader.crf.start, card.start),
            (reader.crf.end, card.end),
            (reader.links.distance_bias, card.distance_bias),
            (reader.links.no_cue, card.no_cue),
            (reader.links.no_span, card.no_span),
        ):
            target.copy_(torch.from_numpy(source))


def _module(node: str) -> str:
    """`/reader/encoder/layers.0/query/MatMul_quant` is encoder.layers.0.query."""
    return ".".join(node.strip("/").split("/")[1:-1])


def _widened(stored: dict[str, Any], name: str) -> Tensor:
    """An array as float32; where it is in eight bits, by its scale (of all, or of each column or row)."""
    if name in stored:
        return torch.tensor(stored[name])
    whole = stored[f"{name}_quantized"].astype("float32")
    if (zero := stored.get(f"{name}_zero_point")) is not None:
        whole -= zero.astype("float32")
    return torch.tensor(whole * stored[f"{name}_scale"])
