"""What "who" and "which" relate to: the name or the noun phrase just before them."""

from __future__ import annotations

import re
from collections.abc import Callable

from counterclaim.attribute.kinds import head
from counterclaim.attribute.mentions import Known, Mentions
from counterclaim.attribute.names import Name
from counterclaim.records import Span

_GOVERNED = re.compile(r"\b(?:in|of|at|from|for|on|with)\s$")
# "Jane Doe, of Varn, Norland, who": where she lives.
_RESIDENT = re.compile(r",\s(?:of|from)\s[A-Z][^.;:!?\n]{2,60},")
_TIED = re.compile(r"\b(?:of|for)\s+(?=(?:the|its|his|their|a|an)\s)")
_LINE_START = re.compile(r"[.!?]\s|\n")
# No sentence is looked through farther back than this.
_SENTENCE = 400


def sentence_start(text: str, phrase: Span) -> int:
    """Where the sentence of a phrase begins, about."""
    start = max(0, phrase.start - _SENTENCE)
    found = [match.end() for match in _LINE_START.finditer(text, start, phrase.start)]
    return found[-1] if found else start


class Antecedents:
    """Resolves the relative pronouns of one report."""

    def __init__(self, mentions: Mentions, phrase_before: Callable[[int], Span | None]) -> None:
        self.mentions = mentions
        self.phrase_before = phrase_before
        self.lexicon = mentions.lexicon
        self.text = mentions.text

    def of(self, phrase: Span, word: str) -> Known | None:
        """What "who" or "which" relates to: the noun phrase just before it.

        "Who" passes over the name of a body at the end of an apposition, to the person it describes.
        """
        start = sentence_start(self.text, phrase)
        before = [name for name in self.mentions.between(start, phrase.start) if name.label != "MISC"]
        persons = [name for name in before if name.label == "PERSON"]
        if persons and word in ("who", "whom"):
            last = persons[-1]
            if last.span.end + 3 >= phrase.start or self._apposed(last, phrase):
                return self.mentions.named(last.span)
        near = self.phrase_before(phrase.start)
        if near is None or near.start < start:
            return None
        known = self.mentions.of(near)
        while word in ("who", "whom") and known.number not in ("person", "group"):
            governed = _GOVERNED.search(self.text, max(start, near.start - 10), near.start)
            outer = self.phrase_before(governed.start()) if governed else None
            if outer is None or outer.start >= near.start:
                break
            near, known = outer, self.mentions.of(outer)
        parted = "," in self.text[near.end : phrase.start]
        person = word in ("who", "whom") and known.number in ("body", "thing", "unknown")
        return None if person and parted and persons else known

    def relates(self, phrase: Span) -> bool:
        """Whether a phrase is a relative pronoun, alone or with a time: "who on Monday"."""
        words = self.mentions.words(phrase)
        timed = len(words) > 1 and words[1] in self.lexicon.reference["openers"]
        return bool(words) and words[0] in self.lexicon.reference["relative"] and (len(words) == 1 or timed)

    def related(self, phrase: Span) -> Known | None:
        """The noun phrase before a relative pronoun, as it stands; for "who" only what may be people."""
        near = self.phrase_before(phrase.start)
        start = sentence_start(self.text, phrase)
        names = self.mentions.between(start, phrase.start)
        if names and names[-1].label == "ORGANIZATION" and names[-1].span.end + 3 >= phrase.start:
            near = names[-1].span
        if near is None or near.start < start or self.relates(near):
            return None
        tied = list(_TIED.finditer(self.text, near.start, near.end))
        inner = Span(tied[-1].end(), near.end) if tied else near
        people = [span for span in (inner, near) if self._people(span)]
        which = self.mentions.words(phrase)[0] not in ("who", "whom")
        return self.mentions.of(people[0] if people else near) if people or which else None

    def _people(self, span: Span) -> bool:
        """Whether a noun phrase may be of people: by its noun, or as a plural."""
        known = self.mentions.of(span)
        noun = head(self.mentions.words(span), self.lexicon)
        return known.number in ("person", "group", "body") or (
            noun.endswith("s") and known.number == "unknown"
        )

    def _apposed(self, person: Name, phrase: Span) -> bool:
        """Whether only an apposition stands between a person's name and a pronoun."""
        between = self.text[person.span.end : phrase.start].strip()
        if _RESIDENT.fullmatch(between):
            return True
        return (
            between.startswith(",")
            and between.endswith(",")
            and between.count(",") == 2
            and len(between) < 120
        )
