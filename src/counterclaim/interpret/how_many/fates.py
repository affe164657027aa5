"""What became of what is counted, from the words around it.

Words say it in one of six places: as the noun itself ("40 dead"), right behind it ("four injured"), right
before it ("killing three"), in the predicate of the sentence ("three people in the village were killed"),
in a noun before it ("the deaths of three") or in a toll ("the death toll rose to three"). No look goes
farther than one sentence, or than `_FAR` words.
"""

from __future__ import annotations

from counterclaim.interpret.how_many.lexicon import Lexicon
from counterclaim.interpret.how_many.mention import Mention
from counterclaim.interpret.how_many.predicates import Predicates
from counterclaim.interpret.how_many.words import Words

_FAR = 16


class Fates:
    """Finds fates in one text."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self.words = words
        self.lexicon = lexicon
        self.predicates = Predicates(words, lexicon)

    def of(self, mention: Mention) -> Mention:
        """The mention with its fate, where one is said near it; with a side alone where one is denied."""
        looks = (
            self._head_noun,
            self._behind,
            self._before,
            self.predicates.of,
            self._inside,
            self._noun_before,
            self._toll,
            self._kind,
        )
        for look in looks:
            found = look(mention)
            if found.fate or found.side:
                return found
        return mention

    def _has(self, name: str, at: int) -> bool:
        return self.lexicon.has(name, self.words.at(at))

    def _head_noun(self, mention: Mention) -> Mention:
        """ "two bodies", "40 dead"."""
        if mention.noun is None:
            return mention
        last = mention.noun[1]
        fate = self.predicates.fate("noun", last, mention.unit)
        return mention.with_fate(self.predicates.extended(fate, last), "inside") if fate else mention

    def _behind(self, mention: Mention) -> Mention:
        """ "four injured", "three people dead": no auxiliary between."""
        at = self.predicates.past_adverbs(mention.last + 1)
        fate = self.predicates.happened(("state", "participle"), at, mention.unit)
        if not fate or self._takes_object(at):
            return mention
        return mention.with_fate(self.predicates.extended(fate, at), "right")

    def _takes_object(self, at: int) -> bool:
        """Whether a participle is a verb in the past with an object behind it ("two men shot a guard")."""
        after = self.words.at(at + 1)
        if not self.lexicon.happens("active", self.words.at(at)):
            return False
        if any(self.lexicon.has(name, after) for name in ("determiners", "reflexive")):
            return True
        named = after in self.lexicon.units and not self.lexicon.happens("noun", after)
        return named or self.lexicon.number_word(after)

    def _before(self, mention: Mention) -> Mention:
        """ "killing at least four", "wounded 13 others", "shot down two drones"."""
        at = self._past_openers(mention.first - 1)
        fate = self.predicates.fate("active", at, mention.unit)
        if not fate and self._has("particles", at):
            at -= 1
            fate = self.predicates.fate("active", at, mention.unit)
        if not fate or self._has("passive_auxiliaries", self.predicates.past_adverbs(at - 1, -1)):
            return mention
        if self.words.at(at - 1) == "to" and self._has("attempts", at - 2):
            return mention
        if fate == "shot" and (self._fatal(at) or self._dies_behind(mention.last + 1)):
            fate = "killed"
        return mention.with_fate(fate, "left")

    def _past_openers(self, at: int) -> int:
        """Back over "the", "his", "nearby"."""
        for _ in range(4):
            if not (self._has("determiners", at) or self._has("openers", at)):
                break
            at -= 1
        return at

    def _fatal(self, at: int) -> bool:
        """ "fatally shot", "killed and shot"."""
        return self._has("fatally", at - 1) or (
            self.words.at(at - 1) == "and" and self._has("deadly", at - 2)
        )

    def _dies_behind(self, at: int) -> bool:
        """ "shot two people dead", "shooting two men to death"."""
        return self._has("deadly", at) or self.words.phrase_at(at, ("to", "death"))

    def _inside(self, mention: Mention) -> Mention:
        """ "80 dead children"."""
        first, last = mention.noun or (0, 0)
        for at in range(first, last):
            fate = self.predicates.happened(("state", "participle"), at, mention.unit)
            if fate:
                return mention.with_fate(fate, "inside")
        return mention

    def _noun_before(self, mention: Mention) -> Mention:
        """ "the deaths of two", "the bodies of at least three"."""
        at = mention.first - 1
        for _ in range(_FAR):
            if not (self._has("determiners", at) or self._has("adverbs", at)):
                break
            at -= 1
        if self.words.at(at) != "of" or self._spared(at - 1):
            return mention
        fate = self.predicates.fate("noun_of", at - 1, mention.unit)
        if fate == "shot" and self._has("fatally", at - 2):
            fate = "killed"
        return mention.with_fate(fate, "left") if fate else mention

    def _spared(self, at: int) -> bool:
        """Whether "the lives of" are not said to have been lost."""
        taken = self.lexicon.sets["takers"].intersection(self.words.around(at - 3, at - 1))
        return self._has("life", at) and not taken

    def _toll(self, mention: Mention) -> Mention:
        """ "the death toll rose to 14", "put the number of wounded at about 50"."""
        if not mention.people or not self._has("toll_links", mention.first - 1):
            return mention
        fate = ""
        for at in range(mention.first - 2, mention.first - 2 - _FAR, -1):
            if self.words.breaks(at):
                return mention
            fate = fate or self.predicates.fate("toll", at, "people")
            if self._has("number_words", at):
                fate = self.predicates.fate("toll", at - 1, "people") or fate
                return mention.with_fate(fate, "toll") if fate else mention
        return mention

    def _kind(self, mention: Mention) -> Mention:
        """ "six prisoners", of whom nothing else is said."""
        if mention.noun is None or mention.form != "number":
            return mention
        fate = self.predicates.fate("kind", mention.noun[1], mention.unit)
        return mention.with_fate(fate, "inside") if fate else mention
