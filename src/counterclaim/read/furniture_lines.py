"""The lines of a scrape as the furniture rules see them: their shape, and what they say by the lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from counterclaim.languages import word_list
from counterclaim.records import Span
from counterclaim.text.flow import flowing_paragraphs

# What a line is by itself. `text` reads like a sentence or more, `clause` like a short one; `notice` is
# furniture for what it says, `closing` a notice that stands after an article, `heading` stands over a list
# of other stories, `maybe heading` too or over a part of the article; the rest is told by its neighbours.
Kind = Literal["text", "clause", "notice", "closing", "heading", "maybe heading", "other"]

_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d+")
_APOSTROPHE = re.compile(r"[’'`]")
_STOP = re.compile(r"[.!?…][\"'’”»)\]]*$")
_TEASER = re.compile(r"(?:…|\.\.\.)$")
# A small letter, a capital and small letters, a space: where one headline ends and the next begins.
_GLUE = re.compile(r"(?<=[a-z’'”]{2})[A-Z‘“][A-Za-z’'-]{0,20}[ -]")
_LABEL = re.compile(r"\W{0,3}([^:|\n]{2,24}?)\s?[:|]")
_SPEECH = frozenset("\"“„«‘'–—-")
_BULLETS = frozenset("-–—•*·▪●>+")

_SENTENCE, _LONG, _SHORT, _NOTICE, _TEASED = 8, 30, 14, 70, 20
_READ = 4_000  # characters of a line that are compared with the lists: no notice is longer


@dataclass(frozen=True, slots=True)
class Line:
    """One line: where, its words as the lists spell them, how many, and what kind it is by itself."""

    span: Span
    words: str
    count: int
    kind: Kind
    glued: bool
    bulleted: bool


def lines(text: str) -> Iterator[Line]:
    """The lines that hold a word, hard-wrapped paragraphs as one."""
    for span in flowing_paragraphs(text):
        aside = tail(text, span)
        stop = aside.start if aside and aside.start > span.start else span.end
        said = text[span.start : min(stop, span.start + _READ)]
        words = spelled(said)
        if words:
            count = words.count(" ") + 1
            end = text[max(span.start, stop - 12) : stop].rstrip()
            kind = _kind(said, end, words, count)
            glued = 2 * _SENTENCE <= count < 120 and 40 * len(_GLUE.findall(said)) >= count
            yield Line(span, words, count, kind, glued, said[0] in _BULLETS)


def spelled(said: str) -> str:
    """Lower case, apostrophes dropped, digits "#", other signs ignored: the spelling of the lists."""
    words = _WORD.findall(_APOSTROPHE.sub("", said.lower()))
    return " ".join(_DIGITS.sub("#", word) for word in words)


def _kind(said: str, end: str, words: str, count: int) -> Kind:
    stopped = bool(_STOP.search(end)) and not (_TEASER.search(end) and count < _TEASED)
    if count <= _NOTICE and said[0] not in _SPEECH:
        listed = _listed(said, words, count, stopped)
        if listed:
            return listed
    if count >= _LONG or (stopped and count >= _SENTENCE):
        return "text"
    return "clause" if stopped and count > 2 else "other"


def _listed(said: str, words: str, count: int, stopped: bool) -> Kind | None:
    """What the lists say of a line, from the surest to the vaguest."""
    lists = _lists()
    if words in lists.closing:
        return "closing"
    if words in lists.headings:
        return "heading"
    if words in lists.notices:
        return "notice"
    if words in lists.maybe_headings:
        return "maybe heading"
    padded = f" {words} "
    if sum(phrase in padded for phrase in lists.anywhere) >= (1 if count <= _LONG else 2):
        return "notice"
    return None if stopped or count > _SHORT else _beginning(said, padded, lists)


def _beginning(said: str, padded: str, lists: _Lists) -> Kind | None:
    """What a short line without a stop is by its first words."""
    if padded.startswith(lists.closing_start) or said.startswith("©"):
        return "closing"
    if padded.startswith(lists.start) or any(phrase in padded for phrase in lists.credits):
        return "notice"
    label = _LABEL.match(said)
    return "notice" if label and spelled(label[1]) in lists.labels else None


@dataclass(frozen=True, slots=True)
class _Lists:
    """The lists of furniture.toml in the forms that they are asked in."""

    notices: frozenset[str]
    closing: frozenset[str]
    headings: frozenset[str]
    maybe_headings: frozenset[str]
    labels: frozenset[str]
    anywhere: tuple[str, ...]
    start: tuple[str, ...]
    closing_start: tuple[str, ...]
    credits: tuple[str, ...]


@cache
def _lists(language: str = "en") -> _Lists:
    def padded(*names: str) -> tuple[str, ...]:
        return tuple(f" {phrase} " for name in names for phrase in sorted(word_list(language, name)))

    return _Lists(
        notices=word_list(language, "furniture.line"),
        closing=word_list(language, "furniture.closing.line"),
        headings=word_list(language, "furniture.links.always"),
        maybe_headings=word_list(language, "furniture.links.ambiguous"),
        labels=word_list(language, "furniture.links.inline") | word_list(language, "furniture.credit.label"),
        anywhere=padded("furniture.anywhere"),
        start=padded("furniture.start", "furniture.credit.start"),
        closing_start=padded("furniture.closing.start"),
        credits=padded("furniture.credit.anywhere"),
    )


def tail(text: str, line: Span) -> Span | None:
    """What ends a paragraph without being of it: a bracketed link ("[Read more]") or a copyright notice."""
    link = _BRACKET.search(text, max(line.start, line.end - 60), line.end)
    if link is not None and spelled(link[1]) in word_list("en", "furniture.bracket"):
        return Span(link.start(), link.end())
    notice = _COPYRIGHT.search(text, max(line.start, line.end - 300), line.end)
    return Span(notice.start(), line.end) if notice else None


_BRACKET = re.compile(r"[\[(]([^\[\]()\n]{2,40})[\])]$")
_COPYRIGHT = re.compile(r"(?:Copyright )?© ?\d{4}\b")


@cache
def sections(language: str = "en") -> frozenset[str]:
    """Names of a newspaper's sections."""
    return word_list(language, "furniture.sections")
