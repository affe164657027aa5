"""Readings made by hand for the search of happenings: each word with its part of speech after a slash."""

from __future__ import annotations

import numpy as np

from counterclaim.model.labels import ENTITY_TAGS, POS_TAGS
from counterclaim.records import Maker, Reading, Report, sha256
from counterclaim.text.words import word_offsets
from tests.attribute.toy import card

_SHORT = {
    "n": "NOUN",
    "v": "VERB_PAST",
    "s": "VERB_PRESENT",
    "b": "VERB_BASE",
    "p": "VERB_PARTICIPLE",
    "g": "VERB_ING",
    "a": "ADJECTIVE",
    "m": "MODAL",
    "t": "TO",
    "w": "WH_WORD",
    "d": "ADVERB",
    "i": "PREPOSITION",
    "e": "DETERMINER",
}


def made(marked: str) -> Reading:
    """A word without a mark is OTHER, one with a capital after the slash (`Tarn/L`) a name of that sort."""
    marks = [word.rpartition("/")[2] if "/" in word else "" for word in marked.split()]
    text = " ".join(word.rpartition("/")[0] if "/" in word else word for word in marked.split())
    offsets = word_offsets(text)
    pos = np.full(len(offsets), POS_TAGS.index("OTHER"), dtype=np.uint8)
    entities = np.zeros(len(offsets), dtype=np.uint8)
    place = 0
    for word, mark in zip(text.split(), marks, strict=True):
        for _ in range(len(word_offsets(word))):
            pos[place] = POS_TAGS.index("NAME" if mark.isupper() else _SHORT.get(mark, "OTHER"))
            entities[place] = _entity(mark)
            place += 1
    return reading_of(text, pos, entities)


def reading_of(text: str, pos: np.ndarray, entities: np.ndarray) -> Reading:
    none = np.zeros((len(pos), 1), dtype=np.float32)
    report = Report(sha256(text.encode("utf-8", "surrogatepass")), "made.txt", text, Maker("made", "1"))
    return Reading(report, card(), word_offsets(text), none, none, none, entities, pos)


def _entity(mark: str) -> int:
    sorts = {"L": "B-LOCATION", "P": "B-PERSON", "O": "B-ORGANIZATION"}
    return ENTITY_TAGS.index(sorts[mark]) if mark in sorts else 0
