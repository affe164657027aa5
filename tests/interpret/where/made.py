"""Readings in which names are labelled by hand."""

from __future__ import annotations

from bisect import bisect_left

import numpy as np

from counterclaim.interpret.where import places
from counterclaim.model.labels import ENTITY_TAGS, POS_TAGS, ROLE_TAGS
from counterclaim.places import load
from counterclaim.records import Maker, ModelCard, Place, Reading, Report, sha256
from counterclaim.text.words import word_offsets


def _card() -> ModelCard:
    none, two = np.zeros(0, np.float32), np.zeros(2, np.float32)
    return ModelCard(
        "by hand", "0", "0" * 64, ROLE_TAGS, ENTITY_TAGS, POS_TAGS,
        none, none, none, none.astype(np.int32), none, two, two,
    )  # fmt: skip


def reading(text: str, **labels: str) -> Reading:
    """The reading of a text in which the words of each name have the label given for it.

    `labels` gives the kind by the name with "_" for blanks: `Nova_Kakhovka="LOCATION"`.
    """
    words_at = word_offsets(text)
    offsets = words_at.tolist()
    starts = [first for first, _ in offsets]
    entities = np.zeros(len(offsets), np.uint8)
    for name, label in labels.items():
        words = name.replace("_", " ")
        start = text.find(words)
        while start >= 0:
            end = start + len(words)
            inside = range(bisect_left(starts, start), bisect_left(starts, end))
            for at in inside:
                begin = "B" if at == inside[0] else "I"
                entities[at] = ENTITY_TAGS.index(f"{begin}-{label}")
            start = text.find(words, end)
    data = text.encode("utf-8", "surrogatepass")
    report = Report(sha256(data), "made.txt", text, Maker("hand", "1"), language="en")
    nothing = np.zeros((len(offsets), 0), np.float32)
    return Reading(report, _card(), words_at, nothing, nothing, nothing, entities, np.zeros_like(entities))


def found(text: str, *names: str, **labels: str) -> list[Place]:
    """The places of a text in which the names are labelled as places, and `labels` as else."""
    given = {name.replace(" ", "_"): "LOCATION" for name in names} | labels
    return places(reading(text, **given), load())


def only(text: str, *names: str, **labels: str) -> Place:
    (place,) = found(text, *names, **labels)
    return place
