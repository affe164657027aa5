"""Whether "the mayor" is somebody whom the report has named or described before."""

from __future__ import annotations

import re

from counterclaim.attribute.kinds import number_of
from counterclaim.attribute.mentions import Known, Mentions
from counterclaim.attribute.names import Name
from counterclaim.records import Span

# How far back a title or an apposition may stand, in characters.
_REACH = 4800


class Roles:
    """Compares roles with what was said of people and bodies."""

    def __init__(self, mentions: Mentions) -> None:
        self.mentions = mentions

    def fits(self, phrase: Span, noun: str, words: list[str], known: Known) -> bool:
        """Whether what the phrase says was said of the speaker: the noun, and every name and kind in it."""
        stands = self.mentions.lexicon.stands_for.get(noun, frozenset())
        if noun not in known.telling and not stands & known.telling and not stands & known.words:
            return False
        number = number_of(words, self.mentions.lexicon)
        if number != known.number and "unknown" not in (number, known.number):
            return False
        if "vice" in known.words - set(words) and noun == "president":
            return False
        rest = [word for word in words if word != noun]
        must = [
            word
            for word in rest
            if word in self.mentions.lexicon.single or self._capital(phrase, word) or _ordinal(word)
        ]
        missing = {word for word in must if word not in known.words}
        return not missing - self._unclaimed(missing, known) and not self._other(words, known)

    def _unclaimed(self, words: set[str], known: Known) -> frozenset[str]:
        """The demonyms among words, where no country was named with the speaker."""
        demonyms = self.mentions.lexicon.reference["demonyms"]
        return frozenset() if known.words & demonyms else demonyms.intersection(words)

    def _other(self, words: list[str], known: Known) -> bool:
        """Whether one is "a second official" and the other is not."""
        mine = {word for word in words if _ordinal(word)}
        return {word for word in known.words if _ordinal(word)} != mine and bool(mine)

    def _capital(self, phrase: Span, word: str) -> bool:
        return re.search(rf"\b{re.escape(word.capitalize())}", phrase.of(self.mentions.text)) is not None

    def titled(self, phrase: Span, noun: str, words: list[str]) -> Known | None:
        """The only person named so far whose title or apposition says all that the phrase says."""
        fitting: dict[str, Known] = {}
        for name in self.mentions.between(max(0, phrase.start - _REACH), phrase.start):
            if name.label not in ("PERSON", "ORGANIZATION") or phrase.start - name.span.end < 3:
                continue
            known = self.mentions.named(name.span)
            if known is not None and self.fits(phrase, noun, words, known):
                fitting[self._key(name)] = known
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def _key(self, name: Name) -> str:
        return self.mentions.people.key(name) if name.label == "PERSON" else name.words[-1]


def _ordinal(word: str) -> bool:
    return word in ("first", "second", "third", "other", "another")
