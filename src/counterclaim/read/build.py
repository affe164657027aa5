"""From what a parser found to a report, or to the problem that it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from counterclaim.read.dates import parse_date
from counterclaim.read.furniture import furniture
from counterclaim.read.language import detect, short_code
from counterclaim.read.source import Source
from counterclaim.records import Maker, Mark, Problem, Published, Report, Span, sha256

# The version of each reader's way of making working texts; raised when a reader makes other texts.
_VERSIONS = dict.fromkeys(
    ("text", "markdown", "html", "json lines", "feed", "telegram", "telegram html", "pdf"), "1"
)
READABLE = "en"
# A title stands in the first lines of a text, if it stands there at all.
_TITLE_LINES = 12
_WORD = re.compile(r"\w+")
_LINE = re.compile(r"[^\n]+")
_LONGEST_NAME = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What a parser found of one report; `data` is the report's own bytes.

    `published` are the words of the date as they stand there, or a `Published` where it is exact.
    """

    text: str
    reader: str
    data: bytes
    member: str | None = None
    outlet: str | None = None
    author: str | None = None
    title: str | None = None
    published: str | Published | None = None
    url: str | None = None
    language: str | None = None
    marks: tuple[Mark, ...] = ()
    chain: tuple[str, ...] = ()


def build(source: Source, piece: Piece) -> Iterator[Report | Problem]:
    """The report of a piece, and what is wrong with it: no text, an unread date, an unread language."""
    if not any(character.isalnum() for character in piece.text):
        yield source.problem(
            "no-text", "it holds no text", "check that the file is the article", piece.member
        )
        return
    if len(piece.text) > source.limits.text_chars:
        reason = f"its text has {len(piece.text):,} characters; the bound is {source.limits.text_chars:,}"
        yield source.problem("too-large", reason, "split it into its articles", piece.member)
        return
    report = _report(source, piece)
    yield report
    if piece.published and report.published is None:
        reason = f"its date {str(piece.published)[:60]!r} could not be read; the report counts as undated"
        yield Problem("metadata", report.locator, reason, "give it with --date", report.id)
    if report.language not in (READABLE, None):
        reason = f"the text is archived, but the model reads English only, and this is {report.language!r}"
        remedy = "read a translation too, or say --language en if this is wrong"
        yield Problem("language", report.locator, reason, remedy, report.id)


def _report(source: Source, piece: Piece) -> Report:
    told = source.told
    url = told.url or address(piece.url) or source.url
    title = _clean(piece.title)
    return Report(
        bytes_sha256=sha256(piece.data),
        locator=source.at(piece.member),
        text=piece.text,
        reader=Maker(piece.reader, _VERSIONS[piece.reader]),
        outlet=told.outlet or _clean(piece.outlet) or _host(url),
        author=told.author or _clean(piece.author),
        title=title,
        published=told.published or _published(piece.published),
        url=url,
        language=short_code(told.language) or detect(piece.text) or short_code(piece.language),
        marks=_marks(piece, title),
        chain=tuple(name for name in map(_clean, piece.chain) if name),
        told=told.names,
        archive=source.archive,
    )


def _published(found: str | Published | None) -> Published | None:
    return parse_date(found) if isinstance(found, str) else found


def _marks(piece: Piece, title: str | None) -> tuple[Mark, ...]:
    """What the parser marked, the title where it stands, and the page furniture that was not marked yet."""
    known = [mark.span for mark in piece.marks if mark.kind == "furniture"]
    furnishing = [span for span in furniture(piece.text) if not any(span.overlaps(other) for other in known)]
    marks = {
        *piece.marks,
        *(Mark("title", span) for span in _title(piece.text, title)),
        *(Mark("furniture", span) for span in furnishing),
    }
    return tuple(sorted(marks, key=lambda mark: (mark.span, mark.kind)))


def _title(text: str, title: str | None) -> Iterator[Span]:
    """The lines at the head of the text that are the title, but for punctuation and case."""
    words = _words(title or "")
    lines = (line for line in _LINE.finditer(text) if line.group().strip())
    for line, _ in zip(lines, range(_TITLE_LINES), strict=False):
        said = line.group().strip(" \t#")
        if words and _words(said) == words:
            start = line.start() + line.group().index(said)
            yield Span(start, start + len(said))


def _words(said: str) -> list[str]:
    return _WORD.findall(said.casefold())


def _clean(words: str | None) -> str | None:
    """A name or title on one line, or None where nothing is left of it."""
    printed = "".join(character if character.isprintable() else " " for character in words or "")
    return " ".join(printed.split())[:_LONGEST_NAME] or None


def address(url: str | None) -> str | None:
    """A web address; anything else that stands where one is expected is none."""
    url = (url or "").strip()
    return url if url.lower().startswith(("http://", "https://")) and _host(url) else None


def _host(url: str | None) -> str | None:
    """The outlet where nothing but its address is known."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
