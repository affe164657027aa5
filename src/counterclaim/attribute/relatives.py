"""What is said where only a pronoun stands for it, and quotations that another verb led in.

"The depot, which the ministry denies" says nothing but "which": the noun phrase before it is what is
denied. "The answer came back: “…” The mayor said that …" has a quotation that is not the mayor's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from counterclaim.attribute.relation import Relation
from counterclaim.attribute.sayings import Clauses
from counterclaim.languages.forms import Words
from counterclaim.records import Span

_WORD = re.compile(r"\w+")
_CLOSED = re.compile(r"[.!?…][\"”»’']")
_LEADS_IN = re.compile(r"[,:]\s?[\"“„«‘']?$")
_SENTENCE = re.compile(r"[.!?…][\"”»’')]?\s|\n")
# So far before a quotation the clause that leads it in may begin.
_LEAD = 200
_LINK = re.compile(r" (?:of|on|at|in|against|for|by|near)\s$")
_DEEP = 2


def with_antecedents(
    relations: Iterable[Relation], clauses: Clauses, text: str, relative: Words
) -> Iterator[Relation]:
    """The relations, a lone relative pronoun said replaced by what it stands for; without one, none."""
    for one in relations:
        words = [word.lower() for span in one.content for word in _WORD.findall(span.of(text))]
        if not words or not relative.issuperset(words):
            yield one
            continue
        stands_for = _antecedent(one.content[0].start, clauses, text)
        if stands_for is not None and not any(stands_for.overlaps(span) for span in (*one.source, *one.cue)):
            yield one.with_content((stands_for,))


def _antecedent(place: int, clauses: Clauses, text: str) -> Span | None:
    """The noun phrase before a place, with the one that it depends on: "the attack on the depot"."""
    near = clauses.phrase_before(place)
    for _ in range(_DEEP):
        if near is None:
            break
        link = _LINK.search(text, max(0, near.start - 10), near.start)
        outer = clauses.phrase_before(link.start() + 1) if link else None
        if link is None or outer is None or outer.end < link.start():
            break
        near = Span(outer.start, near.end)
    return near


def without_led_in(relations: Iterable[Relation], clauses: Clauses, text: str) -> Iterator[Relation]:
    """The relations without quotations that end a sentence before their own and that a verb there led in."""
    for one in relations:
        begin = min((span.start for span in (*one.source, *one.cue)), default=0)
        own = tuple(span for span in one.content if not _led_in(span, begin, clauses, text))
        yield one.with_content(own) if own and len(own) < len(one.content) else one


def _led_in(piece: Span, begin: int, clauses: Clauses, text: str) -> bool:
    if piece.end > begin or _CLOSED.search(text, piece.end - 1, piece.end + 2) is None:
        return False
    start = max(0, piece.start - _LEAD)
    breaks = [found.end() for found in _SENTENCE.finditer(text, start, piece.start)]
    lead = Span(max([start, *breaks]), piece.start)
    if lead.start >= lead.end or _LEADS_IN.search(lead.of(text)) is None:
        return False
    first, last = clauses.under(lead)
    return any(tag in ("VERB_PRESENT", "VERB_PAST") for tag in clauses.pos[first:last])
