"""A report's words as stance asks for them: lower case, part of speech, quotation, sentence, phrases."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from counterclaim.interpret.how_sure.lexicon import StanceLexicon, stance_lexicon
from counterclaim.model.features import PARAGRAPH_START, positions
from counterclaim.model.quotation import INSIDE, NESTED, quotation
from counterclaim.records import Reading, Span
from counterclaim.text.sentences import sentences
from counterclaim.text.words import words_in

# Words by their numbers: from the first to before the last.
Range = tuple[int, int]

# A word of the list of modals that is tagged otherwise is another word: "the will to fight", "in May".
_APOSTROPHES = frozenset("’‘`´′ʼ＇")
_MODAL = frozenset({"MODAL", "ADVERB"})


@dataclass(frozen=True, slots=True)
class ReportWords:
    """The words of one report; `hits` are the phrases found, by tag, in reading order."""

    text: str
    lexicon: StanceLexicon
    words: list[str]
    starts: list[int]
    ends: list[int]
    pos: list[str]
    entities: list[str]
    quoted: list[bool]
    hits: dict[str, list[Range]]
    sentence_firsts: list[int]
    paragraph_firsts: list[int]

    def under(self, span: Span) -> Range:
        """The words that a span of the text touches."""
        return bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)

    def span(self, words: Range) -> Span:
        return Span(self.starts[words[0]], self.ends[words[1] - 1])

    def found(self, tag: str, within: Range) -> list[Range]:
        """The phrases of a tag that lie wholly within a range, in reading order."""
        every = self.hits.get(tag)
        if not every or within[0] >= within[1]:
            return []
        low = bisect_left(every, (within[0], -1))
        high = bisect_left(every, (within[1], -1))
        return [hit for hit in every[low:high] if hit[1] <= within[1]]

    def sentence(self, word: int) -> Range:
        """The sentence that a word stands in."""
        return _piece(self.sentence_firsts, word, len(self.words))

    def paragraph(self, word: int) -> Range:
        return _piece(self.paragraph_firsts, word, len(self.words))

    def capitalised(self, word: int) -> bool:
        return self.text[self.starts[word]].isupper()


def _piece(firsts: Sequence[int], word: int, count: int) -> Range:
    at = max(0, bisect_right(firsts, word) - 1)
    return (firsts[at] if firsts else 0), (firsts[at + 1] if at + 1 < len(firsts) else count)


def report_words(reading: Reading) -> ReportWords:
    """The words of a report, with every phrase of the word list that is in them."""
    text, offsets = reading.report.text, reading.words
    plain = words_in(text, offsets)
    # The product reads English; a report in another language is read with the words there are.
    lexicon = stance_lexicon("en")
    words = [_folded(word) for word in plain]
    tags = _names(reading.card.pos, reading.pos.tolist())
    # Of "we're", the model may call all three a verb.
    pos = ["PUNCTUATION" if word == "'" else tag for word, tag in zip(words, tags, strict=True)]
    starts, ends = offsets[:, 0].tolist(), offsets[:, 1].tolist()
    opens = positions(text, offsets, plain) == PARAGRAPH_START
    states = quotation(text, offsets, plain, opens)
    return ReportWords(
        text=text,
        lexicon=lexicon,
        words=words,
        starts=starts,
        ends=ends,
        pos=pos,
        entities=_names(reading.card.entities, reading.entities.tolist()),
        quoted=((states == INSIDE) | (states == NESTED)).tolist(),
        hits=_hits(words, pos, lexicon),
        sentence_firsts=_sentence_firsts(text, words, starts),
        paragraph_firsts=np.flatnonzero(opens).tolist(),
    )


def _sentence_firsts(text: str, words: list[str], starts: list[int]) -> list[int]:
    """The first word of every sentence; one also ends at a stop with a note's number: ".[12] The"."""
    firsts = {bisect_left(starts, span.start) for span in sentences(text)}
    for at, word in enumerate(words[:-4]):
        if word == "[" and words[at - 1] == "." and words[at + 2] == "]" and words[at + 1].isdigit():
            firsts.add(at + 3)
    return sorted(firsts)


def _folded(word: str) -> str:
    """Lower case, and every mark that texts have in place of an apostrophe is one, within a word too."""
    if len(word) == 1:
        return "'" if word in _APOSTROPHES else word.lower()
    return word.lower().replace("ʼ", "'")


def _names(labels: Sequence[str], numbers: Iterable[int]) -> list[str]:
    return [labels[number] for number in numbers]


def _hits(words: list[str], pos: list[str], lexicon: StanceLexicon) -> dict[str, list[Range]]:
    found: dict[str, list[Range]] = {}
    modals = lexicon.words("modality", "modals")
    for index, word in enumerate(words):
        if word.endswith("n't"):
            found.setdefault("negator", []).append((index, index + 1))
        if word in lexicon.phrases and not (word in modals and pos[index] not in _MODAL):
            for tag, end in _at(words, index, lexicon):
                found.setdefault(tag, []).append((index, end))
    return found


def _at(words: list[str], index: int, lexicon: StanceLexicon) -> Iterator[tuple[str, int]]:
    """The longest phrase of each tag that begins at a word."""
    seen = set()
    for phrase, tag in lexicon.phrases[words[index]]:
        if tag not in seen and (len(phrase) == 1 or tuple(words[index : index + len(phrase)]) == phrase):
            seen.add(tag)
            yield tag, index + len(phrase)
