"""Articles of gva_multisource to incidents: each article described once, and what two of them have in common.

An article is laid beside another by the product's own means: the comparison of passages, the expressions of
time, the tolls. For evaluation only; nothing that ships is learnt here.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import log1p
from pathlib import Path
from typing import Any

from counterclaim.interpret.how_many import tolls
from counterclaim.interpret.when import times
from counterclaim.reconcile.same_event.features import cosine
from counterclaim.reconcile.same_event.mention import Mention, passage
from counterclaim.reconcile.same_event.wording import family, function_words, rarity
from counterclaim.records import Published
from evaluation.how_many import usable, whole_text

_WORD = re.compile(r"[^\W_]+")
_FULL_NAME = re.compile(r"\b[A-Z][a-z]+(?:[ ][A-Z]\.)?[ ][A-Z][a-z]+\b")
_NUMBER = re.compile(r"\b\d{2,5}\b")
_A_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LEAD = 1500
_WEEKS = 14
_DAY = len("2014-02-05")


@dataclass(frozen=True, slots=True)
class Article:
    """One article as a mention of its incident, with what an article has and a claim has not."""

    mention: Mention
    incident: str
    names: Mapping[str, float]
    persons: frozenset[str]
    tolls: tuple[int | None, int | None]
    published: date
    text: str


def read(folder: Path, most: int | None = None) -> tuple[list[Article], int]:
    """The usable articles, and how many were dropped (short, a page served for many, without a record).

    With `most`, no more than so many, whole incidents together.
    """
    rows = list(_rows(folder / "articles.jsonl.gz"))
    records = {row["incident"]: row for row in _rows(folder / "incidents.jsonl.gz")}
    kept, dropped = usable(rows, records)
    kept.sort(key=lambda row: (row["incident"], row["id"]))
    return [article(row) for row in kept[:most]], dropped


def article(row: Mapping[str, Any]) -> Article:
    text = whole_text(dict(row))
    lead = text[:_LEAD]
    read_tolls = tolls(text)
    persons = frozenset(match[0] for match in _FULL_NAME.finditer(text))
    published = date.fromisoformat(row["dct"][:_DAY])
    mention = Mention(
        id=row["id"],
        document=row["id"],
        sentence=0,
        trigger=(),
        passage=passage(_WORD.findall(lead)),
        numbers=frozenset(_NUMBER.findall(lead)),
        days=_day(lead, published),
    )
    return Article(
        mention,
        row["incident"],
        _names(text),
        persons,
        tuple(toll.number if toll else None for toll in (read_tolls.killed, read_tolls.injured)),  # type: ignore[arg-type]
        published,
        text,
    )


def _names(text: str) -> dict[str, float]:
    """The capitalised words of a text as a vector of length one."""
    return passage(word for word in _WORD.findall(text) if word[0].isupper())


def _day(lead: str, published: date) -> tuple[str, str] | None:
    """The first day that the lead names and that lies in the two weeks before it was published."""
    for time in times(lead, Published(published.isoformat())):
        day = (time.start or "")[:_DAY]
        if _A_DAY.fullmatch(day) and time.granularity in ("day", "hour", "minute", "part of day"):
            near = published - date.fromisoformat(day)
            if timedelta(0) <= near <= timedelta(days=_WEEKS):
                return day, day
    return None


def common(one: Article, other: Article) -> dict[str, float]:
    """What two articles have in common, number by number."""
    names = one.names.keys() & other.names.keys()
    persons = one.persons & other.persons
    gap = abs((one.published - other.published).days)
    found = {
        "passages": cosine(one.mention.passage, other.mention.passage),
        "names": cosine(one.names, other.names),
        "rarest name": max(map(rarity, names), default=0.0),
        "persons": log1p(len(persons)),
        "person words": max(
            (sum(rarity(family(word)) for word in _content(name)) for name in persons), default=0.0
        ),
        "numbers": log1p(len(one.mention.numbers & other.mention.numbers)),
        "published apart": log1p(gap),
        "published within two days": float(gap <= 2),
    }
    found.update(_days_apart(one.mention, other.mention))
    for name, left, right in zip(("killed", "injured"), one.tolls, other.tolls, strict=True):
        if left is not None and right is not None:
            found[f"{name} {'same' if left == right else 'differ'}"] = 1.0
    return found


def _content(name: str) -> Iterator[str]:
    yield from (word for word in _WORD.findall(name) if family(word) not in function_words())


def _days_apart(one: Mention, other: Mention) -> dict[str, float]:
    if one.days is None or other.days is None:
        return {}
    gap = abs((date.fromisoformat(one.days[0]) - date.fromisoformat(other.days[0])).days)
    return {"same day": float(gap == 0), "next day": float(gap == 1), "days apart": log1p(gap)}


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
