"""Which language a text is in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

# Under this many letters a guess is no better than a coin.
_ENOUGH = 60
_SAMPLE = 4000
_SURE = 0.9
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect(text: str) -> str | None:
    """The language's ISO 639-1 code, or None where the text is too short to tell and its script does not."""
    sample = text[:_SAMPLE]
    letters = _LETTER.findall(sample)
    if len(letters) < 3:
        return None
    latin = sum(1 for letter in letters if _LATIN.match(letter)) / len(letters)
    if latin > 0.5 and len(letters) < _ENOUGH:
        return None
    code, chance = _identifier().classify(sample)
    return str(code) if chance >= _SURE or latin <= 0.5 else None
