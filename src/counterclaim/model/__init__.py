"""The reader model: reports -> readings, one forward pass a window for every head."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from counterclaim.model.description import read_description
from counterclaim.model.reader import WEIGHTS, Model
from counterclaim.records.reading import ModelCard, Reading
from counterclaim.records.report import Report

__all__ = ["Model", "card", "encode", "load"]


@lru_cache(maxsize=1)
def load(folder: Path = WEIGHTS) -> Model:
    """The shipped model, or the one in `folder`; loaded once a process."""
    return Model.load(folder)


def card(folder: Path = WEIGHTS) -> ModelCard:
    """Which model `load` would load, without loading it."""
    return read_description(folder / "reader.json").card


def encode(reports: Iterable[Report], model: Model | None = None) -> Iterator[Reading]:
    """A reading for every report, in order, each made without a look at the others."""
    model = model or load()
    for report in reports:
        yield model.read(report)
