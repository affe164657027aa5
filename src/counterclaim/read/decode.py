"""Bytes to text, with nothing changed but line endings."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_END = re.compile(r"\r\n?")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_SAMPLE = 65_536


class Undecodable(Exception):
    """The bytes are no text in any encoding that could be made out."""


def decode(data: bytes) -> str:
    """The text of the bytes: by byte order mark, as UTF-8, or in the encoding that they look like.

    Undecodable where that gives no sensible text.
    """
    text = _decoded(data)
    strange = len(_CONTROL.findall(text[:_SAMPLE])) + text[:_SAMPLE].count("\ufffd")
    if strange * 50 > min(len(text), _SAMPLE):
        raise Undecodable("it decodes to control characters, not to text")
    return line_ends(text)


def line_ends(text: str) -> str:
    """The text with every line end as a line feed: the only change that a plain text undergoes."""
    return _LINE_END.sub("\n", text)


def _decoded(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise Undecodable(f"it begins like {encoding} and breaks at byte {error.start}") from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise Undecodable("it is neither UTF-8 nor any encoding that could be told")
    try:
        return data.decode(best.encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise Undecodable(f"it looked like {best.encoding} and is not") from error
