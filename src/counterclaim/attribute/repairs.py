"""What the press's conventions say about a relation that the model left unfinished.

Each repair is a convention of written English, not of any one report, and moves spans only within the
relation's own sentence: a quotation that opens right after a cue is what the cue says; in "according to
X" the source is X; a parenthesis between dashes does not end what is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.attribute.relation import Relation
from counterclaim.records import Span, Spans

_ACCORDING = re.compile(r"(according to|in the words of|citing)\s+(\S.*)", re.I | re.S)
_QUOTED = re.compile(r"[,:]?\s*(?:[\"“]([^\"“”\n]+)[\"”\n]|«([^«»\n]+)»|„([^„“”\n]+)[“”])")
_DASHES = re.compile(r"\s*[—–]\s?[^.!?\n—–]{2,120}[—–]\s?([^.!?\n]{3,})")


def repaired(relations: Sequence[Relation], text: str) -> list[Relation]:
    """The relations with what their conventions ask for; no content is given to two of them."""
    done: list[Relation] = []
    for number, relation in enumerate(relations):
        others = [*done, *relations[number + 1 :]]
        taken = tuple(span for one in others for span in one.source + one.cue + one.content)
        done.append(_over_dashes(_quoted(_according(relation, text), text, taken), text, taken))
    return done


def _according(relation: Relation, text: str) -> Relation:
    """ "according to this" said by nobody is "according to" said by "this"."""
    if relation.source or len(relation.cue) != 1:
        return relation
    cue = relation.cue[0]
    found = _ACCORDING.fullmatch(text, cue.start, cue.end)
    if found is None:
        return relation
    return replace(relation, cue=(Span(*found.span(1)),), source=(Span(*found.span(2)),))


def _quoted(relation: Relation, text: str, taken: Spans) -> Relation:
    """The quotation right after a cue becomes its content; what stood before the cue is then its source."""
    if not relation.cue:
        return relation
    cue = relation.cue[-1]
    found = _QUOTED.match(text, cue.end)
    if found is None:
        return relation
    said = Span(*next(found.span(i) for i in (1, 2, 3) if found[i]))
    if any(said.overlaps(span) for span in (*taken, *relation.content)):
        return relation
    before = tuple(span for span in relation.content if span.end <= cue.start)
    if relation.source or len(before) != 1 or len(before[0].of(text).split()) > 6:
        return (
            relation if relation.source else relation.with_content(tuple(sorted((*relation.content, said))))
        )
    return replace(relation, source=before, content=(said,))


def _over_dashes(relation: Relation, text: str, taken: Spans) -> Relation:
    """What is said goes on after a parenthesis between dashes, to the end of the sentence."""
    if not relation.content or not relation.cue or relation.content[-1].start < relation.cue[-1].end:
        return relation
    last = relation.content[-1]
    found = _DASHES.match(text, last.end)
    if found is None:
        return relation
    longer = Span(last.start, last.start + len(text[last.start : found.end()].rstrip(" .,;:—–")))
    if any(longer.overlaps(span) for span in taken):
        return relation
    return relation.with_content((*relation.content[:-1], longer))
