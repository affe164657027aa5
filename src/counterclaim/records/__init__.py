"""What counterclaim talks about: frozen records with no behaviour but their own invariants."""

from counterclaim.records.attribution import Attribution, ReaderVersion, Speaker, SpeakerKind
from counterclaim.records.identity import canonical_json, commitment, record_id, sha256
from counterclaim.records.problem import Problem, ProblemKind
from counterclaim.records.reading import ModelCard, Reading
from counterclaim.records.report import Archive, Maker, Mark, MarkKind, Published, Report
from counterclaim.records.span import Span, Spans, checked, words_of

__all__ = [
    "Archive",
    "Attribution",
    "Maker",
    "Mark",
    "MarkKind",
    "ModelCard",
    "Problem",
    "ProblemKind",
    "Published",
    "ReaderVersion",
    "Reading",
    "Report",
    "Span",
    "Spans",
    "Speaker",
    "SpeakerKind",
    "canonical_json",
    "checked",
    "commitment",
    "record_id",
    "sha256",
    "words_of",
]
