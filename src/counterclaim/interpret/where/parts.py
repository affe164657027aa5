"""Words that take a part of a place, or mean something near it: "the west bank of", "20 km north of"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from counterclaim.languages import load
from counterclaim.records import Level, Span

_WINDOW = 70

PartKind = Literal["part", "near", "around", "site", "elsewhere"]
"""A part of the place; outside but near it; an area around it; something in it; something far from it."""


@dataclass(frozen=True, slots=True)
class Part:
    """The words beside a name, what they make of it, and the distance that they state, in metres."""

    span: Span
    kind: PartKind
    metres: int = 0


def part_of(text: str, name: Span, level: Level) -> Part | None:
    """Words before a name that take a part of it, or else those after it; None if they fit no such level."""
    part = _before(text, name) or _after(text, name)
    if part is None or (part.kind == "site" and level not in ("settlement", "unknown")):
        return None
    if part.kind != "part":
        return part
    words = {word.lower() for word in part.span.of(text).split(" ")[-2:]}
    if words & set(_table()["parts"]["of_a_border"]) and level == "settlement":
        return Part(part.span, "around")
    waterside = words & {"bank", "banks"}
    return None if waterside and level not in ("water", "unknown") else part


@cache
def _table() -> dict[str, Any]:
    return load("en", "places")


def _any(words: list[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


@cache
def _patterns() -> list[tuple[PartKind, re.Pattern[str]]]:
    """Patterns that end where the name begins, the most telling one first."""
    parts = _table()["parts"]
    direction, side, near = _any(parts["directions"]), _any(parts["side"]), _any(parts["near"])
    adjective = _any(parts["adjectives"])
    of = rf"of[ ](?:the[ ])?(?:{_any(parts['of_a_country'])}[ ]of[ ](?:the[ ])?)?"
    number = rf"(?P<number>\d{{1,4}}(?:[.,]\d{{1,3}})?)[ -]?(?P<unit>{_any(list(_table()['distance']))})"
    shapes: list[tuple[PartKind, str]] = [
        (
            "near",
            rf"{number}(?:[ ]\([^()]{{1,20}}\))?(?:[ ](?:to[ ]the[ ])?{direction})?(?:[ ]away)?"
            r"[ ](?:of|from)[ ](?:the[ ])?",
        ),
        ("part", rf"(?:the[ ])?(?:(?:{adjective}|right|left|far)[ -]){{0,2}}{side}[ ]{of}"),
        ("near", rf"(?:to|from)[ ]the[ ]{direction}[ ]{of}"),
        ("part", rf"(?:the|in)[ ]{direction}[ ]{of}"),
        ("near", rf"(?:just[ ])?{direction}[ ]of[ ](?:the[ ])?(?:{_any(parts['of_a_country'])}[ ]of[ ])?"),
        ("part", rf"(?:{adjective}[ ]){{1,2}}"),
        (
            "near",
            rf"{near}[ ](?:the[ ])?(?:[a-z]{{1,12}}[ ]){{0,2}}(?:{_any(parts['of_a_country'])}[ ]of[ ])?",
        ),
    ]
    return [(kind, re.compile(rf"\b{shape}$", re.IGNORECASE)) for kind, shape in shapes]


def _before(text: str, name: Span) -> Part | None:
    start = max(0, name.start - _WINDOW)
    window = text[start : name.start]
    for kind, pattern in _patterns():
        match = pattern.search(window)
        if match and _speaks_of_it(text, name, kind, match):
            end = start + len(window[: match.end()].rstrip())
            return Part(Span(start + match.start(), end), kind, _metres(match))
    return None


def _speaks_of_it(text: str, name: Span, kind: PartKind, match: re.Match[str]) -> bool:
    """Not in "near Ukraine's capital", nor in "to be part of Russia"."""
    possessive = text.startswith(("'s", "’s"), name.end)
    never = match.group().strip().lower() in _table()["parts"]["never"]
    return not never and not (kind == "near" and possessive)


def _metres(match: re.Match[str]) -> int:
    groups = match.groupdict()
    if not groups.get("number"):
        return 0
    return round(
        float(groups["number"].replace(",", ".")) * int(_table()["distance"][groups["unit"].lower()])
    )


@cache
def _followers() -> list[tuple[PartKind, re.Pattern[str]]]:
    table = _table()
    parts, between = table["parts"], rf"(?:[ ]{_any(table['between']['words'])}){{0,3}}"
    direction, adjective = _any(parts["directions"]), _any(parts["adjectives"])
    site = _any(table["sites"]["in_place"] + table["sites"]["with_capital"])
    return [
        (
            "elsewhere",
            re.compile(rf"(?P<words>{between}[ ]{_any(table['sites']['elsewhere'])})\b", re.IGNORECASE),
        ),
        (
            "site",
            re.compile(rf"(?:['’]s)?(?P<words>{between}[ ]{site})\b"),
        ),
        ("around", re.compile(rf"(?P<words>[ -]{_any(table['around']['words'])})\b", re.IGNORECASE)),
        (
            "part",
            re.compile(
                rf"['’]s(?P<words>(?:[ ]far)?[ ](?:{direction}|{adjective}[ ]{_any(parts['side'])}))\b",
                re.IGNORECASE,
            ),
        ),
    ]


def _after(text: str, name: Span) -> Part | None:
    for kind, pattern in _followers():
        match = pattern.match(text, name.end, name.end + _WINDOW)
        if match:
            start = match.start("words")
            start += len(match["words"]) - len(match["words"].lstrip(" -"))
            return Part(Span(start, match.end("words")), kind)
    return None


@cache
def _unnamed() -> re.Pattern[str]:
    parts = _table()["parts"]
    direction, side, adjective = _any(parts["directions"]), _any(parts["side"]), _any(parts["adjectives"])
    return re.compile(
        rf"\b(?P<part>(?:the[ ])?(?:{direction}|{adjective}[ ]{side})[ ]of)[ ]"
        rf"(?P<name>(?:the|that|this)[ ]{_any(parts['unnamed'])})\b(?![ ]of\b)",
        re.IGNORECASE,
    )


def unnamed_parts(text: str) -> Iterator[tuple[Span, Span]]:
    """ "The south of the country": the words of the whole, and those of the part."""
    for match in _unnamed().finditer(text):
        yield Span(*match.span("name")), Span(*match.span("part"))
