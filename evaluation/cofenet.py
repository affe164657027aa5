"""Who said what, on PolNeAR's development half as CofeNet (COLING 2022) cuts it.

Paragraphs of tokens with BIO labels, cut at 300 tokens. A span is a B- and the I- of its kind that follow
it; an I- that continues nothing is dropped, on both sides, so what runs over a cut counts up to the cut.
F1 is taken over all spans together. The reader is given the words of a whole article, one paragraph a
line, as it would be at work; "paragraph alone" is how CofeNet reads. The published figures are of the
test half, which is not at hand.
"""

from __future__ import annotations

import gzip
import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from counterclaim.model import encode
from counterclaim.records import Maker, Report, sha256
from evaluation import rule_baseline
from evaluation.attribution import PUBLISHED, figures
from evaluation.attribution_metrics import ROLES, Scores, Span, Spans, add_spans, f1_over
from evaluation.figure import Figure
from evaluation.heads import predicted

_QUICK = 20
_LONGEST = 300
# The treebank's spellings of marks, and where a writer leaves no blank.
_SPELLED = {
    "``": "“",
    "''": "”",
    "`": "‘",
    "'": "’",
    "-LRB-": "(",
    "-RRB-": ")",
    "-LSB-": "[",
    "-RSB-": "]",
    "--": "—",
}
_CLOSE_BEFORE = frozenset(".,;:?!%)]”’…") | {"n't", "..."}
_CLOSE_AFTER = frozenset("“‘([$#")

Tagged = dict[str, set[Span]]
Method = Callable[[str], dict[str, Spans]]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Tokens and their BIO labels; spans of it are pairs of token numbers."""

    tokens: tuple[str, ...]
    labels: tuple[str, ...]


def measure(data: Path, quick: bool) -> list[Figure]:
    """F1 by role, exact and by where spans begin, beside the rule baseline."""
    together: dict[str, Scores] = {}
    alone: dict[str, Scores] = {}
    plain: dict[str, Scores] = {}
    for id, version in versions(data / "polnear" / "cofenet_valid.jsonl.gz", quick).items():
        article = id.rpartition("_")[0]  # behind it stands who annotated this version
        _add(together.setdefault(article, Scores()), version, _heads)
        _add(plain.setdefault(article, Scores()), version, _rules)
        for paragraph in version:
            _add(alone.setdefault(article, Scores()), [paragraph], _heads)
    names = [name for name in PUBLISHED if any(name in one.counts for one in together.values())]
    found = list(figures(list(together.values()), list(plain.values()), names, PUBLISHED))
    return [
        *found,
        *(Figure(f"{name}, paragraph alone", f1_over(alone.values(), name)) for name in names),
    ]


def versions(path: Path, quick: bool = False) -> dict[str, list[Paragraph]]:
    """The paragraphs of each annotated version, in the order of the file, by the version's id."""
    found: dict[str, list[Paragraph]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            found.setdefault(row["id"], []).append(Paragraph(tuple(row["tokens"]), tuple(row["labels"])))
    return {id: found[id] for id in sorted(found)[: _QUICK if quick else None]}


def pieces(paragraph: Paragraph) -> Iterator[Paragraph]:
    """The paragraph cut at 300 tokens."""
    for at in range(0, len(paragraph.tokens), _LONGEST):
        yield Paragraph(paragraph.tokens[at : at + _LONGEST], paragraph.labels[at : at + _LONGEST])


def spans_of(labels: Sequence[str]) -> Tagged:
    """Spans by role; an I- that does not go on with its kind is dropped."""
    found: Tagged = {role: set() for role in ROLES}
    kind, start = "", 0
    for at, label in enumerate([*labels, "O"]):
        if kind and label != f"I-{kind}":
            found[kind].add((start, at))
            kind = ""
        if label.startswith("B-"):
            kind, start = label[2:], at
    return found


def written(paragraphs: Iterable[Paragraph]) -> tuple[str, list[list[Span]]]:
    """The paragraphs as a writer would write them, and where each token stands in that text."""
    text: list[str] = []
    length, places = 0, []
    for paragraph in paragraphs:
        mine, before = [], ""
        for token in paragraph.tokens:
            word = _SPELLED.get(token, token)
            blank = "" if not before or _joins(before, word) else " "
            text.append(blank + word)
            mine.append((length + len(blank), length + len(blank) + len(word)))
            length, before = mine[-1][1], word
        text.append("\n\n")
        length += 2
        places.append(mine)
    return "".join(text), places


def _joins(before: str, word: str) -> bool:
    ends = len(word) > 1 and word[0] in "'’" and word[1:].isalpha()
    return ends or word in _CLOSE_BEFORE or before in _CLOSE_AFTER


def labelled(places: Sequence[Span], spans: dict[str, Spans]) -> list[str]:
    """BIO labels of the tokens at `places`, in order; no B- for what begins before the first of them."""
    labels = ["O"] * len(places)
    starts, ends = [place[0] for place in places], [place[1] for place in places]
    for role in ROLES:
        for start, end in spans[role]:
            first, last = bisect_right(ends, start), bisect_left(starts, end)
            if first < last:
                begins = start >= starts[0]
                labels[first:last] = [f"I-{role}"] * (last - first)
                labels[first] = f"B-{role}" if begins else f"I-{role}"
    return labels


def _add(scores: Scores, article: Sequence[Paragraph], method: Method) -> None:
    """Counts the pieces of paragraphs that were read together."""
    text, places = written(article)
    spans = method(text)
    for paragraph, mine in zip(article, places, strict=True):
        labels = labelled(mine, spans)
        whole = Paragraph(paragraph.tokens, tuple(labels))
        for gold, found in zip(pieces(paragraph), pieces(whole), strict=True):
            wanted, said = spans_of(gold.labels), spans_of(found.labels)
            for role in ROLES:
                add_spans(scores, role, said[role], wanted[role])


def _heads(text: str) -> dict[str, Spans]:
    data = text.encode("utf-8", "surrogatepass")
    report = Report(sha256(data), "article", text, Maker("evaluation", "1"), language="en")
    return predicted(next(encode([report])))[0]


def _rules(text: str) -> dict[str, Spans]:
    said = rule_baseline.relations(text)
    return {role: frozenset(span for one in said for span in getattr(one, role)) for role in ROLES}
