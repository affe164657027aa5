"""Where a source ends: before the time, the adverb or the pronoun that the reader ran it together with.

"The ministry on Saturday said" is said by the ministry, and so is "the ministry, meanwhile, said"; in
"residents who fled" they are the residents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.attribute.relation import Relation
from counterclaim.attribute.relations import characters
from counterclaim.attribute.sayings import Clauses
from counterclaim.languages.forms import Words
from counterclaim.records import Reading, Span

_AT_TIME = frozenset({"on", "in", "at", "by", "since", "during", "late", "early"})
_PAST = frozenset({"VERB_PARTICIPLE", "VERB_PAST"})
_SOMEBODY = frozenset({"NOUN", "NAME", "PRONOUN"})


def well_ended(
    relations: Sequence[Relation], clauses: Clauses, reading: Reading, relatives: Words
) -> Iterator[Relation]:
    """The relations whose sources end where the noun phrase of the speaker does."""
    for one in relations:
        ended = tuple(_ended(span, clauses, reading, relatives) for span in one.source)
        yield one if ended == one.source else replace(one, source=ended)


def _ended(source: Span, clauses: Clauses, reading: Reading, relatives: Words) -> Span:
    first, end = clauses.under(source)
    last = end
    while last > first:
        shorter = _shorter(first, last, clauses, relatives)
        if shorter == last:
            break
        last = shorter
    if last == end or _SOMEBODY.isdisjoint(clauses.pos[first:last]):
        return source
    return characters(reading, [(first, last)])[0]


def _shorter(first: int, last: int, clauses: Clauses, relatives: Words) -> int:
    """Where a phrase ends without its last part, if that is no part of a name or a noun phrase."""
    end = last - (clauses.words[last - 1] == "," and last - first > 1)
    word = clauses.words[end - 1]
    if end - 1 == first:
        return last
    if clauses.pos[end - 1] == "ADVERB" or (word in relatives and word != "that"):
        joined = clauses.pos[end - 2] == "CONJUNCTION"  # "officials in Varn and elsewhere"
        return last if joined else end - 1 - (clauses.words[end - 2] == ",")
    begin = end
    while begin > first and clauses.dated(begin - 1, begin):
        begin -= 1
    begin -= first < begin < end and clauses.words[begin - 1] in _AT_TIME
    # "A poll released Wednesday" and "the war of 2014" need their time.
    tied = clauses.words[begin - 1] in ("of", "for", "s") or clauses.pos[begin - 1] in _PAST
    return begin if first < begin < end and not tied else last
