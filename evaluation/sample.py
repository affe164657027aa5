"""Who said what in real articles of many outlets: the program beside labels of a separate reader.

The articles were chosen by hash and labelled in windows (docs/labelling.md). They come from sets that
train nothing. Beside each figure stands a rule baseline: quotation marks, reporting verbs and the name
beside them, every other sentence taken for the own voice. Where a second person's labels lie in
`evaluation/gold`, the agreement of the two is measured by the same rules, the second against the first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from counterclaim.attribute import attribute
from counterclaim.model import encode
from counterclaim.records import Attribution, Maker, Report, sha256
from counterclaim.text.sentences import sentences
from evaluation import rule_baseline
from evaluation.attribution_metrics import Count, Relation
from evaluation.bootstrap import interval
from evaluation.figure import Figure
from evaluation.sample_gold import FIRST, SECOND, Label, Sampled, labels, sampled, texts
from evaluation.sample_scores import Tally, Window, scored

_QUICK = 4  # every fourth article
_SHARES = {
    "attributed found": ("found", "attributed"),
    "attributed right": ("right", "attributed"),
    "own voice found": ("found", "own voice"),
    "own voice right": ("right", "own voice"),
}
_ON_PAIRS = {"speaker right": ("found", "speaker"), "speaker kind right": ("found", "speaker kind")}
_BOTH = ("chain", "nested")
_F1 = ("exact source", "exact cue", "exact content", "relation exact", "relation half")

Reader = Callable[[Sampled, str], list[Label]]


@dataclass(frozen=True, slots=True)
class Scored:
    """One article's counts: the program's and the baseline's."""

    article: Sampled
    ours: Tally
    plain: Tally


def measure(data: Path, quick: bool) -> list[Figure]:
    """The program's figures over all windows, by kind of outlet, and the agreement of its two passes."""
    sample = sampled()[:: _QUICK if quick else 1]
    words, gold = texts(data, sample), labels(FIRST)
    done = []
    for article in sample:
        text = words[article.id]
        window, wanted = Window(text, article.window), gold.get(article.id, [])
        ours, plain = (scored(window, reader(article, text), wanted) for reader in (read, rules))
        done.append(Scored(article, ours, plain))
    found = [*figures(done), *_by_group(done, lambda article: article.kind)]
    if not quick:
        found += _by_group(done, lambda article: article.outlet)
    return [*found, *agreement(sample, words, gold)]


def read(article: Sampled, text: str) -> list[Label]:
    """What the program finds, numbered as labels are."""
    data = text.encode("utf-8", "surrogatepass")
    report = Report(sha256(data), article.id, text, Maker("evaluation", "1"), language="en")
    found = list(attribute(next(encode([report]))))
    numbers = {one.id: n for n, one in enumerate(found, 1)}
    return [_label(numbers[one.id], one, numbers) for one in found]


def _label(n: int, found: Attribution, numbers: dict[str, int]) -> Label:
    name = found.speaker.name
    return Label(
        n=n,
        source=tuple((s.start, s.end) for s in found.source),
        cue=tuple((s.start, s.end) for s in found.cue),
        content=tuple((s.start, s.end) for s in found.content),
        speaker=(name.start, name.end) if name else None,
        speaker_kind=found.speaker.kind,
        chain=tuple((s.start, s.end) for s in found.chain),
        parent=numbers.get(found.parent) if found.parent else None,
        own_voice=found.own_voice,
    )


def rules(article: Sampled, text: str) -> list[Label]:
    """The baseline: rules for who speaks, and every sentence that they leave untouched as own voice."""
    said = rule_baseline.relations(text)
    spoken = [span for one in said for span in one.content]
    alone = [
        (span.start, span.end)
        for span in sentences(text)
        if not any(span.start < end and start < span.end for start, end in spoken)
    ]
    made = [_ruled(n, one) for n, one in enumerate(said, 1)]
    own = (Label(n, (), (), (span,), own_voice=True) for n, span in enumerate(alone, len(made) + 1))
    return [*made, *own]


