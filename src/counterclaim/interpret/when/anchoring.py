"""Which of a report's times a happening belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from counterclaim.interpret.when.classes import LETTERS, lexicon
from counterclaim.languages import word_list
from counterclaim.records import Span, Time
from counterclaim.text.sentences import sentences

# Costs in words of distance, set on MEANTIME outside the reporting fifth. A time in front of a sentence holds
# for all of it; one beyond a "that" or "after" hardly for what stands before.
_FURTHEST = 12.0
_OUTSIDE_CLAUSE = 8.0
_FRONTED = 3.0
_BREAK = 8.0
_BEFORE_TRIGGER = 1.0
_ANOTHERS = 20.0
_FRONT_WORDS = 3
_MOST_CHARACTERS = 600

# What makes an amount of time one that is counted from somewhere.
_COUNTED = frozenset(
    LETTERS[name] for name in "last previous next following recent ago earlier later before".split()
)
_WORD = re.compile(r"[^\W_]+")
_POSSESSED = re.compile(r"['’]s\b")
_LAST_WORDS = 40


def time_of(
    trigger: Span,
    clause: Span,
    times: Sequence[Time],
    text: str,
    sentence: Span | None = None,
    language: str = "en",
) -> Time | None:
    """The time of the happening that `trigger` names, or None where no time is plainly its own.

    `times` are the report's, in reading order; `clause` is the part of `sentence` that tells of the
    happening (or the sentence again); the sentence is looked up where it is not given.
    A time right after a verb of saying is when something was said, and "Tuesday's" is of the noun
    after it: neither is given to anything else.
    """
    best, least = None, _FURTHEST
    sentence = sentence or _sentence_around(trigger, text)
    for time in _within(times, sentence, text, language):
        cost = _cost(time, trigger, clause, sentence, text, language)
        if cost < least:
            best, least = time, cost
    return best


def _sentence_around(trigger: Span, text: str) -> Span:
    """The sentence that holds the trigger, as far as it lies within a few hundred characters of it."""
    low = max(text.rfind("\n", 0, trigger.start) + 1, trigger.start - _MOST_CHARACTERS, 0)
    high = text.find("\n", trigger.end, trigger.end + _MOST_CHARACTERS)
    piece = text[low : high if high >= 0 else trigger.end + _MOST_CHARACTERS]
    for found in sentences(piece):
        if found.end + low > trigger.start:
            return Span(found.start + low, found.end + low)
    return trigger


def _within(times: Sequence[Time], sentence: Span, text: str, language: str) -> Iterator[Time]:
    """The sentence's times that can date a happening."""
    first = bisect_left(times, sentence.start, key=lambda time: time.span.start)
    for time in times[first:]:
        if time.span.start >= sentence.end:
            return
        if _dates(time, text, language):
            yield time


def _dates(time: Time, text: str, language: str) -> bool:
    """Whether it can date a happening: "the last 72 hours" and "weeks ago" can, whether or not the report
    has a date; "for an hour" cannot.
    """
    if time.start is not None or (time.kind in ("date", "time") and time.granularity != "vague"):
        return True
    known = lexicon(language)
    return time.kind != "set" and any(
        known.get(word, " ")[0] in _COUNTED for word in _small_words(time.span.of(text))
    )


def _cost(time: Time, trigger: Span, clause: Span, sentence: Span, text: str, language: str) -> float:
    """How far a time is from a happening, in words; what makes it another's counts as more words."""
    if time.span.overlaps(trigger):
        return 0.0
    fronted = _words(text[sentence.start : time.span.start]) <= _FRONT_WORDS - 1
    ahead = time.span.end <= trigger.start
    between = text[time.span.end : trigger.start] if ahead else text[trigger.end : time.span.start]
    cost = float(min(_words(between), _FURTHEST)) + _BEFORE_TRIGGER * ahead
    if fronted and ahead:
        cost = min(cost, _FRONTED)
    elif not clause.covers(time.span):
        cost += _OUTSIDE_CLAUSE
    small = set(_small_words(between))
    cost += _BREAK * len(word_list(language, "times_context.break") & small)
    said_before = ahead and word_list(language, "times_context.speech") & small
    if said_before or _is_anothers(time, trigger, text, language):
        cost += _ANOTHERS
    return cost


def _is_anothers(time: Time, trigger: Span, text: str, language: str) -> bool:
    """Whether the time is tied to a word beside it that is not the trigger."""
    if _POSSESSED.match(text, time.span.end):
        follower = text[time.span.end : time.span.end + _LAST_WORDS]
        return not (time.span.end <= trigger.start <= time.span.end + len(follower))
    before = text[max(time.span.start - _LAST_WORDS, 0) : time.span.start]
    words = _small_words(before)[-2:]
    if words and words[-1] in word_list(language, "times_context.link"):
        words = words[:-1]
    said = bool(words) and words[-1] in word_list(language, "times_context.speech")
    return said and not trigger.overlaps(Span(time.span.start - _LAST_WORDS // 2, time.span.start))


def _small_words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _words(text: str) -> int:
    return len(_WORD.findall(text))
