"""Who a source is: pronouns, roles and surnames resolved to the fullest mention in the report.

The order of the steps is the order of how plain a case is: a pronoun or "the spokesman" points back, a
name names itself, a description describes. Behind a statement or a post stands whose it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.attribute.lexicon import SpeakerLexicon
from counterclaim.attribute.mentions import Known, Mentions
from counterclaim.attribute.names import Name
from counterclaim.attribute.reference import Reference
from counterclaim.attribute.sayings import Clauses
from counterclaim.attribute.vehicles import Vehicles
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
        language: str = "en",
    ) -> None:
        self.mentions = Mentions(text, found, lexicon, clauses.finite)
        self.reference = Reference(self.mentions, subjects, clauses.phrase_before)
        self.vehicles = Vehicles(self.reference, clauses, language)

    def resolve(self, source: Sequence[Span], outer: Known | None = None) -> Known | None:
        """Who stands behind a source, said within the words of `outer`; None where there is no source."""
        if not source:
            return None
        phrase = source[0]
        if self._pointing_alone(phrase):
            return None
        known = self._behind(phrase, outer) or self._plain(phrase, outer)
        if known is None or self.mentions.town(known):
            return None
        self.reference.remember(known)
        return known

    def _pointing_alone(self, phrase: Span) -> bool:
        """Whether a phrase is "this" or "those" and no more, which names nobody."""
        reference = self.mentions.lexicon.reference
        words = self.mentions.words(phrase)
        return len(words) == 1 and words[0] in reference["demonstrative"] - reference["relative"]

    def _plain(self, phrase: Span, outer: Known | None) -> Known | None:
        """Whom a phrase is about; "who" that relates to nobody plain is what stands before it, or nobody."""
        known = self.reference.again(phrase, outer)
        if known is None and self.reference.antecedents.relates(phrase):
            return self.reference.antecedents.related(phrase)
        return known or self.mentions.of(phrase)

    def _behind(self, phrase: Span, outer: Known | None) -> Known | None:
        """Who speaks through a statement or a post; what is heard on an intercept stays of that kind."""
        owner = self.vehicles.owner(phrase)
        if owner is None:
            return self.vehicles.introduced(phrase)
        pronoun = self.mentions.lexicon.pronouns.issuperset(self.mentions.words(owner))
        known = self.reference.again(owner, outer) if pronoun else self._plain(owner, outer)
        if known is None:
            return None
        heard = self.mentions.described(phrase).speaker.kind == "intercept"
        speaker = replace(known.speaker, kind="intercept") if heard else known.speaker
        if known.number not in ("body", "thing"):
            # "It" is the statement, "he" whose it is.
            self.reference.remember(Known(speaker, phrase, known.words, known.telling, "thing"))
        return Known(speaker, phrase, known.words, known.telling, known.number)
