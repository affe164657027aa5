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
# Words back from "to" in which the verb that governs it stands; words before "is to" in which its subject
# does; words after "has" in which its participle does.
_GOVERNS, _SUBJECT, _PARTICIPLE = 20, 6, 4


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
    return "future" if act in _AHEAD else _governed(claim, group)


def _governed(claim: Saying, group: Range) -> Tense:
    """The time of the verb that an infinitive hangs on, unless that looks ahead: "forced them to flee"."""
    report = claim.report
    ahead = report.lexicon.words("tense", "ahead")
    to = max(word for word in range(*group) if report.pos[word] == "TO")
    lowest = max(report.sentence(to)[0], to - _GOVERNS)
    for word in range(to - 1, lowest - 1, -1):
        if report.words[word] in ahead and report.words[word - 1 : word + 1] != ["in", "order"]:
            return "future"
        if report.words[word] in (";", ":"):
            break
        if report.pos[word] in FINITE:
            return _by_governor(claim, word, to)
    headline = report.pos[group[0]] == "TO" and not FINITE & set(report.pos[slice(*claim.clause.words)])
    return "future" if headline and report.sentence(to)[0] >= lowest else "unknown"


def _by_governor(claim: Saying, verb: int, to: int) -> Tense:
    report = claim.report
    if report.words[to - 1] in ("has", "have", "got") and report.pos[verb] != "MODAL":
        # What one has to do is still to be done; what one had to do was done.
        return "past" if report.pos[verb] == "VERB_PAST" else "future"
    if report.pos[verb] == "MODAL":
        perfect = "have" in report.words[verb:to]
        return "past" if perfect else "future" if report.found("modality.future", (verb, to)) else "present"
    if report.words[verb] in report.lexicon.words("polarity", "being"):
        # "Is to leave" looks ahead; so does "the plan was to leave".
        before = report.words[max(report.sentence(verb)[0], verb - _SUBJECT) : verb]
        if (verb == to - 1 and report.pos[verb] == "VERB_PRESENT") or (
            report.lexicon.words("tense", "ahead") & set(before)
        ):
            return "future"
    if report.pos[verb] == "VERB_PAST" or _perfect(
        claim, report.words[verb:to], report.pos[verb : min(to, verb + _PARTICIPLE)]
    ):
        return "past"
    return "present"
