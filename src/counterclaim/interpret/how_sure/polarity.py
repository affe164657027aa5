"""Whether a claim says that something happened, or that it did not."""

from __future__ import annotations

from counterclaim.interpret.how_sure.negation import kept_from, reaches
from counterclaim.interpret.how_sure.saying import Saying
from counterclaim.interpret.how_sure.words import Range
from counterclaim.records import Polarity

# Negators that deny from the place of the object: "made no gains".
_OF_OBJECTS = frozenset({"no", "none", "nothing", "nobody", "neither", "never", "nor"})
# Negators of a verb of wishing or thinking, or such verbs that negate by themselves.
_OVER_CUE = frozenset(
    {"not", "'", "never", "no", "refuse", "refused", "refuses", "refusing", "declined", "declines"}
)


def polarity_of(claim: Saying) -> Polarity:
    """Negative where a negator stands over the claim's clause, or over the wish or belief that it is."""
    return "negative" if _negated(claim) != _cue_negated(claim) else "positive"


def _negated(claim: Saying) -> bool:
    clause, report = claim.clause, claim.report
    verbs_end = max(clause.group[1], clause.head if clause.group[0] <= clause.head else 0)
    idle = report.found("idle", clause.words)
    for hit in report.found("negator", clause.words):
        if any(low <= hit[0] < high for low, high in idle) or _number(claim, hit):
            continue
        if clause.given and (hit[0] <= clause.head < hit[1] or not reaches(claim, hit)):
            continue
        if hit[0] < verbs_end or _denies_object(claim, hit, verbs_end):
            return not _of_another(claim, hit)
    return any(kept_from(claim, hit) for hit in report.found("negator.of_object", clause.words))


def _number(claim: Saying, hit: Range) -> bool:
    """Whether "no" stands for "number": "Building No. 3"."""
    after = claim.report.words[hit[1] : hit[1] + 2]
    return claim.report.words[hit[0]] == "no" and len(after) == 2 and after[0] == "." and after[1].isdigit()


def _denies_object(claim: Saying, hit: Range, verbs_end: int) -> bool:
    reach = claim.report.lexicon.number("polarity", "reach_negator")
    return claim.report.words[hit[0]] in _OF_OBJECTS and hit[0] < verbs_end + reach


def _of_another(claim: Saying, hit: Range) -> bool:
    """Whether a phrase that begins the clause negates a thing beside it: "without warning, they fired"."""
    return claim.report.words[hit[0]] in ("without", "rather", "instead") and hit[0] < claim.clause.group[0]


def _cue_negated(claim: Saying) -> bool:
    """Whether a wish, plan, belief or forecast is negated at its verb: "do not want", "refuses to"."""
    held = any(claim.cue_hits(f"cue.{act}") for act in ("assess", "predict", "want", "intend") if claim.cue)
    over = [low for low, _ in claim.cue_hits("negator") if claim.report.words[low] in _OVER_CUE]
    return held and len(over) % 2 == 1
