"""The PLOVER type of a happening as its sentence puts it: done, promised, threatened, demanded, refused."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from counterclaim.interpret.what.codes import codes_of
from counterclaim.languages import word_list
from counterclaim.records import Reading
from counterclaim.records.claim import Happening

# How many words before its trigger a modal may stand.
_REACH = 4
_ACTS = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
_HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"})
_SPOKEN = frozenset({"AGREE"})


def plover_of(reading: Reading, happening: Happening) -> tuple[str, str]:
    """Event type and mode ("" where there is none); a mode belongs only to what is told as done."""
    kind = codes_of(happening.kind)
    before = _words_before(reading, happening)
    as_put = _as_put(kind.plover, before)
    return as_put, kind.mode if as_put == kind.plover else ""


def _as_put(plover: str, before: frozenset[str]) -> str:
    if plover in _ACTS | _SPOKEN and not before.isdisjoint(_modality("must")):
        return "REQUEST"
    if plover in _ACTS | _SPOKEN and not before.isdisjoint(_modality("never")):
        return "REJECT"
    if not before.isdisjoint(_modality("future")):
        return "AGREE" if plover in _ACTS else "THREATEN" if plover in _HOSTILE else plover
    return plover


def _words_before(reading: Reading, happening: Happening) -> frozenset[str]:
    text = reading.report.text
    at = int(np.searchsorted(reading.words[:, 0], happening.trigger.start))
    offsets = reading.words[max(0, at - _REACH) : at].tolist()
    return frozenset(text[start:end].lower() for start, end in offsets)


@lru_cache(maxsize=8)
def _modality(which: str) -> frozenset[str]:
    return word_list("en", f"kinds.modality.{which}")
