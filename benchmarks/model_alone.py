"""The model alone on two cores: full windows of wordpieces, as many processes as cores, one thread each.

Beside it runs a tagger of BERT-base's size with the same outputs, on windows of the same length. The two
take turns in every process, so that whatever else the machine does meets both alike.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from benchmarks.bert import write_bert
from benchmarks.table import Row
from counterclaim.model.description import read_description
from counterclaim.model.reader import OUTPUTS, WEIGHTS

_CORES = 2
_PIECES = 30522
_ROUNDS, _READER_WINDOWS, _BERT_WINDOWS = 5, 60, 6
_MARKS = 2  # a window's opening and closing piece


def model_alone(folder: Path) -> Iterator[Row]:
    """Wordpieces a second of the reader and of a BERT-base tagger, in one run."""
    reader, bert = WEIGHTS / "reader.onnx", folder / "bert.onnx"
    write_bert(bert, _heads(reader))
    length = read_description(WEIGHTS / "reader.json").window + _MARKS
    with ProcessPoolExecutor(_CORES, mp_context=get_context("spawn")) as pool:
        turns = list(pool.map(_turns, [str(reader)] * _CORES, [str(bert)] * _CORES, [length] * _CORES))
    pieces, beside = (_CORES * _ROUNDS * n * length for n in (_READER_WINDOWS, _BERT_WINDOWS))
    quick, slow = (sum(seconds) / _CORES for seconds in zip(*turns, strict=True))
    times = (pieces / quick) / (beside / slow)
    size, large = (path.stat().st_size / 1e6 for path in (reader, bert))
    remark = f"{size:.0f} MB; {times:.1f} times as fast as the next row"
    yield Row("the model alone, two processes", pieces, "wordpieces", quick, remark)
    remark = f"{large:.0f} MB; random weights, 32-bit floats"
    yield Row("a BERT-base tagger with the same heads", beside, "wordpieces", slow, remark)


def _turns(reader: str, bert: str, length: int) -> tuple[float, float]:
    """Seconds that one process spent in each model, without loading."""
    sessions = _session(reader), _session(bert)
    feeds = [_feed(session, length) for session in sessions]
    spent = [0.0, 0.0]
    for turn in range(_ROUNDS + 1):  # the first is for warming up
        for which, windows in enumerate((_READER_WINDOWS, _BERT_WINDOWS)):
            began = time.perf_counter()
            for _ in range(windows):
                sessions[which].run(OUTPUTS, feeds[which])
            spent[which] += (time.perf_counter() - began) if turn else 0.0
    return spent[0], spent[1]


def _feed(session: Any, length: int) -> dict[str, Any]:
    draw = np.random.default_rng(0)
    return {
        one.name: draw.integers(0, _PIECES if one.name == "pieces" else 2, (1, length), dtype=np.int64)
        for one in session.get_inputs()
    }


def _heads(path: Path) -> dict[str, int]:
    return {one.name: one.shape[-1] for one in _session(str(path)).get_outputs()}


def _session(path: str) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
