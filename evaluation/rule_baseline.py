"""Who said what without a model: quotation marks, a list of reporting verbs, a name or pronoun beside one.

This is what the reader is measured beside. It is meant to stay plain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evaluation.attribution_metrics import Relation, Span

_VERBS = (
    "said|says|say|told|tells|claimed|claims|added|adds|stated|states|announced|announces|wrote|writes|"
    "reported|reports|warned|warns|insisted|insists|denied|denies|confirmed|confirms|argued|argues|"
    "tweeted|tweets|explained|explains|noted|notes|asked|asks|according to"
)
_CUE = re.compile(rf"\b(?:{_VERBS})\b")
_QUOTED = re.compile(r"“[^“”\n]+”|\"[^\"\n]+\"")
_NAME = r"[A-Z][\w.’'-]*(?: (?:(?:of|for|the|de|al) )?[A-Z][\w.’'-]*)*"
_PHRASE = rf"(?:\b(?:he|she|they|it|who|He|She|They|It)\b|(?:\b[Tt]he )?\b(?:[a-z]+ )?{_NAME})"
_BEFORE = re.compile(rf"({_PHRASE})(?: (?:also|then|later|has|had))? $")
_AFTER = re.compile(rf" ({_PHRASE})")
_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?](?!\s|$)[^\n.!?]*)*[.!?]?[”\"]?")
_FEWEST_WORDS = 3
_NEAR = 80


def relations(text: str) -> list[Relation]:
    """Quotations with the nearest verb and its neighbour; a verb with no quotation has its clause."""
    quoted = [match.span() for match in _QUOTED.finditer(text) if _long(match.group())]
    cues = [
        match.span() for match in _CUE.finditer(text) if not any(a < match.start() < b for a, b in quoted)
    ]
    said: dict[Span, set[Span]] = {}
    for quotation in quoted:
        cue = _nearest(text, quotation, cues)
        if cue:
            said.setdefault(cue, set()).add(quotation)
    for bare in cues:
        if bare not in said:
            said[bare] = set(_clause(text, bare))
    return [
        Relation(_source(text, cue), frozenset([cue]), frozenset(contents))
        for cue, contents in sorted(said.items())
        if contents
    ]


def _long(words: str) -> bool:
    return len(words.split()) >= _FEWEST_WORDS


def _nearest(text: str, quotation: Span, cues: list[Span]) -> Span | None:
    """The cue nearest to a quotation, in the same line and within reach."""
    start, end = quotation
    apart = []
    for cue in cues:
        gap = (end, cue[0]) if cue[0] >= end else (cue[1], start)
        if gap[1] - gap[0] <= _NEAR and "\n" not in text[slice(*gap)]:
            apart.append((gap[1] - gap[0], cue))
    return min(apart)[1] if apart else None


def _source(text: str, cue: Span) -> frozenset[Span]:
    """The name or pronoun before the cue, else the one after it."""
    start = max(0, cue[0] - _NEAR)
    before = _BEFORE.search(text[start : cue[0]])
    if before:
        return frozenset({(start + before.start(1), start + before.end(1))})
    after = _AFTER.match(text, cue[1])
    return frozenset({after.span(1)} if after else ())


def _clause(text: str, cue: Span) -> Iterator[Span]:
    """What follows the cue up to the end of its sentence; where little follows, what stands before."""
    for match in _SENTENCE.finditer(text, text.rfind("\n", 0, cue[0]) + 1):
        if match.start() <= cue[0] < match.end():
            break
    else:
        return
    after = text[cue[1] : match.end()].rstrip(".!? ")
    start = cue[1] + len(after) - len(after.lstrip(", "))
    if _long(after) and text[cue[0] : cue[1]] != "according to":
        yield start, cue[1] + len(after)
        return
    comma = text.rfind(",", match.start(), cue[0])
    begin = match.start() + len(match.group()) - len(match.group().lstrip())
    if comma > begin and _long(text[begin:comma]):
        yield begin, comma
