"""Which of several happenings a clause is about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from counterclaim.interpret.what.codes import codes_of
from counterclaim.languages import word_list
from counterclaim.records import Reading, Span
from counterclaim.records.claim import Happening

# What a verb adds to the strength of its kind: the finite verb carries its clause, and a verb in "was
# hit" or "has taken" is as good as finite. Set on the training fifths of the PLOVER gold records.
_FINITE, _OTHER_VERB, _SUBORDINATE = 2.0, 1.0, -1.5
_FINITE_TAGS = frozenset({"VERB_PRESENT", "VERB_PAST"})
# "would withdraw"; "was hit", "is being shelled".
_CARRIERS = {
    "VERB_BASE": frozenset({"MODAL"}),
    "VERB_PARTICIPLE": _FINITE_TAGS | {"MODAL"},
    "VERB_ING": _FINITE_TAGS,
}
_CARRIED_OVER = 4
_HANGS_OVER = 8


def kind_of(reading: Reading, content: Sequence[Span], found: Sequence[Happening]) -> Happening | None:
    """The main happening of the content, None where it holds none: the strongest, the first of equals."""
    inside = [one for one in found if any(span.covers(one.trigger) for span in content)]
    start = min((span.start for span in content), default=0)
    return max(inside, key=lambda one: weight(reading, one, start), default=None)


def weight(reading: Reading, happening: Happening, clause_start: int = 0) -> float:
    """What a happening is worth as the main one of a clause that starts at `clause_start`."""
    first = int(np.searchsorted(reading.words[:, 0], clause_start))
    at = int(np.searchsorted(reading.words[:, 0], happening.trigger.start))
    return codes_of(happening.kind).strength + _as_verb(reading, first, at)


def _as_verb(reading: Reading, first: int, at: int) -> float:
    tags = [reading.card.pos[label] for label in reading.pos[max(0, at - _CARRIED_OVER) : at + 1].tolist()]
    tag = tags.pop()
    if not tag.startswith("VERB"):
        return 0.0
    hangs = _SUBORDINATE if _hangs_on_another(reading, first, at) else 0.0
    if tag in _FINITE_TAGS or not _CARRIERS.get(tag, frozenset()).isdisjoint(tags):
        return _FINITE + hangs
    return _OTHER_VERB + hangs


def _hangs_on_another(reading: Reading, first: int, at: int) -> bool:
    """Whether a word that opens a subordinate clause stands shortly before, and inside, the clause."""
    text = reading.report.text
    before = reading.words[max(first, at - _HANGS_OVER) : at].tolist()
    return not _subordinators().isdisjoint(text[start:end].lower() for start, end in before)


@lru_cache(maxsize=1)
def _subordinators() -> frozenset[str]:
    return word_list("en", "kinds.subordinate.words")
