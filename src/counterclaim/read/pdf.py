"""PDF with a text layer: the lines of its pages, flowing together to paragraphs again."""

from __future__ import annotations

import io
import logging
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError

from counterclaim.read.build import Piece, build
from counterclaim.read.decode import characters
from counterclaim.read.limits import Limits
from counterclaim.read.source import Refused, Source, hostile
from counterclaim.records import Mark, Problem, Report, Span

logging.getLogger("pypdf").setLevel(logging.CRITICAL)

_WHITE = re.compile(r"[ \t\xa0]+")
_FIGURES = re.compile(r"\d+")
# A line that stops this far short of the longest is the last of its paragraph, if it ends a sentence.
_SHORT = 0.75
_STOPS = tuple(".!?…:\"'”’»)")
_FILE_NAME = re.compile(
    r"\.(?:docx?|pdf|odt|indd|rtf|txt|pages|qxp)$|^Microsoft Word|^untitled", re.IGNORECASE
)
_SCANNED = "it has no text layer: its pages are pictures"


def parse(source: Source) -> Iterator[Report | Problem]:
    """The one report of a PDF file."""
    yield from build(source, piece_of(source.data, source.limits, url=source.url))


def piece_of(data: bytes, limits: Limits, member: str | None = None, url: str | None = None) -> Piece:
    """The text of a PDF as a piece; Refused where it is encrypted, has no text, or is over the bounds."""
    with hostile("the PDF"):
        reader = _opened(data, limits)
        text, marks = _flowing(_pages(reader, limits))
        title = _title(reader)
    if not any(character.isalnum() for character in text):
        raise Refused("no-text", _SCANNED, "run text recognition (OCR) over it, or find its text")
    return Piece(text=text, reader="pdf", data=data, member=member, title=title, url=url, marks=tuple(marks))


def _opened(data: bytes, limits: Limits) -> PdfReader:
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileNotDecryptedError
        count = len(reader.pages)
    except (DependencyError, FileNotDecryptedError) as error:
        raise Refused("encrypted", "the PDF is encrypted", "save a copy without the password") from error
    if count > limits.pdf_pages:
        raise Refused("too-large", f"a PDF of {count:,} pages; the bound is {limits.pdf_pages:,}", "split it")
    return reader


def _pages(reader: PdfReader, limits: Limits) -> list[list[str]]:
    """The lines of every page, "" where there is a gap between them."""
    began, size, pages = time.monotonic(), 0, []
    for page in reader.pages:
        text = characters(page.extract_text())
        size += len(text)
        if size > limits.text_chars:
            raise Refused("too-large", f"its text has more than {limits.text_chars:,} characters", "split it")
        if time.monotonic() - began > limits.seconds:
            raise Refused("too-large", f"its pages take more than {limits.seconds:.0f} seconds", "split it")
        pages.append([_WHITE.sub(" ", line).strip() for line in text.replace("\r", "\n").split("\n")])
    return pages


def _title(reader: PdfReader) -> str | None:
    """The title that the document gives itself, unless a program gave it one."""
    title = reader.metadata.title if reader.metadata else None
    return None if not title or _FILE_NAME.search(title.strip()) else title


def _flowing(pages: Sequence[Sequence[str]]) -> tuple[str, list[Mark]]:
    """The pages as one text, their running heads and page numbers on lines of their own and marked."""
    repeated = _running(pages)
    full = max((len(line) for lines in pages for line in lines), default=0)
    paragraphs: list[str] = []
    running: list[bool] = []
    open_ended = False
    for lines in pages:
        for place, line in enumerate(lines):
            if not line:
                open_ended = False
            elif _is_edge(lines, place) and _shape(line) in repeated:
                paragraphs.append(line)
                running.append(True)
            else:
                last = _last_text(running) if open_ended else None
                if last is None:
                    paragraphs.append(line)
                    running.append(False)
                else:
                    paragraphs[last] = _joined(paragraphs[last], line)
                open_ended = not (line.endswith(_STOPS) and len(line) < _SHORT * full)
    return _marked(paragraphs, running)


def _last_text(running: Sequence[bool]) -> int | None:
    """The last paragraph that is no running head: a sentence may go on over the page's end."""
    return next((place for place in reversed(range(len(running))) if not running[place]), None)


def _joined(before: str, line: str) -> str:
    """Two lines of a paragraph as one; a word cut by a hyphen is whole again."""
    if before.endswith("\xad"):
        return before[:-1] + line
    if before.endswith("-") and before[-2:-1].islower() and line[:1].islower():
        return before[:-1] + line
    return before + line if before.endswith("-") else f"{before} {line}"


def _running(pages: Sequence[Sequence[str]]) -> set[str]:
    """The shapes of first and last lines that most pages share; a page number differs in its figures only."""
    if len(pages) < 3:
        return set()
    shapes = Counter(
        shape
        for lines in pages
        for shape in {_shape(line) for place, line in enumerate(lines) if line and _is_edge(lines, place)}
    )
    return {shape for shape, count in shapes.items() if 2 * count > len(pages)}


def _is_edge(lines: Sequence[str], place: int) -> bool:
    return not any(lines[:place]) or not any(lines[place + 1 :])


def _shape(line: str) -> str:
    return _FIGURES.sub("0", line)


def _marked(paragraphs: Sequence[str], running: Sequence[bool]) -> tuple[str, list[Mark]]:
    marks, start = [], 0
    for paragraph, is_running in zip(paragraphs, running, strict=True):
        if is_running:
            marks.append(Mark("furniture", Span(start, start + len(paragraph))))
        start += len(paragraph) + 2
    return "\n\n".join(paragraphs), marks
