"""One member of a web archive: whatever single document the server answered with."""

from __future__ import annotations

from counterclaim.read import html, pdf, plain
from counterclaim.read.build import Piece
from counterclaim.read.sniff import sniff
from counterclaim.read.source import Refused, Source


def document(source: Source, data: bytes, member: str, url: str, charset: str | None) -> Piece:
    """The page, text or PDF in `data` as a piece; Refused where it is none of them."""
    form = sniff(data)
    if form == "html":
        return html.piece_of(html.page(data, source.limits, url=url, charset=charset), data, member, url)
    if form == "pdf":
        return pdf.piece_of(data, source.limits, member, url)
    if form == "text":
        return plain.piece_of(data, member, url, charset)
    if form == "empty":
        raise Refused("empty", "the server answered with nothing")
    raise Refused("unsupported", "the answer is no page, text or PDF")
