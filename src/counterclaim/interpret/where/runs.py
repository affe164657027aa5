"""The names of a reading: neighbouring words that the reader took for one name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.languages import word_list
from counterclaim.records import Reading, Span

LOCATION = "LOCATION"
LETTER = re.compile(r"[^\W\d_]")
END = re.compile(r"(?:['’]s?|[-,;:.!?\s\"”“()]+)+$")
_NAMES = ("LOCATION", "ORGANIZATION", "PERSON", "MISC")
_START = re.compile(r"[-‐‑.\s]{0,3}(?:[Tt]he[ ])?")
# What may stand between two words of one name.
_JOINT = re.compile(r"[-‐‑.'’ʼ]?[ ]?|\.[ ]")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.[ ]?){1,3}[^\W\d_]{1,2}")


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words that the reader took for one name, and for what kind of name.

    `head` is where its first words are a place's and its last are not ("Ohio Senate"), else None.
    """

    span: Span
    label: str
    head: Span | None = None


def named_runs(reading: Reading) -> Iterator[Run]:
    """The names of a reading, trimmed to what belongs to them.

    Where a name changes its kind in the middle, the last word's kind stands: "Laurel" may be a person,
    "Laurel County" is a place.
    """
    text, labels = reading.report.text, reading.card.entities
    start = end = head = 0
    current = ""
    for (first, last), number in zip(reading.words.tolist(), reading.entities.tolist(), strict=True):
        begin, _, label = labels[number].partition("-")
        label = label if label in _NAMES else ""
        if current and label and _goes_on(text, Span(start, end), first, begin, label == current):
            head = head or (end if current == LOCATION != label else 0)
            end, current = last, label
            continue
        if current:
            yield from _trimmed(text, start, end, head, current)
        start, end, head, current = first, last, 0, label
    if current:
        yield from _trimmed(text, start, end, head, current)


def _goes_on(text: str, name: Span, first: int, begin: str, same: bool) -> bool:
    """Whether the word at `first` belongs to the name before it."""
    if not _JOINT.fullmatch(text, name.end, first):
        return False
    if begin == "I":
        return same or first > name.end
    return same and not _apart_words(text, name.end, first)


def _apart_words(text: str, end: int, start: int) -> bool:
    """Whether two words that each begin a name are two names: all but "Deir ez-Zor"."""
    return text[end:start] not in ("", "-")


def _trimmed(text: str, start: int, end: int, head: int, label: str) -> Iterator[Run]:
    span = _plain(text, start, end)
    if span and LETTER.search(span.of(text)):
        yield Run(span, label, _plain(text, start, head) if head and label != LOCATION else None)


def _plain(text: str, start: int, end: int) -> Span | None:
    """A name without its article, the possessive and the signs around it; None if nothing is left."""
    opening = _START.match(text, start, end)
    start = opening.end() if opening else start
    end = start + len(END.sub("", text[start:end]))
    if text[end : end + 1] == "." and _shortened(text[start:end]):
        end += 1
    return Span(start, end) if start < end else None


def _shortened(words: str) -> bool:
    """Whether a name is written short, so that a full stop belongs to it: "W.Va", "U.S", "Ill"."""
    return bool(_DOTTED.fullmatch(words)) or words in word_list("en", "places.shortened")
