"""Whether a text tells of times long before it was written."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.interpret.when.classes import LETTERS, Words
from counterclaim.interpret.when.grammar import Phrase
from counterclaim.records import Published

_ENOUGH_YEARS = 4
_NEAR = 2
# A history speaks of "today" and "Friday" in quotations alone: in one expression of fifty at most.
_DEICTIC_SHARE = 50
_YEAR, _BC = LETTERS["year"], LETTERS["bc"]


def is_narrative(words: Words, found: Sequence[Phrase], published: Published | None) -> bool:
    """Most years that it names lie years before its own date, and it hardly speaks of today."""
    if published is None:
        return True
    year = int(published.value[:4])
    named = far = 0
    for phrase in found:
        for index in range(phrase.first, phrase.last + 1):
            letter = words.letters[index]
            named += letter in (_YEAR, _BC)
            far += letter == _BC or (letter == _YEAR and year - int(words.values[index]) >= _NEAR)
    deictic = sum(phrase.rule in ("today", "weekday") for phrase in found)
    return far >= _ENOUGH_YEARS and 2 * far > named and _DEICTIC_SHARE * deictic < len(found)
