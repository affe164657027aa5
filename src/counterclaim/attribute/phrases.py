"""The words of one reading with their kinds, and its noun phrases. All places are numbers of words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from counterclaim.model.decode import WordSpan
from counterclaim.records import Reading, Span

NOMINAL = frozenset({"NOUN", "NAME", "ADJECTIVE", "NUMBER", "DETERMINER", "POSSESSIVE", "PARTICLE"})
BEFORE_CLAUSE = frozenset({"CONJUNCTION", "PUNCTUATION", "WH_WORD", "PREPOSITION", "ADVERB"})
FINITE = frozenset({"VERB_PRESENT", "VERB_PAST"})
# How many words a source may have.
LONGEST = 12
_RELATIVE = frozenset({"who", "which"})
_APOSTROPHES = frozenset({"'", "’"})
# These tie a noun phrase to the one that heads it: "the forces in Varn".
_LINKS = frozenset({"at", "in", "of", "for", "from", "with", "on", "to"})
# What comes after these is supposed, not said.
SUPPOSED = frozenset({"if", "whether", "unless"})
# No speakers; "in turn" is none either.
_SELF = frozenset(
    {"i", "we", "you", "it", "this", "that", "there", "nobody", "what", "which", "anyone", "everyone", "turn"}
)
# And with its apposition.
_APPOSITION = 16


class Phrases:
    """The words of one reading, their kinds, and which are dates."""

    def __init__(self, reading: Reading) -> None:
        text = reading.report.text
        self.spans = [Span(start, end) for start, end in reading.words.tolist()]
        self._starts, self._ends = [span.start for span in self.spans], [span.end for span in self.spans]
        self.words = [span.of(text).lower() for span in self.spans]
        self.pos = [reading.card.pos[tag] for tag in reading.pos.tolist()]
        labels = reading.card.entities
        self._dates = [labels[tag].endswith("-DATE") for tag in reading.entities.tolist()]
        pairs = zip(self._starts, self.pos, strict=True)
        self.finite = [start for start, tag in pairs if tag in FINITE]

    def under(self, span: Span) -> WordSpan:
        """The words that a span touches."""
        return bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)

    def phrase_before(self, place: int) -> Span | None:
        """The noun phrase that ends just before a place of the text, but for a comma."""
        end = bisect_left(self._starts, place)
        end -= bool(end) and self.words[end - 1] == ","
        found = self.noun_phrase(end, max(0, end - LONGEST), opens=False) if end else None
        return Span(self._starts[found[0]], self._ends[found[1] - 1]) if found else None

    def dated(self, first: int, last: int) -> bool:
        """Whether words are nothing but a time."""
        return first < last and all(self._dates[first:last])

    def noun_phrase(self, end: int, first: int, *, opens: bool = True) -> WordSpan | None:
        """The noun phrase that ends before the cue and opens a clause, itself or by "who" behind it."""
        stop = end - 1 if end > first and self.words[end - 1] in _RELATIVE else end
        begin = stop
        while begin > first and stop - begin < LONGEST and self._nominal(begin - 1, begin, stop):
            begin -= 1
        if begin == stop and stop == end and stop > first and self.pos[stop - 1] == "PRONOUN":
            begin = stop - 1
        if begin == stop or self.words[begin] in _SELF or not self._heads(begin, stop):
            return None
        if opens and begin > first and self.words[begin - 1] in SUPPOSED:
            return None
        clause = begin == first or self.pos[begin - 1] in BEFORE_CLAUSE or self.words[begin - 1] == "that"
        clause = clause or (self._dates[begin - 1] and self.pos[begin] == "PRONOUN")
        return (begin, end) if clause or not opens or stop < end else None

    def phrase_after(self, first: int) -> WordSpan | None:
        """The noun phrase that begins at a word."""
        end = first
        while end < len(self.words) and end - first < LONGEST and self._goes_on(end):
            end += 1
        return (first, end) if end > first and self._heads(first, end) else None

    def _goes_on(self, at: int) -> bool:
        """Whether a word goes on a noun phrase to the right; an apostrophe before an "s" does."""
        genitive = self.words[at] in _APOSTROPHES and self.words[at + 1 : at + 2] == ["s"]
        whose = self.words[at] == "s" and self.words[at - 1] in _APOSTROPHES
        inner = self.words[at] == "of" and self.pos[at + 1 : at + 2] != [] and self.pos[at + 1] in NOMINAL
        return self.pos[at] in NOMINAL or genitive or whose or inner

    def longer(self, found: WordSpan, first: int) -> WordSpan:
        """A noun phrase with the one that it depends on: "a professor at X"."""
        for _ in range(3):
            if found[0] - first < 2 or self.words[found[0] - 1] not in _LINKS:
                break
            outer = self.noun_phrase(found[0] - 1, first, opens=False)
            if outer is None:
                break
            found = outer[0], found[1]
        return found

    def apposed(self, end: int, first: int) -> WordSpan | None:
        """A noun phrase and the apposition in commas behind it, before a verb; the last comma left out."""
        if end - first < 3 or self.words[end - 1] != ",":
            return None
        back = range(end - 2, max(first, end - _APPOSITION) - 1, -1)
        comma = next((at for at in back if self.words[at] == ","), None)
        found = self.noun_phrase(comma, first) if comma is not None else None
        if found is None or comma is None:
            return None
        aside = all(tag == "ADVERB" for tag in self.pos[comma + 1 : end - 1])  # "Ada Lind, however, said"
        return found[0], comma if aside else end - 1

    def _nominal(self, at: int, begin: int, stop: int) -> bool:
        """Whether a word goes on a noun phrase to the left; "of" and its like inside it do."""
        inner = begin < stop and self.words[at] in ("of", "for", "&") and self.pos[begin] in NOMINAL
        return (self.pos[at] in NOMINAL and self.words[at] not in ("that", "this")) or inner

    def _heads(self, begin: int, stop: int) -> bool:
        return any(self.pos[at] in ("NOUN", "NAME", "PRONOUN") for at in range(begin, stop))
