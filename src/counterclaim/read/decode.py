"""Bytes to text, with nothing changed but line endings."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter

from charset_normalizer import from_bytes

from counterclaim.read.source import Refused

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What pages declare and what browsers take it for (WHATWG Encoding Standard, 4.2).
_MEANT = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030"}
# Python codecs that are no encoding of a document.
_NO_ENCODING = frozenset(("idna", "punycode", "raw_unicode_escape", "unicode_escape", "utf-7", "undefined"))
_LINE_END = re.compile(r"\r\n?")
_TYPED = re.compile(r"[\t\n\r\f\v\x20-\x7e\x85]+")
_NO_CHARACTER = re.compile(r"[\x00\ud800-\udfff]")
_SAMPLE = 65_536
# One code point in so many may be a control character, a private or unassigned one.
_STRANGE_IN = 50
# What is strange in a text that is UTF-8 without doubt, and in one whose encoding was guessed or declared.
_CONTROL = frozenset(("Cc",))
_NO_LETTERS = frozenset(("Cc", "Cn", "Co"))
_AS_UTF8 = "save it again as UTF-8"


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of the bytes: by byte order mark, as UTF-8, as declared, or in the encoding they look like.

    Refused where that gives no sensible text. UTF-8 comes before what was declared: bytes that are valid
    UTF-8 by chance are rarer than pages that declare a wrong encoding.
    """
    text, strange = _decoded(data, declared)
    if _is_strange(text[:_SAMPLE], strange) or _is_strange(text[-_SAMPLE:], strange):
        raise Refused("damaged", "no readable text: it decodes to control characters", _AS_UTF8)
    return line_ends(text)


def line_ends(text: str) -> str:
    """The text with every line end as a line feed: the only change that a plain text undergoes."""
    return _LINE_END.sub("\n", text)


def characters(text: str) -> str:
    """The text with U+FFFD for what is no character: half a surrogate pair, a NUL. Offsets hold."""
    return _NO_CHARACTER.sub("\ufffd", text)


def _is_strange(text: str, strange: frozenset[str]) -> bool:
    """Whether much of it is what no writer types."""
    kinds = Counter(unicodedata.category(character) for character in _TYPED.sub("", text))
    return (sum(kinds[kind] for kind in strange) + text.count("\ufffd")) * _STRANGE_IN > len(text)


def _decoded(data: bytes, declared: str | None) -> tuple[str, frozenset[str]]:
    """The text, and the categories of code points that would be strange in it."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _after_mark(data[len(mark) :], encoding), _CONTROL
    try:
        return data.decode("utf-8"), _CONTROL
    except UnicodeDecodeError as error:
        _refuse_broken_utf8(data, error.start)
    said = _named(data, declared)
    return (_guessed(data) if said is None else said), _NO_LETTERS


def _after_mark(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"no readable text: it begins like {encoding} and breaks at byte {error.start:,}"
        raise Refused("damaged", reason, _AS_UTF8) from error


def _refuse_broken_utf8(data: bytes, at: int) -> None:
    """Refuses bytes that are UTF-8 but for a few: cut short or damaged, and rubbish in any other encoding."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    well = sum(1 for character in text if character > "\x7f") - broken
    if well > 2 * broken:
        reason = f"it is UTF-8 that is broken at byte {at:,}, and at {broken - 1:,} more places"
        raise Refused("damaged", reason, "obtain it again, or mend it and save it as UTF-8")


def _named(data: bytes, declared: str | None) -> str | None:
    """The text in the declared encoding, if there is one and it fits."""
    try:
        name = codecs.lookup(declared or "").name
        return None if name in _NO_ENCODING else data.decode(_MEANT.get(name, name))
    except (LookupError, UnicodeError, ValueError):
        return None


def _guessed(data: bytes) -> str:
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        reason = "no readable text: it is neither UTF-8 nor any encoding that could be told"
        raise Refused("damaged", reason, _AS_UTF8)
    try:
        return data.decode(best.encoding)
    except (UnicodeDecodeError, LookupError) as error:
        reason = f"no readable text: it looks like {best.encoding} at first and is not"
        raise Refused("damaged", reason, _AS_UTF8) from error
