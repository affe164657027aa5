"""The reader at work: reports in, readings out, by onnxruntime on the CPU."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from counterclaim.errors import ModelError
from counterclaim.model.contents import parted, worth_reading
from counterclaim.model.description import Description, file_sha256, read_description
from counterclaim.model.features import Features, features, joined
from counterclaim.model.pieces import Pieces, PieceTable
from counterclaim.model.windows import Window, plan
from counterclaim.records.reading import ModelCard, Reading
from counterclaim.records.report import Report
from counterclaim.text.words import word_offsets, words_in

WEIGHTS = Path(__file__).parent / "weights"
OUTPUTS = ("roles", "link_query", "link_key", "entities", "pos")

Outputs = list[NDArray[np.float32]]


class Model:
    """Weights, tokenizer and constants. One window a call and one thread: a window's numbers never
    depend on what else is read, beside it or before it.
    """

    def __init__(self, session: Any, table: PieceTable, description: Description) -> None:
        self._session = session
        self._table = table
        self._window = description.window
        self._overlap = description.overlap
        self.card: ModelCard = description.card

    @classmethod
    def load(cls, folder: Path = WEIGHTS) -> Model:
        """The model in a folder of `reader.onnx`, `reader.json` and `tokenizer.json`."""
        description = read_description(folder / "reader.json")
        weights = folder / "reader.onnx"
        if file_sha256(weights) != description.card.weights_sha256:
            raise ModelError(f"{weights.name} is not the file that reader.json describes")
        table = PieceTable.load(folder / "tokenizer.json")
        return cls(_session(weights), table, description)

    def read(self, report: Report) -> Reading:
        """What the model sees in one report; nothing, where its text holds no word."""
        offsets = word_offsets(report.text)
        words = words_in(report.text, offsets)
        outputs = self._encode(self._table.cut(words), features(report.text, offsets, words))
        read = self._reading(report, offsets, outputs)
        return replace(read, inside=tuple(self._inside(read)))

    def _inside(self, read: Reading) -> Iterator[Reading]:
        """The contents of a report in which somebody else may be quoted, each read by itself."""
        spans = worth_reading(read.report, read.words, read.roles, self.card)
        if not spans:
            return
        texts = [read.report.text[read.words[first, 0] : read.words[last - 1, 1]] for first, last in spans]
        each = [(text, word_offsets(text)) for text in (text.replace("\n", " ") for text in texts)]
        words = [words_in(*one) for one in each]
        found = joined([features(*one, own) for one, own in zip(each, words, strict=True)])
        outputs = self._encode(self._table.cut([word for own in words for word in own]), found)
        for span, part in zip(spans, parted(outputs, spans), strict=True):
            yield self._reading(read.report, read.words[slice(*span)], part)

    def _reading(self, report: Report, words: NDArray[np.int32], outputs: Outputs) -> Reading:
        roles, query, key, entities, pos = outputs
        return Reading(report, self.card, words, roles, query, key, _labels(entities), _labels(pos))

    def _encode(self, pieces: Pieces, found: Features) -> Outputs:
        """Every output, [n, its width], for n words."""
        windows = plan(pieces.first, found.position, self._window, self._overlap)
        read = [self._read_window(window, pieces, found) for window in windows]
        if not read:
            return [np.zeros((0, width), dtype=np.float32) for width in self._widths()]
        return [np.concatenate(parts) for parts in zip(*read, strict=True)]

    def _read_window(self, window: Window, pieces: Pieces, found: Features) -> Outputs:
        first = pieces.first[window.start : window.end + 1]
        lengths = np.diff(first)
        ids = pieces.ids[first[0] : first[-1]]
        feed = {"pieces": np.concatenate([[self._table.opening], ids, [self._table.closing]])[None]}
        for name in ("shape", "quotation", "position"):
            codes = np.repeat(getattr(found, name)[window.start : window.end], lengths)
            feed[name] = np.pad(codes.astype(np.int64), 1)[None]
        outputs = self._session.run(OUTPUTS, feed)
        kept = pieces.first[window.keep_start : window.keep_end] - first[0] + 1
        return [output[0, kept] for output in outputs]

    def _widths(self) -> list[int]:
        return [output.shape[-1] for output in self._session.get_outputs()]


def _session(weights: Path) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's own exceptions share no public base
        raise ModelError(f"{weights.name} cannot be loaded: {error}") from error


def _labels(scores: NDArray[np.float32]) -> NDArray[np.uint8]:
    """The best label [n] of each word; the first where two are level."""
    best: NDArray[np.uint8] = scores.argmax(axis=1).astype(np.uint8)
    return best
