"""Paragraphs and sentences as spans of the working text.

Sentences are cut by the usual signs (a full stop, question or exclamation mark or an ellipsis, then
white space, then something that can begin a sentence). Two things are left whole on purpose: an
abbreviation or an initial, and a quotation whose mark closes after the stop and whose tag follows
in lower case ("…!" he said).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from counterclaim.records.span import Span

_PARAGRAPH = re.compile(r"\S[^\n]*")
_STOP = re.compile(
    r"(?P<stop>[.!?…]+)(?P<close>[\"'’”»)\]]*)\s+(?=(?P<open>[\"'‘“«„(\[—–-]*\s?)(?P<next>\S))"
)
_LAST_WORD = re.compile(r"(?:[^\W_]\.)*[^\W_]+$")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")

# Written with a full stop and mostly followed by a capital: titles, ranks, months, units, the press's own.
ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "gen",
        "lt",
        "col",
        "maj",
        "capt",
        "sgt",
        "cpl",
        "pvt",
        "brig",
        "adm",
        "cmdr",
        "gov",
        "sen",
        "rep",
        "st",
        "sr",
        "jr",
        "vs",
        "no",
        "art",
        "fig",
        "al",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "inc",
        "ltd",
        "co",
        "corp",
        "bros",
        "km",
        "sq",
        "approx",
        "ca",
        "cf",
        "ed",
        "est",
        "rev",
        "hon",
        "pres",
        "supt",
        "insp",
        "messrs",
        "mt",
        "ft",
    ]
)


def paragraphs(text: str) -> Iterator[Span]:
    """Every line that holds something, without the white space at its ends."""
    for line in _PARAGRAPH.finditer(text):
        yield Span(line.start(), line.start() + len(line.group().rstrip()))


def sentences(text: str) -> Iterator[Span]:
    """The sentences of every paragraph, in reading order; together they hold all that is not white space."""
    for paragraph in paragraphs(text):
        start = paragraph.start
        for stop in _STOP.finditer(text, paragraph.start, paragraph.end):
            if _ends_sentence(text, start, stop):
                yield Span(start, stop.end("close"))
                start = stop.end()
        if start < paragraph.end:
            yield Span(start, paragraph.end)


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    follower = stop["next"]
    if follower.islower():
        return False
    if stop["stop"] != "." or stop["close"]:
        return True
    word = _LAST_WORD.search(text, start, stop.start())
    if word is None:
        return True
    before = word.group()
    if (before.lower() in ABBREVIATIONS and before[0].isupper()) or before in _BETWEEN_NAMES:
        return False
    initial = len(before) == 1 and before.isupper() and before != "I"
    return not initial and not (
        _DOTTED.fullmatch(before) and follower.isupper() and not _sentence_opener(text, stop)
    )


def _sentence_opener(text: str, stop: re.Match[str]) -> bool:
    """After "U.S." or "p.m.", only a word that nearly always opens a sentence opens one."""
    word = re.compile(r"\w+").match(text, stop.start("next"))
    return word is not None and word.group() in _OPENERS


# Two parties to a case: "Doe v. Roe".
_BETWEEN_NAMES = frozenset({"v", "vs"})
_OPENERS = frozenset(
    [
        "The",
        "A",
        "An",
        "In",
        "On",
        "At",
        "He",
        "She",
        "They",
        "It",
        "We",
        "But",
        "And",
        "That",
        "This",
        "These",
        "Those",
        "There",
        "His",
        "Her",
        "Their",
        "As",
        "If",
        "When",
        "While",
        "After",
        "Before",
        "According",
        "However",
        "Meanwhile",
        "Since",
        "For",
        "Other",
        "Others",
        "Some",
        "Many",
        "Most",
        "Several",
        "Both",
        "Its",
        "You",
        "My",
        "Our",
        "What",
        "How",
        "Why",
        "Now",
        "Hundreds",
        "Thousands",
        "Dozens",
        "Although",
        "Though",
        "Because",
        "Despite",
        "During",
        "Also",
        "Instead",
        "Earlier",
    ]
)
