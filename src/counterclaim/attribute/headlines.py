"""Headlines that name their speaker: "MOSCOW: STRIKE WAS STAGED", "Lind: Town holds", "Town holds – mayor".

Before a colon a person, a body or a capital speaks. Any other name there is what the headline is about, and
whose words follow is not told: nobody's, then, and not the outlet's. Behind a dash that ends the headline
stands a name, a state's too, or a word for a speaker; anything else there goes on with the headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from counterclaim.attribute.confidence import fixed
from counterclaim.attribute.lexicon import SpeakerLexicon
from counterclaim.attribute.names import Name
from counterclaim.attribute.relation import Relation
from counterclaim.attribute.relations import bare
from counterclaim.attribute.sayings import Clauses
from counterclaim.attribute.seats import capital, city, country, town
from counterclaim.records import Report, Span
from counterclaim.text.sentences import paragraphs

_LABEL = re.compile(r"(?:#{1,6} )?(?P<who>[A-Z][^:.!?\n]{1,60}?)(?P<colon>:) (?=\S)")
# What a headline is about before its colon: "Flood in Varn: …".
_TOPIC = re.compile(r"(?:#{1,6} )?(?:[^\s:.!?]+ ){0,4}[^\s:.!?]+: (?=\S)")
_BYLINE = re.compile(r"(?<=\S) (?P<dash>[-–—]) (?P<who>[^\W\d_][^–—.!?:;\n]{1,50})$")
_FINITE = frozenset({"VERB_PRESENT", "VERB_PAST", "MODAL"})
# What no speaker's noun phrase in a headline holds: its words go on with the headline.
_RUNS_ON = _FINITE | {"CONJUNCTION", "PREPOSITION", "TO", "WH_WORD", "DETERMINER", "PRONOUN", "PUNCTUATION"}
_SHORTEST, _LONGEST, _WHO = 3, 30, 5
_STOPS = (".", "…")


class Headlines:
    """The headlines of one text that name their speaker."""

    def __init__(
        self, report: Report, names: Sequence[Name], clauses: Clauses, lexicon: SpeakerLexicon
    ) -> None:
        self.text = report.text
        self.clauses = clauses
        self.lexicon = lexicon
        self.labels = {name.span: name.label for name in names}
        # Surnames, for a headline's single word is easily taken for no name.
        self.surnames = {name.words[-1] for name in names if name.label == "PERSON"}
        self.published_by = _letters(f"{report.outlet or ''} {report.url or ''}")

    def added(self, relations: Sequence[Relation], furniture: Sequence[Span]) -> list[Relation]:
        """The relations with those of headlines that none of them touches.

        Behind a dash stands who says the whole headline; others that the reader found in it speak inside
        those words, and are found there again.
        """
        closed = list(furniture)
        signed = [one for one in self._signed() if not any(span.overlaps(one.extent) for span in closed)]
        kept = [one for one in relations if not any(line.extent.covers(one.extent) for line in signed)]
        taken = [*closed, *(one.extent for one in kept)]
        found = [*signed, *(one for who, one in self._labelled() if self._speaks(who))]
        return [*kept, *(one for one in found if not any(span.overlaps(one.extent) for span in taken))]

    def labelled(self) -> list[Span]:
        """The headlines with a name before a colon, whoever speaks, and those with a speaker at the end."""
        return [one.extent for one in (*(one for _, one in self._labelled()), *self._signed())]

    def _labelled(self) -> Iterator[tuple[Span, Relation]]:
        for line in paragraphs(self.text):
            label = _LABEL.match(self.text, line.start, line.end)
            if label is None or line.of(self.text).endswith(_STOPS):
                continue
            who = Span(*label.span("who"))
            said = bare([Span(label.end(), line.end)], self.text)
            if who in self.labels and said and self._clause(said[0]):
                yield who, Relation((who,), (Span(*label.span("colon")),), said, fixed("missed"))

    def _signed(self) -> Iterator[Relation]:
        """The headlines with a speaker behind a dash."""
        for line in paragraphs(self.text):
            byline = _BYLINE.search(self.text, line.start, line.end)
            if byline is None:
                continue
            topic = _TOPIC.match(self.text, line.start, byline.start())
            said = bare([Span(topic.end() if topic else line.start, byline.start())], self.text)
            who = Span(*byline.span("who"))
            if said and self._headline(said[0]) and self._signs(who):
                yield Relation((who,), (Span(*byline.span("dash")),), said, fixed("missed"))

    def _clause(self, said: Span) -> bool:
        first, last = self.clauses.under(said)
        return last - first >= _SHORTEST and not _FINITE.isdisjoint(self.clauses.pos[first:last])

    def _headline(self, said: Span) -> bool:
        """Whether words can be a headline's; often they have no finite verb ("Bridge closed", "No talks")."""
        first, last = self.clauses.under(said)
        return _SHORTEST <= last - first <= _LONGEST

    def _speaks(self, who: Span) -> bool:
        name = who.of(self.text)
        if capital(name):
            return True
        place = self.labels[who] in ("LOCATION", "MISC") or town(name) or city(name)
        return not place

    def _signs(self, who: Span) -> bool:
        """Whether a noun phrase names a speaker, other than the outlet that signs its own pages."""
        first, last = self.clauses.under(who)
        if not 0 < last - first <= _WHO or not _RUNS_ON.isdisjoint(self.clauses.pos[first:last]):
            return False
        phrase = who.of(self.text)
        if _letters(phrase) in self.published_by:
            return False
        if self.lexicon.outlets.fullmatch(phrase):
            return bool(self.published_by)
        word = self.clauses.words[last - 1]
        if word in self.lexicon.number["shown"]:
            return False
        named = any(span.end == who.end and who.covers(span) and self._somebody(span) for span in self.labels)
        return named or word in self.surnames or self._known(word, phrase)

    def _known(self, word: str, phrase: str) -> bool:
        """Whether a phrase ends in a word for a speaker ("mayor", "sources"), or names a state."""
        lexicon = self.lexicon
        spoken = word in lexicon.single or word in lexicon.unnamed_heads or word in lexicon.hearsay
        return spoken or country(phrase) or capital(phrase)

    def _somebody(self, name: Span) -> bool:
        """Whether a name is a person's or a body's, and no town's."""
        words = name.of(self.text)
        return self.labels[name] in ("PERSON", "ORGANIZATION") and not town(words)


def _letters(words: str) -> str:
    return "".join(sign for sign in words.lower() if sign.isalnum())
