"""A linear-chain conditional random field over the words of a batch of windows.

Lafferty, McCallum and Pereira, "Conditional Random Fields" (2001); the partition function by the
forward algorithm in log space, in float32 whatever the encoder computes in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn

FORBIDDEN = -10_000.0


class Potentials(NamedTuple):
    """Scores of neighbouring tags [t, t] (row: from, column: to), and of a window's first and last [t]."""

    transitions: Tensor
    start: Tensor
    end: Tensor


@dataclass(frozen=True, slots=True)
class Taught:
    """What teachers see in a batch: `scores` float32 [b, w, t] and potentials of each of n teachers.

    `share` float32 [b] says how much of a window's loss is theirs; the rest is the annotators'.
    """

    scores: tuple[Tensor, ...]
    potentials: tuple[Potentials, ...]
    share: Tensor


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

    def potentials(self) -> Potentials:
        return Potentials(self.constrained(), self.start, self.end)

    def loss(self, unary: Tensor, tags: Tensor, lengths: Tensor, taught: Taught | None = None) -> Tensor:
        """A word's cross-entropy between the right sequences of tags and those under `unary` [b, w, t].

        Right are `tags` [b, w], of which the first `lengths` [b] are real, and by their share the
        sequences that teachers give, each by its chance (so the minimum is at the teachers' own chances).
        """
        real = torch.arange(unary.shape[1])[None, :] < lengths[:, None]
        potentials = self.potentials()
        total = partition(unary, potentials, real)
        path = self._path(unary, tags, real, lengths)
        if taught is None:
            return (total - path).sum() / lengths.sum()
        expected = torch.stack(
            [
                expected_score(unary, potentials, scores, theirs, real, taught.share)
                for scores, theirs in zip(taught.scores, taught.potentials, strict=True)
            ]
        )
        return (total.sum() - ((1 - taught.share) * path).sum() - expected.mean()) / lengths.sum()

    def _path(self, unary: Tensor, tags: Tensor, real: Tensor, lengths: Tensor) -> Tensor:
        """The score [b] of the given tags."""
        own = unary.gather(2, tags[:, :, None]).squeeze(2)
        steps = self.constrained()[tags[:, :-1], tags[:, 1:]]
        last = tags.gather(1, lengths[:, None] - 1).squeeze(1)
        ends = self.start[tags[:, 0]] + self.end[last]
        return (own * real).sum(1) + (steps * real[:, 1:]).sum(1) + ends


def partition(unary: Tensor, potentials: Potentials, real: Tensor) -> Tensor:
    """The log of the summed scores [b] of all tag sequences over the `real` words bool [b, w]."""
    transitions, start, end = potentials
    alpha = start + unary[:, 0]
    for word in range(1, unary.shape[1]):
        stepped = torch.logsumexp(alpha[:, :, None] + transitions[None], dim=1) + unary[:, word]
        alpha = torch.where(real[:, word, None], stepped, alpha)
    return torch.logsumexp(alpha + end, dim=1)


def expected_score(
    unary: Tensor, potentials: Potentials, scores: Tensor, theirs: Potentials, real: Tensor, share: Tensor
) -> Tensor:
    """The mean score under `unary` and `potentials` of sequences drawn from another field, by `share` [b].

    A sequence's score is a sum over its words and neighbours, so its mean is that sum weighted by the
    other field's chances of them, and these are the derivatives of that field's log partition function.
    """
    free = [tensor.detach().clone().requires_grad_() for tensor in (scores, *theirs)]
    with torch.enable_grad():
        total = (share * partition(free[0], Potentials(*free[1:]), real)).sum()
    chances = torch.autograd.grad(total, free)
    own = (unary, *potentials)
    return torch.stack([(chance * score).sum() for chance, score in zip(chances, own, strict=True)]).sum()
