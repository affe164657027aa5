"""Text from outside, made harmless for a terminal or a page without hiding that something was there."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# An escape sequence is taken whole (CSI with its parameters, OSC up to its end, or ESC and one
# character), so that no half of it is left to act. Then every control character but tab and line
# feed, the bidi embeddings, overrides and isolates (the marks U+200E/F stay: they cannot reorder
# the words of others), and lone surrogates, which no stream can encode.
_HOSTILE = re.compile(
    "\x1b\\[[0-?]*[ -/]*[@-~]"
    "|\x1b[\\]PX^_][^\x07\x1b\n]{0,2000}(?:\x07|\x1b\\\\)?"
    "|\x1b."
    "|[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
REPLACEMENT = "\ufffd"


def harmless(text: str) -> str:
    """The text with U+FFFD where something stood that could act on a terminal or reorder a line."""
    return _HOSTILE.sub(REPLACEMENT, text)


def one_line(text: str) -> str:
    """Harmless, and with every run of white space as one space."""
    return " ".join(harmless(text).split())


def shortened(text: str, most: int) -> str:
    """One line of at most `most` characters, cut between words where that is possible."""
    line = one_line(text)
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut).rstrip(",;:. ") + "…"


def web_address(url: str | None) -> str | None:
    """The URL if it is one that a page may link to: http or https, with a host."""
    if url is None or harmless(url) != url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
