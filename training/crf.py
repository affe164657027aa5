"""A linear-chain conditional random field over the words of a batch of windows.

Lafferty, McCallum and Pereira, "Conditional Random Fields" (2001); the partition function by the
forward algorithm in log space, in float32 whatever the encoder computes in.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

FORBIDDEN = -10_000.0


def forbidden_transitions(tags: tuple[str, ...]) -> Tensor:
    """float32 [t, t]: `FORBIDDEN` where I-x follows anything but B-x or I-x, else 0."""
    costs = torch.zeros(len(tags), len(tags))
    for column, tag in enumerate(tags):
        if tag.startswith("I-"):
            for row, before in enumerate(tags):
                if before[2:] != tag[2:]:
                    costs[row, column] = FORBIDDEN
    return costs


class Crf(nn.Module):
    """Scores of neighbouring tags, and of the tags that a window begins and ends with."""

    forbidden: Tensor

    def __init__(self, tags: tuple[str, ...]) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(len(tags), len(tags)))
        self.start = nn.Parameter(torch.zeros(len(tags)))
        self.end = nn.Parameter(torch.zeros(len(tags)))
        self.register_buffer("forbidden", forbidden_transitions(tags))

    def constrained(self) -> Tensor:
        """Transitions [t, t] with the impossible ones ruled out."""
        return self.transitions + self.forbidden

    def loss(self, unary: Tensor, tags: Tensor, lengths: Tensor) -> Tensor:
        """Negative log-likelihood a word of `tags` [b, w] under `unary` [b, w, t], first `lengths` [b]."""
        real = torch.arange(unary.shape[1])[None, :] < lengths[:, None]
        path = self._path(unary, tags, real, lengths)
        total = self._partition(unary, real)
        return (total - path).sum() / lengths.sum()

    def _path(self, unary: Tensor, tags: Tensor, real: Tensor, lengths: Tensor) -> Tensor:
        """The score [b] of the given tags."""
        own = unary.gather(2, tags[:, :, None]).squeeze(2)
        steps = self.constrained()[tags[:, :-1], tags[:, 1:]]
        last = tags.gather(1, lengths[:, None] - 1).squeeze(1)
        ends = self.start[tags[:, 0]] + self.end[last]
        return (own * real).sum(1) + (steps * real[:, 1:]).sum(1) + ends

    def _partition(self, unary: Tensor, real: Tensor) -> Tensor:
        """The log of the summed scores [b] of all tag sequences."""
        transitions = self.constrained()[None]
        alpha = self.start + unary[:, 0]
        for word in range(1, unary.shape[1]):
            stepped = torch.logsumexp(alpha[:, :, None] + transitions, dim=1) + unary[:, word]
            alpha = torch.where(real[:, word, None], stepped, alpha)
        return torch.logsumexp(alpha + self.end, dim=1)
