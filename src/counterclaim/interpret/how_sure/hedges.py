"""The hedge that keeps a claim at a distance, and the words of it; the strongest where there are several.

Only the reporter's hedges count. What a speaker doubts in words quoted from the speaker is the claim's
modality, not a hedge of the report's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from counterclaim.interpret.how_sure.cautions import Cautions, caution_over
from counterclaim.interpret.how_sure.saying import Saying
from counterclaim.interpret.how_sure.unnamed import description
from counterclaim.interpret.how_sure.words import Range
from counterclaim.records import Act, Hedge, HedgeKind, Span

# What a reporter can try to verify: that something is so, not that somebody wants or plans it.
_CHECKABLE: tuple[Act, ...] = ("assert", "deny", "accuse", "assess")
# Words in the longest phrase that a hedge can be part of.
_LONGEST = 4
_SEEN = ("unverified", "distancing", "uncertain")


def hedge_of(clauses: Sequence[Saying], act: Act, cautions: Cautions) -> Hedge | None:
    """The strongest hedge over a claim, and of equals the first; None where nothing hedges it.

    `clauses` are the claim by its own words and, where they are no clause, by the verb they lean on.
    """
    claim = clauses[0]
    order = claim.report.lexicon.table["hedges"]["order"]
    # What somebody is able or ready to do is that speaker's plan, not the report's doubt.
    found = [hedge for one in clauses for hedge in (*_worded(one), *_scare_quotes(one))]
    found += [*_unnamed(claim), *(_covering(claim, cautions) if act in _CHECKABLE else ())]
    found = [hedge for hedge in found if not (act == "intend" and hedge.kind == "uncertain")]
    return min(found, key=lambda hedge: (order.index(hedge.kind), hedge.span), default=None)


def _worded(claim: Saying) -> Iterator[Hedge]:
    report = claim.report
    only_cue = report.lexicon.words("hedges", "only_cue")
    if claim.cue:
        only_cue |= report.lexicon.words("hedges", "speakers_own")
    for kind in _SEEN:
        for place, is_cue in _places(claim, kind):
            for hit in report.found(f"hedge.{kind}", place):
                if is_cue and hit[0] >= place[1] - 1:
                    continue
                held = not is_cue and (report.words[hit[0]] in only_cue or report.quoted[hit[0]])
                if not held and not _not_a_hedge(claim, hit):
                    yield Hedge(cast(HedgeKind, kind), report.span(hit))


def _places(claim: Saying, kind: str) -> Iterator[tuple[Range, bool]]:
    """Where a hedge of a kind reaches a claim from: its cue, its source, its clause."""
    for piece in claim.cue:
        yield (piece[0], piece[1] + 1), True
    for piece in claim.source:
        yield piece, False
    clause = claim.clause
    if kind == "uncertain":
        low = claim.sentence()[0]
        # "Most likely, they fled": a comma parts it from its clause.
        first = low if clause.words[0] - low <= _LONGEST else clause.words[0]
        yield (first, max(clause.group[1], clause.head) + 1), False
        return
    piece = claim.head_piece()
    yield (max(piece[0], clause.words[0]), clause.words[1]), False
    if not claim.cue or not claim.source:
        yield (max(claim.sentence()[0], clause.words[0] - 6), clause.words[0]), False


def _not_a_hedge(claim: Saying, hit: Range) -> bool:
    """What was possible then, and not what may be so: "could be heard", "could not"."""
    report = claim.report
    able = report.found("hedge.able", (max(0, hit[0] - _LONGEST), hit[1] + _LONGEST))
    return any(low <= hit[0] < high for low, high in able)


def _scare_quotes(claim: Saying) -> Iterator[Hedge]:
    """A word or two in quotation marks that nobody is quoted with."""
    report = claim.report
    first, last = claim.clause.words
    word = first
    while word < last:
        end = word
        while end < last and report.quoted[end]:
            end += 1
        if end > word:
            if word > first and end < last and _scares(claim, (word, end)):
                yield Hedge("distancing", report.span((word - 1, end + 1)))
            word = end
        word += 1


def _scares(claim: Saying, words: Range) -> bool:
    report = claim.report
    lexicon = report.lexicon
    if words[1] - words[0] > lexicon.number("hedges", "scare_words"):
        return False
    if any(report.capitalised(word) or report.pos[word] == "NUMBER" for word in range(*words)):
        return False
    before = report.words[max(0, words[0] - 3) : words[0] - 1]
    if set(before) & lexicon.words("hedges", "naming"):
        return False
    # Of a speaker's own words, only a verb is held up with tongs: 'had already “liberated” the town'.
    active = bool({"has", "have", "had", "to"} & set(report.words[max(0, words[0] - 4) : words[0] - 1]))
    done = ("VERB_PAST",) if not active else ("VERB_PAST", "VERB_PARTICIPLE", "VERB_BASE")
    verb = words[1] - words[0] == 1 and report.pos[words[0]] in done
    return (claim.own and not claim.cue) or verb


def _covering(claim: Saying, cautions: Cautions) -> Iterator[Hedge]:
    hedge = caution_over(claim.report, cautions, claim.clause.head)
    if hedge and not _within_own(claim, hedge.span):
        yield hedge


def _within_own(claim: Saying, span: Span) -> bool:
    """Whether the caution is itself what somebody says: "the ministry said it could not confirm"."""
    return not claim.own and any(piece.covers(span) for piece in claim.attribution.content)


def _unnamed(claim: Saying) -> Iterator[Hedge]:
    span = description(claim)
    if span:
        yield Hedge("unnamed-source", span)
