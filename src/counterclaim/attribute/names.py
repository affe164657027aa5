"""Names in a report: what the model's entity head saw, as spans of the working text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from counterclaim.attribute.lexicon import speaker_lexicon
from counterclaim.languages.forms import Words
from counterclaim.records import Reading, Span


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of a name: where, what the model takes it for, and its words in lower case."""

    span: Span
    label: str
    words: tuple[str, ...]


_JOINED_AFTER = re.compile(r"(?:-[^\W\d_a-z][^\W_]*)+(?!-)")
_JOINED_BEFORE = re.compile(r"(?:(?<![^\W_])[^\W\d_a-z][^\W_]*-)+$")
_HALF = re.compile(r"-([a-z]{1,6})(?![\w-])")
# A surname that opens a sentence: "Von der Varn said".
_AFTER_PARTICLE = re.compile(r"(?:[ ](?:der|den|de|la|las|los|dem|het|zur?|von))?[ ][A-Z]\w+")
_WORD_BEFORE = re.compile(r"(?<![\w-])([^\W\d_a-z][^\W\d_]+)[ ]$")
_LONGEST = 40
_NAMED = frozenset({"PERSON", "ORGANIZATION"})
_KEPT = frozenset({"PERSON", "ORGANIZATION", "LOCATION", "MISC"})


def names(reading: Reading) -> list[Name]:
    """The names of a report in reading order (persons, organisations, places, others)."""
    text, labels = reading.report.text, reading.card.entities
    lexicon = speaker_lexicon(reading.report.language or "en")
    reference = lexicon.reference
    compounds, particles = reference["compounds"], reference["particles"]
    found = []
    runs = _runs([labels[tag] for tag in reading.entities.tolist()])
    for first, last, label in (part for run in runs for part in _parted(run, reading)):
        if label in _KEPT:
            span = hyphenated(Span(int(reading.words[first, 0]), int(reading.words[last, 1])), text)
            span = with_bracket(span, text)
            words = [text[start:end].lower() for start, end in reading.words[first : last + 1].tolist()]
            if label == "PERSON" and len(words) == 1 and words[0] in particles:
                rest = _AFTER_PARTICLE.match(text, span.end)
                span = Span(span.start, rest.end() if rest else span.end)
                words = re.findall(r"\w+", span.of(text).lower())
            if label == "PERSON" and (given := _given(span, text, compounds)):
                span, words = given, [*words, text[given.start : given.end].rpartition("-")[2]]
            found.append(Name(span, label, tuple(word for word in words if word.isalnum())))
    whole = _with_given_names(list(_apart(found)), text, lexicon.given_names)
    return list(_firms(list(whole), reading))


def _with_given_names(found: Sequence[Name], text: str, given: Mapping[str, str]) -> Iterator[Name]:
    """The names, each person's with the given name right before it, which another name may have taken.

    "The United Nations Ada Lind" holds a body of two words and a person of two.
    """
    kept = list[Name]()
    for one in found:
        word = _WORD_BEFORE.search(text, max(0, one.span.start - _LONGEST), one.span.start)
        if one.label != "PERSON" or word is None or word[1].lower() not in given:
            kept.append(one)
            continue
        before = kept[-1] if kept and kept[-1].span.end > word.start(1) else None
        if before is not None and before.label != "PERSON" and len(before.words) > 1:
            rest = text[before.span.start : word.start(1)].rstrip()
            end = before.span.start + len(rest)
            kept[-1], before = Name(Span(before.span.start, end), before.label, before.words[:-1]), None
        whole = Name(Span(word.start(1), one.span.end), one.label, (word[1].lower(), *one.words))
        kept.append(one if before else whole)
    yield from kept


def _apart(found: Iterable[Name]) -> Iterator[Name]:
    """The names that have words, without one that begins in the name before it."""
    end = 0
    for one in found:
        if one.words and one.span.start >= end:
            end = one.span.end
            yield one


def _firms(found: Sequence[Name], reading: Reading) -> Iterator[Name]:
    """The names, those of firms with the "’s" that they end in: "Varn’s said" is no possessive.

    It belongs to a name that never stands without it, and behind which somewhere a finite verb follows.
    """
    text, own = reading.report.text, re.compile("[’']s(?![’'\\w])")
    bare = {one.words for one in found if own.match(text, one.span.end) is None}
    single = [one for one in found if len(one.words) == 1 and one.words not in bare and one.label in _NAMED]
    firms = {one.words for one in single if _finite(one.span.end + 3, reading)}
    for one in found:
        firm = one.words in firms and one.label in _NAMED
        yield Name(Span(one.span.start, one.span.end + 2), "ORGANIZATION", one.words) if firm else one


def _finite(place: int, reading: Reading) -> bool:
    """Whether a finite verb begins at a place of the text."""
    at = int(np.searchsorted(reading.words[:, 0], place))
    verb = at < len(reading.words) and reading.words[at, 0] == place
    return bool(verb) and reading.card.pos[reading.pos[at]] in ("VERB_PRESENT", "VERB_PAST", "MODAL")


def _parted(run: tuple[int, int, str], reading: Reading) -> Iterator[tuple[int, int, str]]:
    """A run of words, cut before a "The" inside it, which begins a new phrase.

    It does not behind a word in small letters ("the Court of The Hague"), as a person's byname ("Jan The
    Great") and in the title of a work.
    """
    first, last, label = run
    words = [reading.report.text[start:end] for start, end in reading.words[first : last + 1].tolist()]
    for at in range(len(words) - 1, 0, -1):
        byname = label == "PERSON" and at == len(words) - 2
        if words[at] == "The" and not words[at - 1].islower() and not byname and label != "MISC":
            yield first, first + at - 1, label
            yield first + at, last, label
            return
    yield run


def hyphenated(span: Span, text: str) -> Span:
    """The span with the rest of a word that hyphens join: "Ada Lind-Oll" and not "Ada Lind".

    Only parts in capitals belong to a name: "Varn-based" is Varn.
    """
    after = _JOINED_AFTER.match(text, span.end)
    before = _JOINED_BEFORE.search(text, max(0, span.start - _LONGEST), span.start)
    return Span(before.start() if before else span.start, after.end() if after else span.end)


def _given(span: Span, text: str, compounds: Words) -> Span | None:
    """A full name with the second half of a given name written in small letters: "Lee Min-jun".

    `compounds` are the words that a hyphen ties to any name: "Ada Lind-led".
    """
    half = _HALF.match(text, span.end - (text[span.end - 1] == "-"))
    if half is None or half[1] in compounds or " " not in span.of(text):
        return None
    return Span(span.start, half.end())


def with_bracket(span: Span, text: str) -> Span:
    """The span with both brackets of which it holds one: "[Ada] Lind" and not "Ada] Lind"."""
    words = span.of(text)
    if span.start and text[span.start - 1] == "[" and "]" in words:
        return Span(span.start - 1, span.end)
    closes = text[span.end : span.end + 1] == ")" and words.count("(") > words.count(")")
    return Span(span.start, span.end + 1) if closes else span


def _runs(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """First word, last word and label of every run of one label; a B- opens a new run."""
    start, label = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        prefix, _, kind = tag.partition("-")
        if label and (prefix != "I" or kind != label):
            yield start, index - 1, label
            label = ""
        if kind and not label:
            start, label = index, kind
