"""Where a report names places: spans of names, by the reader's labels, the gazetteer and fixed wordings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from counterclaim.interpret.where.candidates import large_place, size_of, wide_entries
from counterclaim.interpret.where.mistaken import settlements
from counterclaim.interpret.where.runs import END, LETTER, LOCATION, Run, named_runs
from counterclaim.interpret.where.surroundings import kinds, split_kind
from counterclaim.languages import load, word_list
from counterclaim.places import Gazetteer
from counterclaim.records import Reading, Span

_FOLLOWER = 24
_WORD = re.compile(r"[^\W\d_]+")


def mentions(reading: Reading, gazetteer: Gazetteer) -> list[Span]:
    """The spans of all names of places, in reading order, none within another.

    A name that the reader mostly takes for a place in this report is one throughout; a name of a country,
    a region or a large city is one even where it stands for a government ("Washington"), and so is the
    place in the name of a public body of it ("Laurel County Sheriff's Office").
    """
    text = reading.report.text
    runs = list(named_runs(reading))
    labels = _labels(text, runs)
    mistaken = settlements(text, runs, _countries(text, runs, gazetteer), gazetteer)
    found = {
        _core(text, span, gazetteer)
        for run in runs
        for span in _places_in(text, run, labels, mistaken, gazetteer)
    }
    taken = sorted(found)
    found.update(
        span
        for span in _worded(text, gazetteer)
        if not any(span.overlaps(other) for other in _near(taken, span))
    )
    return _apart(span for span in found if span.start < span.end and not _no_place(text, span))


def _labels(text: str, runs: list[Run]) -> dict[str, Counter[str]]:
    """What the reader takes each name for in this report, and how often."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for run in runs:
        counts[run.span.of(text)][run.label] += 1
    return counts


def _countries(text: str, runs: list[Run], gazetteer: Gazetteer) -> frozenset[str]:
    """The codes of the countries that a report speaks of: by their people, by name, or by a city's name."""
    found = set(spoken_of(text))
    for name in {run.span.of(text) for run in runs if run.label == LOCATION}:
        entries = [one.entry for one in gazetteer.find(name) if one.match == "name"]
        if entries:
            found.add(max(entries, key=lambda entry: (size_of(entry), entry.id)).country)
    return frozenset(found - {""})


def _places_in(
    text: str, run: Run, labels: dict[str, Counter[str]], mistaken: frozenset[str], gazetteer: Gazetteer
) -> Iterator[Span]:
    words = run.span.of(text)
    counts = labels[words]
    if words in mistaken:
        yield run.span
    elif run.label == LOCATION:
        if counts["PERSON"] <= counts[LOCATION]:
            yield run.span if gazetteer.find(words) else _known_beginning(text, run.span, gazetteer)
    elif run.head and gazetteer.find(run.head.of(text)):
        yield run.head
    elif run.label == "PERSON":
        return
    elif large_place(words, gazetteer) or (counts[LOCATION] and gazetteer.find(words)):
        yield run.span
    else:
        yield from _place_of_body(text, run.span, gazetteer)


def _known_beginning(text: str, span: Span, gazetteer: Gazetteer) -> Span:
    """The part of an unknown name that is a body's or an event's place ("Beijing Olympics"), or all of it."""
    found = next(_place_of_body(text, span, gazetteer), None)
    words = span.of(text)
    if found or split_kind(words)[1]:
        return found or span
    for gap in reversed([gap.start() for gap in re.finditer(" ", words)][:4]):
        if large_place(words[:gap], gazetteer) or wide_entries(words[gap + 1 :], gazetteer):
            return Span(span.start, span.start + gap)
    return span


def _place_of_body(text: str, span: Span, gazetteer: Gazetteer) -> Iterator[Span]:
    """The place that a public body's name begins with, if the next word shows that it is one."""
    body = _bodies().search(span.of(text))
    if body is None:
        return
    for length in (body.end(), body.start()):
        words = text[span.start : span.start + length]
        if any(one.match == "name" for one in gazetteer.find(words)):
            yield Span(span.start, span.start + length)
            return


