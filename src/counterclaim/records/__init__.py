"""What counterclaim talks about: frozen records with no behaviour but their own invariants."""

from counterclaim.records.attribution import Attribution, ReaderVersion, Speaker, SpeakerKind
from counterclaim.records.claim import Claim, Happening, Instrument
from counterclaim.records.event import EventChange, event_id
from counterclaim.records.identity import canonical_json, commitment, record_id, sha256
from counterclaim.records.judgement import PAIRED, Judgement, JudgementKind
from counterclaim.records.party import Party, PartyKind
from counterclaim.records.place import Level, Place
from counterclaim.records.problem import Problem, ProblemKind
from counterclaim.records.quantity import Quantity, State, Unit
from counterclaim.records.reading import ModelCard, Reading
from counterclaim.records.report import Archive, Maker, Mark, MarkKind, Published, Report
from counterclaim.records.span import Span, Spans, checked, words_of
from counterclaim.records.stance import (
    Act,
    Evidence,
    EvidenceKind,
    EvidenceState,
    Hedge,
    HedgeKind,
    Modality,
    Polarity,
    Stance,
    Tense,
)
from counterclaim.records.time import Anchor, Granularity, Time, TimeKind

__all__ = [
    "PAIRED",
    "Act",
    "Anchor",
    "Archive",
    "Attribution",
    "Claim",
    "EventChange",
    "Evidence",
    "EvidenceKind",
    "EvidenceState",
    "Granularity",
    "Happening",
    "Hedge",
    "HedgeKind",
    "Instrument",
    "Judgement",
    "JudgementKind",
    "Level",
    "Maker",
    "Mark",
    "MarkKind",
    "Modality",
    "ModelCard",
    "Party",
    "PartyKind",
    "Place",
    "Polarity",
    "Problem",
    "ProblemKind",
    "Published",
    "Quantity",
    "ReaderVersion",
    "Reading",
    "Report",
    "Span",
    "Spans",
    "Speaker",
    "SpeakerKind",
    "Stance",
    "State",
    "Tense",
    "Time",
    "TimeKind",
    "Unit",
    "canonical_json",
    "checked",
    "commitment",
    "event_id",
    "record_id",
    "sha256",
    "words_of",
]
