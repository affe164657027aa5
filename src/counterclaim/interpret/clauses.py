"""Where a sentence may come apart into clauses, from its words and their parts of speech."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.interpret.how_sure.lexicon import stance_lexicon
from counterclaim.languages import load
from counterclaim.records import Reading, Span

FINITE = frozenset({"VERB_PRESENT", "VERB_PAST", "MODAL"})
VERBS = FINITE | {"VERB_ING", "VERB_PARTICIPLE", "VERB_BASE"}
_NOUNS = frozenset({"NOUN", "NAME"})
_SOMEBODY = _NOUNS | {"PRONOUN"}
# A clause after a coordinator has its verb within so many words, or the coordinator joins lesser things.
_VERB_WITHIN = 7
# Words before a verb of saying that belong to it: "and in turn accused", ", instead blaming".
_BEFORE_SAYING = 3
# A longer opening than this is hardly a subject alone.
_LONGEST_SUBJECT = 15
_DASHES = frozenset("—–")
# Verbs of saying that part a sentence where it goes over from one sort to the other.
_OPPOSED = {"deny": "accuse", "accuse": "deny"}


@dataclass(frozen=True, slots=True)
class Clauses:
    """The words of a report: where they start, in lower case, with their parts of speech."""

    starts: list[int]
    ends: list[int]
    words: list[str]
    pos: list[str]

    @classmethod
    def of(cls, reading: Reading, text: str) -> Clauses:
        offsets = reading.words.tolist()
        return cls(
            [start for start, _ in offsets],
            [end for _, end in offsets],
            [text[start:end].lower() for start, end in offsets],
            [reading.card.pos[label] for label in reading.pos.tolist()],
        )

    def range(self, span: Span) -> tuple[int, int]:
        """The words that start within a span: from the first to before the last."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)

    def cuts(self, span: Span) -> Iterator[int]:
        """Where in the text a clause, a verb phrase or a participle may begin."""
        first, last = self.range(span)
        dashes = sum(word in _DASHES for word in self.words[first:last])
        for at in range(first + 1, last):
            aside = dashes > 1 and self.words[at - 1] in _DASHES  # two dashes set off an aside
            if not aside and self._begins(at, first, last):
                yield self.starts[at]

    def acts(self, span: Span) -> frozenset[str]:
        """Which of denying and accusing the verbs within a span do."""
        first, last = self.range(span)
        return frozenset(act for at in range(first, last) if (act := self._act(at)))

    def saying(self, piece: Span) -> tuple[str, int] | None:
        """Denying or accusing, and the word that does it, where a piece opens with its verb."""
        first, last = self.range(piece)
        for at in range(first, min(first + 1 + _BEFORE_SAYING, last)):
            if self.words[at] in _grammar()["between"]:
                continue
            if self.pos[at] in VERBS:
                act = self._act(at) if self.pos[at] in FINITE | {"VERB_ING", "VERB_PARTICIPLE"} else None
                return (act, at) if act else None
            if self.pos[at] in _SOMEBODY:
                return None
        return None

    def subject(self, before: Span, piece: Span) -> Span | None:
        """The subject of the clause before, where a piece goes on from it with a finite verb of its own.

        None where that clause holds another verb or clause, whose subject the piece's may be as well.
        """
        if not self.leans(piece):
            return None
        first, last = self.range(before)
        verb = next((at for at in range(first, last) if self.pos[at] in FINITE), last)
        if any(self._opens_clause(at) for at in range(verb + 1, last)) or verb == last:
            return None
        start, end = self._opening(first, verb)
        said = range(start, end)
        if not 0 < len(said) <= _LONGEST_SUBJECT or not any(self.pos[at] in _SOMEBODY for at in said):
            return None
        if any(self._opens_clause(at) or self._strays(at) for at in said):
            return None
        return Span(self.starts[start], self.ends[end - 1])

    def _opening(self, first: int, verb: int) -> tuple[int, int]:
        """The words before a verb, without "that", the adverbs at the verb and a phrase set off in front."""
        opens = self.pos[first] in ("PREPOSITION", "ADVERB") or self.words[first] in _grammar()["openers"]
        commas = [at for at in range(first, verb) if self.words[at] == ","]
        start = commas[-1] + 1 if opens and commas else first
        joints = {"that", *_grammar()["coordinators"]}
        while start < verb and (self.words[start] in joints or not self.words[start][0].isalnum()):
            start += 1
        end = verb
        while end > start and (self.pos[end - 1] == "ADVERB" or not self.words[end - 1][-1].isalnum()):
            end -= 1
        return start, end

    def leans(self, piece: Span) -> bool:
        """Whether a piece opens with a finite verb, but for the coordinator and adverbs: "and later fled"."""
        first, last = self.range(piece)
        at = first
        before = _grammar()["coordinators"] | _grammar()["between"]
        while at < last and (self.words[at] in before or self.pos[at] == "ADVERB"):
            at += 1
        return first < at < last and self.pos[at] in FINITE

    def _strays(self, at: int) -> bool:
        """Whether a verb after a comma shows that this is the rest of a list of deeds."""
        return self.pos[at] in VERBS - {"VERB_ING"} and self.words[at - 1] == ","

    def _opens_clause(self, at: int) -> bool:
        grammar = _grammar()
        word = self.words[at]
        return (
            self.pos[at] in FINITE
            or word == "that"
            or word in grammar["relatives"]
            or word in grammar["openers"]
        )

    def _act(self, at: int) -> str | None:
        if self.pos[at] not in VERBS:
            return None
        for phrase, tag in stance_lexicon("en").phrases.get(self.words[at], ()):
            act = tag.removeprefix("cue.")
            if act in _OPPOSED and tuple(self.words[at : at + len(phrase)]) == phrase:
                return act
        return None

    def _begins(self, at: int, first: int, last: int) -> bool:
        words, pos, grammar = self.words, self.pos, _grammar()
        word, before = words[at], words[at - 1]
        if before in grammar["signs"]:
            return True
        turns = self.saying(Span(self.starts[at], self.ends[last - 1]))
        if word in grammar["coordinators"]:
            return turns is not None or self._joins_clauses(at, first, last)
        if before != ",":
            return False
        if word in grammar["relatives"] or (pos[at] == "VERB_ING" and not self._with(at, first)):
            return True
        return turns is not None and pos[turns[1]] == "VERB_ING"

    def _joins_clauses(self, at: int, first: int, last: int) -> bool:
        """Whether a verb follows at once ("and left"), or a clause with a verb of its own."""
        words, pos, grammar = self.words, self.pos, _grammar()
        # "Ahead of and following the vote" is one phrase, "moved in and seized it" are two deeds.
        if pos[at - 1] == "PREPOSITION" and pos[at + 1 : at + 2] not in ([verb] for verb in FINITE):
            return False
        for place in range(at + 1, min(at + 1 + _VERB_WITHIN, last)):
            # "And the defending army fled": a participle before a noun is no verb of the clause.
            defining = pos[place] == "VERB_ING" and pos[place - 1] == "DETERMINER"
            if pos[place] in VERBS and not defining:
                if words[at + 1] == "that":
                    return pos[place] in FINITE
                if any(pos[word] in _SOMEBODY for word in range(at + 1, place)):
                    finite = pos[place] in FINITE
                    near = self._asserts(at, first) if finite else place <= at + 2
                    return near and self._verb_before(at, first, last)
                # "To hit and destroy": a bare verb cannot stand without what it hangs on.
                return pos[place] in FINITE or (place <= at + 2 and pos[place] != "VERB_BASE")
            # "And ordinary citizens that would spread …": the verb is a relative clause's.
            if words[place] in ",;" or (
                place > at + 1 and (words[place] == "that" or words[place] in grammar["relatives"])
            ):
                return False
            # "And his wife and mother were killed": the second joins two words of one subject.
            joined = place + 1 < last and pos[place + 1] in _NOUNS
            if words[place] in grammar["coordinators"] and not joined:
                return False
        return False

    def _with(self, at: int, first: int) -> bool:
        """Whether a participle after a comma belongs to "with the others" before it."""
        for place in range(at - 2, first, -1):
            if self.pos[place] in VERBS:
                return False
            if self.words[place] == "with":
                return self.words[place - 1] == ","
        return False

    def _asserts(self, at: int, first: int) -> bool:
        """Whether a finite verb stands between the beginning of the clause and a coordinator.

        "Any attack or targeting of civilians is a crime" is one clause, behind "that" too.
        """
        for place in range(at - 1, first - 1, -1):
            if self.pos[place] in FINITE:
                return True
            if self.words[place] == "that":
                return False
        return False

    def _verb_before(self, at: int, first: int, last: int) -> bool:
        """Whether a clause, and not a mere name, stands between a coordinator and the one before it."""
        for place in range(at - 1, first - 1, -1):
            if self.pos[place] in VERBS:
                return True
            if self.words[place] in _grammar()["coordinators"] and self._joins_clauses(place, first, last):
                return False
        return False


def opposed(act: str) -> str:
    """Accusing for denying, and the other way about."""
    return _OPPOSED[act]


def is_coordinator(word: str) -> bool:
    """Whether a word joins clauses of equal rank."""
    return word.lower() in _grammar()["coordinators"]


@lru_cache(maxsize=1)
def _grammar() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load("en", "clauses").items()}
