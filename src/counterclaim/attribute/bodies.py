"""Which names of bodies in one report are of one body, and what kind of body it is said to be.

"The Varn Network" is "Varn" from then on. Its last word makes it an outlet only where nothing else in the
report says what it is: "the non-profit Varn Network", "the Varn Post, a charity".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from counterclaim.attribute.kinds import kind_of
from counterclaim.attribute.lexicon import SpeakerLexicon
from counterclaim.attribute.names import Name
from counterclaim.records import Span, SpeakerKind

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_BEFORE = re.compile(r"(?:[a-z][a-z-]*[ \t]+){1,3}$")
_AN_APPOSITION = re.compile(r"\s*[,—–(]\s*(?:an?|one of [a-z’']+)\s+([^,.;:!?“”\"()—–\n]{3,80})")
# So many mentions of a body are asked what it is.
_ASKED = 12
# The kinds that a common noun before a name may give to a body.
_GIVEN = ("organisation", "media", "analyst", "armed group", "military", "intelligence service")


def longer_names(found: Sequence[Name], lexicon: SpeakerLexicon) -> dict[tuple[str, ...], Name]:
    """For the first words of a body's name the body, where only one is so named: "Varn" of "Varn Group".

    What follows them must be a common noun for bodies; what names a body by itself stands for no other.
    """
    ends = lexicon.number["ends"]
    longer: dict[tuple[str, ...], dict[tuple[str, ...], Name]] = defaultdict(dict)
    for name in found:
        words = _own(name)
        if name.label != "ORGANIZATION":
            continue
        for at in range(1, len(words)):
            if words[at] in ends and not (at == 1 and words[0] in lexicon.single):
                longer[words[:at]].setdefault(words, name)
    return {short: next(iter(full.values())) for short, full in longer.items() if len(full) == 1}


class Bodies:
    """The bodies of one report."""

    def __init__(self, text: str, names: Sequence[Name], lexicon: SpeakerLexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self._longer = longer_names(names, lexicon)
        self._mentions: dict[tuple[str, ...], list[Name]] = defaultdict(list)
        for name in names:
            if name.label == "ORGANIZATION":
                self._mentions[_own(self.full(name))].append(name)
        self._said: dict[tuple[str, ...], SpeakerKind | None] = {}

    def full(self, name: Name) -> Name:
        """The name in full that a body's name is the beginning of, or else the name itself."""
        return self._longer.get(_own(name), name) if name.label == "ORGANIZATION" else name

    def unseen(self, phrase: Span) -> Name | None:
        """The body whose name in full or in short a phrase is, though the model did not see it there."""
        words = tuple(word.lower() for word in _WORD.findall(phrase.of(self.text)))
        name = Name(phrase, "ORGANIZATION", words)
        known = phrase.of(self.text)[:1].isupper() and (
            _own(name) in self._mentions or _own(name) in self._longer
        )
        return name if words and known else None

    def said(self, name: Name) -> SpeakerKind | None:
        """The kind that the report's common nouns give to a body: "the charity X", "X, a newspaper"."""
        words = _own(self.full(name))
        if words not in self._said:
            mentions = self._mentions.get(words, [name])[:_ASKED]
            kinds = (kind for one in mentions for kind in self._kinds(one))
            self._said[words] = next(kinds, None)
        return self._said[words]

    def introduced(self, name: Name) -> bool:
        """Whether a common noun for a body stands right before its name: "the charity X"."""
        return bool(self._nouns(name))

    def _kinds(self, name: Name) -> Iterator[SpeakerKind]:
        yield from self._given(self._nouns(name))
        after = _AN_APPOSITION.match(self.text, name.span.end)
        if after:
            yield from self._given([word.lower() for word in _WORD.findall(after[1])])

    def _nouns(self, name: Name) -> list[str]:
        """The last two words before a name, where they are a common noun for bodies."""
        before = _BEFORE.search(self.text, max(0, name.span.start - 60), name.span.start)
        nouns = before.group().split()[-2:] if before else []
        body = bool(nouns) and nouns[-1] in self.lexicon.number["bodies"]
        return nouns if body or " ".join(nouns) in self.lexicon.phrases else []

    def _given(self, words: Sequence[str]) -> Iterator[SpeakerKind]:
        kind = kind_of([words], self.lexicon)
        if kind in _GIVEN:
            yield kind


def _own(name: Name) -> tuple[str, ...]:
    """The words of a name without its article and a genitive's end."""
    words = name.words[1:] if name.words[:1] == ("the",) else name.words
    return words[:-1] if words[-1:] == ("s",) and len(words) > 1 else words
