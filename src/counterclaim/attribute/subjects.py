"""Whom a sentence is about: its subject, as far as its opening words tell.

Pronouns mostly point at a subject. It is taken to be what stands before the first finite verb of a
sentence, without an adverbial that opens it ("On Monday, the ministry …"); of a clause that opens with
a conjunction ("When Doe came, he …") what stands between the conjunction and its verb.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from counterclaim.records import Reading, Span
from counterclaim.text.sentences import sentences

_FINITE = frozenset({"VERB_PRESENT", "VERB_PAST", "MODAL"})
_OPENING = frozenset({"PREPOSITION", "ADVERB", "CONJUNCTION", "TO", "VERB_ING", "VERB_PARTICIPLE", "WH_WORD"})
# The words that a dateline may have, and what ends it.
_DATELINE = 8
# Words that tie a sentence to the one before it and begin no clause of their own.
_AND = frozenset({"and", "but", "yet", "or", "nor"})
_DASHES = frozenset({"--", "–", "—"})
_STOPS = ".!?…:"
# A subject has no more words than this; what is longer is a list or a line without a verb.
_LONGEST = 18


def subjects(reading: Reading, taken: Sequence[Span]) -> Iterator[Span]:
    """The subjects of the sentences that end in a stop and do not begin in a `taken` span (sorted)."""
    text = reading.report.text
    starts = reading.words[:, 0].tolist()
    ends = reading.words[:, 1].tolist()
    pos = [reading.card.pos[tag] for tag in reading.pos.tolist()]
    begins = [span.start for span in taken]
    # Of contents that stand in one another the outer one ends last.
    reach = list(accumulate((span.end for span in taken), max))
    for sentence in sentences(text):
        if not text[sentence.start : sentence.end].rstrip("\"'”’»)").endswith(tuple(_STOPS)):
            continue
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        opens = next((at for at in range(first, last) if text[starts[at]].isalnum()), first)
        at = bisect_left(begins, starts[opens] + 1) - 1 if opens < last else -1
        if at >= 0 and reach[at] > sentence.start:
            continue
        for begin, end in _clauses(
            pos[first:last], [text[a:b] for a, b in zip(starts[first:last], ends[first:last], strict=True)]
        ):
            yield Span(starts[first + begin], ends[first + end - 1])


def _clauses(pos: list[str], words: list[str]) -> Iterator[tuple[int, int]]:
    """Runs of words before a finite verb: in an opening clause, and in the main one."""
    begin = _after_dateline(words)
    begin += words[begin : begin + 1] != [] and words[begin].lower() in _AND
    if pos[begin : begin + 1] and pos[begin] in _OPENING:
        comma = next((at for at, word in enumerate(words[:40]) if word == "," and at > begin), 0)
        verb = _verb(pos, begin + 1)
        subordinate = pos[begin] in ("PREPOSITION", "CONJUNCTION", "WH_WORD")
        if subordinate and verb is not None and (not comma or verb < comma):
            yield from _run(pos, begin + 1, verb)
        begin = comma + 1 if comma else len(pos)
    verb = _verb(pos, begin)
    if verb is not None:
        yield from _run(pos, begin, verb)


def _after_dateline(words: list[str]) -> int:
    """Where a sentence begins that a dateline opens: "KYIV (Agency) - The ministry …"."""
    for at, word in enumerate(words[:_DATELINE]):
        if word in _DASHES or (word == "-" and at and words[at - 1] == ")"):
            return at + 1
    return 0


def _verb(pos: list[str], begin: int) -> int | None:
    reach = pos[begin : begin + _LONGEST + 1]
    return next((begin + at for at, tag in enumerate(reach) if tag in _FINITE), None)


def _run(pos: list[str], begin: int, verb: int) -> Iterator[tuple[int, int]]:
    end = verb
    while end > begin and pos[end - 1] in ("ADVERB", "PUNCTUATION"):
        end -= 1
    if end > begin and pos[end - 1] == "WH_WORD":
        end = next((at for at in range(begin, end) if pos[at] == "PUNCTUATION"), end - 1)
    while begin < end and pos[begin] in ("PUNCTUATION", "ADVERB", "CONJUNCTION"):
        begin += 1
    opens = begin < end and pos[begin] not in ("VERB_ING", "VERB_PARTICIPLE", "PREPOSITION")
    if opens and not (end - begin == 1 and pos[begin] in ("PRONOUN", "EXISTENTIAL", "WH_WORD")):
        yield begin, end
