"""Who is quoted inside what somebody says: decoding again within a content.

The corpus that the reader learned from is flat: inside a content it tags nothing else. Its scores still
know a cue when they see one. So within a long content the tags of content count as "outside", and a cue
that then stands out, with a source beside it, is taken for an attribution within the attribution.
Its own content is the rest of its sentence on the side where the content of that cue mostly stands.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from counterclaim.attribute.relation import Relation
from counterclaim.attribute.relations import bare, characters
from counterclaim.model.decode import WordSpan, spans_of, viterbi
from counterclaim.records import Reading, Span
from counterclaim.text.sentences import sentences

# Words that an outer content needs before anybody in it is looked for, and that an inner one must have.
_LONG, _SHORT = 8, 3
# How much of the content's advantage over a cue is lifted: from none (0) to all of it (1).
_LIFT = 1.0
_CONFIDENCE = 400


def nested(reading: Reading, outer: Relation) -> Iterator[Relation]:
    """The attributions inside the content of `outer`, each with a source of its own."""
    for piece in outer.content:
        first = int(np.searchsorted(reading.words[:, 0], piece.start))
        last = int(np.searchsorted(reading.words[:, 1], piece.end, side="right"))
        if last - first >= _LONG:
            yield from _inside(reading, outer, first, last)


def _inside(reading: Reading, outer: Relation, first: int, last: int) -> Iterator[Relation]:
    card = reading.card
    tags = viterbi(_lifted(reading.roles[first:last], card.roles), card)
    spotted = [(kind, (start + first, end + first)) for kind, (start, end) in spans_of(tags, card.roles)]
    sources = [span for kind, span in spotted if kind == "source"]
    for kind, cue in spotted:
        if kind == "cue":
            source = _beside(sources, cue)
            content = _said(reading, source, cue, (first, last)) if source else None
            if source and content:
                spans = bare(characters(reading, [content]), reading.report.text)
                if spans:
                    yield Relation(
                        characters(reading, [source]), characters(reading, [cue]), spans, _CONFIDENCE, outer
                    )


def _lifted(roles: NDArray[np.float32], names: tuple[str, ...]) -> NDArray[np.float32]:
    """Unary potentials where content counts as outside and can be nothing else."""
    content = [i for i, name in enumerate(names) if name.endswith("content")]
    lifted = roles.copy()
    lifted[:, 0] += _LIFT * (np.maximum(roles[:, content].max(axis=1), roles[:, 0]) - roles[:, 0])
    lifted[:, content] = -1e4
    return lifted


def _beside(sources: list[WordSpan], cue: WordSpan) -> WordSpan | None:
    """The source that ends just before the cue or begins just after it."""
    near = [span for span in sources if 0 <= cue[0] - span[1] <= 3 or 0 <= span[0] - cue[1] <= 1]
    return min(near, key=lambda span: abs(cue[0] - span[1]), default=None)


def _said(reading: Reading, source: WordSpan, cue: WordSpan, outer: WordSpan) -> WordSpan | None:
    """What is left of the sentence after the cue, or before source and cue where nothing follows."""
    sentence = _sentence(reading, cue)
    begin, end = max(outer[0], sentence[0]), min(outer[1], sentence[1])
    after = (max(cue[1], source[1]), end)
    if after[1] - after[0] >= _SHORT:
        return after
    before = (begin, min(cue[0], source[0]))
    return before if before[1] - before[0] >= _SHORT else None


def _sentence(reading: Reading, cue: WordSpan) -> WordSpan:
    """The sentence around a cue, looked for in its own line."""
    text, place = reading.report.text, int(reading.words[cue[0], 0])
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    within = text[start : end if end >= 0 else len(text)]
    around = next((span for span in sentences(within) if start + span.end > place), Span(0, len(within)))
    first = int(np.searchsorted(reading.words[:, 0], start + around.start))
    return first, int(np.searchsorted(reading.words[:, 1], start + around.end, side="right"))
