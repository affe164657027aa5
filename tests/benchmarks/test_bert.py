from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from benchmarks.bert import Size, write_bert
from benchmarks.onnx_file import Graph

SMALL = Size(layers=2, width=8, heads=2, between=16, pieces=50, longest=12)


def session(path: Path) -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])


def test_a_tagger_has_the_heads_it_was_asked_for(tmp_path: Path) -> None:
    write_bert(tmp_path / "small.onnx", {"roles": 7, "pos": 3}, SMALL)
    found = session(tmp_path / "small.onnx").run(["roles", "pos"], {"pieces": np.array([[1, 2, 3, 4]])})
    assert [one.shape for one in found] == [(1, 4, 7), (1, 4, 3)]
    assert all(np.isfinite(one).all() for one in found)


def test_the_same_piece_in_another_place_is_seen_differently(tmp_path: Path) -> None:
    write_bert(tmp_path / "small.onnx", {"roles": 7}, SMALL)
    [roles] = session(tmp_path / "small.onnx").run(["roles"], {"pieces": np.array([[5, 5]])})
    assert not np.allclose(roles[0, 0], roles[0, 1])


def test_a_piece_sees_the_others_of_its_window(tmp_path: Path) -> None:
    write_bert(tmp_path / "small.onnx", {"roles": 7}, SMALL)
    model = session(tmp_path / "small.onnx")
    [one], [other] = (model.run(["roles"], {"pieces": np.array([[5, last]])}) for last in (6, 7))
    assert not np.allclose(one[0, 0], other[0, 0])


def test_a_written_graph_reckons_as_its_nodes_say(tmp_path: Path) -> None:
    graph = Graph()
    table = graph.constant(np.arange(6, dtype=np.float32).reshape(3, 2))
    graph.node("Gather", [table, graph.input("pieces", (1, "n"))], "roles")
    graph.output("roles", (1, "n", 2))
    (tmp_path / "graph.onnx").write_bytes(graph.file())
    [found] = session(tmp_path / "graph.onnx").run(["roles"], {"pieces": np.array([[2, 0]])})
    assert found.tolist() == [[[4, 5], [0, 1]]]


def test_a_name_that_no_node_makes_is_refused(tmp_path: Path) -> None:
    graph = Graph()
    graph.node("Identity", ["nowhere"], "roles")
    graph.output("roles", (1, "n", 2))
    (tmp_path / "graph.onnx").write_bytes(graph.file())
    with pytest.raises(Exception, match="nowhere"):
        session(tmp_path / "graph.onnx")
