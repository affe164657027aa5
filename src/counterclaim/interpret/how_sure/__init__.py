"""How sure: the act, polarity, modality, tense, hedge and evidence of a claim."""

from __future__ import annotations

from functools import lru_cache

from counterclaim.interpret.how_sure.act import act_of, turned
from counterclaim.interpret.how_sure.cautions import Cautions, cautions_of
from counterclaim.interpret.how_sure.evidence import evidence_of
from counterclaim.interpret.how_sure.hedges import hedge_of
from counterclaim.interpret.how_sure.polarity import polarity_of
from counterclaim.interpret.how_sure.saying import leading, saying
from counterclaim.interpret.how_sure.verbs import time_and_modality
from counterclaim.interpret.how_sure.words import ReportWords, report_words
from counterclaim.records import Attribution, Reading, Span, Spans, Stance

__all__ = ["cautions", "stance"]


def stance(reading: Reading, attribution: Attribution, content: Spans, trigger: Span | None) -> Stance:
    """How a claim is made that `attribution` speaks of in `content`, its happening named by `trigger`.

    Without a trigger, the content's first main verb stands for it. Claims of one report are cheapest one
    after the other: what is found in the report as a whole is kept until another report is asked about.
    """
    report, covering = _known(_Whose(reading))
    claim = saying(report, attribution, content, trigger)
    if claim is None:
        return Stance("assert")
    clauses = (claim, *leading(claim))
    act = turned(claim) or act_of(clauses[-1])
    tense, modality = time_and_modality(clauses, act)
    evidence = (evidence_of(one, covering) for one in clauses)
    return Stance(
        act=act,
        polarity=polarity_of(claim),
        modality=modality,
        tense=tense,
        hedge=hedge_of(clauses, act, covering),
        evidence=next((one for one in evidence if one), None),
    )


def cautions(reading: Reading) -> Cautions:
    """A report's own cautions, each with the span of the text that it covers; in reading order."""
    return _known(_Whose(reading))[1]


class _Whose:
    """A reading as a key of a cache: itself and no other, however alike."""

    __slots__ = ("reading",)

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def __hash__(self) -> int:
        return id(self.reading)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Whose) and other.reading is self.reading


@lru_cache(maxsize=2)
def _known(whose: _Whose) -> tuple[ReportWords, Cautions]:
    report = report_words(whose.reading)
    return report, cautions_of(report)
