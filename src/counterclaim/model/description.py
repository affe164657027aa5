"""The file beside the weights that says what they are: `reader.json` to and from a `ModelCard`."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from counterclaim.errors import ModelError
from counterclaim.records.reading import ModelCard

FORMAT = 1
_ARRAYS = ("transitions", "start", "end", "distance_bias", "no_cue", "no_span")


@dataclass(frozen=True, slots=True)
class Description:
    """A model's card, and in pieces how long its windows are and how much two of them share."""

    card: ModelCard
    window: int
    overlap: int


def write_description(description: Description, path: Path) -> None:
    """Writes `reader.json`; numbers keep every digit of their float32."""
    card = description.card
    found: dict[str, Any] = {
        "format": FORMAT,
        "name": card.name,
        "version": card.version,
        "weights_sha256": card.weights_sha256,
        "window": description.window,
        "overlap": description.overlap,
        "roles": card.roles,
        "entities": card.entities,
        "pos": card.pos,
        "distance_edges": card.distance_edges.tolist(),
    }
    found |= {name: getattr(card, name).astype(float).tolist() for name in _ARRAYS}
    path.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def read_description(path: Path) -> Description:
    """Reads `reader.json`; a file of another format is a ModelError."""
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if found["format"] != FORMAT:
            raise ModelError(f"{path.name} is of format {found['format']}, this program reads {FORMAT}")
        card = ModelCard(
            name=found["name"],
            version=found["version"],
            weights_sha256=found["weights_sha256"],
            roles=tuple(found["roles"]),
            entities=tuple(found["entities"]),
            pos=tuple(found["pos"]),
            distance_edges=np.array(found["distance_edges"], dtype=np.int32),
            **{name: np.array(found[name], dtype=np.float32) for name in _ARRAYS},
        )
        return Description(card, int(found["window"]), int(found["overlap"]))
    except FileNotFoundError as error:
        raise ModelError(f"there are no weights at {path.parent}: run `make train`") from error
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(f"{path.name} is damaged: {error}") from error


def file_sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError as error:
        raise ModelError(f"there are no weights at {path.parent}: run `make train`") from error
