"""What format some bytes are in, told from the bytes."""

from __future__ import annotations

import json
import re
import zlib
from pathlib import PurePosixPath
from typing import Literal

Format = Literal[
    "text", "html", "feed", "xml", "warc", "wacz", "telegram", "telegram html", "json lines", "pdf", "gzip",
    "empty", "binary",
]  # fmt: skip

_HEAD = 65_536
_SOMETHING = re.compile(rb"[^\x00 \t\r\n\f\v\xef\xbb\xbf\xff\xfe]")
_PROLOG = re.compile(
    r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^<>\[]*(?:\[[^\]]*\]\s*)?>)", re.DOTALL | re.IGNORECASE
)
_ROOT = re.compile(r"<([A-Za-z_][\w.:-]*)")
_FEED = frozenset(("rss", "feed", "rdf:rdf", "atom:feed"))
_HTML_DOCTYPE = re.compile(r"<!doctype\s+html", re.IGNORECASE)
_HTML = frozenset(
    (
        "html", "head", "body", "article", "main", "div", "section", "p", "h1", "h2", "table", "meta",
        "title", "script", "span",
    )
)  # fmt: skip
_TELEGRAM_HTML = re.compile(r"class=\"page_wrap.*class=\"(?:history|message )", re.DOTALL)
_TELEGRAM = re.compile(r"\"(?:messages|chats|personal_information)\"\s*:\s*[\[{]")
_OBJECT = re.compile(r"\{\s*(?:\"[^\"]{1,60}\"\s*:|\})")
_MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"PK\x03\x04", "wacz"), (b"PK\x05\x06", "wacz"), (b"WARC/", "warc"), (b"\x1f\x8b", "gzip"),
)  # fmt: skip
# What else the bytes may be, for the reason that a person reads.
_KNOWN = (
    (b"SQLite format 3\x00", "a database (a ledger?)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture, a sound or a video"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"\xd0\xcf\x11\xe0", "a document of an office program"),
    (b"{\\rtf", "a document of a word processor (RTF)"),
    (b"7z\xbc\xaf", "a packed archive"),
    (b"Rar!", "a packed archive"),
    (b"BZh", "a packed file"),
    (b"\xfd7zXZ", "a packed file"),
    (b"(\xb5/\xfd", "a packed file"),
    (b"From: <Saved by", "a web page saved as one MHTML file"),
    (b"MIME-Version:", "a mail or a web page saved as one MHTML file"),
    (b"bplist00", "a web page saved by Safari (webarchive)"),
)
# Names of text files that are no reports: a text in them is a program, a table or its settings.
_NO_REPORT = frozenset(
    (
        ".css", ".js", ".mjs", ".ts", ".py", ".sh", ".csv", ".tsv", ".json", ".xml", ".svg", ".yaml", ".yml",
        ".toml", ".ini", ".cfg", ".sql", ".srt", ".vtt",
    )
)  # fmt: skip


def sniff(data: bytes) -> Format:
    """The format of an input, from its first 64 KiB. A zip is taken for WACZ: no other zip is read."""
    if not _SOMETHING.search(data):
        return "empty"
    head = data[:_HEAD]
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if any(head.startswith(magic) for magic, _ in _KNOWN):
        return "binary"
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return "binary"
    return _text_format(_words(head))


def described(data: bytes) -> str:
    """What bytes of no readable format look like."""
    return next((what for magic, what in _KNOWN if data.startswith(magic)), "in no known format")


def is_report_name(name: str) -> bool:
    """Whether a plain text of this name may be a report. The name decides nothing else."""
    return PurePosixPath(name.lower().removesuffix(".gz")).suffix not in _NO_REPORT


def unpacked_head(data: bytes) -> bytes:
    """The first bytes of a gzip file, unpacked; what there is of them where it is damaged."""
    try:
        return zlib.decompressobj(wbits=31).decompress(data[: 2 * _HEAD], _HEAD)
    except zlib.error:
        return b""


def _words(head: bytes) -> str:
    wide = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    return head.decode(wide, "replace").lstrip("\ufeff \t\r\n")


def _text_format(words: str) -> Format:
    if words[:1] in ("{", "["):
        return _json_format(words)
    if words.startswith("<"):
        return _markup_format(words)
    return "text"


def _json_format(words: str) -> Format:
    """Telegram's result.json is one object with messages or chats; anything else is articles, or no JSON."""
    if words.startswith("["):
        return "json lines" if re.match(r"\[\s*[{\]]", words) else "text"
    first = words.split("\n", 1)[0]
    try:
        found = json.loads(first)
    except (ValueError, RecursionError):
        # Telegram's own fields come first; articles have their text in one of the first lines.
        early = _TELEGRAM.search(words)
        if early and not re.search(r"\"(?:url|headline|body)\"\s*:", words[: early.start()]):
            return "telegram"
        return "json lines" if _OBJECT.match(words) else "text"
    return "telegram" if isinstance(found, dict) and _is_telegram(found) else "json lines"


def _is_telegram(found: dict[str, object]) -> bool:
    return isinstance(found.get("messages"), list) or isinstance(found.get("chats"), dict)


def _markup_format(words: str) -> Format:
    """By the root element, behind declarations and comments."""
    at = 0
    while match := _PROLOG.match(words, at):
        at = match.end()
    root = _ROOT.match(words, at)
    name = root[1].lower() if root else ""
    if name in _FEED:
        return "feed"
    if name in _HTML or _HTML_DOCTYPE.match(words):
        return "telegram html" if _TELEGRAM_HTML.search(words) else "html"
    return (
        "xml"
        if words.startswith("<?xml") or "<!DOCTYPE" in words[:1000] or "xmlns" in words[:1000]
        else "text"
    )
