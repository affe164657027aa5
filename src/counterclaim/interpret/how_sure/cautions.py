"""A reporter's cautions: "it was not possible to confirm either side's claims", and how far they reach.

A caution within somebody's sentence covers that sentence. One that is a sentence of its own also covers
what comes before it, in its own paragraph and, where it opens one, in the paragraph before: one sentence
where it speaks of one thing ("the report"), several where it speaks of many ("the claims").
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterator

from counterclaim.interpret.how_sure.words import Range, ReportWords
from counterclaim.records import Hedge, Span

Cautions = tuple[tuple[Span, Hedge], ...]

# A caution that begins within this many words of its sentence is what the sentence is about.
_OPENING = 9
# Words before a checked claim in which "neither" may stand.
_SUBJECT = 25
# Words before a caution in which its subject stands.
_NEAR = 4
# Words on either side of a caution in which its own clause ends.
_OWN = 25


def cautions_of(report: ReportWords) -> Cautions:
    """What each caution covers, as a span of the text, with the hedge that it is; in reading order."""
    return tuple(
        (report.span(_covered(report, words)), Hedge("unverified", report.span(words)))
        for words in _apart(sorted({*_negated(report), *_named(report)}))
        if not report.quoted[words[0]] and not _of_somebody(report, words)
    )


def caution_over(report: ReportWords, cautions: Cautions, word: int) -> Hedge | None:
    """The first caution that covers a word; only those of its sentence and the few after it are asked."""
    last = word
    for _ in range(report.lexicon.number("caution", "sentences_back_many") + 1):
        last = min(report.sentence(last)[1], len(report.words) - 1)
    place, limit = report.starts[word], report.ends[last]
    first = bisect_left(cautions, report.starts[report.sentence(word)[0]], key=_place)
    for covered, hedge in itertools.islice(cautions, first, None):
        if hedge.span.start > limit:
            return None
        if covered.start <= place < covered.end:
            return hedge
    return None


def _place(caution: tuple[Span, Hedge]) -> int:
    return caution[1].span.start


def _apart(found: list[Range]) -> Iterator[Range]:
    """Of phrases that overlap, the first."""
    end = -1
    for words in found:
        if words[0] >= end:
            yield words
            end = words[1]


def _negated(report: ReportWords) -> Iterator[Range]:
    """A word of checking that soon follows its denial: "could not … verify"."""
    reach = report.lexicon.number("caution", "reach")
    strict = report.lexicon.words("caution", "confirmed_after")
    for negated in report.found("caution.negated", (0, len(report.words))):
        tags = ("checked", "confirmed") if _said(report, negated) in strict else ("checked",)
        # The longest word of checking is two words long.
        near = (negated[1], min(negated[1] + reach + 2, report.sentence(negated[0])[1]))
        hits = [hit for tag in tags for hit in report.found(f"caution.{tag}", near)]
        if hits:
            yield negated[0], min(hits)[1]


def _named(report: ReportWords) -> Iterator[Range]:
    """A caution in set words, and "neither … could be verified"."""
    whole = (0, len(report.words))
    yield from report.found("caution.phrases", whole)
    none_of = report.lexicon.words("caution", "none_of")
    for hit in report.found("caution.checked", whole):
        before = report.words[max(report.sentence(hit[0])[0], hit[0] - _SUBJECT) : hit[0]]
        if none_of & set(before):
            yield hit


def _of_somebody(report: ReportWords, words: Range) -> bool:
    """Whether a person is quoted or told as not knowing."""
    before = report.words[max(report.sentence(words[0])[0], words[0] - _NEAR) : words[0]]
    return bool(report.lexicon.words("caution", "others") & set(before))


def _said(report: ReportWords, words: Range) -> str:
    return " ".join(report.words[slice(*words)]).replace(" ' ", "'")


def _covered(report: ReportWords, words: Range) -> Range:
    sentence = report.sentence(words[0])
    if words[0] - sentence[0] > _OPENING:
        return _own_clause(report, words, sentence) or sentence
    many = report.lexicon.words("caution", "many") & set(report.words[slice(*sentence)])
    back = report.lexicon.number("caution", "sentences_back_many" if many else "sentences_back_one")
    first = sentence[0]
    floor = _floor(report, sentence[0])
    for _ in range(back):
        if first <= floor:
            break
        first = report.sentence(first - 1)[0]
    return max(first, floor), _until(report, words, sentence)


def _own_clause(report: ReportWords, words: Range, sentence: Range) -> Range | None:
    """The clause of a caution that has a matter of its own: "…, though it cannot confirm any losses".

    None where it speaks of what was said before ("the claim", "this") or of nothing.
    """
    ends = report.lexicon.words("caution", "ends")
    first = max(sentence[0], words[0] - _OWN)
    opens = [word for word in range(first, words[0]) if report.words[word] in ends]
    if not opens:
        return None
    spoken_of = report.lexicon.words("caution", "spoken_of")
    own = opens[-1], _until(report, words, (sentence[0], min(sentence[1], words[1] + _OWN)))
    matter = any(report.pos[word] in ("NOUN", "NAME") for word in range(words[1], own[1]))
    return own if matter and not spoken_of & set(report.words[slice(*own)]) else None


def _until(report: ReportWords, words: Range, sentence: Range) -> int:
    """The end of what a caution at the head of its sentence speaks of: not beyond a "but"."""
    ends = report.lexicon.words("caution", "ends")
    return next((word for word in range(words[1], sentence[1]) if report.words[word] in ends), sentence[1])


def _floor(report: ReportWords, first: int) -> int:
    """The start of the paragraph of a sentence, or of the paragraph before where it opens its own."""
    start = report.paragraph(first)[0]
    return report.paragraph(start - 1)[0] if start == first and start > 0 else start
