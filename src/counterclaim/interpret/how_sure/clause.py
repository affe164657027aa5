"""The clause that a happening stands in, and its verb group, from parts of speech alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.interpret.how_sure.words import Range, ReportWords

FINITE = frozenset({"VERB_PRESENT", "VERB_PAST", "MODAL"})
VERBS = FINITE | {"VERB_BASE", "VERB_ING", "VERB_PARTICIPLE"}
# What may stand within a verb group: "has not yet been fully taken", "is going to be".
_GROUP = VERBS | {"ADVERB", "TO", "PARTICLE"}
_STOPS = frozenset(',;:—–()[]"“”.!?…')
_RELATIVE = frozenset({"who", "which", "whom", "whose", "that", "where", "when"})
# An opening clause with one of these is passed over: "While they advanced, …".
_SUBORDINATE = frozenset(
    {
        "if",
        "when",
        "while",
        "although",
        "though",
        "because",
        "since",
        "as",
        "after",
        "before",
        "despite",
        "once",
    }
)
_ASIDES = frozenset({"think", "believe", "guess", "suppose", "mean", "suspect"})
# The main verb of a sentence stands within so many words, or it has none.
_FURTHEST = 200
_LONGEST_GROUP = 7
_LONGEST_CLAUSE = 60


@dataclass(frozen=True, slots=True)
class Clause:
    """`words` is the whole clause, `group` its verb group, `head` the word that names the happening.

    `given` tells whether that word was named as the trigger, or is only the first main verb.
    """

    words: Range
    group: Range
    head: int
    given: bool


def clause_of(report: ReportWords, pieces: Sequence[Range], trigger: Range | None) -> Clause:
    """The clause of a trigger within a content; without a trigger, the content's first main clause."""
    if trigger is not None and trigger[0] < trigger[1]:
        piece = _holding(report, pieces, trigger[0])
        return _around(report, trigger[0], piece, given=True)
    for piece in pieces:
        head = _main_verb(report, piece)
        if head is not None:
            return _around(report, head, piece, given=False)
    first = pieces[0]
    return Clause(first, (first[0], first[0]), first[0], given=False)


def _holding(report: ReportWords, pieces: Sequence[Range], word: int) -> Range:
    """The part of a content, within one sentence, that a word stands in; its sentence if none holds it."""
    low, high = report.sentence(word)
    for first, last in pieces:
        if first <= word < last:
            return max(first, low), min(last, high)
    return low, high


def _main_verb(report: ReportWords, piece: Range) -> int | None:
    """The first finite verb that is not within a relative clause; else the first verb at all."""
    opening = _opening(report, piece)
    if report.pos[opening] == "VERB_BASE":
        return opening
    skip = report.words[opening] in _SUBORDINATE
    verbs: list[int] = []
    for word in range(opening, min(piece[1], opening + _FURTHEST)):
        pos = report.pos[word]
        if report.words[word] in _RELATIVE and word > piece[0] and report.pos[word - 1] in ("NOUN", "NAME"):
            skip = True
        elif report.words[word] in ",;—":
            skip = False
        elif pos == "VERB_ING" and report.words[word - 1] in ("of", "for"):
            return word
        elif pos in FINITE:
            if not skip and not _aside(report, word):
                return verbs[0] if _subordinate(report, verbs, word) else word
            skip = skip and report.words[opening] in _SUBORDINATE
        if pos in VERBS:
            verbs.append(word)
    return verbs[0] if verbs else None


def _subordinate(report: ReportWords, verbs: list[int], finite: int) -> bool:
    """Whether a finite verb belongs to a clause of its own after the main one: "they stalled as …"."""
    between = range(verbs[0] + 1, finite) if verbs else ()
    participle = bool(verbs) and report.pos[verbs[0]] == "VERB_PARTICIPLE"
    return participle and any(report.words[word] in _SUBORDINATE for word in between)


def _opening(report: ReportWords, piece: Range) -> int:
    """The first word of a piece that says something: no "that", no quotation mark."""
    first = piece[0]
    while first + 1 < piece[1] and (report.words[first] == "that" or not report.words[first].isalnum()):
        first += 1
    return first


def _aside(report: ReportWords, word: int) -> bool:
    """Whether a verb only says "I think"."""
    return report.words[word] in _ASIDES and word > 0 and report.words[word - 1] in ("i", "we")


def _around(report: ReportWords, head: int, piece: Range, *, given: bool) -> Clause:
    group = _group(report, head, piece)
    first, last = group
    breaks = report.lexicon.words("polarity", "breaks")
    lowest = max(piece[0], head - _LONGEST_CLAUSE)
    while first > lowest and not _parts(report, first - 1, breaks):
        first -= 1
    highest = min(piece[1], head + _LONGEST_CLAUSE)
    last = max(last, head + 1)
    while last < highest and not _parts(report, last, breaks):
        last += 1
    return Clause((first, last), group, head, given)


def _parts(report: ReportWords, word: int, breaks: frozenset[str]) -> bool:
    """Whether a word parts two clauses."""
    said = report.words[word]
    if said in _STOPS:
        # A quotation mark around a few words is within its clause.
        return said not in '"“”'
    if said == "and":
        return word + 1 < len(report.words) and report.pos[word + 1] in FINITE | {"PRONOUN"}
    compound = report.words[word + 1 : word + 2] == ["-"]
    return said in breaks and not compound and report.pos[word] not in ("DETERMINER", "ADVERB")


def _group(report: ReportWords, head: int, piece: Range) -> Range:
    """The verb group around a verb; for a noun, the nearest verb group before it, else after it."""
    if report.pos[head] not in VERBS:
        near = _verb_near(report, head, piece)
        if near is None:
            return head, head
        head = near
    first, last = head, head + 1
    # A group holds one finite verb, and begins with it or with an adverb before it.
    finite = report.pos[head] in FINITE
    while first > max(piece[0], head - _LONGEST_GROUP) and _joins(report, first - 1):
        if finite and report.pos[first - 1] in VERBS:
            break
        first -= 1
        finite = finite or report.pos[first] in FINITE
    while last < min(piece[1], head + _LONGEST_GROUP) and _joins(report, last):
        if report.pos[last] in FINITE:
            break
        last += 1
    return first, last


def _joins(report: ReportWords, word: int) -> bool:
    """Whether a word belongs to the verb group beside it; "n't" is three words, a mark among them."""
    return report.pos[word] in _GROUP or report.words[word] in (
        "'",
        "t",
        "not",
        "ll",
        "ve",
        "re",
        "likely",
        "unlikely",
    )


def _verb_near(report: ReportWords, head: int, piece: Range) -> int | None:
    for word in range(head - 1, max(piece[0], head - 10) - 1, -1):
        if report.words[word] in _STOPS and report.words[word] not in '"“”':
            break
        if report.pos[word] in VERBS:
            return word
    return next(
        (word for word in range(head + 1, min(piece[1], head + 8)) if report.pos[word] in FINITE), None
    )
