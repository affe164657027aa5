"""What is said, to be read again by itself.

The corpus that the reader learned from is flat: inside a content it tags nothing else. By itself a content is
a text like any other, and whoever is quoted in it stands out. So the contents of a report that hold a word
of saying are put under each other, as paragraphs of a text of their own, and read once more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from counterclaim.errors import UsageError
from counterclaim.languages.verbs import verbs
from counterclaim.model.decode import WordSpan, likely_spans
from counterclaim.records.reading import ModelCard
from counterclaim.records.report import Report
from counterclaim.text.flow import flowed

# Words that a content needs before anybody in it is looked for.
LONG = 6


def worth_reading(
    report: Report, words: NDArray[np.int32], roles: NDArray[np.float32], card: ModelCard
) -> list[WordSpan]:
    """The long contents in a report's words [n, 2], by role scores [n, t], that hold a word of saying.

    None runs over a line end, and none begins with "that" or has a mark at its edges. In a language without
    a list of such words there are none.
    """
    try:
        known = verbs(report.language or "en")
    except UsageError:
        return []
    text = flowed(report.text)
    found = [one.span for one in likely_spans(roles, card) if one.kind == "content"]
    lines = [line for span in found for line in _lines(text, words, span)]
    bare = [_bare(text, words, line, known.opening) for line in lines]
    return [
        (first, last)
        for first, last in bare
        if last - first >= LONG
        and any(text[start:end].lower() in known.known for start, end in words[first:last].tolist())
    ]


def _lines(text: str, words: NDArray[np.int32], span: WordSpan) -> Iterator[WordSpan]:
    """A run of words cut at line ends."""
    first, last = span
    for at in range(first + 1, last):
        if "\n" in text[words[at - 1, 1] : words[at, 0]]:
            yield first, at
            first = at
    yield first, last


def _bare(text: str, words: NDArray[np.int32], span: WordSpan, opening: frozenset[str]) -> WordSpan:
    """A run of words without marks at its edges and without what only opens it."""
    first, last = span
    while first < last and (
        not text[words[first, 0]].isalnum() or text[slice(*words[first])].lower() in opening
    ):
        first += 1
    while first < last and not text[words[last - 1, 0]].isalnum():
        last -= 1
    return first, last


def parted(
    outputs: Sequence[NDArray[np.float32]], spans: Sequence[WordSpan]
) -> list[list[NDArray[np.float32]]]:
    """Every output [m, its width] of the words of contents, cut into each content's own."""
    ends = np.cumsum([last - first for first, last in spans])[:-1]
    return [list(parts) for parts in zip(*(np.split(output, ends) for output in outputs), strict=True)]
