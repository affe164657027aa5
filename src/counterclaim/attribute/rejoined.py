"""What a saying cuts in two: "The bridge, he said, had fallen" says "The bridge … had fallen".

The saying stands between commas, and what stands before it has no finite verb, so that the clause is whole
only with what stands behind. Of a subject before and a predicate behind neither is said without the other; an
adverbial before ("After the raid, he said, the town …") does not say without the clause behind.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from counterclaim.attribute.phrases import FINITE
from counterclaim.attribute.relation import Relation
from counterclaim.attribute.relations import bare
from counterclaim.attribute.sayings import Clauses
from counterclaim.records import Span
from counterclaim.text.sentences import sentences

_FINITE = FINITE | {"MODAL"}
# What opens a remark about the saying, or a clause of its own: "…, he said, adding", "…, who fled", "…, but".
_APART = frozenset(
    {"VERB_ING", "VERB_PARTICIPLE", "WH_WORD", "CONJUNCTION", "PREPOSITION", "TO", "PUNCTUATION"}
)
_NOMINAL = frozenset({"NOUN", "NAME", "PRONOUN", "NUMBER"})
# So a subject begins, and not an adverbial ("Later", "In the town").
_OPENS = frozenset({"NOUN", "NAME", "DETERMINER", "POSSESSIVE", "ADJECTIVE", "NUMBER", "PRONOUN"})
# Words that a subject has at most before the saying.
_LONGEST = 16


def rejoined(relations: Iterable[Relation], clauses: Clauses, text: str) -> list[Relation]:
    """The relations, each with both parts of a clause that its saying stands in."""
    every = list(relations)
    whole = list(sentences(text))
    starts = [span.start for span in whole]
    spans = sorted({span for one in every for span in (*one.source, *one.cue, *one.content)})
    done = []
    for one in every:
        at = bisect_right(starts, one.cue[0].start) - 1 if one.cue else -1
        done.append(_whole(one, whole[at], spans, clauses, text) if one.source and at >= 0 else one)
    return done


def _whole(one: Relation, sentence: Span, spans: Sequence[Span], clauses: Clauses, text: str) -> Relation:
    own = (*one.source, *one.cue)
    saying = Span(min(span.start for span in own), max(span.end for span in own))
    if not sentence.covers(saying) or text[saying.end : saying.end + 1] != ",":
        return one
    if not text[sentence.start : saying.start].rstrip().endswith(","):
        return one
    before = bare([Span(sentence.start, saying.start)], text)
    behind = bare([Span(saying.end, sentence.end)], text)
    if not before or not behind or not _cut(before[0], behind[0], clauses):
        return one
    held = [any(span.overlaps(part) for span in one.content) for part in (before[0], behind[0])]
    if held == [True, False]:
        missing = behind[0]
    elif held == [False, True] and _predicate(behind[0], clauses):
        missing = before[0]
    else:
        return one
    if any(missing.overlaps(span) for span in spans):
        return one
    return one.with_content(tuple(sorted((*one.content, missing))))


def _cut(before: Span, behind: Span, clauses: Clauses) -> bool:
    """Whether a clause has no verb before the saying, and its verb behind."""
    first, last = clauses.under(before)
    begin, end = clauses.under(behind)
    if not 0 < last - first <= _LONGEST or begin >= end or clauses.pos[begin] in _APART:
        return False
    if not _FINITE.isdisjoint(clauses.pos[first:last]) or _FINITE.isdisjoint(clauses.pos[begin:end]):
        return False
    return not _predicate(behind, clauses) or _subject(first, last, clauses)


def _predicate(span: Span, clauses: Clauses) -> bool:
    """Whether a finite verb opens a span, behind adverbs or not."""
    first, last = clauses.under(span)
    verb = next((at for at in range(first, last) if clauses.pos[at] != "ADVERB"), last)
    return verb < last and clauses.pos[verb] in _FINITE


def _subject(first: int, last: int, clauses: Clauses) -> bool:
    opens = clauses.pos[first] in _OPENS and not clauses.dated(first, last)
    return opens and not _NOMINAL.isdisjoint(clauses.pos[first:last])
