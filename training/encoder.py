"""A BERT or MPNet encoder in plain torch, whose input also takes features of the words.

Devlin et al., "BERT: Pre-training of Deep Bidirectional Transformers" (2019), shapes as in the paper; Song et
al., "MPNet: Masked and Permuted Pre-training for Language Understanding" (2020) adds to the attention a bias
by the distance of two pieces. The sizes are by default those of MiniLM-L6-H384.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
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
    # Of distances between two pieces, for a bias of the attention; BERT has none.
    distances: int = 0


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
        # In float32 also where products are in bfloat16: processors have no fast attention in that.
        query, key, value = (
            self._split(layer(hidden)).float() for layer in (self.query, self.key, self.value)
        )
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed: Tensor = self.mix(seen.transpose(1, 2).flatten(2))
        return mixed

    def _split(self, states: Tensor) -> Tensor:
        """[b, p, h] to [b, heads, p, h / heads]."""
        batch, length, width = states.shape
        return states.view(batch, length, self.heads, width // self.heads).transpose(1, 2)


class DistanceBias(nn.Module):
    """What each head adds to the attention of one piece for another, by how far and on which side it is."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.bias = nn.Embedding(size.distances, size.heads)

    def forward(self, length: int) -> Tensor:
        """[1, heads, p, p]: rows attend, columns are attended to."""
        places = torch.arange(length)
        biases: Tensor = self.bias(
            distance_buckets(places[None, :] - places[:, None], self.bias.num_embeddings)
        )
        return biases.permute(2, 0, 1)[None]


def distance_buckets(distance: Tensor, buckets: int, farthest: int = 128) -> Tensor:
    """The bucket of each signed distance: half of them for either side; near ones have their own.

    Raffel et al., "Exploring the Limits of Transfer Learning" (T5, 2020), as MPNet uses it: half of a
    side's buckets hold one distance each, the others grow by a constant factor up to `farthest`.
    """
    side = buckets // 2
    near = side // 2
    away = distance.abs()
    growing = torch.log(away.clamp(min=1) / near) / math.log(farthest / near) * (side - near)
    far = (near + growing.long()).clamp(max=side - 1)
    return torch.where(away < near, away, far) + side * (distance > 0)


class Encoder(nn.Module):
    """Hidden states float [b, p, h] of a batch of windows."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.embedding = Embedding(size, dropout)
        # Kept as pretrained: attention is the faster where its mask needs no gradient.
        self.distances = DistanceBias(size).requires_grad_(False) if size.distances else None
        self.layers = nn.ModuleList([Layer(size, dropout) for _ in range(size.layers)])

    def forward(self, inputs: Inputs) -> Tensor:
        hidden: Tensor = self.embedding(inputs)
        mask = self._mask(inputs)
        for layer in self.layers:
            hidden = layer(hidden, mask)
        return hidden

    def _mask(self, inputs: Inputs) -> Tensor | None:
        """Which pieces may be attended to (bool), or what is added to the attention (float)."""
        real = None if inputs.real is None else inputs.real[:, None, None, :]
        if self.distances is None:
            return real
        bias: Tensor = self.distances(inputs.pieces.shape[1]).float()
        return bias if real is None else bias.masked_fill(~real, -math.inf)
