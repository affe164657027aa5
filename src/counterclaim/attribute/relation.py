"""The relation between source, cue and content, before anyone knows who the source is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from counterclaim.records import Span, Spans


@dataclass(frozen=True, slots=True)
class Relation:
    """Source, cue and content spans of the working text, and how sure the model is, per mille.

    `inside` is the relation in whose content this one stands.
    """

    source: Spans
    cue: Spans
    content: Spans
    confidence: int
    inside: Relation | None = None

    @property
    def first(self) -> int:
        """Offset of the first word of any part: the reading order of relations."""
        return min(span.start for span in self.source + self.cue + self.content)

    @property
    def extent(self) -> Span:
        spans = self.source + self.cue + self.content
        return Span(min(span.start for span in spans), max(span.end for span in spans))

    def with_content(self, content: Spans) -> Relation:
        return replace(self, content=content)
