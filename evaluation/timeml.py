"""Texts annotated with TIMEX3 (TimeML), and the arithmetic of the TempEval-3 scorer on them.

An expression is found strictly where both ends are right, in relaxed matching where it shares a
character with one of the gold. Of expressions that match in the relaxed way, a value is right where it
is the same. Value F1 takes those over all expressions found (precision) and over all of the gold (recall).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from evaluation.attribution_metrics import Count

_UNKNOWN_VALUES = (None, "", "null")


@dataclass(frozen=True, slots=True)
class Expression:
    """One expression of time: its offsets and its TIMEX3 value, None where the gold gives none."""

    start: int
    end: int
    value: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """A plain text, when it was written, and its expressions of time."""

    name: str
    text: str
    written: str
    gold: tuple[Expression, ...]
    reporting: bool


@dataclass(slots=True)
class Scores:
    """Counts of one set: spans matched strictly, in the relaxed way, and with the right value."""

    strict: Count = field(default_factory=Count)
    relaxed: Count = field(default_factory=Count)
    value: Count = field(default_factory=Count)

    def add(self, found: Sequence[Expression], gold: Sequence[Expression]) -> None:
        pairs = matched(found, gold)
        right = (
            sum((one.start, one.end) == (other.start, other.end) for one, other in pairs),
            len(pairs),
            sum(one.value == other.value for one, other in pairs),
        )
        for count, rights in zip((self.strict, self.relaxed, self.value), right, strict=True):
            count.add(rights, len(found), len(gold))


def read_documents(folder: Path) -> list[Document]:
    """Every TimeML document under a folder; FileNotFoundError where there is none."""
    paths = sorted(folder.rglob("*.tml"))
    if not paths:
        raise FileNotFoundError(folder)
    return [read_document(path) for path in paths]


def read_document(path: Path) -> Document:
    root = ElementTree.parse(path).getroot()
    body, created = root.find("TEXT"), root.find("DCT/TIMEX3")
    if body is None or created is None:
        raise ValueError(f"{path} has no text or no date")
    parts: list[str] = []
    gold = tuple(_expressions(body, parts))
    return Document(path.stem, "".join(parts), created.get("value", ""), gold, held_out(path.stem))


def held_out(name: str) -> bool:
    """Whether a document is for reporting only: its hash is a multiple of five."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 5 == 0


def _expressions(element: ElementTree.Element, parts: list[str]) -> Iterator[Expression]:
    """The expressions inside an element, while the plain text is gathered in `parts`."""
    start = sum(map(len, parts))
    parts.append(element.text or "")
    for child in element:
        yield from _expressions(child, parts)
        parts.append(child.tail or "")
    if element.tag == "TIMEX3":
        value = element.get("value")
        yield Expression(start, sum(map(len, parts)), None if value in _UNKNOWN_VALUES else value)


def without_unknown(
    found: Iterable[Expression], gold: Iterable[Expression]
) -> tuple[list[Expression], list[Expression]]:
    """Both sides without the gold that has no value, and without what matches such gold alone."""
    known = [one for one in gold if one.value is not None]
    unknown = [one for one in gold if one.value is None]
    kept = [
        one
        for one in found
        if not any(_overlap(one, other) for other in unknown) or any(_overlap(one, other) for other in known)
    ]
    return kept, known


def matched(found: Sequence[Expression], gold: Sequence[Expression]) -> list[tuple[Expression, Expression]]:
    """Pairs that share a character, each expression in one pair at most, same spans first."""
    pairs: list[tuple[Expression, Expression]] = []
    free = list(gold)
    for exact in (True, False):
        for one in found:
            if any(one is taken for taken, _ in pairs):
                continue
            other = next((other for other in free if _meets(one, other, exact)), None)
            if other is not None:
                free.remove(other)
                pairs.append((one, other))
    return pairs


def _meets(one: Expression, other: Expression, exact: bool) -> bool:
    return (one.start, one.end) == (other.start, other.end) if exact else _overlap(one, other)


def _overlap(one: Expression, other: Expression) -> bool:
    return one.start < other.end and other.start < one.end
