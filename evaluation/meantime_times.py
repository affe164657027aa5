"""MEANTIME: the happenings of Wikinews articles, and the time that each is linked to.

A happening is anchored where the annotators linked it to a time that includes it or is simultaneous
with it. The article's own date is such a time too; a happening linked to it alone has no time of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from counterclaim.records import Span
from evaluation.timeml import Expression, held_out

_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_OF_HAPPENING = ("IS_INCLUDED", "SIMULTANEOUS")
_OF_TIME = ("INCLUDES", "SIMULTANEOUS")


@dataclass(frozen=True, slots=True)
class Anchored:
    """A happening: its words, its sentence, and the values of the times that it is linked to."""

    trigger: Span
    sentence: Span
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Article:
    """The annotated beginning of an article as plain text, with its date, happenings and times."""

    name: str
    text: str
    written: str
    happenings: tuple[Anchored, ...]
    gold: tuple[Expression, ...]
    reporting: bool


def read_articles(folder: Path) -> list[Article]:
    """Every article that states its date; FileNotFoundError where there is none."""
    paths = sorted((folder / "intra-doc_annotation").rglob("*.xml"))
    if not paths:
        raise FileNotFoundError(folder)
    return [article for path in paths if (article := _read(path)) is not None]


def _read(path: Path) -> Article | None:
    root = ElementTree.parse(path).getroot()
    text, tokens, sentences = _text(root)
    times = {one.get("m_id", ""): one for one in root.iter("TIMEX3")}
    written = [
        one.get("value", "") for one in times.values() if one.get("functionInDocument") == "CREATION_TIME"
    ]
    if not written or not _ISO_DAY.match(written[0]):
        return None
    annotated = text[: max(sentences[word].end for word in _anchors(root))]
    found = tuple(_happenings(root, times, tokens, sentences))
    gold = tuple(_expressions(times.values(), tokens))
    return Article(path.stem, annotated, written[0], found, gold, held_out(path.stem))


def _anchors(element: ElementTree.Element) -> list[str]:
    """The ids of the words that annotations inside the element stand on."""
    return [anchor.get("t_id", "") for anchor in element.iter("token_anchor")]


def _expressions(times: Iterable[ElementTree.Element], tokens: dict[str, Span]) -> Iterator[Expression]:
    """The times that the text says, in reading order of their annotation."""
    for one in times:
        words = _anchors(one)
        if words:
            yield Expression(tokens[words[0]].start, tokens[words[-1]].end, one.get("value"))


def _text(root: ElementTree.Element) -> tuple[str, dict[str, Span], dict[str, Span]]:
    """The words joined by blanks and the sentences by line ends; where each word is, and its sentence."""
    text = ""
    tokens: dict[str, Span] = {}
    of_word: dict[str, str] = {}
    whole: dict[str, Span] = {}
    before = None
    for token in root.iter("token"):
        number, word = token.get("sentence", ""), token.text or ""
        if before is not None:
            text += " " if number == before else "\n"
        span = Span(len(text), len(text) + len(word))
        text += word
        tokens[token.get("t_id", "")], of_word[token.get("t_id", "")] = span, number
        whole[number] = Span(whole[number].start if number in whole else span.start, span.end)
        before = number
    return text, tokens, {word: whole[number] for word, number in of_word.items()}


def _happenings(
    root: ElementTree.Element,
    times: dict[str, ElementTree.Element],
    tokens: dict[str, Span],
    sentences: dict[str, Span],
) -> Iterator[Anchored]:
    linked: dict[str, set[str]] = {}
    for happening, time in _links(root):
        if time in times:
            linked.setdefault(happening, set()).add(times[time].get("value", ""))
    for one in root.iter("EVENT_MENTION"):
        words = _anchors(one)
        if one.get("m_id") in linked and words:
            trigger = Span(tokens[words[0]].start, tokens[words[-1]].end)
            yield Anchored(trigger, sentences[words[0]], frozenset(linked[one.get("m_id", "")]))


def _links(root: ElementTree.Element) -> Iterator[tuple[str, str]]:
    """Pairs that may be (happening, time); the caller knows which ids are times."""
    for link in root.iter("TLINK"):
        source, target = link.find("source"), link.find("target")
        if source is None or target is None:
            continue
        ends = source.get("m_id", ""), target.get("m_id", "")
        if link.get("reltype") in _OF_HAPPENING:
            yield ends
        if link.get("reltype") in _OF_TIME:
            yield ends[1], ends[0]
