"""A tagger of BERT-base's size with the reader's own heads and random weights, to see its speed.

Twelve layers, 768 wide, 12 heads, 3,072 between, 30,522 wordpieces (Devlin et al. 2019), in 32-bit floats
as such models are published. What the weights are changes nothing about how long a window takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.onnx_file import Graph, constant

_EPSILON = 1e-12


@dataclass(frozen=True, slots=True)
class Size:
    """How large an encoder is; the default is BERT-base."""

    layers: int = 12
    width: int = 768
    heads: int = 12
    between: int = 3072
    pieces: int = 30522
    longest: int = 512


class _Encoder:
    def __init__(self, size: Size) -> None:
        self.size = size
        self.graph = Graph()
        self._draw = np.random.default_rng(0)

    def write(self, heads: Mapping[str, int], path: Path) -> None:
        graph, width = self.graph, self.size.width
        pieces = graph.input("pieces", (1, "n"))
        words = graph.node("Gather", [self._weights(self.size.pieces, width), pieces])
        hidden = self._normed(graph.node("Add", [words, self._places(pieces)]))
        for _ in range(self.size.layers):
            hidden = self._layer(hidden)
        for name, count in heads.items():
            self._linear(hidden, width, count, name)
            graph.output(name, (1, "n", count))
        path.write_bytes(graph.file())

    def _places(self, pieces: str) -> str:
        """A vector for each place of the window."""
        graph = self.graph
        ends = [graph.constant(np.array([place], dtype=np.int64)) for place in (0, 1, 2)]
        length = graph.node("Slice", [graph.node("Shape", [pieces]), ends[1], ends[2]])
        table = self._weights(self.size.longest, self.size.width)
        return graph.node("Slice", [table, ends[0], length, ends[0]])

    def _layer(self, hidden: str) -> str:
        graph, width, between = self.graph, self.size.width, self.size.between
        hidden = self._normed(graph.node("Add", [hidden, self._attention(hidden)]))
        inner = self._gelu(self._linear(hidden, width, between))
        return self._normed(graph.node("Add", [hidden, self._linear(inner, between, width)]))

    def _attention(self, hidden: str) -> str:
        graph, size = self.graph, self.size
        each = size.width // size.heads
        query, key, value = (
            self._split(hidden, order) for order in ([0, 2, 1, 3], [0, 2, 3, 1], [0, 2, 1, 3])
        )
        scores = graph.node("MatMul", [query, key])
        scaled = graph.node("Mul", [scores, graph.constant(np.array(each**-0.5, dtype=np.float32))])
        weights = graph.node("Softmax", [scaled], attributes={"axis": -1})
        mixed = graph.node("MatMul", [weights, value])
        joined = graph.node("Transpose", [mixed], attributes={"perm": [0, 2, 1, 3]})
        flat = graph.node("Reshape", [joined, graph.constant(np.array([0, 0, size.width], dtype=np.int64))])
        return self._linear(flat, size.width, size.width)

    def _split(self, hidden: str, order: list[int]) -> str:
        """A projection cut into heads, its axes put in order."""
        graph, size = self.graph, self.size
        shape = graph.constant(np.array([0, 0, size.heads, size.width // size.heads], dtype=np.int64))
        cut = graph.node("Reshape", [self._linear(hidden, size.width, size.width), shape])
        return graph.node("Transpose", [cut], attributes={"perm": order})

    def _linear(self, values: str, width: int, count: int, name: str = "") -> str:
        product = self.graph.node("MatMul", [values, self._weights(width, count)])
        return self.graph.node("Add", [product, self._weights(count)], name)

    def _gelu(self, values: str) -> str:
        graph = self.graph
        root, one, half = (graph.constant(np.array(x, dtype=np.float32)) for x in (2**0.5, 1.0, 0.5))
        erf = graph.node("Erf", [graph.node("Div", [values, root])])
        return graph.node("Mul", [graph.node("Mul", [values, graph.node("Add", [erf, one])]), half])

    def _normed(self, values: str) -> str:
        ones = self.graph.constant(np.ones(self.size.width, dtype=np.float32))
        inputs = [values, ones, self._weights(self.size.width)]
        return self.graph.node("LayerNormalization", inputs, attributes={"axis": -1, "epsilon": _EPSILON})

    def _weights(self, *shape: int) -> str:
        return self.graph.constant(constant(shape, self._draw))


def write_bert(path: Path, heads: Mapping[str, int], size: Size | None = None) -> None:
    """The tagger as an ONNX file (440 MB at full size); `heads` gives the width of each output."""
    _Encoder(size or Size()).write(heads, path)
