"""Speakers that a report names only by a description: "a senior official", "residents"."""

from __future__ import annotations

from counterclaim.interpret.how_sure.saying import Saying
from counterclaim.interpret.how_sure.words import Range, ReportWords
from counterclaim.records import Span

_ENDS_HEAD = frozenset(
    {
        "of",
        "in",
        "at",
        "from",
        "for",
        "with",
        "who",
        "that",
        "which",
        "to",
        "on",
        "near",
        ",",
        "(",
        "—",
        "whose",
        "living",
    }
)


def description(claim: Saying) -> Span | None:
    """The words that describe a speaker whom nothing names; None for a name, a body, an office or nobody."""
    if claim.own:
        return None
    report = claim.report
    name = claim.attribution.speaker.name
    words = report.under(name) if name else claim.source[0]
    showing = any(
        report.found(f"evidence.{kind}", words) for kind in report.lexicon.table["evidence"]["order"]
    )
    if words[0] >= words[1] or showing or not _nameless(report, words):
        return None
    return report.span(words)


def _nameless(report: ReportWords, words: Range) -> bool:
    if any(_names(report, word, words) for word in range(*words)):
        return False
    lexicon = report.lexicon
    said = report.words[slice(*words)]
    if all(word in lexicon.words("unnamed", "pronouns") for word in said):
        return False
    head = _head(report, words)
    people = report.words[head] in lexicon.words("unnamed", "people")
    if not people:
        return said[0] in lexicon.words("unnamed", "indefinite") and not any(
            report.entities[word].endswith(("ORGANIZATION", "LOCATION")) for word in range(*words)
        )
    office = report.words[head] in lexicon.words("unnamed", "offices")
    anyone = said[0] in lexicon.words("unnamed", "indefinite")
    return not (office and not anyone and _singular_or_definite(report, words))


def _names(report: ReportWords, word: int, within: Range) -> bool:
    """Whether a word is of a person's name, and not of the one whose official speaks ("Mr Doe's aides")."""
    if not report.entities[word].endswith("PERSON"):
        return False
    after = word + 1
    while after < within[1] and report.entities[after] == "I-PERSON":
        after += 1
    return after >= within[1] or report.words[after] != "'"


def _singular_or_definite(report: ReportWords, words: Range) -> bool:
    """Whether "the", a possessive or a name before the office says that there is one holder."""
    first = words[0]
    return (
        report.pos[first] in ("DETERMINER", "POSSESSIVE", "NAME", "PRONOUN") or report.entities[first] != "O"
    )


def _head(report: ReportWords, words: Range) -> int:
    """The noun that a noun phrase is about: the last one before "of", "who" or a comma."""
    head = words[0]
    for word in range(*words):
        if word > words[0] and report.words[word] in _ENDS_HEAD:
            break
        dated = report.entities[word].endswith("DATE")
        if not dated and report.pos[word] in ("NOUN", "NAME", "ADJECTIVE", "NUMBER", "PRONOUN", "DETERMINER"):
            head = word
    return head
