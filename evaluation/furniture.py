"""Page furniture: how much of it is found in plain-text scrapes, and how much else is taken for it.

The pages of the article-extraction benchmark are turned into all their visible text. A line is furniture
if its words do not stand, in one piece, in the article's text. Counted in words: micro over all pages
together, macro as the mean of the pages. The rules were looked over on pages with sha256(id) mod 5 != 0;
the others are for reporting only.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from counterclaim.read.furniture import furniture
from counterclaim.records import Span
from counterclaim.text.sentences import paragraphs
from evaluation.attribution_metrics import Count
from evaluation.bootstrap import interval
from evaluation.figure import Figure
from evaluation.visible_text import visible_text

_WORD = re.compile(r"\w+")
_SHORT_LINE = 10

Marker = Callable[[str], tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class Page:
    """A page's visible text, and for every line of it whether the article holds it."""

    text: str
    lines: tuple[tuple[Span, bool], ...]
    reporting: bool


def measure(data: Path, quick: bool) -> list[Figure]:
    """Precision and recall of furniture in words; raises FileNotFoundError where the set is not there."""
    pages = [page for page in read_pages(data / "boilerplate_scrapinghub") if page.reporting or not quick]
    parts = {"held-out pages": [page for page in pages if page.reporting]}
    if not quick:
        parts["all pages"] = pages
    return [figure for name, some in parts.items() for figure in _figures(name, some)]


def _figures(name: str, pages: list[Page]) -> Iterator[Figure]:
    ours = [count(page, furniture) for page in pages]
    plain = [count(page, short_lines) for page in pages]
    for kind in ("precision", "recall"):
        for mean, of in (("micro", _micro), ("macro", _macro)):
            yield Figure(
                f"{name}: {kind}, {mean}",
                of(ours, kind),
                baseline=of(plain, kind),
                count=len(pages),
                interval=interval(ours, lambda some, of=of, kind=kind: of(some, kind)),  # type: ignore[misc]
            )


def read_pages(folder: Path) -> Iterator[Page]:
    with gzip.open(folder / "ground-truth.json.gz", "rt", encoding="utf-8") as file:
        truth = json.load(file)
    for name, entry in sorted(truth.items()):
        text = visible_text(gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()))
        article = f" {_plain(entry['articleBody'])} "
        lines = tuple((span, f" {_plain(span.of(text))} " in article) for span in paragraphs(text))
        yield Page(text, tuple(line for line in lines if _plain(line[0].of(text))), held_out(name))


def held_out(name: str) -> bool:
    """Whether a document is for reporting only: its hash is a multiple of five."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 5 == 0


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def short_lines(text: str) -> tuple[Span, ...]:
    """The plain baseline: a line of fewer than ten words is furniture."""
    return tuple(span for span in paragraphs(text) if len(_WORD.findall(span.of(text))) < _SHORT_LINE)


def count(page: Page, marker: Marker) -> Count:
    """Words rightly marked, marked, and to be marked. A line counts by the part of it that is marked."""
    marked = marker(page.text)
    total = Count()
    for span, in_article in page.lines:
        words = len(_WORD.findall(span.of(page.text)))
        taken = sum(
            len(_WORD.findall(page.text[max(span.start, mark.start) : min(span.end, mark.end)]))
            for mark in marked
            if mark.overlaps(span)
        )
        total.add(0 if in_article else taken, taken, 0 if in_article else words)
    return total


def _micro(counts: list[Count], kind: str) -> float:
    whole = Count()
    for one in counts:
        whole.add(one.right, one.predicted, one.gold)
    return float(getattr(whole, kind))


def _macro(counts: list[Count], kind: str) -> float:
    """The mean of the pages for which the ratio exists."""
    asked = [one for one in counts if (one.predicted if kind == "precision" else one.gold)]
    return sum(float(getattr(one, kind)) for one in asked) / len(asked) if asked else 0.0
