"""From what a parser found to a report, or to the problem that it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.read.dates import parse_date
from counterclaim.read.furniture import furniture
from counterclaim.read.language import detect
from counterclaim.read.source import Source
from counterclaim.records import Maker, Mark, Problem, Published, Report, sha256

# The version of each reader's way of making working texts; raised when a reader makes other texts.
_VERSIONS = dict.fromkeys(
    ("text", "markdown", "html", "json lines", "feed", "warc", "wacz", "telegram", "telegram html", "pdf"),
    "1",
)
READABLE = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What a parser found of one report; `published` as it stands there, `data` the report's own bytes."""

    text: str
    reader: str
    data: bytes
    member: str | None = None
    outlet: str | None = None
    author: str | None = None
    title: str | None = None
    published: str | None = None
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
    published = parse_date(piece.published) if piece.published else None
    report = _report(source, piece, published)
    yield report
    if piece.published and published is None and source.told.published is None:
        reason = f"its date {piece.published[:60]!r} could not be read; the report counts as undated"
        yield Problem("metadata", report.locator, reason, "give it with --date", report.id)
    if report.language not in (READABLE, None):
        reason = f"the text is archived, but the model reads English only, and this is {report.language!r}"
        remedy = "read a translation too, or say --language en if this is wrong"
        yield Problem("language", report.locator, reason, remedy, report.id)


def _report(source: Source, piece: Piece, published: Published | None) -> Report:
    told = source.told
    return Report(
        bytes_sha256=sha256(piece.data),
        locator=f"{source.locator}#{piece.member}" if piece.member else source.locator,
        text=piece.text,
        reader=Maker(piece.reader, _VERSIONS[piece.reader]),
        outlet=told.outlet or _clean(piece.outlet),
        author=told.author or _clean(piece.author),
        title=_clean(piece.title),
        published=told.published or published,
        url=told.url or piece.url or source.url,
        language=told.language or _language(piece.language) or detect(piece.text),
        marks=_marks(piece),
        chain=tuple(name for name in map(_clean, piece.chain) if name),
        told=told.names,
        archive=source.archive,
    )


def _marks(piece: Piece) -> tuple[Mark, ...]:
    """What the parser marked, and the page furniture that it did not."""
    known = [mark.span for mark in piece.marks if mark.kind == "furniture"]
    more = [span for span in furniture(piece.text) if not any(span.overlaps(other) for other in known)]
    return (*piece.marks, *(Mark("furniture", span) for span in more))


def _clean(words: str | None) -> str | None:
    """A name or title on one line, or None where nothing is left of it."""
    return " ".join(words.split())[:500] or None if words else None


def _language(code: str | None) -> str | None:
    """ "en-GB" is "en"."""
    short = (code or "").strip().lower().replace("_", "-").split("-")[0]
    return short if len(short) in (2, 3) and short.isalpha() else None
