"""A reader's constants in small: one kind of span, random scores."""

from __future__ import annotations

import numpy as np

from counterclaim.model.labels import ENTITY_TAGS, POS_TAGS
from counterclaim.records.reading import ModelCard

TAGS = ("O", "B-cue", "I-cue")
NEVER = -10_000.0


def make_card(seed: int) -> ModelCard:
    rng = np.random.default_rng(seed)
    transitions = rng.normal(size=(3, 3)).astype(np.float32)
    transitions[0, 2] = NEVER
    none = np.zeros(2, dtype=np.float32)
    return ModelCard(
        name="toy",
        version="0",
        weights_sha256="",
        roles=TAGS,
        entities=ENTITY_TAGS,
        pos=POS_TAGS,
        transitions=transitions,
        start=rng.normal(size=3).astype(np.float32),
        end=rng.normal(size=3).astype(np.float32),
        distance_edges=np.array([0], dtype=np.int32),
        distance_bias=np.zeros((2, 2), dtype=np.float32),
        no_cue=none,
        no_span=none,
    )
