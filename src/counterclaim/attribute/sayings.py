"""Who is quoted inside what somebody says, by the order of words: a noun phrase, a verb, a complement.

The verbs come from a list. A verb counts only where it is finite, where a noun phrase that opens a
clause stands right before it, and where its complement follows: a clause, a quotation, an infinitive or
its own preposition. All places are numbers of words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.attribute.lexicon import speaker_lexicon
from counterclaim.attribute.phrases import BEFORE_CLAUSE, FINITE, LONGEST, NOMINAL, Phrases
from counterclaim.languages.forms import Words
from counterclaim.languages.verbs import verbs
from counterclaim.model.decode import WordSpan
from counterclaim.records import Reading

_OPENS_CLAUSE = frozenset(
    {"NOUN", "NAME", "PRONOUN", "DETERMINER", "POSSESSIVE", "ADJECTIVE", "NUMBER", "EXISTENTIAL"}
)
_QUOTES = frozenset("\"“”„«»‘’'")
_HAVE = frozenset({"has", "have", "had"})
_DO = frozenset({"does", "do", "did", "not", "t"})
_BE = frozenset({"is", "are", "was", "were", "been"})
# The auxiliary that makes a form finite.
_AUXILIARY = {
    "VERB_PAST": _HAVE,
    "VERB_PARTICIPLE": _HAVE,
    "VERB_ING": _BE,
    "VERB_BASE": _DO,
    "VERB_PRESENT": frozenset({"not", "t"}),
}
# Behind a verb these show that what it says still follows.
_GOES_ON = frozenset({":", "that", '"', "“", "‘", "„", "«", "to"})
_PARTED = frozenset({",", '"', "”", "’", "'", "»"})
_APOSTROPHES = frozenset({"'", "’"})
# What stands before a noun phrase that is no subject, so that its clause runs to the sentence's end.
_GOVERNS = frozenset(
    {"VERB_PRESENT", "VERB_PAST", "VERB_BASE", "VERB_ING", "VERB_PARTICIPLE", "PREPOSITION", "TO"}
)
_STOPS = frozenset(".!?…")
_AT_TIME = frozenset({"on", "in", "at", "late", "early"})
_VERBS = frozenset({"VERB_PRESENT", "VERB_PAST", "VERB_BASE", "VERB_ING", "VERB_PARTICIPLE"})
_NOUN_TAKES = frozenset({"that", "of", "to"})
# How far a complement may stand from its verb, and a verb from its subject in it.
_REACH, _CLAUSE = 8, 16


@dataclass(frozen=True, slots=True)
class Saying:
    """Source, cue and where the content begins; where it ends, if it stands before its source."""

    source: WordSpan
    cue: WordSpan
    begin: int
    end: int | None = None


class Clauses(Phrases):
    """The words of one reading, and the sayings that their order shows."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self.verbs = verbs(reading.report.language or "en")
        lexicon = speaker_lexicon(reading.report.language or "en")
        self.speaking = lexicon.number["things"] | frozenset(lexicon.single)
        known = self.verbs.known | self.verbs.attitude
        doubles = zip(self.words, self.words[1:], strict=False)
        self._according = [
            at for at, pair in enumerate(doubles) if pair == ("according", "to") or self._per(at)
        ]
        self._spotted = [at for at, word in enumerate(self.words) if word in known]

    def sayings(self, first: int, last: int, *, plain: bool = False) -> Iterator[Saying]:
        """The sayings between two words, in reading order; `plain` takes plain objects for contents too."""
        spotted = self._spotted
        for at in spotted[bisect_left(spotted, first) : bisect_left(spotted, last)]:
            if self.pos[at] == "NOUN":
                found = self._noun(at, first, last) or self._tag(at, first)
            else:
                found = self._verb(at, first, last, plain)
            if found is None and plain:
                found = self._attitude(at, first, last) or self._participle(at, first, last)
            if found:
                yield found

    def _verb(self, verb: int, first: int, last: int, plain: bool) -> Saying | None:
        if self.words[verb] not in self.verbs.all:
            return None
        cue = self._cue(verb, first) or self._as_cue(verb, first)
        source = (self.noun_phrase(cue[0], first) or self.apposed(cue[0], first)) if cue else None
        source = self.longer(source, first) if source and plain else source
        if cue is not None and source is None and not plain:
            source = self._it(verb, cue[0], first)
        if cue is None or source is None:
            return None
        begin = self._complement(verb, last)
        if begin is None and source[0] > first and self.words[source[0] - 1] == "as":
            begin = self._main_clause(verb, last)
        if begin is None and plain and self._object(verb, last):
            begin = verb + 1
        if begin is not None:
            return Saying(source, (cue[0], begin) if self._own(verb, begin) else cue, begin)
        return self._behind(source, cue, first)

    def _attitude(self, word: int, first: int, last: int) -> Saying | None:
        """ "X is ready to …", "X was convinced that …"."""
        if self.words[word] not in self.verbs.attitude or word + 2 >= last:
            return None
        begin = word
        while begin > first and self.pos[begin - 1] == "ADVERB":
            begin -= 1
        begin -= 1
        if begin <= first or self.pos[begin] not in FINITE or self.words[begin] not in _BE:
            return None
        source = self.noun_phrase(begin, first)
        source = self.longer(source, first) if source else None
        takes = self.words[word + 1] in ("to", "that")
        after = word + 1 + (self.words[word + 1] == "that")
        return Saying(source, (begin, word + 1), after) if source and takes else None

    def _participle(self, verb: int, first: int, last: int) -> Saying | None:
        """ "a message saying that …": a participle right behind the noun phrase that it belongs to."""
        says = self.pos[verb] == "VERB_ING" and self.words[verb] in self.verbs.clause
        if not says or verb + 3 >= last or verb <= first:
            return None
        source = self.noun_phrase(verb, first, opens=False)
        if source is None or self.words[source[1] - 1] not in self.speaking:
            return None
        opens = self.words[verb + 1] in ("that", ":") or self.words[verb + 1] in _QUOTES
        after = verb + 1 + (self.words[verb + 1] in ("that", ":"))
        return Saying(source, (verb, verb + 1), after) if opens else None

    def _it(self, verb: int, end: int, first: int) -> WordSpan | None:
        """The "it" that says, reports or estimates something, and so is somebody."""
        if end <= first or self.words[end - 1] != "it" or self.words[verb] not in self.verbs.reporting:
            return None
        opens = end - 1 == first or self.pos[end - 2] in BEFORE_CLAUSE
        return (end - 1, end) if opens else None

    def _tag(self, verb: int, first: int) -> Saying | None:
        """ "…, the council reports." whose verb looks like a noun."""
        ends = verb + 1 >= len(self.words) or self.words[verb + 1] in _STOPS
        if not ends or not self.words[verb].endswith("s") or self.words[verb] not in self.verbs.behind:
            return None
        source = self.noun_phrase(verb, first)
        if source is None or (self.words[source[0]] != "the" and self.pos[source[0]] != "NAME"):
            return None
        return self._behind(source, (verb, verb + 1), first)

    def reports(self, first: int, last: int) -> bool:
        """Whether words tell what somebody says: a verb or a noun of saying with its subject."""
        words, pos, verbs = self.words, self.pos, self.verbs
        for at in range(first, last):
            word, before = words[at], words[at - 1] if at else ""
            if word in verbs.reporting and pos[at] in _VERBS:
                by = before in _BE and at + 1 < last and words[at + 1] == "by"
                if pos[at] != "VERB_PARTICIPLE" or before in _HAVE or by:
                    return True
            own = verbs.preposition.get(word, ())
            governs = at + 1 < last and words[at + 1] in own and pos[at] in _VERBS
            if governs and (pos[at] != "VERB_PARTICIPLE" or before in _HAVE or self._cue(at, first)):
                return True
            if word in verbs.counting and self._counts(at, last):
                return True
        according = self._according
        return bisect_left(according, first) < bisect_left(according, last - 1) or any(
            first <= one.cue[0] < last for one in self.sayings(first, last)
        )

    def _counts(self, verb: int, last: int) -> bool:
        """Whether "at" and a number follow: "put the toll at 16"."""
        pairs = range(verb + 1, min(verb + LONGEST, last - 1))
        return any(
            self.words[at] == "at" and (self.pos[at + 1] == "NUMBER" or self.words[at + 1].isdigit())
            for at in pairs
        )

    def _as_cue(self, verb: int, first: int) -> WordSpan | None:
        """The verb of "as X assessed", which looks like a participle."""
        begin = verb - (verb > first and self.pos[verb - 1] == "ADVERB")
        source = self.noun_phrase(begin, first) if self.pos[verb] == "VERB_PARTICIPLE" else None
        opened = source is not None and source[0] > first and self.words[source[0] - 1] == "as"
        return (begin, verb + 1) if opened else None

    def _main_clause(self, verb: int, last: int) -> int | None:
        """What "as X previously assessed" stands before: the clause behind its comma."""
        says = self.words[verb] in self.verbs.clause
        return verb + 2 if says and verb + 4 < last and self.words[verb + 1] == "," else None

    def _behind(self, source: WordSpan, cue: WordSpan, first: int) -> Saying | None:
        """ "…, X says": the words before, where a comma or a closing mark parts them."""
        verb = self.words[cue[1] - 1] in self.verbs.behind
        parted = source[0] - first > 3 and self.words[source[0] - 1] in _PARTED
        ends = cue[1] >= len(self.words) or self.words[cue[1]] not in _GOES_ON
        return Saying(source, cue, first, source[0] - 1) if verb and parted and ends else None

    def _noun(self, noun: int, first: int, last: int) -> Saying | None:
        """ "X's claim that …": a noun of saying behind whose it is."""
        if (
            self.words[noun] not in self.verbs.nouns
            or noun + 3 >= last
            or self.words[noun + 1] not in _NOUN_TAKES
        ):
            return None
        begin = noun
        while begin > first and self.pos[begin - 1] == "ADJECTIVE" and noun - begin < 3:
            begin -= 1
        whose = begin - 2 if self.words[begin - 1] == "s" else begin - 1
        if whose <= first or self.words[whose] not in _APOSTROPHES:
            return None
        source = self.noun_phrase(whose, first, opens=False)
        if source is None or source[0] == first or self.pos[source[0] - 1] not in _GOVERNS:
            return None
        after = noun + 1 + (self.words[noun + 1] in ("that", "of"))
        return Saying(source, (noun, noun + 1), after)

    def _object(self, verb: int, last: int) -> bool:
        """Whether a verb has a plain object, or what it calls somebody."""
        word, after = self.words[verb], verb + 1
        if after + 1 >= last:
            return False
        if word in self.verbs.naming:
            return any(self.words[at] in _QUOTES for at in range(after, min(after + _REACH, last)))
        return word in self.verbs.object and self.pos[after] in _OPENS_CLAUSE

    def _per(self, at: int) -> bool:
        """Whether ", per the ministry" stands at a word, and not "ten shells per day"."""
        named = self.words[at + 1 : at + 2] == ["the"] or self.pos[at + 1 : at + 2] == ["NAME"]
        return at > 0 and self.words[at] == "per" and self.words[at - 1] == "," and named

    def hearing(self, first: int, last: int) -> Iterator[Saying]:
        """ "To hear X tell it, …": what follows is X's."""
        for at in range(first, last - 3):
            if self.words[at] != "hear" or at == first or self.words[at - 1] != "to":
                continue
            tells = (
                verb for verb in range(at + 2, min(last - 2, at + LONGEST)) if self.words[verb] == "tell"
            )
            verb = next((verb for verb in tells if self.words[verb + 1] == "it"), None)
            source = self.noun_phrase(verb, at + 1) if verb else None
            if verb and source and source[0] == at + 1:
                begin = verb + 2 + (self.words[verb + 2] == ",")
                yield Saying(source, (verb, verb + 2), begin)

    def according(self, first: int, last: int) -> Iterator[tuple[WordSpan, WordSpan]]:
        """Source and cue of every "according to X" between two words, but for "according to plan"."""
        for at in self._according[bisect_left(self._according, first) : bisect_left(self._according, last)]:
            end = begin = at + 1 + (self.words[at] == "according")
            while end < min(last, begin + LONGEST) and (self.pos[end] in NOMINAL or self.words[end] == "of"):
                end += 1
            bare = end == begin + 1 and self.pos[begin] == "NOUN" and not self.words[begin].endswith("s")
            if end > begin and self._heads(begin, end) and not bare:
                yield (begin, end), (at, begin)

    def _own(self, verb: int, begin: int) -> bool:
        """Whether the verb's own preposition follows at once and so belongs to the cue."""
        own = self.verbs.preposition.get(self.words[verb], frozenset())
        return begin == verb + 2 and self.words[verb + 1] in own

    def _cue(self, verb: int, first: int) -> WordSpan | None:
        """The verb with the auxiliary and the adverbs before it, where it is finite."""
        begin = verb
        while begin > first and self.pos[begin - 1] == "ADVERB":
            begin -= 1
        begin = self._before_date(begin, first)
        before = self.words[begin - 1] if begin > first else ""
        if before in _AUXILIARY.get(self.pos[verb], frozenset()):
            begin -= 3 if before == "t" and begin - first > 2 else 1
            continuous = self.words[begin] == "been" and begin > first and self.words[begin - 1] in _HAVE
            return begin - continuous, verb + 1
        return (begin, verb + 1) if self.pos[verb] in FINITE else None

    def _before_date(self, end: int, first: int) -> int:
        """Where the time between a subject and its verb begins: "the staff today said", "on Friday said"."""
        begin = end
        while begin > first and self._dates[begin - 1] and end - begin < _REACH:
            begin -= 1
        if begin < end and begin > first and self.words[begin - 1] in _AT_TIME:
            begin -= 1
        subject = begin < end and begin > first and self.pos[begin - 1] in ("NOUN", "NAME", "PRONOUN")
        return begin if subject else end

    def _complement(self, verb: int, last: int) -> int | None:
        """Where the content of a verb begins, or None where no complement shows."""
        word, after = self.words[verb], verb + 1
        if after >= last:
            return None
        own = self.verbs.preposition.get(word, frozenset())
        if self.words[after] in own:
            return after + 1
        if word in self.verbs.quoting:
            return self._quoted(after, last)
        if word in self.verbs.clause and self._clause(after, last):
            return after + (self.words[after] in ("that", ":"))
        if word in self.verbs.infinitive and self.words[after] == "to":
            return after
        return self._after_object(word, own, after, last)

    def _quoted(self, after: int, last: int) -> int | None:
        """What follows "as saying" behind the quoted."""
        for at in range(after + 1, min(after + _REACH + 2, last - 2)):
            if self.words[at] == "as" and self.words[at + 1] in self.verbs.as_saying:
                return at + 2
        return None

    def _after_object(self, word: str, own: Words, after: int, last: int) -> int | None:
        """The same behind an object: "told Doe that", "wants Doe to", "accused Doe of"."""
        if self.pos[after] not in _OPENS_CLAUSE:
            return None
        for at in range(after + 1, min(after + _REACH, last - 1)):
            if word in self.verbs.told and self.words[at] == "that":
                return at + 1
            if word in self.verbs.told and self.words[at] == ":":
                return at + 1
            if word in self.verbs.infinitive and self.words[at] == "to":
                return after
            if self.words[at] in own:
                return after
            if self.pos[at] not in NOMINAL and self.pos[at] != "PRONOUN":
                break
        pronoun = self.pos[after] == "PRONOUN" and word in self.verbs.told
        return after + 1 if pronoun and self._clause(after + 1, last) else None

    def _clause(self, at: int, last: int) -> bool:
        """Whether a clause or a quotation begins here: "that", a mark, or a subject and its verb."""
        if at >= last:
            return False
        if self.words[at] in ("that", ":") or self.words[at] in _QUOTES:
            return at + 2 < last
        if self.pos[at] not in _OPENS_CLAUSE:
            return False
        for later in range(at + 1, min(at + _CLAUSE, last)):
            if self.pos[later] in FINITE or self.pos[later] == "MODAL":
                return True
            if self.words[later] in (",", ";", ".", "—", "–") or self.pos[later] == "TO":
                return False
        return False
