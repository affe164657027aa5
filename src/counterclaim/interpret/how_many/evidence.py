"""Words that tell of a death or an injury where no count does and nobody is named in a clause with it."""

from __future__ import annotations

from counterclaim.interpret.how_many.groups import Sentences
from counterclaim.interpret.how_many.lexicon import Lexicon

_REPEATED = 2
_INSISTENT = 5
_UNREAL_REACH = 3


class Evidence:
    """Counts such words in one text; `lead` is how many sentences are its lead."""

    def __init__(self, sentences: Sentences, lexicon: Lexicon, lead: int) -> None:
        self.sentences = sentences
        self.words = sentences.words
        self.lexicon = lexicon
        self.lead = lead

    def of_death(self) -> bool:
        """Whether somebody is said to be dead, or the lead speaks of a death and nobody of survival."""
        if self._told("dead_words"):
            return True
        if not self.lexicon.sets["survival_words"].isdisjoint(self.words.lower):
            return self._found("death_words", None) >= _INSISTENT
        return self._told("death_words")

    def of_injury(self) -> bool:
        return self._told("injury_words")

    def of_suicide(self) -> bool:
        """Whether the lead speaks of a murder-suicide, and not of an attempted one."""
        ends = self.sentences.ends
        end = ends[self.lead - 1] if len(ends) >= self.lead else len(self.words.lower)
        return any(
            self.lexicon.has("suicide", word)
            and not self.lexicon.has("not_evidence_after", self.words.at(at - 1))
            for at, word in enumerate(self.words.lower[:end])
        )

    def _told(self, name: str) -> bool:
        return bool(self._found(name, self.lead)) or self._found(name, None) >= _REPEATED

    def _found(self, name: str, lead: int | None) -> int:
        """How often words of a list stand in the lead (in all with None), meant and of this time."""
        evidence = self.lexicon.sets[name]
        found = 0
        for at, word in enumerate(self.words.lower):
            if word in evidence and self._meant(at):
                sentence = self.sentences.of(at)
                found += sentence not in self.sentences.background and (lead is None or sentence < lead)
        return found

    def _meant(self, at: int) -> bool:
        """Whether a word is not part of a name ("homicide unit") nor unreal ("could have died")."""
        if self.lexicon.has("not_evidence_before", self.words.at(at + 1)):
            return False
        if self.lexicon.has("not_evidence_after", self.words.at(at - 1)):
            return False
        near = self.words.around(at - _UNREAL_REACH, at - 1)
        return self.lexicon.sets["unreal_before"].isdisjoint(near)
