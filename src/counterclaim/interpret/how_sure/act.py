"""The speech act: what somebody does by saying it.

The verb of saying decides where it is more than "said"; else the words themselves do: a question mark,
"must", "we will", "will", a wrongful act laid at somebody's door, "likely".
"""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.interpret.how_sure.clause import FINITE, VERBS
from counterclaim.interpret.how_sure.polarity import polarity_of
from counterclaim.interpret.how_sure.saying import Saying
from counterclaim.interpret.how_sure.verbs import group_with_lead
from counterclaim.interpret.how_sure.words import Range
from counterclaim.languages import load
from counterclaim.records import Act

_NOMINAL = frozenset({"DETERMINER", "NAME", "PRONOUN", "NOUN", "ADJECTIVE"})
# In this order, where a cue holds verbs of several acts ("asked, he denied").
_CUES: tuple[Act, ...] = ("deny", "accuse", "want", "intend", "predict", "assess", "ask")
_OPPOSED: tuple[tuple[Act, Act], ...] = (("accuse", "deny"), ("deny", "accuse"))
# Words before a verb of saying that belong to it: "in turn accused".
_BEFORE_SAYING = 3
# Words after the verb group in which a clause says what was done.
_PREDICATE = 14
# Words after "by" in which somebody is named, and the names of sides.
_BY = 3
_SIDES = ("LOCATION", "ORGANIZATION", "MISC")
# No further than this from its verb is a word asked for, however long the sentence.
_FAR = 80
# Words after a verb of being in which it says what something is.
_ADJECTIVE = 4


def act_of(claim: Saying) -> Act:
    """The act of the cue, else the act that the claim's own words show."""
    return _by_cue(claim) or _by_words(claim)


def turned(claim: Saying) -> Act | None:
    """Accusing where a denial goes on to accuse, and the other way about: "…, instead blaming the rebels"."""
    report, first = claim.report, claim.content[0][0]
    if first <= report.under(claim.attribution.content[0])[0]:
        return None
    opening = (first, min(first + 1 + _BEFORE_SAYING, claim.content[0][1]))
    between = load("en", "clauses")["between"]
    verbs = (word for word in range(*opening) if report.pos[word] in VERBS)
    verb = next((word for word in verbs if report.words[word] not in between), None)
    for act, other in _OPPOSED:
        hits = report.found(f"cue.{act}", (first, claim.content[0][1]))
        if verb is not None and claim.cue_hits(f"cue.{other}") and any(low == verb for low, _ in hits):
            return act
    return None


def _by_cue(claim: Saying) -> Act | None:
    if not claim.cue:
        return None
    if claim.cue_hits("cue.request") and _infinitive_first(claim):
        return "want"
    if claim.cue_hits("cue.warn"):
        return "want" if _wish(claim) or _bidding(claim) else "intend" if _threat(claim) else "predict"
    if claim.cue_hits("cue.label") and not claim.cue_hits("cue.want"):
        if _called_untrue(claim):
            return "deny"
        return "accuse" if _wrong(claim, claim.head_piece()) else "assert"
    found = {act: hits[0] for act in _CUES if (hits := claim.cue_hits(f"cue.{act}"))}
    for act, hit in found.items():
        if "intend" in found and _leads_to(claim, found["intend"], hit):
            return "intend"
        if act == "deny" and claim.cue_hits("negator") and not _itself_negator(claim, hit):
            return "assert"
        if act in ("assess", "ask") and _question(claim):
            return "ask"
        # The longest phrase wins over a shorter one inside it: "called on", "asked for".
        if not any(other[0] <= hit[0] and hit[1] < other[1] for other in found.values()):
            return act
    return None


def _leads_to(claim: Saying, plan: Range, hit: Range) -> bool:
    """Whether the plan is what is told, and not what it is to do: "refused to condemn", "vowed to deny"."""
    return claim.report.words[plan[1] : hit[0]] in ([], ["to"]) and plan[1] <= hit[0]


def _itself_negator(claim: Saying, hit: Range) -> bool:
    """Whether the only negator of a cue is its verb of denial."""
    return all(hit[0] <= low and high <= hit[1] for low, high in claim.cue_hits("negator"))


