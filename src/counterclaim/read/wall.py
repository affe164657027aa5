"""Pages that show no article: consent notices, login forms, errors, checks for robots."""

from __future__ import annotations

import re

from counterclaim.languages import load
from counterclaim.read.furniture import furniture

_LANGUAGE = "en"
_KINDS = {
    "consent": "a notice about cookies",
    "login": "a login page or a paywall",
    "error": "an error page",
    "robot": "a check for robots",
}
_SENTENCE = re.compile(r"[^.!?\n]+")
# Longer than this, and it is an article about such things.
_LONGEST = 1_500


def wall(text: str) -> str | None:
    """What a page with this text is instead of an article, if half of its sentences say so."""
    if len(text) > _LONGEST:
        return None
    sentences = [said for match in _SENTENCE.finditer(text.lower()) if (said := match.group().strip())]
    phrases = load(_LANGUAGE, "walls")
    counts = {
        kind: sum(any(phrase in sentence for phrase in phrases[kind]) for sentence in sentences)
        for kind in _KINDS
    }
    walled = sum(
        any(phrase in sentence for kind in _KINDS for phrase in phrases[kind]) for sentence in sentences
    )
    return _KINDS[max(said, key=lambda kind: counts[kind])] if 2 * walled >= len(sentences) > 0 else None


def article_length(text: str) -> int:
    """How many characters of the text are no furniture."""
    return len(text) - sum(span.end - span.start for span in furniture(text))
