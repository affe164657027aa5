"""Which articles are labelled: chosen by hash, over all outlets, near-duplicates left out.

    python -m evaluation.sample_choice          writes evaluation/gold/sample.jsonl

Nobody picked an article. Within an outlet the articles of moderate length on the war, from its first
day on, stand in the order of the SHA-256 of their ids and the first few are taken; an article that
repeats one already taken is passed over. Every fourth is read from a place inside it, the others from
their beginning, so that openings do not stand for whole articles. The file holds ids, hashes and
offsets, no text; `near_duplicates` names the articles that must stay out of training with this one.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.records import sha256
from counterclaim.text.sentences import sentences
from evaluation.places import data_folder

SAMPLE = Path(__file__).parent / "gold" / "sample.jsonl"
KINDS = {
    "reuters.com": "wire",
    "apnews.com (via dailymail.co.uk)": "wire",
    "dailymail.co.uk": "tabloid",
    "express.co.uk": "tabloid",
    "mirror.co.uk": "tabloid",
    "bbc.com": "broadcaster",
    "foxnews.com": "broadcaster",
    "abcnews.go.com": "broadcaster",
    "nbcnews.com": "broadcaster",
    "cbsnews.com": "broadcaster",
    "rt.com": "state media",
    "nytimes.com": "newspaper",
    "theguardian.com": "newspaper",
    "huffpost.com": "newspaper",
    "understandingwar.org": "think-tank assessment",
}
_EACH = {"reuters.com": 4, "rt.com": 5, "understandingwar.org": 5}
_EACH_ELSE = 3
_FIRST_DAY = "2022-02-24"
_WORDS = (200, 1500)
_ASSESSMENT_WORDS = (200, 3500)
_MENTIONS = 1.25  # of the war's words, as the set counts them, in a hundred words
_WINDOW = 230
_SHINGLE = 6
_REPEATS = 0.4
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Article:
    """An article of one of the two sets, by the id that its set gives it."""

    set: str
    id: str
    outlet: str
    text: str
    candidate: bool

    @property
    def order(self) -> int:
        return int(sha256(f"{self.set}/{self.id}".encode()), 16)


def articles(data: Path) -> Iterator[Article]:
    """Both sets in the order of their files."""
    for row in _rows(data / "ukraine_media" / "articles.jsonl.gz"):
        fits = row["date"] >= _FIRST_DAY and 100 * int(row["ua_hits"]) >= _MENTIONS * len(row["text"].split())
        yield Article(
            "ukraine_media", row["id"], row["outlet"], row["text"], fits and _fits(row["text"], _WORDS)
        )
    for row in _rows(data / "isw_reports" / "isw_reports.jsonl.gz"):
        fits = _fits(row["text"], _ASSESSMENT_WORDS)
        yield Article("isw_reports", row["slug"], "understandingwar.org", row["text"], fits)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _fits(text: str, words: tuple[int, int]) -> bool:
    return words[0] <= len(text.split()) <= words[1]


def chosen(every: Iterable[Article]) -> list[Article]:
    """The first few of each outlet by hash that repeat none already taken."""
    by_outlet: dict[str, list[Article]] = defaultdict(list)
    for article in every:
        if article.candidate:
            by_outlet[article.outlet].append(article)
    taken: list[tuple[Article, frozenset[int]]] = []
    for outlet in sorted(by_outlet):
        wanted = len(taken) + _EACH.get(outlet, _EACH_ELSE)
        for article in sorted(by_outlet[outlet], key=lambda one: one.order):
            mine = shingles(article.text)
            if len(taken) < wanted and not any(repeats(mine, other) for _, other in taken):
                taken.append((article, mine))
    return [article for article, _ in taken]


def shingles(text: str) -> frozenset[int]:
    """Hashes of all runs of a few words."""
    words = _WORD.findall(text.lower())
    return frozenset(hash(tuple(words[i : i + _SHINGLE])) for i in range(max(1, len(words) - _SHINGLE + 1)))


def repeats(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether the shorter of two texts stands to a good part in the longer."""
    return len(one & other) >= _REPEATS * min(len(one), len(other))


def window(article: Article) -> tuple[int, int]:
    """The run of whole sentences that is labelled: from the beginning, or from inside for every fourth."""
    spans = list(sentences(article.text))
    first = 0
    if article.order % 4 == 0:
        last = _last_start([len(span.of(article.text).split()) for span in spans])
        first = (article.order // 4) % (last + 1)
    words = 0
    for span in spans[first:]:
        words += len(span.of(article.text).split())
        if words >= _WINDOW:
            return spans[first].start, span.end
    return spans[first].start, spans[-1].end


def _last_start(lengths: list[int]) -> int:
    """The last sentence after which there are still enough words for a window."""
    words = 0
    for number in reversed(range(len(lengths))):
        words += lengths[number]
        if words >= _WINDOW:
            return number
    return 0


def sample_rows(every: list[Article]) -> Iterator[dict[str, Any]]:
    """One row an article that is labelled, with the ids of those that repeat it."""
    taken = chosen(every)
    rest = [(article.id, shingles(article.text)) for article in every]
    for article in taken:
        mine = shingles(article.text)
        yield {
            "set": article.set,
            "id": article.id,
            "outlet": article.outlet,
            "kind": KINDS[article.outlet],
            "text_sha256": sha256(article.text.encode("utf-8", "surrogatepass")),
            "window": list(window(article)),
            "near_duplicates": sorted(id for id, other in rest if id != article.id and repeats(mine, other)),
        }


def main() -> None:
    rows = list(sample_rows(list(articles(data_folder()))))
    SAMPLE.parent.mkdir(exist_ok=True)
    SAMPLE.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    print(f"{len(rows)} articles written to {SAMPLE.name}")


if __name__ == "__main__":
    main()