def _ruled(n: int, relation: Relation) -> Label:
    source, cue, content = (tuple(sorted(getattr(relation, role))) for role in ("source", "cue", "content"))
    return Label(n, source, cue, content, speaker=source[0] if source else None, speaker_kind="person")


def figures(done: list[Scored]) -> Iterator[Figure]:
    """All figures over the articles, with intervals for the shares that the issue asks for."""
    for name, (side, key) in (_SHARES | _ON_PAIRS).items():
        ours, plain = ([_one(tally, side, key) for tally in some] for some in _tallies(done))
        yield Figure(
            name,
            _share(side, ours),
            _share(side, plain),
            count=_counted(side, ours),
            interval=interval(ours, lambda some, side=side: _share(side, some)),  # type: ignore[misc]
        )
    for key in _BOTH:
        for side in ("found", "right"):
            ours, plain = ([_one(tally, side, key) for tally in some] for some in _tallies(done))
            yield Figure(f"{key} {side}", _share(side, ours), _share(side, plain), count=_counted(side, ours))
    for key in _F1:
        ours_f1, plain_f1 = (f1(some, key) for some in _tallies(done))
        yield Figure(key, ours_f1, plain_f1, count=_whole([one.ours for one in done], "found", key).gold)


def _tallies(done: list[Scored]) -> tuple[list[Tally], list[Tally]]:
    return [one.ours for one in done], [one.plain for one in done]


def _by_group(done: list[Scored], group: Callable[[Sampled], str]) -> list[Figure]:
    """The four shares for each kind of outlet, or for each outlet."""
    made = []
    for name in sorted({group(one.article) for one in done}):
        some = [one for one in done if group(one.article) == name]
        for share, (side, key) in _SHARES.items():
            ours, plain = ([_one(tally, side, key) for tally in tallies] for tallies in _tallies(some))
            if any(count.gold or count.predicted for count in ours):
                made.append(
                    Figure(
                        f"{share}, {name}",
                        _share(side, ours),
                        _share(side, plain),
                        count=_counted(side, ours),
                    )
                )
    return made


def agreement(sample: list[Sampled], words: dict[str, str], gold: dict[str, list[Label]]) -> Iterator[Figure]:
    """The second person's labels measured against the first's, where there are any."""
    if not SECOND.exists():
        return
    second = labels(SECOND)
    tallies = [
        scored(Window(words[article.id], article.window), second[article.id], gold.get(article.id, []))
        for article in sample
        if article.id in second
    ]
    for key in (*_F1, "attributed", "own voice", *_BOTH):
        count = _whole(tallies, "found", key).gold
        yield Figure(f"agreement {key}", f1(tallies, key), count=count)
    for name, (side, key) in _ON_PAIRS.items():
        counts = [_one(tally, side, key) for tally in tallies]
        yield Figure(f"agreement {name}", _share(side, counts), count=_counted(side, counts))


def f1(tallies: list[Tally], key: str) -> float:
    """The harmonic mean of what is right of the predicted and what is found of the labelled."""
    precision = _whole(tallies, "right", key).precision
    recall = _whole(tallies, "found", key).recall
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _whole(tallies: list[Tally], side: str, key: str) -> Count:
    return _sum([_one(tally, side, key) for tally in tallies])


def _one(tally: Tally, side: str, key: str) -> Count:
    counts: dict[str, Count] = getattr(tally, side)
    return counts.get(key, Count())


def _sum(counts: list[Count]) -> Count:
    total = Count()
    for one in counts:
        total.add(one.right, one.predicted, one.gold)
    return total


def _share(side: str, counts: list[Count]) -> float:
    total = _sum(counts)
    return total.recall if side == "found" else total.precision


def _counted(side: str, counts: list[Count]) -> str:
    total = _sum(counts)
    return f"{total.right}/{total.gold if side == 'found' else total.predicted}"
