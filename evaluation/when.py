"""When: expressions of time found and normalised, and the time that a happening belongs to.

Measured on the documents that were kept out of tuning. On WikiWars types are not compared and gold without
a value is left out, with what was found there. Speed is that of one core on the texts of the sets.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from counterclaim.interpret.when import time_of, times
from counterclaim.records import Published
from evaluation.attribution_metrics import Count
from evaluation.bootstrap import interval
from evaluation.figure import Figure
from evaluation.meantime_times import Anchored, Article, read_articles
from evaluation.timeml import Document, Expression, Scores, read_documents, without_unknown
from evaluation.when_baseline import expressions, nearest_time

FOLDERS = ("tempeval3", "wikiwars", "meantime_en")
_PUBLISHED = "HeidelTime .776, NavyTime .710, SUTime .674 on TempEval-3 platinum"
_LEAST_SECONDS = 1.0

Finder = Callable[[str, str], list[Expression]]
Placer = Callable[[Article, Anchored], str | None]


@dataclass(frozen=True, slots=True)
class TimedSet:
    """A set of TimeML documents: its name in the figures, its folder, what is published on it."""

    name: str
    folder: str
    published: str
    ignores_unknown: bool


_SETS = (
    TimedSet("TimeBank and AQUAINT", "tempeval3", _PUBLISHED, False),
    TimedSet("WikiWars", "wikiwars", "", True),
)


_MEANTIME = TimedSet("MEANTIME", "meantime_en", "", False)


def measure(data: Path, quick: bool) -> list[Figure]:
    """F1 of values and spans, of happenings' times, and words a second; a part is as quick as the whole."""
    figures = [figure for one in _SETS for figure in expression_figures(one, _reporting(data / one.folder))]
    articles = [article for article in read_articles(data / "meantime_en") if article.reporting]
    figures += expression_figures(_MEANTIME, articles)
    figures += anchoring_figures(articles)
    if not quick:
        figures.append(speed(read_documents(data / "tempeval3")))
    return figures


def _reporting(folder: Path) -> list[Document]:
    return [document for document in read_documents(folder) if document.reporting]


def found_by_us(text: str, written: str) -> list[Expression]:
    return [Expression(*one.span, one.value) for one in times(text, Published(written[:16].rstrip("T")))]


def expression_figures(one: TimedSet, documents: Sequence[Document | Article]) -> Iterator[Figure]:
    """Value F1, and how much is found."""
    ours = [scores_of(document, found_by_us, one.ignores_unknown) for document in documents]
    plain = [scores_of(document, expressions, one.ignores_unknown) for document in documents]
    for kind, words in (("value", "value F1"), ("relaxed", "found, relaxed"), ("strict", "found, strict")):
        yield Figure(
            f"{one.name}: {words}",
            _f1(ours, kind),
            baseline=_f1(plain, kind),
            published=one.published if kind == "value" else "",
            count=_whole(ours, kind).gold,
            interval=interval(ours, lambda some, kind=kind: _f1(some, kind)),  # type: ignore[misc]
        )


def scores_of(document: Document | Article, find: Finder, ignores_unknown: bool) -> Scores:
    """The counts of one document."""
    found: Sequence[Expression] = find(document.text, document.written)
    gold: Sequence[Expression] = document.gold
    if ignores_unknown:
        found, gold = without_unknown(found, gold)
    scores = Scores()
    scores.add(found, gold)
    return scores


def _whole(scores: Sequence[Scores], kind: str) -> Count:
    whole = Count()
    for one in scores:
        count: Count = getattr(one, kind)
        whole.add(count.right, count.predicted, count.gold)
    return whole


def _f1(scores: Sequence[Scores], kind: str) -> float:
    return _whole(scores, kind).f1


def anchoring_figures(articles: Sequence[Article]) -> Iterator[Figure]:
    """How often a happening gets its own time, and how often a time given is its own."""
    ours, plain = _our_placer(articles), _nearest_placer(articles)
    counts = [placed(article, ours) for article in articles]
    beside = _sum([placed(article, plain) for article in articles])
    whole = _sum(counts)
    for kind in ("f1", "precision", "recall"):
        yield Figure(
            f"MEANTIME: time of a happening, {kind.replace('f1', 'F1')}",
            float(getattr(whole, kind)),
            baseline=float(getattr(beside, kind)),
            count=f"{whole.right}/{whole.predicted}/{whole.gold}",
            interval=interval(counts, lambda some, kind=kind: getattr(_sum(some), kind)),  # type: ignore[misc]
        )


def placed(article: Article, place: Placer) -> Count:
    """Happenings given their own time, given any, and having one of their own.

    The article's own date is no time of a happening's own; to give it there is neither right nor wrong.
    """
    count = Count()
    for happening in article.happenings:
        own = happening.values - {article.written}
        value = place(article, happening)
        given = value is not None and (bool(own) or value != article.written)
        count.add(bool(own) and value in happening.values, given, bool(own))
    return count


def _our_placer(articles: Sequence[Article]) -> Placer:
    found = {one.name: times(one.text, Published(one.written[:10])) for one in articles}

    def place(article: Article, happening: Anchored) -> str | None:
        own = found[article.name]
        one = time_of(happening.trigger, happening.sentence, own, article.text, happening.sentence)
        return one.value if one else None

    return place


def _nearest_placer(articles: Sequence[Article]) -> Placer:
    found = {one.name: times(one.text, Published(one.written[:10])) for one in articles}

    def place(article: Article, happening: Anchored) -> str | None:
        one = nearest_time(happening.trigger, happening.sentence, found[article.name])
        return one.value if one else None

    return place


def _sum(counts: Sequence[Count]) -> Count:
    whole = Count()
    for count in counts:
        whole.add(count.right, count.predicted, count.gold)
    return whole


def speed(documents: Sequence[Document]) -> Figure:
    """Microseconds a word on one core, reading the documents until a second has passed."""
    begin, words = time.process_time(), 0
    while time.process_time() - begin < _LEAST_SECONDS:
        for document in documents:
            times(document.text, Published(document.written[:10]))
            words += len(document.text.split())
    taken = time.process_time() - begin
    return Figure("time a word", 1e6 * taken / words, count=words, unit="microseconds")
