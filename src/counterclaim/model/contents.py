"""What is said, read again by itself.

The corpus that the reader learned from is flat: inside a content it tags nothing else. By itself a content is
a text like any other, and whoever is quoted in it stands out. So the contents of a report that hold a word
of saying are put under each other, as paragraphs of a text of their own, and read once more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from counterclaim.languages.verbs import verbs
from counterclaim.model.decode import WordSpan, likely_spans
from counterclaim.records.reading import ModelCard
from counterclaim.records.report import Report

# Words that a content needs before anybody in it is looked for.
LONG = 6
# A content that opens with it is a sentence without it.
_OPENS = "that"
_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Contents:
    """Contents as one text: `spans` are their words in the report, in the order of the text."""

    text: str
    spans: tuple[WordSpan, ...]


def worth_reading(
    report: Report, words: NDArray[np.int32], roles: NDArray[np.float32], card: ModelCard
) -> Contents:
    """The long contents in a report's words [n, 2], by role scores [n, t], that hold a word of saying."""
    text = report.text
    spotted = [one.span for one in likely_spans(roles, card) if one.kind == "content"]
    begun = [(_begin(text, words, span), span[1]) for span in spotted]
    known = verbs(report.language or "en").known
    spans = tuple(
        (first, last)
        for first, last in begun
        if last - first >= LONG
        and any(text[start:end].lower() in known for start, end in words[first:last].tolist())
    )
    return Contents(_BREAK.join(_line(text, words[first:last]) for first, last in spans), spans)


def _begin(text: str, words: NDArray[np.int32], span: WordSpan) -> int:
    """The first word of a content that is neither a mark nor "that"."""
    at = span[0]
    for start, end in words[slice(*span)].tolist():
        if text[start].isalnum() and text[start:end].lower() != _OPENS:
            break
        at += 1
    return at


def _line(text: str, words: NDArray[np.int32]) -> str:
    return text[int(words[0, 0]) : int(words[-1, 1])].replace("\n", " ")


def parted(
    outputs: Sequence[NDArray[np.float32]], spans: Sequence[WordSpan]
) -> list[list[NDArray[np.float32]]]:
    """Every output [m, its width] of a text of contents, cut into the contents' own words."""
    ends = np.cumsum([last - first for first, last in spans])[:-1]
    return [list(parts) for parts in zip(*(np.split(output, ends) for output in outputs), strict=True)]
