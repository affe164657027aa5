"""Who is quoted inside what somebody says.

The corpus that the reader learned from is flat: inside a content it tags nothing else. Its scores still
know a cue when they see one. So within a long content the tags of content count as "outside", and a cue
that then stands out, with a source beside it, is taken for an attribution within the attribution.
Where the scores stay silent, the order of words may still show one (`sayings`). The content of either
is the rest of its sentence on the side where the content of that cue mostly stands.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from counterclaim.attribute.confidence import fixed
from counterclaim.attribute.lexicon import speaker_lexicon
from counterclaim.attribute.relation import Relation
from counterclaim.attribute.relations import bare, characters
from counterclaim.attribute.sayings import Clauses
from counterclaim.model.decode import WordSpan, likely_spans
from counterclaim.records import Reading
from counterclaim.text.sentences import sentences

# Words that an outer content needs before anybody in it is looked for, and that an inner one must have.
_LONG, _SHORT = 6, 3
# How much of the content's advantage over a cue is lifted: from none (0) to all of it (1).
_LIFT = 1.0
# How much fainter than outside a content a cue may be in the scores, in the CRF's units.
_FAINT = 3.5

Parts = tuple[WordSpan, WordSpan, WordSpan]


class Nested:
    """Finds the attributions inside contents of one reading."""

    def __init__(self, reading: Reading, clauses: Clauses) -> None:
        self.reading = reading
        self.text = reading.report.text
        self.clauses = clauses
        self.first = speaker_lexicon(reading.report.language or "en").reference["first"]
        self.sentences = list(sentences(self.text))
        self._starts = [span.start for span in self.sentences]

    def inside(self, outer: Relation, known: Sequence[Relation]) -> Iterator[Relation]:
        """The attributions inside the content of `outer`, each with a source, but for the known."""
        words = self.reading.words
        cues = {span for one in known if one.inside is outer for span in one.cue}
        for piece in outer.content:
            first = int(np.searchsorted(words[:, 0], piece.start))
            last = int(np.searchsorted(words[:, 1], piece.end, side="right"))
            if last - first >= _LONG:
                for found in self._relations(outer, first, last):
                    if not any(span.overlaps(cue) for span in found.cue for cue in cues):
                        yield found

    def _relations(self, outer: Relation, first: int, last: int) -> Iterator[Relation]:
        by_words = list(self._by_words(first, last))
        cues = [cue for _, cue, _ in by_words]
        by_scores = [
            parts
            for parts in self._by_scores(first, last)
            if not any(parts[1][0] < end and start < parts[1][1] for start, end in cues)
        ]
        for found, rule in ((by_words, "nested by words"), (by_scores, "nested by scores")):
            for source, cue, content in found:
                spans = bare(characters(self.reading, [content]), self.text)
                if spans:
                    said = characters(self.reading, [source]), characters(self.reading, [cue])
                    yield Relation(*said, spans, fixed(rule), outer)

    def _by_words(self, first: int, last: int) -> Iterator[Parts]:
        for saying in self.clauses.sayings(first, last, plain=True):
            begin, stop = self._sentence(saying.cue)
            content = max(saying.begin, begin), saying.end or min(last, stop)
            if content[1] - content[0] >= _SHORT:
                yield saying.source, saying.cue, content
        for source, cue in self.clauses.according(first, last):
            begin, end = max(first, self._sentence(cue)[0]), min(last, self._sentence(cue)[1])
            content = (begin, cue[0]) if cue[0] - begin >= _SHORT else (source[1], end)
            if content[1] - content[0] >= _SHORT:
                yield source, cue, content

    def _by_scores(self, first: int, last: int) -> Iterator[Parts]:
        card = self.reading.card
        lifted = _lifted(self.reading.roles[first:last], card.roles)
        begins = card.roles.index("B-cue")
        if not (lifted[:, begins] > lifted[:, 0]).any():
            return  # no word looks like a cue: nothing for the search to find
        spotted = [
            (kind, (start + first, end + first)) for kind, (start, end), _ in likely_spans(lifted, card)
        ]
        sources = [span for kind, span in spotted if kind == "source"]
        for kind, cue in spotted:
            source = _beside(sources, cue) if kind == "cue" else None
            content = self._said(source, cue, (first, last)) if source else None
            if source and content and not self._of_oneself(source):
                yield source, cue, content

    def _of_oneself(self, source: WordSpan) -> bool:
        """Whether "I" or "we" is the source: what somebody says of themselves is part of what they say."""
        words = self.clauses.words[slice(*source)]
        return len(words) == 1 and words[0] in self.first

    def _said(self, source: WordSpan, cue: WordSpan, outer: WordSpan) -> WordSpan | None:
        """What is left of the sentence after the cue, or before source and cue where nothing follows."""
        sentence = self._sentence(cue)
        begin, end = max(outer[0], sentence[0]), min(outer[1], sentence[1])
        after = (max(cue[1], source[1]), end)
        if after[1] - after[0] >= _SHORT:
            return after
        before = (begin, min(cue[0], source[0]))
        return before if before[1] - before[0] >= _SHORT else None

    def _sentence(self, cue: WordSpan) -> WordSpan:
        """The sentence around a cue."""
        at = max(0, bisect_right(self._starts, int(self.reading.words[cue[0], 0])) - 1)
        return self.clauses.under(self.sentences[at])


def _lifted(roles: NDArray[np.float32], names: tuple[str, ...]) -> NDArray[np.float32]:
    """Unary potentials where content counts as outside and can be nothing else."""
    content = [i for i, name in enumerate(names) if name.endswith("content")]
    lifted = roles.copy()
    lifted[:, 0] += _LIFT * (np.maximum(roles[:, content].max(axis=1), roles[:, 0]) - roles[:, 0])
    lifted[:, content] = -1e4
    lifted[:, names.index("B-cue")] += _FAINT
    return lifted


def _beside(sources: list[WordSpan], cue: WordSpan) -> WordSpan | None:
    """The source that ends just before the cue or begins just after it."""
    near = [span for span in sources if 0 <= cue[0] - span[1] <= 3 or 0 <= span[0] - cue[1] <= 1]
    return min(near, key=lambda span: abs(cue[0] - span[1]), default=None)
