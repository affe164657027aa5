"""The article text of web pages: how much of it the HTML reader finds, and how much else it takes in.

The set and the measure are scrapinghub's article extraction benchmark: texts are compared as bags of
runs of four words, precision and recall are the means of the pages', and F1 is made of these means.
Beside ours stands trafilatura with its own settings, which is what the reader would be without ours.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

import trafilatura

from counterclaim.read import Limits
from counterclaim.read.html import page as read_page
from counterclaim.read.source import Refused
from evaluation.bootstrap import interval
from evaluation.figure import Figure

_WORD = re.compile(r"\w+")
_RUN = 4
_PUBLISHED = ".958 (trafilatura 2.0, scrapinghub 2026)"

Reader = Callable[[bytes, str | None], str]


@dataclass(frozen=True, slots=True)
class Share:
    """One page's precision and recall; None where there is nothing to divide by."""

    precision: float | None
    recall: float | None


def article_text_f1(data_dir: Path) -> dict[str, float]:
    """F1, precision and recall of the HTML reader over all pages, and their number."""
    shares = [share for share, _ in _shares(data_dir / "boilerplate_scrapinghub", ours)]
    return {
        "f1": f1(shares),
        "precision": mean(one.precision for one in shares if one.precision is not None),
        "recall": mean(one.recall for one in shares if one.recall is not None),
        "pages": len(shares),
    }


def measure(data: Path, quick: bool) -> list[Figure]:
    """Article-text F1 on all pages and on those that chose no setting; a quick run takes the latter only."""
    folder = data / "boilerplate_scrapinghub"
    mine, plain = list(_shares(folder, ours, quick)), list(_shares(folder, trafilatura_as_it_is, quick))
    figures = [
        _figure(
            "article text F1, held-out pages",
            *([one for one, held in both if held] for both in (mine, plain)),
        )
    ]
    if not quick:
        figures += [_figure("article text F1", *([one for one, _ in both] for both in (mine, plain)))]
    return figures


def _figure(name: str, mine: Sequence[Share], plain: Sequence[Share]) -> Figure:
    return Figure(
        name, f1(mine), baseline=f1(plain), published=_PUBLISHED, count=len(mine), interval=interval(mine, f1)
    )


def ours(page: bytes, url: str | None) -> str:
    try:
        return read_page(page, Limits(), url=url).text
    except Refused:
        return ""


def trafilatura_as_it_is(page: bytes, url: str | None) -> str:
    return trafilatura.extract(page, url=url, include_comments=False) or ""


def f1(shares: Sequence[Share]) -> float:
    """The harmonic mean of mean precision and mean recall, as the benchmark has it."""
    precision = mean(one.precision for one in shares if one.precision is not None)
    recall = mean(one.recall for one in shares if one.recall is not None)
    return 2 * precision * recall / (precision + recall)


def share(found: str, article: str) -> Share:
    """How much of what was found is the article's, and how much of the article was found."""
    have, want = runs(found), runs(article)
    both = (have & want).total()
    return Share(
        both / have.total() if have else None,
        both / want.total() if want else None,
    )


def runs(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words in a text, or all its words if it has fewer."""
    words = _WORD.findall(text)
    found = (tuple(words[start : start + _RUN]) for start in range(max(1, len(words) - _RUN + 1)))
    return Counter(run for run in found if run)


def _shares(folder: Path, reader: Reader, held_out_only: bool = False) -> Iterator[tuple[Share, bool]]:
    """Every page's share, and whether the page was held out when the settings were chosen."""
    with gzip.open(folder / "ground-truth.json.gz", "rt", encoding="utf-8") as file:
        truth = json.load(file)
    for name, entry in sorted(truth.items()):
        held_out = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 5 == 0
        if held_out or not held_out_only:
            page = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
            yield share(reader(page, entry.get("url")), entry["articleBody"]), held_out
