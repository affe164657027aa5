"""From claims of one happening to a scene: what is compared with other reports."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from counterclaim.reconcile.same_event.mention import sentences_of
from counterclaim.reconcile.same_event.wording import family, function_words, rarity
from counterclaim.reconcile.scenes.scene import Scene
from counterclaim.reconcile.scenes.sight import Sight
from counterclaim.records import Report, Span

_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 60
_BESIDE = 0.5  # what a word counts for that stands in a sentence beside, the headline or the first sentence
_LONGEST = 1200  # characters of one sentence that are looked at
_NUMBER = re.compile(r"\d[\d,.]*")


def described(sights: Sequence[Sight]) -> Scene:
    """The scene of claims of one report, which are not none."""
    report = sights[0].report
    telling = [sight for sight in sights if sight.tells] or list(sights)
    own = sorted({sight.mention.sentence for sight in sights})
    sentences = sentences_of(report.text)
    mentions = [sight.mention for sight in sights]
    return Scene(
        report=report.id,
        claims=tuple(sorted(sight.key for sight in sights)),
        groups=_common(telling),
        kinds=frozenset(mention.kind for mention in mentions if mention.kind),
        triggers=frozenset(word for sight in telling for word in sight.mention.trigger),
        words=_words(report, own, sentences),
        names=_names(report, own, sentences),
        numbers=frozenset(
            match for n in own for match in _NUMBER.findall(_of(report, sentences[n])) if len(match) > 1
        ),
        places=frozenset(place for sight in telling for place in sight.mention.places),
        areas=frozenset(place for sight in telling for place in sight.mention.areas),
        days=_days([mention.days for mention in mentions if mention.days]),
        published=mentions[0].published,
        parties=frozenset(party for mention in mentions for party in mention.parties),
        tolls=frozenset(toll for mention in mentions for toll in mention.quantities),
        instruments=frozenset(
            instrument.system or instrument.family
            for sight in sights
            for instrument in sight.claim.instruments
        ),
    )


def _common(sights: Sequence[Sight]) -> frozenset[str]:
    """The groups that most of the claims are of."""
    counts = Counter(group for sight in sights for group in sight.groups)
    most = max(counts.values(), default=0)
    return frozenset(group for group, count in counts.items() if count == most)


def _of(report: Report, sentence: Span) -> str:
    return report.text[sentence.start : min(sentence.end, sentence.start + _LONGEST)]


def _words(report: Report, own: Sequence[int], sentences: Sequence[Span]) -> dict[str, float]:
    """The weightiest words of what is told, each by how often it stands there and how rare it is."""
    counts: dict[str, float] = {}
    weight_of = dict.fromkeys((0, *(n + step for n in own for step in (-1, 1))), _BESIDE)
    weight_of.update(dict.fromkeys(own, 1.0))
    for n, weight in weight_of.items():
        if 0 <= n < len(sentences):
            for word in _content(_of(report, sentences[n])):
                counts[word] = counts.get(word, 0.0) + weight
    for word in _content(report.title or ""):
        counts[word] = counts.get(word, 0.0) + _BESIDE
    weights = {word: math.log1p(count) * rarity(word) for word, count in counts.items()}
    kept = sorted(weights, key=lambda word: (-weights[word], word))[:_MOST_WORDS]
    return _length_one({word: weights[word] for word in sorted(kept)})


def _length_one(weights: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(math.fsum(value * value for value in weights.values())) or 1.0
    return {word: round(value / length, 5) for word, value in weights.items()}


def _content(text: str) -> Iterable[str]:
    for word in _WORD.findall(text):
        base = family(word)
        if len(base) > 1 and base not in function_words() and not base[0].isdigit():
            yield base


def _names(report: Report, own: Sequence[int], sentences: Sequence[Span]) -> frozenset[str]:
    """The capitalised words that do not open a sentence."""
    found: set[str] = set()
    for n in own:
        for match in list(_WORD.finditer(_of(report, sentences[n])))[1:]:
            if match[0][0].isupper() and family(match[0]) not in function_words():
                found.add(family(match[0]))
    return frozenset(found)


def _days(intervals: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    """The shortest interval that is named, the earliest of equals."""
    if not intervals:
        return None
    return min(intervals, key=lambda days: (_length(days), days))


def _length(days: tuple[str, str]) -> int:
    first, last = (date.fromisoformat(day) for day in days)
    return (last - first).days
