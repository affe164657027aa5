"""Page furniture in a plain-text scrape: what stands around an article and says nothing of the world.

A line is furniture for what it says (a notice, a share bar, a heading over other stories), or for where it
stands: a headline in a list under such a heading, a title said twice, a line of the menu before the
article or of what follows after it. Sentences of the article stay, and so do its headings, quotations
and lists: without a notice or a heading over links nothing is taken for furniture by its shape alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from counterclaim.read.furniture_body import body, weights
from counterclaim.read.furniture_lines import Line, lines, sections, tail
from counterclaim.records import Span

_SAID = ("notice", "closing", "heading")
_SENTENCES = ("text", "clause")
_TITLE = 4  # words from which a line over the article can be its title
_LONGEST_ZONE = 10  # lines between title and article: byline, date, picture line
_MENU = 3  # section names or notices that make a menu
_LONG_MENU = 8  # short lines over an article that make one without any name or notice
_LONGEST_LIST = 12  # other stories under a heading; a longer list may be the article's own
_SURE = 120  # words against: what it takes to leave out sentences, some eight notices in a row or one
# line that stands only after articles


def furniture(text: str) -> tuple[Span, ...]:
    """The furniture of a text: whole lines in reading order, and links and notices at a line's end.

    Linear in the text. Nothing is marked in a text without any notice, however it is laid out, but a
    title said twice and a section's name over the article.
    """
    page = list(lines(text))
    weight = weights(page)
    article = body(weight)
    marked = {number for number, line in enumerate(page) if line.kind in _SAID}
    marked |= set(_listed_stories(page))
    marked |= set(_before(page, article, weight))
    marked |= set(_after(page, article, weight))
    tails = (tail(text, line.span) for number, line in enumerate(page) if number not in marked)
    return tuple(sorted([*(page[number].span for number in marked), *(one for one in tails if one)]))


def _listed_stories(page: Sequence[Line]) -> Iterator[int]:
    """The headlines under each heading over other stories, with a heading that only they make one."""
    number = 0
    while number < len(page):
        heading, number = page[number], number + 1
        if heading.kind not in ("heading", "maybe heading"):
            continue
        sure = heading.kind == "heading"
        run = number
        while run < len(page) and _is_headline(page[run], sure):
            run += 1
        run = _without_subheading(page, number, run)
        if run - number > _LONGEST_LIST:
            continue
        if sure or run - number > 1 or any(line.glued for line in page[number:run]):
            yield from range(number - 1, run)
            number = run


def _is_headline(line: Line, sure: bool) -> bool:
    """No sentence; under a vague heading no list item either, for reports have such lists."""
    if line.kind == "text":
        return line.glued
    return line.kind == "other" and (sure or not line.bulleted)


def _without_subheading(page: Sequence[Line], start: int, end: int) -> int:
    """The article's own heading that stands between the other stories and its next paragraph stays."""
    if end - start < 2 or end >= len(page) or page[end].kind != "text" or page[end - 1].count >= _TITLE:
        return end
    return end - 1 if all(line.count >= _TITLE for line in page[start : end - 1]) else end


def _before(page: Sequence[Line], article: range, weight: Sequence[int]) -> Iterator[int]:
    """Menus and section names over the article; its title and what stands between them stay."""
    if not article:
        yield from _twice(page, range(min(2, len(page))))
        return
    head = range(article.start)
    names = [number for number in head if page[number].words in sections() or page[number].kind in _SAID]
    title = _title(page, article)
    yield from (number for number in names if number < title or page[number].kind in _SAID)
    yield from _twice(page, range(min(title + 2, article.start + 1)))
    if len(names) >= _MENU or _long_menu(page[:title]):
        yield from (number for number in head if number < title and page[number].kind not in _SENTENCES)
        yield from _sentences(page, reversed(range(title)), weight)


def _long_menu(head: Sequence[Line]) -> bool:
    """Whether many short lines in a row come before any sentence, whatever their language."""
    row = 0
    for line in head:
        row = row + 1 if line.kind == "other" and line.count <= _TITLE else 0
        if row >= _LONG_MENU:
            return True
    return False


def _title(page: Sequence[Line], article: range) -> int:
    """The line over the article that can be its title; the article's first line where there is none."""
    for number in range(article.start - 1, max(-1, article.start - 1 - _LONGEST_ZONE), -1):
        line = page[number]
        if line.count >= _TITLE and line.kind not in _SAID:
            return number
    return article.start


def _twice(page: Sequence[Line], where: range) -> Iterator[int]:
    """A line that the next but blank ones say again, by itself or with the outlet's name after it."""
    for number in where[:-1]:
        one, other = page[number].words, page[number + 1].words
        named = one.startswith(other + " ") and other.count(" ") > 2 and page[number].kind != "text"
        if one.count(" ") > 1 and (one == other or named):
            yield number


def _after(page: Sequence[Line], article: range, weight: Sequence[int]) -> Iterator[int]:
    """What follows the article, from the first line that says it is furniture."""
    if not article:
        return
    rest = range(article.stop, len(page))
    begun = next((number for number in rest if page[number].kind in _SAID), len(page))
    yield from (number for number in range(begun, len(page)) if page[number].kind not in _SENTENCES)
    yield from _sentences(page, range(begun, len(page)), weight)


def _sentences(page: Sequence[Line], away: Iterable[int], weight: Sequence[int]) -> Iterator[int]:
    """Going away from the article, sentences too once enough has come between to be sure that it is over."""
    against = 0
    for number in away:
        if page[number].kind not in _SENTENCES:
            against += _SURE if page[number].kind == "closing" else -weight[number]
        elif against >= _SURE:
            yield number
