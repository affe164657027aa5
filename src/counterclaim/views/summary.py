"""A claim's facets in one glance: the questions of a newsroom, with "unknown" where there is no answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from counterclaim.views.facets import Facet, Facets, side_name

UNKNOWN = "unknown"
# The questions whose missing answer is told too.
_ALWAYS = ("what", "who", "where", "when")
Answers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Pairs of a question and its answer: of what happens, and of how it is said."""

    happening: Answers
    stance: Answers


def summary(facets: Facets) -> Summary:
    """What the claim says; which of what, who, where and when it does not say stands last, as unknown."""
    asked = (
        ("what", facets.kind or ""),
        ("who", _who(facets)),
        ("where", _joined(facets.places)),
        ("when", facets.time.words if facets.time else ""),
        ("how many", _joined(facets.quantities)),
        ("with what", _joined(facets.instruments)),
    )
    unknown = ", ".join(question for question, answer in asked if not answer and question in _ALWAYS)
    answered = tuple((question, answer) for question, answer in asked if answer)
    return Summary((*answered, *(((UNKNOWN, unknown),) if unknown else ())), _stance(facets))


def _who(facets: Facets) -> str:
    actors, targets = _joined(facets.actors), _joined(facets.targets)
    return f"{actors or UNKNOWN} → {targets}" if targets else actors


def _stance(facets: Facets) -> Answers:
    """The act with what is not plain about it; hedge, evidence and the speaker's side where there are any."""
    stance, speaker = facets.stance, facets.speaker
    act = [stance.act, *(["negative"] if stance.polarity == "negative" else [])]
    if stance.modality != "actual":
        act.append(stance.modality)
    if stance.tense != "unknown":
        act.append(stance.tense)
    side = speaker.value.side if speaker else None
    return (
        ("act", ", ".join(act)),
        *((("hedge", facets.hedge.words),) if facets.hedge else ()),
        *((("evidence", facets.evidence.words),) if facets.evidence else ()),
        *((("speaker’s side", side_name(side)),) if side else ()),
    )


def _joined(found: Sequence[Facet[Any]]) -> str:
    """Each value once, in reading order."""
    return ", ".join(dict.fromkeys(facet.words for facet in found))
