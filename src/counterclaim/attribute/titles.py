"""What stands before a person's name in a phrase: the person's title, or whose somebody else is.

"The Secretary of Roads Ada Lind" is Ada Lind; "a spokesman for Ada Lind", "an aide to Mayor Lind" and "many,
including Ada Lind" are not.
"""

from __future__ import annotations

import re
from functools import lru_cache

from counterclaim.attribute.lexicon import SpeakerLexicon, one_of
from counterclaim.languages.forms import Words

# "Of" and capitalised words that end before a name, behind the last word of an office.
_PART_OF_TITLE = re.compile(r"(\w+)\sof\s(?:the\s)?(?:[^\W\d_a-z][\w.’'-]*\s(?:and\s)?){1,5}$")
# Words of a title between a comma and a name.
_LONGEST = 5
# Behind these words a clause or a list is set off from a description.
_RELATIVE = ("who", "which", "whose", "where", "aged")


def of_person(before: str, lexicon: SpeakerLexicon) -> bool:
    """Whether what stands `before` a person's name in a phrase is the person's own."""
    reference = lexicon.reference
    if _among(reference["among"]).search(before):
        return False
    *front, title = before.split(",")
    words = before.lower().split()
    # "One of the marchers, former captain Ada Lind": what stands behind the last comma is her title.
    partitive = words[:1] and words[0] in reference["partitive"] and len(title.split()) <= _LONGEST
    if front and (partitive or not title.strip()):
        return reference["owner"].isdisjoint(title.lower().split())
    office = _PART_OF_TITLE.search(before)
    if office and office[1].lower() in reference["offices_of"]:
        words = before[: office.start()].lower().replace(",", " ").split()
    return reference["owner"].isdisjoint(words)


def without_aside(phrase: str, lexicon: SpeakerLexicon) -> str:
    """A description without a clause or a list set off behind it: "the brigade, which released it,"."""
    found = _set_off(lexicon.reference["among"]).search(phrase)
    return phrase[: found.start()] if found and found.start() else phrase


@lru_cache(maxsize=8)
def _among(words: Words) -> re.Pattern[str]:
    return re.compile(rf"{one_of(words).pattern}\s(?:[^,]*,)?[^,]*$", re.I)


@lru_cache(maxsize=8)
def _set_off(words: Words) -> re.Pattern[str]:
    return re.compile(rf",\s{one_of([*words, *_RELATIVE]).pattern}\s")
