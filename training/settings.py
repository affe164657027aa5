"""The settings of a training run, read from its TOML file."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, replace
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
class Distillation:
    """What a student learns from its teachers.

    `teachers` are the files that `training.label` writes. On annotated articles `share` of the roles' loss is
    by the teachers' tags, the rest by the annotators'; on open text, of which `texts` words are read, all.
    """

    teachers: tuple[Path, ...]
    share: float
    texts: int


@dataclass(frozen=True, slots=True)
class Settings:
    """One run: where its data and output are, the model's shape, the schedule, the losses' weights.

    `layers` are those of the pretrained `encoder` that the reader's are started from, unless it goes on
    from `start`: another run's checkpoint, or a folder of weights that ship. Of a window's pieces the share
    `masked` is hidden. With `twins` an article stands half the time with its names exchanged.
    """

    data: Path
    output: Path
    encoder: str
    layers: tuple[int, ...]
    start: Path | None
    dropout: float
    masked: float
    twins: bool
    window: int
    overlap: int
    schedule: Schedule
    losses: Weights
    distillation: Distillation | None


def seeded(settings: Settings, seed: int) -> Settings:
    """The same run from another seed, with a folder of its own in the output."""
    return replace(
        settings,
        output=settings.output / f"seed-{seed}",
        schedule=replace(settings.schedule, seed=seed),
    )


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
        encoder=found["model"]["encoder"],
        layers=tuple(found["model"]["layers"]),
        start=Path(found["model"]["start"]) if "start" in found["model"] else None,
        dropout=found["model"]["dropout"],
        masked=found["model"].get("masked", 0.0),
        twins=found["model"].get("twins", False),
        window=found["model"]["window"],
        overlap=found["evaluation"]["overlap"],
        schedule=Schedule(**found["schedule"]),
        losses=Weights(**found["losses"]),
        distillation=_distillation(found.get("distillation")),
    )


def _distillation(found: dict[str, Any] | None) -> Distillation | None:
    if found is None:
        return None
    return Distillation(tuple(map(Path, found["teachers"])), found["share"], found["texts"])
