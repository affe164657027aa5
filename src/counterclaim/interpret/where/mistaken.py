"""Settlements that the reader takes for persons or bodies: "shelled Avdiivka", where it knows no Avdiivka.

Such a name is a place if it is exactly a settlement's of a country that the report speaks of, stands where
only a place can, and is nobody's anywhere in the report.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

from counterclaim.interpret.where.runs import LOCATION, Run
from counterclaim.interpret.where.surroundings import kinds
from counterclaim.languages import word_list
from counterclaim.places import Gazetteer
from counterclaim.records import Span

_WINDOW = 60
_JOINS = re.compile(r",?[ ](?:and|or)[ ]|,[ ]")


def settlements(
    text: str, runs: Sequence[Run], countries: frozenset[str], gazetteer: Gazetteer
) -> frozenset[str]:
    """The names that are places of the report though the reader says otherwise.

    `countries` are the codes of those that the report speaks of.
    """
    wrong = {run.span.of(text) for run in runs if run.label in ("PERSON", "ORGANIZATION")}
    possible = {name for name in wrong if _is_settlement(name, countries, gazetteer)}
    if not possible:
        return frozenset()
    somebody = _somebody(text, runs, possible, gazetteer)
    known = {
        run.span.of(text)
        for run in runs
        if run.label == LOCATION and _is_settlement(run.span.of(text), countries, gazetteer)
    }
    seen = {
        run.span.of(text)
        for run in runs
        if run.span.of(text) in possible - somebody and _stands(text, run.span)
    }
    return frozenset(_listed(text, runs, seen, known, possible - somebody))


def _listed(text: str, runs: Sequence[Run], seen: set[str], known: set[str], possible: set[str]) -> set[str]:
    """What was seen to be a place, and what stands in a list with it or with a place that the reader knew."""
    found = set(seen)

    def spread(order: Sequence[Run], joined: Callable[[Run, Run], bool]) -> None:
        for one, other in pairwise(order):
            name = other.span.of(text)
            if name in possible and one.span.of(text) in found | known and joined(one, other):
                found.add(name)

    spread(runs, lambda one, other: _join(text, one.span, other.span))
    spread(runs[::-1], lambda one, other: _join(text, other.span, one.span))
    return found


def _join(text: str, one: Span, other: Span) -> bool:
    return bool(_JOINS.fullmatch(text, one.end, other.start))


def _is_settlement(name: str, countries: frozenset[str], gazetteer: Gazetteer) -> bool:
    """Whether a name, as it is written, is a settlement's of one of the countries, or of no more than one."""
    if len(name) < 3 or not name[:1].isupper() or name.isupper():
        return False
    found = [one.entry for one in gazetteer.find(name) if one.match != "spelling"]
    if any(entry.level in ("country", "continent") for entry in found):
        return False
    within = {entry.country for entry in found if entry.level == "settlement"}
    return bool(within & countries) or len(within) == 1


def _somebody(text: str, runs: Sequence[Run], names: set[str], gazetteer: Gazetteer) -> set[str]:
    """The names that are somebody's anywhere: in a longer one, with a title, or of one who speaks.

    A capital speaks too: it stands for its government.
    """
    full = {run.span.of(text) for run in runs if run.label == "PERSON"} - names
    found = {part for name in full if " " in name for part in name.split(" ")} & names
    pairs = (run.span.of(text).split(" ") for run in runs if run.label == "ORGANIZATION")
    capitals = {
        name for name in names if any(gazetteer.is_capital(one.entry) for one in gazetteer.find(name))
    }
    found |= {words[1] for words in pairs if len(words) == 2} & names
    for run in runs:
        name = run.span.of(text)
        if name in names and (
            _titles().search(text[max(0, run.span.start - _WINDOW) : run.span.start])
            or (name not in capitals and _speaks().match(text, run.span.end, run.span.end + _WINDOW))
        ):
            found.add(name)
    return found


@cache
def _titles() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(word_list("en", "places.mistaken.titles"))))
    return re.compile(rf"\b(?:{words})\.?,?\s$", re.IGNORECASE)


@cache
def _speaks() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(word_list("en", "places.mistaken.speech"))))
    titles = "|".join(map(re.escape, sorted(word_list("en", "places.mistaken.titles"))))
    called = rf"(?:an?|the|his|her)[ ](?:[\w-]{{1,20}}[ ]){{0,3}}(?:{titles})\b"
    return re.compile(rf",?[ ](?:{words})\b|,[ ]\d{{1,3}},|,[ ]{called}")


def _stands(text: str, span: Span) -> bool:
    """Whether the words before or after a name are such as stand beside places alone."""
    before = _before().search(text[max(0, span.start - _WINDOW) : span.start])
    if before and before["article"]:
        return bool(_things().match(text, span.end, span.end + _WINDOW))
    return bool(before or _after().match(text, span.end, span.end + _WINDOW))


@cache
def _things() -> re.Pattern[str]:
    """What has an article before its place: "the X region", "the X railway station"."""
    words = {*kinds("kind_after"), *word_list("en", "places.sites")}
    any_of = "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
    return re.compile(rf"[ ](?:{any_of})\b")


@cache
def _after() -> re.Pattern[str]:
    be, done = (
        "|".join(map(re.escape, sorted(word_list("en", f"places.{name}"))))
        for name in ("standing.be", "mistaken.suffered")
    )
    return re.compile(rf"[ ](?:{be})[ ](?:[a-z]{{2,16}}[ ])?(?:{done})\b")


@cache
def _before() -> re.Pattern[str]:
    words = word_list("en", "places.standing.only_of_places") | word_list(
        "en", "places.standing.only_places_are"
    )
    deeds = "|".join(map(re.escape, sorted(word_list("en", "places.standing.deeds"))))
    any_of = "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
    kind = r"(?:[a-z-]{2,16}[ ]){0,2}(?:city|town|village|settlement|port)(?:[ ]of)?[ ]"
    article = rf"(?:(?P<article>the[ ])|(?:the[ ])?(?:nearby[ ]|{kind}))?"
    return re.compile(rf"\b(?:{any_of}|(?:{deeds})[ ](?:on|of|for))[ ]{article}$", re.IGNORECASE)
