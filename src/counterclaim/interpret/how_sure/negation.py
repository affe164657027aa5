"""Whether a word of denial reaches the happening, or only stands in the same clause.

It reaches a verb that it negates, or that hangs on the negated verb ("did not manage to take"); a noun
that the negated verb has as its object ("did not launch an attack") or that it stands before itself ("no
attack", "without a fight"). It does not reach what is only known, expected, survived or the reason.
"""

from __future__ import annotations

from counterclaim.interpret.how_sure.clause import FINITE, VERBS
from counterclaim.interpret.how_sure.saying import Saying
from counterclaim.interpret.how_sure.words import Range

# Words between "no" and its noun: "no large-scale or sustained attack".
_BEFORE_NOUN = 6
_LINKS = frozenset({"PREPOSITION", "WH_WORD"})


def reaches(claim: Saying, hit: Range) -> bool:
    """Whether a negator of the clause denies its happening, which was given as a trigger."""
    clause, report = claim.clause, claim.report
    if report.pos[clause.head] in VERBS:
        return _reaches_verb(claim, hit)
    if hit[0] > clause.head:
        return _of_its_verb(claim)
    return _before_noun(claim, hit) or _over_object(claim, hit)


def kept_from(claim: Saying, hit: Range) -> bool:
    """Whether a verb of preventing keeps the happening from being: "prevented the escape"."""
    clause, report = claim.clause, claim.report
    if hit[1] > clause.head:
        return False
    if clause.group[0] <= hit[0] < clause.group[1] and report.found("negator", (clause.group[0], hit[0])):
        return False
    between = range(hit[1], clause.head)
    return not any(
        report.pos[word] in VERBS or (report.pos[word] in _LINKS and report.words[word] not in ("from", "of"))
        for word in between
    )


def _of_its_verb(claim: Saying) -> bool:
    """Whether a noun before its negated verb did not happen: not in "the strike did not kill anybody"."""
    clause, report = claim.clause, claim.report
    after = (clause.group[0], min(clause.group[1] + 1, clause.words[1]))
    return clause.head >= clause.group[0] or bool(report.found("occurring", after))


def _reaches_verb(claim: Saying, hit: Range) -> bool:
    """Not where another verb that only knows, expects or survives stands between."""
    clause, report = claim.clause, claim.report
    if hit[0] > clause.head:
        # "Shelled the village for no reason" denies the reason alone.
        return not any(report.pos[word] in _LINKS for word in range(clause.head + 1, hit[0]))
    leaves = report.lexicon.words("polarity", "leaves")
    between = range(hit[1], clause.head)
    if any(report.words[word] in leaves for word in between):
        return False
    own = max(hit[1], clause.group[0])
    if any(report.pos[word] in FINITE for word in range(hit[1], own)):
        return False
    # "Was not moved by the wish of a man who fired": a preposition parts the verbs, but for "from moving".
    return not any(
        report.pos[word] in _LINKS and report.words[word] in report.lexicon.words("polarity", "beside")
        for word in range(hit[1], own)
    )


def _before_noun(claim: Saying, hit: Range) -> bool:
    """Whether the negator stands before the noun, with nothing but its own words between."""
    head, report = claim.clause.head, claim.report
    if head - hit[1] > _BEFORE_NOUN or report.words[hit[0]] in ("not", "'"):
        return False
    first = hit[1] + (report.words[hit[1]] == "of")
    return not any(report.pos[word] in VERBS | _LINKS | {"PRONOUN"} for word in range(first, head))


def _over_object(claim: Saying, hit: Range) -> bool:
    """Whether the noun is the object of a verb that is negated itself or in its subject."""
    clause, report = claim.clause, claim.report
    first, last = clause.group
    if not (hit[0] < last <= clause.head):
        return False
    if any(report.pos[word] in FINITE for word in range(hit[1], max(hit[1], first))):
        return False
    leaves = report.lexicon.words("polarity", "leaves")
    if any(word in leaves for word in report.words[min(hit[1], first) : clause.head]):
        return False
    be = report.lexicon.words("polarity", "being")
    at = report.words[last - 1] in be or set(report.words[first:last]) <= be | {"not", "'", "t", "no"}
    linked = [word for word in range(last, clause.head) if report.pos[word] in _LINKS]
    return not linked or (at and linked == [last] and report.words[last] in ("at", "in"))
