"""Where in a scrape the article stands: the run of lines in which sentences outweigh what breaks them.

Maximum subsequence segmentation (Pasternack and Roth, "Extracting Article Text from the Web with Maximum
Subsequence Segmentation", WWW 2009), with lines for tokens and weights set by eye: a sentence counts for its
words, what breaks an article counts against it. One pass, no fitting.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from counterclaim.languages import word_list
from counterclaim.read.furniture_lines import Kind, Line

# In words. A break weighs as much as the sentences that have to follow it to carry the article over it:
# half a paragraph for a notice, two paragraphs for what stands after articles.
_COST: dict[Kind, int] = {"notice": 15, "closing": 60, "heading": 20, "maybe heading": 6, "other": 4}
_REPEATED = 10
_THREAD = 1000  # readers' comments: no sentence behind them is the article's
_OPENS_WITHIN = 6  # lines from the word "comments" to the first one's name or time
_HEADLINE = range(4, 16)  # words of a headline over a summary; a longer line breaks nothing
_MOST = 60  # one paragraph counts no more than this, or a long comment outweighs a short article
_LEAST = 20  # words of sentences without which a text has no article to stand around
# Articles come before comments on them and before summaries of others, which can be longer.
_FIRST = 0.5


def body(weights: Sequence[int]) -> range:
    """The numbers of the lines from the article's first to its last; empty where there is no article."""
    found = [(run, total) for run, total in _runs(_before_comments(weights)) if total >= _LEAST]
    most = max((total for _, total in found), default=0)
    return next((run for run, total in found if total >= _FIRST * most), range(0))


def _before_comments(weights: Sequence[int]) -> Sequence[int]:
    """The lines before readers' comments, where an article of some length stands before them."""
    words = 0
    for number, weight in enumerate(weights):
        words += max(weight, 0)
        if weight == -_THREAD and words >= _MOST:
            return weights[:number]
    return weights


def _runs(weights: Sequence[int]) -> Iterator[tuple[range, int]]:
    """Runs of lines, none touching another, each to where its sum is greatest, and those sums."""
    start, stop, best, total = 0, 0, 0, 0
    for number, weight in enumerate(weights):
        total += weight
        if total > best:
            best, stop = total, number + 1
        if total <= 0:
            yield range(start, stop), best
            start, stop, best, total = number + 1, number + 1, 0, 0
    yield range(start, stop), best


def weights(lines: Sequence[Line]) -> list[int]:
    """Words for the article (above 0), or against it, line by line."""
    seen = Counter(line.words for line in lines)
    return [_weight(lines, number, seen[line.words] > 1) for number, line in enumerate(lines)]


def _weight(lines: Sequence[Line], number: int, repeated: bool) -> int:
    line = lines[number]
    if line.kind == "text":
        return min(line.count, _MOST) // (4 if repeated or _summary(lines, number) else 1)
    if line.kind == "clause":
        return 0 if repeated else line.count
    if line.kind == "other" and line.count >= _HEADLINE.stop:
        return 0
    if line.kind == "closing" and _thread(lines, number):
        return -_THREAD
    return -max(_COST[line.kind], _REPEATED if repeated and line.count > 2 else 0)


def _summary(lines: Sequence[Line], number: int) -> bool:
    """Whether a sentence stands between two headlines: then it is more likely the first one's summary."""
    return (
        0 < number < len(lines) - 1
        and _is_headline(lines[number - 1])
        and _is_headline(lines[number + 1])
        and lines[number].count < _MOST
    )


def _thread(lines: Sequence[Line], number: int) -> bool:
    """Whether readers' comments follow: a line that ends like one over a comment is near."""
    ends = word_list("en", "furniture.thread.ends")
    near = lines[number + 1 : number + 1 + _OPENS_WITHIN]
    return any(line.kind != "text" and line.words.rsplit(" ", 1)[-1] in ends for line in near)


def _is_headline(line: Line) -> bool:
    return line.kind == "other" and line.count in _HEADLINE and not line.bulleted
