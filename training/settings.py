"""The settings of a training run, read from its TOML file."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.reader import Weights


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast to learn."""

    seed: int
    epochs: int
    batch_size: int
    encoder_rate: float
    layer_decay: float
    head_rate: float
    crf_rate: float
    weight_decay: float
    warmup: float
    clip: float
    average_decay: float
    bfloat16: bool


@dataclass(frozen=True, slots=True)
class Settings:
    """One run: where its data and output are, the model's shape, the schedule, the losses' weights."""

    data: Path
    output: Path
    dropout: float
    window: int
    overlap: int
    schedule: Schedule
    losses: Weights


def require_corpus(settings: Settings) -> None:
    """Ends the program with a message where PolNeAR is not to be found."""
    folder = settings.data / "polnear"
    if not folder.is_dir():
        raise SystemExit(f"no PolNeAR at {folder}: set COUNTERCLAIM_DATA to the folder that holds it")


def read_settings(path: Path) -> Settings:
    """The settings in a TOML file; the environment's COUNTERCLAIM_DATA goes before its data folder."""
    found: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return Settings(
        data=Path(os.environ.get("COUNTERCLAIM_DATA", found["paths"]["data"])),
        output=Path(found["paths"]["output"]),
        dropout=found["model"]["dropout"],
        window=found["model"]["window"],
        overlap=found["evaluation"]["overlap"],
        schedule=Schedule(**found["schedule"]),
        losses=Weights(**found["losses"]),
    )
