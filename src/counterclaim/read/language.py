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
_ADDRESS = re.compile(r"https?://\S+|[@#]\w+")


@lru_cache(maxsize=1)
def _identifier() -> Any:
    """py3langid over the languages that have a code of two letters."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages({code for code in identifier.labels if len(code) == 2})
    return identifier


def detect(text: str) -> str | None:
    """The language's ISO 639-1 code, or None where the text is too short to tell and its script does not."""
    sample = _ADDRESS.sub(" ", text[:_SAMPLE])
    letters = _LETTER.findall(sample)
    if len(letters) < 3:
        return None
    latin = sum(1 for letter in letters if _LATIN.match(letter)) / len(letters)
    if latin > 0.5 and len(letters) < _ENOUGH:
        return None
    code, chance = _identifier().classify(sample)
    return str(code) if chance >= _SURE or latin <= 0.5 else None


def short_code(code: str | None) -> str | None:
    """ "en-GB" is "en"; what is no language code is None."""
    short = (code or "").strip().lower().replace("_", "-").split("-")[0]
    return short if len(short) in (2, 3) and short.isascii() and short.isalpha() else None
