"""Whether a thing is told to have happened at a place, or the place only tells one thing from others.

"Missiles hit X", "a strike on X" and "near X" stand there. "X forces", "accused X" and "sabotage planned in
X" do not: such a place is kept by name, and gets no point.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from counterclaim.languages import word_list
from counterclaim.records import Place, Span

_WINDOW = 160
_AFTER = 60
_CAPITAL = r"[^\W\d_a-z][\w.’'-]{0,24}(?:[ ][^\W\d_a-z][\w.’'-]{0,24}){0,2}"
# What may stand before a name in its own phrase: "the eastern city of", "Ruritania's largest port, ".
_PHRASE = re.compile(
    rf"(?:(?:\b(?:the|a|an|its|their)|\b{_CAPITAL}['’]s?)[ ])?(?:\b[\w-]{{1,20}}[ ]){{0,3}}"
    r"(?:cit(?:y|ies)|towns?|villages?|settlements?|ports?|capitals?|hubs?|strongholds?)(?:[ ]of|,)?[ ]$"
)
_LIST = re.compile(
    rf"\b{_CAPITAL}(?:['’]s)?(?:,[ ](?:and[ ]|or[ ])?|,?[ ](?:and|or|as[ ]well[ ]as)[ ])(?:the[ ])?$"
)
_ARTICLE = re.compile(r"(?:\b(?:the|a|an|nearby|neighbou?ring|besieged|also|both)[ ]){1,2}$", re.IGNORECASE)
_FIRST_LETTER = re.compile(r"(?<![\w’'-])\w")
# At most so many other names are looked through, from the last of a list to what it hangs on.
_MOST_LISTED = 8


def located(place: Place, trigger: Span | None, text: str) -> bool:
    """Whether what the trigger tells happened at the place, as far as the words beside both can say.

    True where the place hangs on a preposition of place, is what the trigger or another such verb is done
    to, or stands in the phrase of the noun of a deed ("battle for X"). Without a trigger only the words
    beside the place decide.
    """
    start, end = place.span.start, place.span.end
    part = place.part
    if part and part.start < start:
        return _of_part(text, part, trigger) and not _modifies(text, place.span)
    if part:
        end = part.end
    elif _modifies(text, place.span):
        return False
    return _suffers(text, end, trigger) or _hangs(text, start, trigger)


def _of_part(text: str, part: Span, trigger: Span | None) -> bool:
    """ "Near X" and "the outskirts of X" are there by themselves; "eastern X" as any place is."""
    if part.of(text).rpartition(" ")[2].lower() in _closers():
        return not _ends_with(text, part.start, "elsewhere")
    return _hangs(text, part.start, trigger)


@cache
def _closers() -> frozenset[str]:
    return word_list("en", "places.standing.prepositions") | {"of", "the"}


def _modifies(text: str, span: Span) -> bool:
    """Whether a noun follows that the name only tells apart: "X separatist forces", "the X-Y frontline"."""
    if text[span.end : span.end + 1] in ("-", "–") or text[max(0, span.start - 1) : span.start] in ("-", "–"):
        return True
    return bool(_bearers().match(text, span.end, span.end + _AFTER))


@cache
def _bearers() -> re.Pattern[str]:
    return re.compile(rf"(?:[ ][\w-]{{1,20}}){{0,1}}[ ](?:{_words('borne_by')})\b")


def _suffers(text: str, end: int, trigger: Span | None) -> bool:
    """Whether the place is the subject of a deed done to it: "X was hit", "X and Y came under fire"."""
    match = _undergone().match(text, end, end + 2 * _AFTER)
    if match:
        return True
    if trigger is None or not 0 < trigger.start - end < _AFTER:
        return False
    between = text[end : trigger.start].strip()
    return bool(_being().fullmatch(between)) and trigger.of(text).lower() not in word_list(
        "en", "places.standing.told"
    )


@cache
def _undergone() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:,|[ ]and)[ ]{_CAPITAL}){{0,4}}[ ](?:(?:{_words('be')})[ ](?:[a-z]{{2,16}}[ ]){{0,2}}"
        rf"(?:{_words('suffered')})|fell)\b"
    )


@cache
def _being() -> re.Pattern[str]:
    return re.compile(rf"(?:{_words('be')})(?:[ ][a-z]{{2,16}}){{0,2}}")


def _hangs(text: str, start: int, trigger: Span | None) -> bool:
    """What stands before the name's phrase, or before the list that it is in."""
    for _ in range(_MOST_LISTED):
        if _several().search(text[max(0, start - _AFTER) : start]):
            return False
        for opened in dict.fromkeys((start, *_openings(text, start))):
            told = _says(text, opened, trigger)
            if told is not None:
                return told
        listed = _LIST.search(text[max(0, start - _WINDOW) : start])
        if listed is None:
            return False
        start = max(0, start - _WINDOW) + listed.start()
    return False


def _openings(text: str, start: int) -> Iterator[int]:
    """Where the phrase of a name may begin before the name itself, the nearest first."""
    window = max(0, start - _WINDOW)
    for pattern in (_PHRASE, _ARTICLE):
        match = pattern.search(text[window:start])
        if match:
            first_letters = _FIRST_LETTER.finditer(text[window:start], match.start())
            yield from reversed([window + letter.start() for letter in first_letters])


def _says(text: str, start: int, trigger: Span | None) -> bool | None:
    """What the words that end at `start` say of a place there; None where they say nothing."""
    if trigger and trigger.end <= start and not text[trigger.end : start].strip():
        return trigger.of(text).lower() not in word_list("en", "places.standing.told")
    if _ends_with(text, start, "told"):
        return False
    window = text[max(0, start - _WINDOW) : start]
    before = _before_preposition().search(window)
    if before:
        return _of_preposition(window, before)
    deed = _deed().search(window)
    if deed:
        return not _one("to_come").search(window[max(0, deed.start() - _AFTER) : deed.start()])
    if _part_of().search(window):
        return True
    return True if _ends_with(text, start, "reached") else None


def _of_preposition(window: str, match: re.Match[str]) -> bool:
    if match["word"].lower() == "to" and _one("giving").search(window[: match.start("word")]):
        return False
    return not _ends_with(window, match.start("word"), "elsewhere")


def _ends_with(text: str, end: int, words: str) -> bool:
    return bool(_closing(words).search(text[max(0, end - _AFTER) : end]))


@cache
def _closing(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words(words)})\s$", re.IGNORECASE)


@cache
def _one(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words(words)})\b[^.;!?]{{0,40}}$", re.IGNORECASE)


@cache
def _before_preposition() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<word>{_words('prepositions')})\s$", re.IGNORECASE)


@cache
def _deed() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('deeds')})\s(?:on|of|for|against|at|upon)\s$", re.IGNORECASE)


@cache
def _part_of() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('parts_of')})\s(?:of|from)\s$", re.IGNORECASE)


@cache
def _several() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('several')})[ ]$", re.IGNORECASE)


@cache
def _words(name: str) -> str:
    words = word_list("en", f"places.standing.{name}")
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def governs(text: str, span: Span) -> bool:
    """Whether what follows a capital's name makes a government of it: "X's demands"."""
    return bool(_owned().match(text, span.end, span.end + _AFTER))


@cache
def _owned() -> re.Pattern[str]:
    words = word_list("en", "parties.metonyms.owned")
    return re.compile(rf"['’]s?(?:[ ][\w-]{{1,20}}){{0,2}}[ ](?:{'|'.join(map(re.escape, sorted(words)))})\b")
