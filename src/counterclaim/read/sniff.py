"""What format some bytes are in, told from the bytes; the name only decides between kinds of text."""

from __future__ import annotations

import gzip
import io
import json
import re
import zlib
from typing import Literal

from counterclaim.read.limits import Limits

Format = Literal[
    "text",
    "html",
    "feed",
    "warc",
    "wacz",
    "telegram",
    "telegram html",
    "json lines",
    "pdf",
    "gzip",
    "empty",
    "unknown",
]

_HEAD = 65_536
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|article|div|p|meta|h1)\b", re.I)
_FEED = re.compile(r"<(?:rss|feed|rdf:rdf)\b", re.I)
_TELEGRAM_HTML = re.compile(r"class=\"(?:page_wrap|message default clearfix)", re.I)
_MAGIC = (
    (b"PK\x03\x04", "wacz"), (b"%PDF-", "pdf"), (b"WARC/", "warc"), (b"\x1f\x8b", "gzip"),
)  # fmt: skip


def sniff(data: bytes) -> Format:
    """The format of an input. A zip is taken for WACZ: no other zip is read."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        return "empty"
    head = data[:_HEAD]
    for magic, name in _MAGIC:
        if head.startswith(magic) or (name == "pdf" and magic in head[:1024]):
            return "warc" if name == "gzip" and _unzipped_head(data).startswith(b"WARC/") else name  # type: ignore[return-value]
    if not head.startswith((b"\xff\xfe", b"\xfe\xff")) and b"\x00" in head:
        return "unknown"
    return _text_format(head, data)


def _text_format(head: bytes, data: bytes) -> Format:
    words = head.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    if words[:1] in "{[" and (name := _json_format(words, data)):
        return name
    if words.startswith("<"):
        opening = words[:4000]
        if _FEED.search(opening):
            return "feed"
        if _HTML.search(opening):
            return "telegram html" if _TELEGRAM_HTML.search(words) else "html"
    return "text"


def _json_format(words: str, data: bytes) -> Format | None:
    """Telegram's result.json is one object with messages or chats; anything else is articles, or no JSON."""
    if words.startswith("{") and re.search(r"\"(?:messages|chats)\"\s*:\s*[\[{]", words[:5000]):
        return "telegram"
    if words.startswith("["):
        return "json lines" if re.match(r"\[\s*[{\]]", words) else None
    first = words.split("\n", 1)[0]
    try:
        return "json lines" if isinstance(json.loads(first), dict) else None
    except (ValueError, RecursionError):
        return "json lines" if re.match(r"\{\s*\"[^\"]{1,60}\"\s*:", words) else None


def _unzipped_head(data: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(data[:_HEAD], 4096)
    except zlib.error:
        return b""


class Unpackable(Exception):
    """A compressed file that cannot be unpacked within the bounds."""


def gunzip(data: bytes, limits: Limits) -> bytes:
    """What a gzip file unpacks to; Unpackable where it is damaged or a bomb."""
    out = bytearray()
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            while block := packed.read(1 << 20):
                out += block
                if len(out) > limits.unpacked_bytes or len(out) > 2000 * len(data) + (1 << 20):
                    raise Unpackable(f"it unpacks to more than {len(out):,} bytes, which is over the bound")
    except (OSError, EOFError, zlib.error) as error:
        raise Unpackable(f"it is damaged or cut short ({error})") from error
    return bytes(out)