@cache
def _bodies() -> re.Pattern[str]:
    found = word_list("en", "places.bodies") | word_list("en", "places.sites")
    words = sorted(found, key=len, reverse=True)
    return re.compile(rf"(?:['’]s)?[ ](?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def _core(text: str, span: Span, gazetteer: Gazetteer) -> Span:
    """A name without the direction before it, unless this is its name: "Eastern Ukraine", "North Korea"."""
    words = span.of(text)
    part = _directions().match(words)
    if part is None or gazetteer.find(words) or not gazetteer.find(words[part.end() :]):
        return span
    return Span(span.start + part.end(), span.end)


@cache
def _directions() -> re.Pattern[str]:
    words = sorted(word_list("en", "places.parts.adjectives"), key=len, reverse=True)
    return re.compile(rf"(?:(?:{'|'.join(map(re.escape, words))})[ ]){{1,2}}", re.IGNORECASE)


@cache
def _wordings() -> re.Pattern[str]:
    """ "The village of X": a capital after such words is a name, whatever the reader took it for."""
    before = [word for word, level in kinds("kind_before").items() if level != "country" and " of" in word]
    words = "|".join(re.escape(word) for word in sorted(before, key=len, reverse=True))
    name = r"[^\W\d_a-z][\w’'-]{1,24}(?:[ ][^\W\d_a-z][\w’'-]{1,24}){0,2}"
    return re.compile(rf"\b(?i:{words})[ ](?P<name>{name})")


def _worded(text: str, gazetteer: Gazetteer) -> Iterator[Span]:
    for match in _wordings().finditer(text):
        words = END.sub("", match["name"])
        shorter = [word.start() for word in re.finditer(" ", words)]
        known = [end for end in (len(words), *shorter[::-1]) if gazetteer.find(words[:end])]
        yield Span(match.start("name"), match.start("name") + (known[0] if known else len(words)))


def _near(spans: list[Span], span: Span) -> Iterator[Span]:
    """Those of sorted spans that may overlap one."""
    for other in spans[_place_of(spans, span) :]:
        if other.start >= span.end:
            return
        yield other


def _place_of(spans: list[Span], span: Span) -> int:
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle].end <= span.start:
            low = middle + 1
        else:
            high = middle
    return low


def _no_place(text: str, span: Span) -> bool:
    """Peoples, creeds and the like, joined or not ("Russian-led"); streets; newspapers; single letters."""
    words = span.of(text)
    plain = words.lower().removesuffix("'s").removesuffix("’s").rstrip(".")
    if len(LETTER.findall(words)) < 2 or plain in demonyms() or plain.split("-")[0] in demonyms():
        return True
    if _followers().match(text, span.end, span.end + _FOLLOWER):
        return True
    if plain in word_list("en", "places.no_places.press") and text.endswith("The ", 0, span.start):
        return True
    last = plain.split(" ")[-1]
    none = word_list("en", "places.no_places.words")
    return (
        last in word_list("en", "places.no_places.streets")
        or plain in none
        or plain.split(" ", 1)[-1] in (word for word in none if " " in word)
    )


@cache
def _followers() -> re.Pattern[str]:
    words = sorted(word_list("en", "places.no_places.followers"), key=len, reverse=True)
    return re.compile(rf"[ ](?:{'|'.join(map(re.escape, words))})\b")


@cache
def demonyms() -> dict[str, str]:
    """The country's code by a word for its people or things, in small letters."""
    return {word: code for code, words in load("en", "places")["demonyms"].items() for word in words}


def _apart(spans: Iterator[Span]) -> list[Span]:
    """Sorted, and of two that overlap the longer one."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if kept and kept[-1].overlaps(span):
            continue
        kept.append(span)
    return kept


def spoken_of(text: str) -> dict[str, int]:
    """How often a text has words for people and things of each country, by the country's code."""
    table = demonyms()
    counts: Counter[str] = Counter()
    before = ""
    for match in _WORD.finditer(text):
        word = match.group().lower()
        country = table.get(f"{before} {word}") or table.get(word)
        if country:
            counts[country] += 1
        before = word
    return dict(sorted(counts.items()))
