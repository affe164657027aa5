"""Writes the product's model: `python -m training.export --config training/student.toml --seeds 7 8 9`.

The averaged weights of the last checkpoint, or the mean of several seeds', as an ONNX graph, its matrices
quantised to eight bits, with tokenizer and `reader.json` beside it; then the figures of what was written, on
the held-out tenth (and with `--dev` on dev), beside the float model's.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from counterclaim.model.description import Description, file_sha256, write_description
from counterclaim.model.pieces import PieceTable
from counterclaim.model.reader import OUTPUTS, WEIGHTS, Model
from counterclaim.records.reading import Reading
from training.checkpoint import averaged_reader, load, mean_weights
from training.corpus import Article, held_out, read_articles
from training.encoder import Inputs
from training.measure import Encode, card_of, encoder_of, report_of, score
from training.pretrained import TOKENIZER, size_of
from training.reader import Reader
from training.settings import Settings, read_settings, require_corpus, seeded
from training.train import CHECKPOINT

_OPSET = 17
_INPUTS = ("pieces", "shape", "quotation", "position")
_PIECES = "reader.encoder.embedding.word.weight"


class _Graph(nn.Module):
    """The reader as a function of its four inputs, which is what an ONNX graph is."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(
        self, pieces: Tensor, shape: Tensor, quotation: Tensor, position: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        outputs: tuple[Tensor, Tensor, Tensor, Tensor, Tensor] = self.reader(
            Inputs(pieces=pieces, shape=shape, quotation=quotation, position=position)
        )
        return outputs


def trained_reader(settings: Settings, seeds: Sequence[int] = ()) -> Reader:
    """The averaged reader of the last checkpoint, or the mean of those of several seeds."""
    runs = [seeded(settings, seed) for seed in seeds] or [settings]
    weights = mean_weights([load(run.output / CHECKPOINT)["average"] for run in runs])
    return averaged_reader(Reader(size_of(settings.encoder, settings.layers), 0.0), weights)


def write_graph(reader: Reader, path: Path) -> None:
    """The float model as ONNX, of one window of any length."""
    example = tuple(torch.ones(1, 16, dtype=torch.int64) for _ in _INPUTS)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _Graph(reader).eval(),
            example,
            str(path),
            input_names=list(_INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes={name: {1: "pieces_in_window"} for name in (*_INPUTS, *OUTPUTS)},
            opset_version=_OPSET,
            dynamo=False,
        )


def quantise(source: Path, target: Path) -> None:
    """Encoder matrices and pieces in eight bits; what is small, or close to the answer, stays float.

    Matrices have a scale a column, and use seven of the eight bits: processors without VNNI add pairs of
    products in 16 bits, which eight would overflow. It costs nothing that can be measured
    (docs/training_log.md). Pieces have a scale a row, since rare ones are far shorter vectors than others.
    """
    graph = onnx.load(source).graph
    heads = [node.name for node in graph.node if "/outputs/" in node.name]
    quantize_dynamic(
        source,
        target,
        op_types_to_quantize=["MatMul"],
        nodes_to_exclude=heads,
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True},
    )
    model = onnx.load(target)
    _quantise_pieces(model.graph)
    onnx.save(model, target)


def _quantise_pieces(graph: onnx.GraphProto) -> None:
    """The table of pieces in eight bits, each row by its own scale: what is looked up is made float."""
    table = next(one for one in graph.initializer if one.name == _PIECES)
    place, lookup = next((i, node) for i, node in enumerate(graph.node) if _PIECES in node.input)
    rows = numpy_helper.to_array(table)
    scales = np.maximum(np.abs(rows).max(axis=1, keepdims=True) / 127, np.finfo(np.float32).tiny)
    coded = np.rint(rows / scales).astype(np.int8)
    graph.initializer.remove(table)
    codes, scale = f"{_PIECES}_quantized", f"{_PIECES}_scale"
    graph.initializer.extend(
        [numpy_helper.from_array(coded, codes), numpy_helper.from_array(scales.astype(np.float32), scale)]
    )
    asked, result = lookup.input[1], lookup.output[0]
    graph.node.remove(lookup)
    for node in (
        helper.make_node("Mul", ["pieces_float", "pieces_scale"], [result], name="pieces/Mul"),
        helper.make_node("Gather", [scale, asked], ["pieces_scale"], name="pieces/Scale"),
        helper.make_node(
            "Cast", ["pieces_coded"], ["pieces_float"], name="pieces/Cast", to=TensorProto.FLOAT
        ),
        helper.make_node("Gather", [codes, asked], ["pieces_coded"], name="pieces/Gather"),
    ):
        graph.node.insert(place, node)


def write_model(reader: Reader, settings: Settings, version: str, folder: Path) -> None:
    """`reader.onnx`, `tokenizer.json` and `reader.json` into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "float.onnx"
        write_graph(reader, full)
        quantise(full, folder / "reader.onnx")
    shutil.copyfile(TOKENIZER, folder / "tokenizer.json")
    card = card_of(reader, version, file_sha256(folder / "reader.onnx"))
    write_description(Description(card, settings.window, settings.overlap), folder / "reader.json")


def shipped(folder: Path) -> Encode:
    """A function that reads an article as the product does."""
    model = Model.load(folder)

    def encode(article: Article) -> Reading:
        return model.read(report_of(article))

    return encode


def compare(
    reader: Reader, articles: list[Article], settings: Settings, folder: Path
) -> dict[str, list[float]]:
    """F1 in per cent by name: the float model's and the shipped one's."""
    table = PieceTable.load(folder / "tokenizer.json")
    before = score(articles, encoder_of(reader, table, settings.window, settings.overlap)).f1()
    after = score(articles, shipped(folder)).f1()
    return {name: [round(100 * before[name], 2), round(100 * after[name], 2)] for name in before}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--seeds", type=int, nargs="*", default=(), help="of the runs whose mean is written")
    parser.add_argument("--version", default="1")
    parser.add_argument("--folder", type=Path, default=WEIGHTS)
    parser.add_argument("--dev", action="store_true", help="measure on dev too")
    arguments = parser.parse_args()
    torch.set_num_threads(2)
    settings = read_settings(arguments.config)
    require_corpus(settings)
    reader = trained_reader(settings, arguments.seeds)
    write_model(reader, settings, arguments.version, arguments.folder)
    table = PieceTable.load(arguments.folder / "tokenizer.json")
    corpus = settings.data / "polnear"
    chosen_on = [article for article in read_articles(corpus, "train", table) if held_out(article.id)]
    figures = {"held_out": compare(reader, chosen_on, settings, arguments.folder)}
    if arguments.dev:
        figures["dev"] = compare(reader, read_articles(corpus, "dev", table), settings, arguments.folder)
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
