"""What the words beside a name say of it: its kind of place, and what it lies in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from counterclaim.interpret.where.candidates import wide_entries
from counterclaim.interpret.where.resolving import Name
from counterclaim.languages import load
from counterclaim.places import Gazetteer
from counterclaim.records import Level, Span

# "Akron, Ohio", "Raqqa, in northern Syria": a name with a capital, at most four words of it.
_LIES_IN = re.compile(
    r"(?:[ ]?,[ ]{1,2}(?:in[ ])?|[ ]\()(?:(?:the|northern|southern|eastern|western|central)[ ]){0,2}"
    r"(?P<name>[^\W\d_a-z][\w.’'-]{0,24}(?:[ ][^\W\d_a-z][\w.’'-]{0,24}){0,3})"
)
# What stands before "Ohio" in "Akron, Ohio".
_FOLLOWS = re.compile(r"[^\W\d_a-z][\w.’'-]{0,24},[ ]$")
# What stands after "Kyiv" in "Odesa, Kyiv and Lviv", where no name lies in the one before it.
_LISTED = re.compile(r"[ ](?:and|or)[ ][^\W\d_a-z]")
_WINDOW = 40
_WIDE = frozenset[Level]({"region", "country", "district"})

# What each kind of word lets a name be: a word for an area of one size is used of its neighbours too.
_ALLOWED: dict[str, frozenset[Level]] = {
    "settlement": frozenset({"settlement", "site"}),
    "district": frozenset({"district"}),
    "region": frozenset({"region", "country", "area"}),
    "water": frozenset({"water"}),
    "area": frozenset({"area"}),
    "country": frozenset({"country"}),
}


@cache
def kinds(table: str) -> dict[str, Level]:
    """Kind words of one table by level."""
    return {word: level for level, words in load("en", "places")[table].items() for word in words}


@cache
def _after() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(kinds("kind_after"), key=len, reverse=True))
    return re.compile(rf"[ ]{{1,2}}(?P<kind>{words})\b", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(kinds("kind_before"), key=len, reverse=True))
    return re.compile(rf"\b(?P<kind>{words})[ ]{{1,2}}$", re.IGNORECASE)


def level_beside(text: str, span: Span) -> tuple[Level | None, Span]:
    """The level that a kind word after or before the name says, and the span with a kind word after it."""
    after = _after().match(text, span.end, span.end + _WINDOW)
    if after:
        return kinds("kind_after")[after["kind"].lower()], Span(span.start, after.end())
    before = _before().search(text[max(0, span.start - _WINDOW) : span.start])
    return (kinds("kind_before")[before["kind"].lower()], span) if before else (None, span)


def with_kind(text: str, span: Span, known: Level | None) -> Span:
    """A name with the kind word after it, where this belongs to it: "Kherson region", not "Kherson city".

    `known` is the level of the entry that was found, None where none was.
    """
    level, whole = level_beside(text, span)
    return whole if level != "settlement" and known in (None, level, "area") else span


def split_kind(words: str) -> tuple[str, Level | None]:
    """A name without the kind word that it ends in, and the level that this says."""
    for kind in re.finditer(r"[ ]", words[-_WINDOW:]):
        start = len(words) - len(words[-_WINDOW:]) + kind.start()
        level = kinds("kind_after").get(words[start + 1 :].lower())
        if level and start:
            return words[:start], level
    return words, None


def lies_in(text: str, span: Span, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The region or country that directly follows a name: "Akron, Ohio"."""
    match = _LIES_IN.match(text, span.end, span.end + 2 * _WINDOW)
    if match is None:
        return ()
    for words in _shorter(match["name"]):
        plain, _ = split_kind(words)
        for name in (words, plain):
            if wide_entries(name, gazetteer):
                return (name,)
    return ()


@cache
def _shared_kind() -> re.Pattern[str]:
    """ "X, Y and Z counties": what follows X or Y up to the kind of all of them."""
    words = "|".join(re.escape(word) for word in load("en", "places")["kinds_of_several"])
    name = r"[^\W\d_a-z][\w.’'-]{0,24}(?:[ ][^\W\d_a-z][\w.’'-]{0,24}){0,2}"
    return re.compile(rf"(?:,[ ]{name}){{0,6}}(?:,?[ ](?:and|or)[ ]{name})?[ ](?P<kind>(?i:{words}))\b")


def shared_kind(text: str, span: Span) -> str | None:
    """The kind word of several names together, in the singular: "county" after "Adams and Brown counties"."""
    match = _shared_kind().match(text, span.end, span.end + 6 * _WINDOW)
    return load("en", "places")["kinds_of_several"][match["kind"].lower()] if match else None


def _shorter(words: str) -> Iterator[str]:
    parts = words.split(" ")
    for end in range(len(parts), 0, -1):
        yield " ".join(parts[:end]).rstrip(".’'-,") if end < len(parts) else " ".join(parts[:end])


def name_at(text: str, span: Span, gazetteer: Gazetteer) -> Name:
    """The name at a span, with what stands beside it."""
    words = " ".join(islice(span.of(text).split(), 12))
    within = lies_in(text, span, gazetteer)
    plain, level = split_kind(words)
    if level and not gazetteer.find(words):
        return Name(plain, _ALLOWED[level], within)
    kind = None if level else shared_kind(text, span)
    if kind and gazetteer.find(f"{words} {kind}"):
        return Name(f"{words} {kind}", _ALLOWED[kinds("kind_after")[kind]], within)
    if level is None:
        level = kinds("kind_after")[kind] if kind else _level_beside(text, span, words, gazetteer)
    if level is None and text.endswith("the ", 0, span.start) and _is_water(f"{words} River", gazetteer):
        return Name(f"{words} River", _ALLOWED["water"], within)
    if level is None and _follows(text, span):
        return Name(words, _WIDE if _wide(words, gazetteer) else frozenset(), within)
    return Name(words, _ALLOWED[level] if level else frozenset(), within)


def _follows(text: str, span: Span) -> bool:
    """Whether a name stands after another's comma, and is not the last but one of a list."""
    listed = _LISTED.match(text, span.end, span.end + _WINDOW)
    return not listed and bool(_FOLLOWS.search(text[max(0, span.start - _WINDOW) : span.start]))


def _level_beside(text: str, span: Span, words: str, gazetteer: Gazetteer) -> Level | None:
    """The level said beside a name; a word before it counts only if there is such a place."""
    level, whole = level_beside(text, span)
    if level is None or whole != span:
        return level
    known = any(one.entry.level in _ALLOWED[level] for one in gazetteer.find(words))
    return level if known else None


def _is_water(words: str, gazetteer: Gazetteer) -> bool:
    """ "The Dnipro" is the river, and "Dnipro" the city."""
    return any(one.entry.level == "water" and one.match == "name" for one in gazetteer.find(words))


def _wide(words: str, gazetteer: Gazetteer) -> bool:
    return any(one.entry.level in ("region", "country") for one in gazetteer.find(words))
