"""Standing text: what stands under many reports and tells nothing of the world, and picture captions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from counterclaim.languages import word_list
from counterclaim.reconcile.origins.lexicon import spaced
from counterclaim.records import Span

_LONGEST_SENTENCE = 400  # characters that are looked at either side of a notice for its sentence's ends
_LONGEST_CAPTION = 700  # characters before a picture's credit in which its caption can begin
_STOP = re.compile(r"[.!?…)][\"'’”]?\s|\n")


def standing_text(text: str) -> tuple[Span, ...]:
    """The sentences that hold a notice, and the captions with their credits."""
    return (*_notices(text), *_captions(text))


def _found(name: str, text: str) -> list[Span]:
    """Where a list's phrases stand, in reading order; each is looked for only where the text has it."""
    plain = " ".join(text.lower().split())
    patterns = [pattern for phrase, pattern in _phrases(name) if phrase in plain]
    return sorted(Span(*match.span()) for pattern in patterns for match in pattern.finditer(text))


@cache
def _phrases(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (phrase, re.compile(r"(?<!\w)" + spaced(phrase), re.IGNORECASE))
        for phrase in sorted(word_list("en", f"origins.{name}"))
    )


def _notices(text: str) -> Iterator[Span]:
    for notice in _found("standing.phrases", text):
        stop = _STOP.search(text, notice.end, notice.end + _LONGEST_SENTENCE)
        end = stop.start() + 1 if stop else min(len(text), notice.end + _LONGEST_SENTENCE)
        yield Span(_sentence_start(text, notice.start, notice.start - _LONGEST_SENTENCE), end)


def _captions(text: str) -> Iterator[Span]:
    """From the sentence that says when a picture was taken to the credit in brackets."""
    after = 0
    for credit in _found("standing.pictures", text):
        if credit.start < after:
            continue
        earliest = max(after, credit.start - _LONGEST_CAPTION)
        after = text.find(")", credit.end, credit.end + _LONGEST_SENTENCE) + 1 or credit.end
        dated = _date().search(text, earliest, credit.start)
        yield Span(_sentence_start(text, dated.start() if dated else credit.start, earliest), after)


@cache
def _date() -> re.Pattern[str]:
    months = "|".join(sorted(word_list("en", "origins.standing.months")))
    return re.compile(rf"\b(?:{months})\.? \d{{1,2}}[,.] \d{{4}}")


def _sentence_start(text: str, before: int, earliest: int) -> int:
    """Where the sentence begins that goes on at `before`."""
    earliest = max(0, earliest)
    stops = [stop.end() for stop in _STOP.finditer(text, earliest, before)]
    return stops[-1] if stops else earliest
