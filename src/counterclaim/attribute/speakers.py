"""Who a source is: pronouns, roles and surnames resolved to the fullest mention in the report.

The order of the steps is the order of how plain a case is: a pronoun or "the spokesman" points back, a
name names itself, a description describes.
"""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.attribute.lexicon import SpeakerLexicon
from counterclaim.attribute.mentions import Known, Mentions
from counterclaim.attribute.names import Name
from counterclaim.attribute.reference import Reference
from counterclaim.attribute.sayings import Clauses
from counterclaim.records import Span


class SpeakerResolver:
    """Resolves the sources of one report in reading order, and remembers who has spoken."""

    def __init__(
        self,
        text: str,
        found: Sequence[Name],
        lexicon: SpeakerLexicon,
        subjects: Sequence[Span],
        clauses: Clauses,
    ) -> None:
        self.mentions = Mentions(text, found, lexicon, clauses.finite)
        self.reference = Reference(self.mentions, subjects, clauses.phrase_before)

    def resolve(self, source: Sequence[Span], outer: Known | None = None) -> Known | None:
        """Who stands behind a source, said within the words of `outer`; None where there is no source."""
        if not source:
            return None
        phrase = source[0]
        known = self.reference.again(phrase, outer) or self.mentions.of(phrase)
        if self.mentions.town(known):
            return None
        self.reference.remember(known)
        return known
