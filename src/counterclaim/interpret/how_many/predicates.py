"""The predicate of a sentence: what it says became of a subject before it."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.interpret.how_many.lexicon import Lexicon
from counterclaim.interpret.how_many.mention import Mention
from counterclaim.interpret.how_many.words import Words

_FAR = 16
_NEAR = 6
_FOLLOWING = 5
_MARKS = frozenset(";:()")


class Predicates:
    """Reads predicates of one text."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self.words = words
        self.lexicon = lexicon

    def of(self, mention: Mention) -> Mention:
        """ "three people in the village were later killed", "19 people died", "12 did not survive"."""
        at, end = mention.last + 1, mention.last + 1 + _FAR
        while at < end:
            word = self.words.at(at)
            if self.words.breaks(at) or word in _MARKS:
                return mention
            if self.lexicon.has("auxiliaries", word):
                return self._after_auxiliary(mention, at)
            fate = self.fate("verb", at, mention.unit) or self._phrase(at, inside=False)
            if fate:
                return mention.with_fate(fate, "right")
            at = self._onward(at)
            if not at:
                return mention
        return mention

    def fate(self, role: str, at: int, unit: str) -> str:
        """The fate that a word gives in a role, "" where none that makes sense for the unit."""
        fates, word = self.lexicon.fates[role], self.words.at(at)
        for fate in fates.get(f"{word} {self.words.at(at + 1)}") or fates.get(word, ()):
            if fate in self.lexicon.fate_units.get(unit or "people", ()):
                return fate
        return ""

    def happened(self, roles: Iterable[str], at: int, unit: str) -> str:
        """The first fate that a word gives in one of the roles."""
        return next((fate for role in roles if (fate := self.fate(role, at, unit))), "")

    def past_adverbs(self, at: int, step: int = 1) -> int:
        """Past up to four adverbs, to the word that they belong to."""
        for _ in range(4):
            if not self.lexicon.has("adverbs", self.words.at(at)):
                break
            at += step
        return at

    def extended(self, fate: str, at: int) -> str:
        """The fate of "shot and killed", "shot dead", "fatally shot", "killed or wounded"."""
        following = self.words.around(at + 1, at + _FOLLOWING)
        if fate == "shot":
            fatal = self.lexicon.has("fatally", self.words.at(at - 1))
            return "killed" if fatal or self._dies(following) else "shot"
        if fate not in ("killed", "wounded") or len(following) < 2:
            return fate
        other = "hurt" if fate == "killed" else "deadly"
        both = self.lexicon.has("both", following[0]) and self.lexicon.has(other, following[1])
        # "10 killed and wounded 13 others" counts twice, "10 killed and wounded" once.
        return "casualties" if both and not self.lexicon.number_word(self.words.at(at + 3)) else fate

    def _dies(self, following: list[str]) -> bool:
        """Whether "shot" goes on as "and killed", "dead", "to death", "and later died"."""
        for word in following:
            if self.lexicon.has("deadly", word):
                return True
            if not (self.lexicon.has("shot_links", word) or self.lexicon.has("adverbs", word)):
                return False
        return False

    def _onward(self, at: int) -> int:
        """The next word of the same clause, 0 where another begins."""
        word = self.words.at(at)
        if word == ",":
            return self._past_comma(at)
        if word == "and" and (beyond := self._past_second(at)):
            return beyond
        other = self.lexicon.has("clause_openers", word) or self.lexicon.has("other_verbs", word)
        return 0 if other or self.lexicon.happens("active", word) else at + 1

    def _past_second(self, at: int) -> int:
        """The word after a second noun without a number ("40 soldiers and some civilians were"), 0: none."""
        for index in range(at + 1, at + 5):
            word = self.words.at(index)
            if word in self.lexicon.units and self.words.at(index + 1) not in self.lexicon.units:
                return index + 1
            if not word.isalpha() or self.lexicon.number_word(word) or self.lexicon.has("stops", word):
                return 0
        return 0

    def _past_comma(self, at: int) -> int:
        """The word after a parenthesis in commas ("six people, including three children, were"), 0: none."""
        opens = self.words.at(at + 1)
        if self.lexicon.has("auxiliaries", opens):
            return at + 1
        if not (self.lexicon.has("appositions", opens) or self.lexicon.number_word(opens)):
            return 0
        for end in range(at + 1, at + _FAR):
            if self.words.breaks(end):
                return 0
            if self.words.at(end) == "," and self._resumes(end + 1):
                return end + 1
        return 0

    def _resumes(self, at: int) -> bool:
        return self.lexicon.has("predicates", self.words.at(at)) or bool(self.fate("verb", at, "people"))

    def _after_auxiliary(self, mention: Mention, at: int) -> Mention:
        """The participle after "were", past adverbs; "not" takes the fate away and leaves the side."""
        for here in range(at + 1, at + _NEAR):
            word = self.words.at(here)
            if self.lexicon.has("negations", word):
                return mention.with_fate("", "right")
            if mention.people and (phrase := self._phrase(here, inside=True)):
                return mention.with_fate(phrase, "right")
            fate = self.happened(("participle", "state", "verb"), here, mention.unit)
            if fate:
                return mention.with_fate(self.extended(fate, here), "right")
            if not (self.lexicon.has("adverbs", word) or self.lexicon.has("auxiliaries", word)):
                return mention
        return mention

    def _phrase(self, at: int, *, inside: bool) -> str:
        """ "lost their lives", "taken to hospital"; `inside` an auxiliary's predicate also "in hospital"."""
        for phrase in self.lexicon.phrases.get(self.words.at(at), ()):
            if not (inside or phrase.anywhere):
                continue
            for step in range(1, phrase.within + 1):
                if self.words.breaks(at + step):
                    break
                if self.words.at(at + step) in phrase.then:
                    return phrase.fate
        return ""
