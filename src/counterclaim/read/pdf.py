"""PDF files with a text layer."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from counterclaim.read.build import Piece, build
from counterclaim.read.decode import line_ends
from counterclaim.read.source import Source
from counterclaim.records import Problem, Report

_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")
# A line that ends without a stop and is followed by one in lower case was broken by the page's width.
_BROKEN = re.compile(r"(?<=[^\s.!?:;”\"»])[ \t]*\n[ \t]*(?=[a-z])")
_HYPHEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def parse(source: Source) -> Iterator[Report | Problem]:
    """The one report of a PDF file."""
    if len(source.data) > source.limits.member_bytes:
        yield source.problem("too-large", f"a PDF of {len(source.data):,} bytes", "split it")
        return
    try:
        reader = PdfReader(io.BytesIO(source.data))
        if reader.is_encrypted and not reader.decrypt(""):
            yield source.problem("encrypted", "it is encrypted", "save it without its password")
            return
        yield from _read(source, reader)
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        OSError,
    ) as error:
        # A hostile or broken PDF can fail anywhere inside the library; nothing of it has been kept yet.
        reason = f"the PDF is damaged or cut short ({type(error).__name__}: {str(error)[:120]})"
        yield source.problem("damaged", reason, "download it again, or save its text")


def _read(source: Source, reader: PdfReader) -> Iterator[Report | Problem]:
    if len(reader.pages) > source.limits.pdf_pages:
        yield source.problem("too-large", f"it has {len(reader.pages):,} pages", "split it")
        return
    text = "\n\n".join(filter(None, (_paragraphs(page.extract_text() or "") for page in reader.pages)))
    if not text.strip():
        reason = f"its {len(reader.pages)} pages have no text layer (a scan?)"
        yield source.problem("no-text", reason, "run text recognition (OCR) over it first")
        return
    said: Any = reader.metadata or {}
    piece = Piece(
        text=text,
        reader="pdf",
        data=source.data,
        author=_words(said.get("/Author")),
        title=_words(said.get("/Title")),
        published=_date(said.get("/CreationDate")),
    )
    yield from build(source, piece)


def _paragraphs(page: str) -> str:
    """A page's text with the lines that its width broke put together again."""
    page = line_ends(page).encode("utf-8", "replace").decode("utf-8")
    return _BROKEN.sub(" ", _HYPHEN.sub("", page)).strip()


def _words(value: Any) -> str | None:
    return str(value).strip() or None if value is not None else None


def _date(value: Any) -> str | None:
    """The day of a PDF date, D:YYYYMMDD…; the file's making, which is the best that a PDF says."""
    found = _DATE.match(str(value or ""))
    return "-".join(part for part in found.groups() if part) if found else None
