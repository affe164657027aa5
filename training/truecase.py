"""Capitals for texts that were stored without any, by how other texts write the same words.

The plain method of Lita et al., "tRuEcasIng" (2003): each word in its commonest form, a sentence's first
with a capital. A word that no other text has is taken for a name, as it nearly always is in news.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]['\"”)]*\s+|\n\s*)['\"“(]*$")
_BEFORE = 12  # characters that are looked at for a sentence's end
_ACRONYM = re.compile(r"[^aeiouy]{2,}")


def usual_forms(texts: Iterable[str]) -> dict[str, str]:
    """The commonest form of every word that is not a sentence's first, by its lower case."""
    counts: dict[str, Counter[str]] = {}
    for text in texts:
        for match in _WORD.finditer(text):
            if not _opens(text, match.start()):
                counts.setdefault(match[0].lower(), Counter())[match[0]] += 1
    return {word: max(sorted(forms), key=forms.__getitem__) for word, forms in counts.items()}


def with_capitals(text: str, forms: Mapping[str, str]) -> str:
    """A text in lower case as others would write it; every character stays at its place."""

    def written(match: re.Match[str]) -> str:
        word = match[0]
        unknown = word.upper() if _ACRONYM.fullmatch(word) else word.capitalize()
        form = forms.get(word, unknown)
        form = form[0].upper() + form[1:] if _opens(text, match.start()) else form
        return form if len(form) == len(word) else word  # the capital of ß has two letters

    return _WORD.sub(written, text)


def _opens(text: str, start: int) -> bool:
    """Whether a sentence begins there."""
    return _SENTENCE_START.search(text[max(0, start - _BEFORE) : start]) is not None
