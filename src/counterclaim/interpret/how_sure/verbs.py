"""Modality and tense of a claim's happening, from its verb group."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from counterclaim.interpret.how_sure.clause import FINITE, VERBS
from counterclaim.interpret.how_sure.saying import Saying
from counterclaim.interpret.how_sure.words import Range
from counterclaim.records import Act, Modality, Tense

_AHEAD: tuple[Act, ...] = ("want", "intend", "predict")
_BEFORE_GROUP = 4


def group_with_lead(claim: Saying) -> Range:
    """The verb group and the few words that lead to it: "is expected to", "if they were to"."""
    first, last = claim.clause.group
    return max(claim.clause.words[0], first - _BEFORE_GROUP), max(last, first)


def time_and_modality(clauses: Sequence[Saying], act: Act) -> tuple[Tense, Modality]:
    """The happening's own; a participle that shows none has those of the verb that it leans on."""
    claim, last = clauses[0], clauses[-1]
    tense = tense_of(claim, act)
    modality = modality_of(claim, act, tense)
    if claim.report.pos[claim.clause.head] not in VERBS:
        return tense, modality
    if tense == "unknown":
        tense = tense_of(last, act)
    return tense, modality_of(last, act, tense) if modality == "actual" else modality


def modality_of(claim: Saying, act: Act, tense: Tense) -> Modality:
    """Hypothetical before possible before necessary; a wish makes its content necessary, no more."""
    clause, report = claim.clause, claim.report
    opening = max(0, clause.words[0] - 1), clause.group[1]
    if report.found("modality.hypothetical", opening):
        return "hypothetical"
    if report.found("modality.possible", group_with_lead(claim)):
        return "possible"
    if report.found("modality.necessary", group_with_lead(claim)) or act == "want":
        return "necessary"
    # Told by somebody, "would" is "will"; in the report's own voice it is what could be.
    if claim.own and tense == "future" and "would" in report.words[slice(*clause.group)]:
        return "possible"
    return "possible" if act in ("intend", "ask") and tense == "future" else "actual"


def tense_of(claim: Saying, act: Act) -> Tense:
    """Past, present or future as the verb group says; unknown where there is no finite verb."""
    report, group = claim.report, _own_group(claim)
    if group[0] >= group[1]:
        return "future" if act in _AHEAD and claim.cue else "unknown"
    words, pos = report.words[slice(*group)], report.pos[slice(*group)]
    if _infinitive(pos):
        return _of_infinitive(claim, group, act)
    if "MODAL" in pos:
        return _of_modal(claim, group)
    auxiliary = report.lexicon.words("tense", "past")
    if "VERB_PAST" in pos or auxiliary & set(words) or _perfect(claim, words, pos):
        return "past"
    if "VERB_PRESENT" in pos:
        return "future" if report.found("modality.future", group) else "present"
    if pos[0] == "VERB_PARTICIPLE":
        return "past"
    return "future" if act in _AHEAD else "unknown"


def _own_group(claim: Saying) -> Range:
    """The verb group up to the word of the happening: "plans" in "plans to leave" is not yet to come."""
    clause = claim.clause
    first, last = clause.group
    if clause.given and first <= clause.head < last and claim.report.pos[clause.head] in VERBS:
        return first, clause.head + 1
    return first, last


def _perfect(claim: Saying, words: list[str], pos: list[str]) -> bool:
    return bool(claim.report.lexicon.words("tense", "perfect") & set(words)) and "VERB_PARTICIPLE" in pos


def _of_modal(claim: Saying, group: Range) -> Tense:
    report = claim.report
    words, pos = report.words[slice(*group)], report.pos[slice(*group)]
    if _perfect(claim, words, pos):
        return "past"
    if {"may", "might", "could"} & set(words) and "be" in words and "VERB_ING" in pos:
        return "present"
    return "future" if report.found("modality.future", group) else "present"


def _infinitive(pos: list[str]) -> bool:
    return any(one == "TO" and after == "VERB_BASE" for one, after in pairwise(pos))


def _of_infinitive(claim: Saying, group: Range, act: Act) -> Tense:
    """To come where something wishes or plans it, or in a headline; done in "managed to take"."""
    report = claim.report
    words, pos = report.words[slice(*group)], report.pos[slice(*group)]
    perfect = ("to", "have") in pairwise(words)
    if perfect or report.lexicon.words("tense", "begun") & set(words):
        return "past" if perfect or "VERB_PAST" in pos else "present"
    before = set(report.words[claim.clause.words[0] : group[0]])
    if report.lexicon.words("tense", "with_which") & before:
        return "past" if "VERB_PAST" in report.pos[claim.clause.words[0] : group[0]] else "present"
    if report.lexicon.words("tense", "open") & (before | set(words)):
        return "unknown"
    lead = group_with_lead(claim)
    if act in _AHEAD or report.found("modality.future", (lead[0], group[1])) or "VERB_PRESENT" in pos:
        return "future"
    headline = pos[0] == "TO" and not FINITE & set(report.pos[slice(*claim.clause.words)])
    itself = claim.clause.given and report.pos[group[1] - 1] == "VERB_BASE"
    return "future" if headline or itself else "unknown"
