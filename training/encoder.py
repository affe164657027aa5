"""A BERT encoder in plain torch, whose input also takes features of the words (shapes as in the paper).

Devlin et al., "BERT: Pre-training of Deep Bidirectional Transformers" (2019); the sizes are those of
MiniLM-L6-H384. Parameters load from the names that the all-MiniLM-L6-v2 checkpoint uses.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from counterclaim.model.features import POSITIONS, QUOTATIONS, SHAPES


@dataclass(frozen=True, slots=True)
class Size:
    """The encoder's dimensions."""

    hidden: int = 384
    heads: int = 12
    inner: int = 1536
    layers: int = 6
    vocabulary: int = 30522
    longest: int = 512
    epsilon: float = 1e-12


@dataclass(frozen=True, slots=True)
class Inputs:
    """One batch of windows, each int64 [b, p] by piece; `real` bool [b, p] is False where padded."""

    pieces: Tensor
    shape: Tensor
    quotation: Tensor
    position: Tensor
    real: Tensor | None = None


class Embedding(nn.Module):
    """Piece, place and word features, summed and normalised. Features begin at zero: as pretrained."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.word = nn.Embedding(size.vocabulary, size.hidden)
        self.place = nn.Embedding(size.longest, size.hidden)
        self.shape = nn.Embedding(SHAPES, size.hidden)
        self.quotation = nn.Embedding(QUOTATIONS, size.hidden)
        self.position = nn.Embedding(POSITIONS, size.hidden)
        self.norm = nn.LayerNorm(size.hidden, eps=size.epsilon)
        self.dropout = nn.Dropout(dropout)
        for feature in (self.shape, self.quotation, self.position):
            nn.init.zeros_(feature.weight)

    def forward(self, inputs: Inputs) -> Tensor:
        places = torch.arange(inputs.pieces.shape[1], device=inputs.pieces.device)
        summed = self.word(inputs.pieces) + self.place(places)
        summed = summed + self.shape(inputs.shape) + self.quotation(inputs.quotation)
        normed: Tensor = self.norm(summed + self.position(inputs.position))
        dropped: Tensor = self.dropout(normed)
        return dropped


class Layer(nn.Module):
    """Self-attention and a feed-forward net, each added to its input and normalised after."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.heads = size.heads
        self.query = nn.Linear(size.hidden, size.hidden)
        self.key = nn.Linear(size.hidden, size.hidden)
        self.value = nn.Linear(size.hidden, size.hidden)
        self.mix = nn.Linear(size.hidden, size.hidden)
        self.attention_norm = nn.LayerNorm(size.hidden, eps=size.epsilon)
        self.widen = nn.Linear(size.hidden, size.inner)
        self.narrow = nn.Linear(size.inner, size.hidden)
        self.output_norm = nn.LayerNorm(size.hidden, eps=size.epsilon)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor, mask: Tensor | None) -> Tensor:
        attended: Tensor = self.attention_norm(hidden + self.dropout(self._attend(hidden, mask)))
        widened = functional.gelu(self.widen(attended))
        output: Tensor = self.output_norm(attended + self.dropout(self.narrow(widened)))
        return output

    def _attend(self, hidden: Tensor, mask: Tensor | None) -> Tensor:
        query, key, value = (self._split(layer(hidden)) for layer in (self.query, self.key, self.value))
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed: Tensor = self.mix(seen.transpose(1, 2).flatten(2))
        return mixed

    def _split(self, states: Tensor) -> Tensor:
        """[b, p, h] to [b, heads, p, h / heads]."""
        batch, length, width = states.shape
        return states.view(batch, length, self.heads, width // self.heads).transpose(1, 2)


class Encoder(nn.Module):
    """Hidden states float [b, p, h] of a batch of windows."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.embedding = Embedding(size, dropout)
        self.layers = nn.ModuleList([Layer(size, dropout) for _ in range(size.layers)])

    def forward(self, inputs: Inputs) -> Tensor:
        hidden: Tensor = self.embedding(inputs)
        mask = None if inputs.real is None else inputs.real[:, None, None, :]
        for layer in self.layers:
            hidden = layer(hidden, mask)
        return hidden


_LAYER_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "mix": "attention.output.dense",
    "attention_norm": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "output_norm": "output.LayerNorm",
}


def load_pretrained(encoder: Encoder, path: Path) -> None:
    """Fills the encoder from a checkpoint in the naming of BERT; the features stay at zero."""
    found = load_file(path)
    state = {
        "embedding.word.weight": found["embeddings.word_embeddings.weight"],
        # Only one kind of segment is ever seen, so its vector is part of the place's.
        "embedding.place.weight": found["embeddings.position_embeddings.weight"]
        + found["embeddings.token_type_embeddings.weight"][0],
        "embedding.norm.weight": found["embeddings.LayerNorm.weight"],
        "embedding.norm.bias": found["embeddings.LayerNorm.bias"],
    }
    for number in range(len(encoder.layers)):
        for ours, theirs in _LAYER_NAMES.items():
            for kind in ("weight", "bias"):
                state[f"layers.{number}.{ours}.{kind}"] = found[f"encoder.layer.{number}.{theirs}.{kind}"]
    missing, unknown = encoder.load_state_dict(state, strict=False)
    features = {f"embedding.{name}.weight" for name in ("shape", "quotation", "position")}
    if set(missing) != features or unknown:
        raise ValueError(f"{path}: missing {sorted(set(missing) - features)}, unknown {unknown}")
