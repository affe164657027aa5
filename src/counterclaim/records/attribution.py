"""An attribution: a source says, by a cue, some content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from counterclaim.errors import RecordError
from counterclaim.records.identity import record_id
from counterclaim.records.span import Span, Spans

SpeakerKind = Literal[
    "official",
    "military",
    "intelligence service",
    "armed group",
    "media",
    "social-media channel",
    "analyst",
    "soldier",
    "intercept",
    "witness",
    "person",  # named, and the report does not say in what capacity
    "organisation",  # likewise
    "unnamed",
    "own voice",
]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who the source is, resolved within the report.

    `name` is the span of the fullest mention of the speaker in the working text: of the name if the
    report gives one, else of the description ("a senior official"). It is None where nothing in the
    text names the speaker: an own voice whose outlet is known from outside, or a passive.
    """

    kind: SpeakerKind
    name: Span | None = None


@dataclass(frozen=True, slots=True)
class ReaderVersion:
    """The model that read: its name, its version and the SHA-256 of its weights."""

    name: str
    version: str
    weights_sha256: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """In `report`, `source` says by `cue` that `content`; without a source it is the own voice.

    `parent` is the id of the attribution inside whose content this one stands. `confidence` is per
    mille. `generation` is the hash of everything that was used to read: model, word lists, settings.
    """

    report: str
    source: Spans
    cue: Spans
    content: Spans
    speaker: Speaker
    confidence: int
    made_by: ReaderVersion
    generation: str
    parent: str | None = None
    chain: Spans = ()

    def __post_init__(self) -> None:
        if not self.content:
            raise RecordError("an attribution needs content")
        if not 0 <= self.confidence <= 1000:
            raise RecordError(f"confidence {self.confidence} is not per mille")

    @property
    def own_voice(self) -> bool:
        """Whether the report itself says it: no source, no cue."""
        return not self.source and not self.cue

    @property
    def spans(self) -> Spans:
        """Every span that it points with, in no order."""
        name = (self.speaker.name,) if self.speaker.name else ()
        return (*self.source, *self.cue, *self.content, *self.chain, *name)

    def record(self) -> dict[str, Any]:
        """What the ledger keeps: offsets and ids, never words."""
        name = self.speaker.name
        return {
            "type": "attribution",
            "report": self.report,
            "source": [list(span) for span in self.source],
            "cue": [list(span) for span in self.cue],
            "content": [list(span) for span in self.content],
            "speaker": {"kind": self.speaker.kind, "name": list(name) if name else None},
            "chain": [list(span) for span in self.chain],
            "parent": self.parent,
            "confidence": self.confidence,
            "made_by": [self.made_by.name, self.made_by.version, self.made_by.weights_sha256],
            "generation": self.generation,
        }

    @property
    def id(self) -> str:
        return record_id(self.record())
