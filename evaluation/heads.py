"""What the reader's heads alone say of a text: spans by role and relations, before the product's rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from numpy.typing import NDArray

from counterclaim.model.decode import WordSpan, likely_spans
from counterclaim.model.links import relations
from counterclaim.records import Reading
from evaluation.attribution_metrics import ROLES, Relation, Spans


def predicted(reading: Reading) -> tuple[dict[str, Spans], list[Relation]]:
    """Spans by role, linked or not, and the relations that have content."""
    found: dict[str, list[WordSpan]] = {role: [] for role in ROLES}
    for role, span, _ in likely_spans(reading.roles, reading.card):
        found[role].append(span)
    linked = [
        Relation(
            source=_characters(reading.words, one.sources),
            cue=_characters(reading.words, [one.cue]),
            content=_characters(reading.words, one.contents),
        )
        for one in relations(reading, found["source"], found["cue"], found["content"])
    ]
    spans = {role: _characters(reading.words, found[role]) for role in ROLES}
    return spans, [one for one in linked if one.content]


def _characters(offsets: NDArray[Any], spans: Sequence[WordSpan]) -> Spans:
    return frozenset((int(offsets[start, 0]), int(offsets[end - 1, 1])) for start, end in spans)
