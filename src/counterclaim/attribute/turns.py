"""Transcripts: lines that open with who speaks ("Q: …", "LIND: …", "Ada Lind: …").

A report is taken for a transcript where at least three lines open so and one speaker has two of them. A
turn is an attribution without a cue: its label is the source, the rest of the line and the lines up to
the next turn or blank line are the content.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from counterclaim.attribute.confidence import fixed
from counterclaim.attribute.relation import Relation
from counterclaim.attribute.relations import bare
from counterclaim.records import Span
from counterclaim.text.sentences import paragraphs

_TURN = re.compile(
    r"(?P<who>Q|A|Question|Answer|(?:[A-Z][\w.’'-]{0,30}[ \t]){0,4}[A-Z][\w.’'-]{1,30})"
    r"[ \t]{0,2}:[ \t]+(?=\S)"
)
_TURNS, _AGAIN = 3, 2
_SHORTEST = 2


def turns(text: str, furniture: Sequence[Span]) -> list[Relation]:
    """The turns of a transcript, in reading order; none where the text is no transcript."""
    opened = [
        (line, found)
        for line in paragraphs(text)
        if (found := _TURN.match(text, line.start, line.end))
        and not any(span.overlaps(line) for span in furniture)
    ]
    speakers = Counter(found["who"] for _, found in opened)
    if len(opened) < _TURNS or len(speakers) < 2 or max(speakers.values()) < _AGAIN:
        return []
    made = []
    for line, found in opened:
        content = bare([Span(found.end(), line.end)], text)
        if content and len(content[0].of(text).split()) >= _SHORTEST:
            made.append(Relation((Span(*found.span("who")),), (), content, fixed("turn")))
    return made


def with_turns(relations: Sequence[Relation], said: Sequence[Relation]) -> list[Relation]:
    """The relations with the turns of a transcript; what the reader saw inside a turn is quoted in it."""
    if not said:
        return list(relations)
    outside = [one for one in relations if not any(turn.extent.overlaps(one.extent) for turn in said)]
    return [*outside, *said]