def _by_words(claim: Saying) -> Act:
    if _question(claim):
        return "ask"
    if _untrue(claim):
        return "deny"
    if _wish(claim) or _imperative(claim):
        return "want"
    if _vow(claim):
        return "intend"
    if _foretold(claim):
        return "predict"
    if not claim.own and not claim.cue_hits("cue.admit") and _blames(claim):
        return "accuse"
    return "assess" if _judged(claim) else "assert"


def _question(claim: Saying) -> bool:
    """Whether the sentence of the claim ends in a question mark, and is quoted or nobody's."""
    report, head = claim.report, claim.clause.head
    end = report.sentence(head)[1]
    whole = (report.under(span) for span in claim.attribution.content)
    last = next((min(high, end) for low, high in whole if low <= head < high), claim.head_piece()[1])
    return "?" in report.words[max(0, last - 1) : min(last + 2, end)]


def _untrue(claim: Saying) -> bool:
    """Whether a speaker says of what was said before that it is false."""
    report, clause = claim.report, claim.clause
    if claim.own or clause.group[0] >= clause.group[1]:
        return False
    after = (clause.group[0], min(clause.group[1] + 1, clause.words[1]))
    if report.found("occurring", after) and polarity_of(claim) == "negative" and _past(claim):
        return True
    subject = set(report.words[clause.words[0] : clause.group[0]])
    predicate = (clause.group[0], min(clause.group[1] + _ADJECTIVE, clause.words[1]))
    of_words = subject & report.lexicon.words("signals", "said_before")
    return bool(of_words) and bool(report.found("signal.untrue", predicate))


def _past(claim: Saying) -> bool:
    return bool({"VERB_PAST", "VERB_PARTICIPLE"} & set(claim.report.pos[slice(*claim.clause.group)]))


def _called_untrue(claim: Saying) -> bool:
    """Whether a bad name is given to what was said or shown before: "called the recording a fake"."""
    report, piece = claim.report, claim.head_piece()
    near = (piece[0], min(piece[1], piece[0] + _FAR))
    named = report.lexicon.words("signals", "said_before") & set(report.words[slice(*near)])
    return bool(named) and bool(report.found("signal.untrue", near))


def _wish(claim: Saying) -> bool:
    lead = group_with_lead(claim)
    return any(
        report_hit[0] < claim.clause.group[1] for report_hit in claim.report.found("signal.want", lead)
    )


def _imperative(claim: Saying) -> bool:
    """A quotation that opens with a bare verb: "Leave the city"."""
    first = claim.content[0][0]
    word = claim.report.words[first]
    opens = claim.report.pos[first] == "VERB_BASE" or word == "let"
    return bool(claim.source) and claim.report.quoted[first] and opens


def _vow(claim: Saying) -> bool:
    """Whether a speaker speaks of the speaker's own doings to come."""
    report, clause = claim.report, claim.clause
    lead = group_with_lead(claim)
    if claim.source and report.found("signal.plans", (claim.content[0][0], claim.content[0][0] + 3)):
        return True
    if not report.found("signal.intend", lead):
        return False
    subject = report.words[clause.words[0] : clause.group[0]]
    signals = report.lexicon
    if claim.direct:
        return bool(set(subject) & signals.words("signals", "first"))
    return not claim.own and len(subject) in (1, 2, 3) and subject[-1] in _pronouns(claim)


def _threat(claim: Saying) -> bool:
    """Whether a speaker who warns warns of the speaker's own doings: "that he could use force"."""
    clause = claim.clause
    subject = claim.report.words[clause.words[0] : clause.group[0]]
    return _vow(claim) or (bool(subject) and subject[-1] in _pronouns(claim) and _could(claim))


def _pronouns(claim: Saying) -> frozenset[str]:
    """What the speaker is called where somebody else tells it: "he" or "she" for a person, else "it"."""
    report = claim.report
    name = claim.attribution.speaker.name
    words = report.under(name) if name else claim.source[0] if claim.source else (0, 0)
    person = any(report.entities[word].endswith("PERSON") for word in range(*words))
    return report.lexicon.words("signals", "pronouns" if person else "pronouns_of_bodies")


