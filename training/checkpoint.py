"""What a run needs to go on after it was stopped, written so that a kill leaves the last one whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from training.reader import Reader


class Average:
    """An exponential moving average of a model's weights, quick to follow at first."""

    def __init__(self, reader: Reader, decay: float) -> None:
        self.decay = decay
        self.steps = 0
        self.weights = {name: value.detach().clone() for name, value in reader.state_dict().items()}

    def update(self, reader: Reader) -> None:
        self.steps += 1
        pull = 1 - min(self.decay, (1 + self.steps) / (10 + self.steps))
        floats = [(self.weights[name], value) for name, value in reader.state_dict().items()]
        averaged, now = zip(*[pair for pair in floats if pair[0].is_floating_point()], strict=True)
        torch._foreach_lerp_(list(averaged), list(now), pull)


@dataclass(slots=True)
class Progress:
    """Where a run stands: epochs done, steps done, and the held-out figures of every epoch."""

    epochs: int
    steps: int
    figures: list[dict[str, float]]


def save(path: Path, state: dict[str, Any]) -> None:
    """Writes beside, then renames."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".partial")
    torch.save(state, beside)
    beside.replace(path)


def load(path: Path) -> dict[str, Any]:
    state: dict[str, Any] = torch.load(path, weights_only=True)
    return state


def mean_weights(runs: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of the weights of runs that went on from the same ones; what counts nothing is the first's.

    Wortsman et al., "Model soups" (2022): such runs end in one valley, and its middle is the better place.
    """
    first = runs[0]
    return {
        name: torch.stack([one[name] for one in runs]).mean(0) if value.is_floating_point() else value
        for name, value in first.items()
    }


def averaged_reader(reader: Reader, weights: dict[str, Tensor]) -> Reader:
    """The reader with averaged weights put in, ready to read."""
    reader.load_state_dict(weights)
    return reader.eval()