def _could(claim: Saying) -> bool:
    return bool({"may", "might", "could"} & set(claim.report.words[slice(*claim.clause.group)]))


def _foretold(claim: Saying) -> bool:
    """Whether the verb group speaks of the future, or of what could come of something."""
    report = claim.report
    lead = group_with_lead(claim)
    if report.found("signal.predict", lead):
        return True
    words, pos = report.words[slice(*claim.clause.group)], report.pos[slice(*claim.clause.group)]
    return (
        _could(claim)
        and not {"have", "be", "been", "not"} & set(words)
        and "VERB_BASE" in pos
        and not claim.own
    )


def _blames(claim: Saying) -> bool:
    """Whether a wrongful act is what the clause says, and not a word in passing."""
    first, last = claim.clause.group
    if first >= last or polarity_of(claim) == "negative":
        return False
    predicate = (first, min(last + _PREDICATE, claim.clause.words[1]))
    return _wrong(claim, predicate) or _harms(claim, predicate)


def _harms(claim: Saying, predicate: Range) -> bool:
    """Whether a named side is said to harm persons or things under protection."""
    report = claim.report
    named = any(report.entities[word].endswith(_SIDES) for word in _agent(claim, predicate))
    harm = report.found("signal.harm", (claim.clause.group[0], predicate[1]))
    return (
        named and bool(harm) and bool(report.found("signal.protected", (claim.clause.words[0], predicate[1])))
    )


def _agent(claim: Saying, predicate: Range) -> range:
    """The words that name who does it: those before the verb, or the few after "by"."""
    words = claim.report.words
    by = next((word for word in range(*predicate) if words[word] == "by"), None)
    if by is not None:
        return range(by + 1, min(by + 1 + _BY, predicate[1]))
    # "…, killing three children": who did it stands in the clause before.
    first, group = claim.clause.words[0], claim.clause.group[0]
    start = max(claim.sentence()[0], claim.content[0][0], group - _FAR)
    return range(first if group > first else start, group)


def _wrong(claim: Saying, within: Range) -> bool:
    return bool(claim.report.found("signal.wrong", within))


def _judged(claim: Saying) -> bool:
    """Whether the words give a judgement as one: "I think", "likely"."""
    report = claim.report
    low, high = claim.sentence()
    head = claim.clause.head
    if claim.direct and report.found("signal.assess", (max(low, head - _FAR), min(high, head + _FAR))):
        return True
    if report.found("signal.judged", claim.clause.words):
        return True
    if claim.cue_hits("hedge.distancing") or claim.cue_hits("hedge.unverified"):
        return False
    return bool(report.found("hedge.uncertain", group_with_lead(claim))) and not report.found(
        "hedge.able", claim.clause.words
    )


def _bidding(claim: Saying) -> bool:
    """Whether a warning bids somebody do or leave something: "them to leave", "Ankara against sending"."""
    report = claim.report
    first, last = claim.content[0]
    for word in range(first, min(last, first + 5)):
        if report.words[word] == "against" and _whom(report.pos[first:word]):
            return FINITE.isdisjoint(report.pos[first:last])
        if report.words[word] == "to":
            return (
                word == first
                or report.pos[word - 1] in ("PRONOUN", "NAME")
                or report.words[word - 1] == "not"
            )
    return False


def _infinitive_first(claim: Saying) -> bool:
    """Whether "to" and a verb come before any finite verb: what is said is what is wished."""
    report = claim.report
    first, last = claim.content[0]
    for word in range(first, min(last, first + 15)):
        if report.pos[word] in FINITE:
            return False
        if report.pos[word] == "TO" and word + 1 < last and report.pos[word + 1] == "VERB_BASE":
            return True
    return False


def _whom(pos: Sequence[str]) -> bool:
    """Whether words of these kinds are none, or name who is warned: "the west against sending"."""
    return not pos or (pos[-1] in ("NAME", "PRONOUN", "NOUN") and _NOMINAL.issuperset(pos))
