"""One report as a reader sees it: its working text in segments, each with the claims it is part of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from counterclaim.records import Report, Span
from counterclaim.views.claims import ClaimRow, claims_of
from counterclaim.views.layout import Block, ParagraphKind, blocks
from counterclaim.views.memory import Memory
from counterclaim.views.words import Refuse, ignore

Role = Literal["source", "cue", "content", "own voice"]


@dataclass(frozen=True, slots=True)
class NumberedClaim:
    """A claim with its number in the report; `depth` counts the claims that it stands inside of."""

    number: int
    row: ClaimRow
    depth: int
    parent: int | None


@dataclass(frozen=True, slots=True)
class Layer:
    """That some words are a claim's source, cue or content."""

    claim: int
    role: Role
    depth: int
    span: Span


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text inside which nothing begins or ends. `layers` go from the outermost inwards.

    `opens` numbers the claims whose content begins here.
    """

    span: Span
    words: str
    layers: tuple[Layer, ...]
    furniture: bool
    opens: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its segments in reading order."""

    kind: ParagraphKind
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report, its numbered claims (an inner one below its outer one), and its text."""

    report: Report
    claims: tuple[NumberedClaim, ...]
    paragraphs: tuple[Paragraph, ...]


def report_view(memory: Memory, report: Report, refuse: Refuse = ignore) -> ReportView:
    """The whole report, own voice included."""
    claims = tuple(numbered(claims_of(memory, report, refuse)))
    return ReportView(report, claims, tuple(_paragraphs(report, claims)))


def numbered(rows: Sequence[ClaimRow]) -> Iterator[NumberedClaim]:
    """The claims from 1 on, each followed by those inside it. A parent that is not there counts as none."""
    said: dict[str, list[ClaimRow]] = {}
    for row in rows:
        said.setdefault(row.attribution, []).append(row)
    inside: dict[str | None, list[ClaimRow]] = {}
    for row in rows:
        outer = _outer(row, said.get(row.parent or "", []))
        inside.setdefault(outer.id if outer else None, []).append(row)
    number = 0
    stack: list[tuple[ClaimRow, int, int | None]] = [(row, 0, None) for row in reversed(inside.get(None, []))]
    while stack:
        row, depth, parent = stack.pop()
        number += 1
        yield NumberedClaim(number, row, depth, parent)
        stack.extend((child, depth + 1, number) for child in reversed(inside.get(row.id, [])))


def _outer(row: ClaimRow, outers: Sequence[ClaimRow]) -> ClaimRow | None:
    """Of the claims of the attribution that this one stands in, the one whose content holds its content."""
    start = row.content[0].span.start
    holding = (
        outer
        for outer in outers
        if any(piece.span.start <= start < piece.span.end for piece in outer.content)
    )
    return next(holding, outers[0] if outers else None)


def _paragraphs(report: Report, claims: Sequence[NumberedClaim]) -> Iterator[Paragraph]:
    layers = sorted(_layers(claims), key=lambda layer: layer.span)
    opened: set[int] = set()
    page = list(blocks(report))
    for block, touching in zip(page, _over([block.span for block in page], layers), strict=True):
        yield Paragraph(block.kind, tuple(_segments(report, block, touching, opened)))


def _over(spans: Sequence[Span], layers: Sequence[Layer]) -> Iterator[list[Layer]]:
    """The layers over each of the spans; both in reading order, and gone through once."""
    active: list[Layer] = []
    coming = 0
    for span in spans:
        while coming < len(layers) and layers[coming].span.start < span.end:
            active.append(layers[coming])
            coming += 1
        active = [layer for layer in active if layer.span.end > span.start]
        yield [layer for layer in active if layer.span.overlaps(span)]


def _layers(claims: Sequence[NumberedClaim]) -> Iterator[Layer]:
    for claim in claims:
        row = claim.row
        content: Role = "own voice" if row.own_voice else "content"
        parts: tuple[tuple[Role, Sequence[Span]], ...] = (
            ("source", [piece.span for piece in row.source]),
            ("cue", [piece.span for piece in row.cue]),
            (content, [piece.span for piece in row.content]),
        )
        for role, spans in parts:
            yield from (Layer(claim.number, role, claim.depth, span) for span in spans)


def _segments(report: Report, block: Block, layers: Sequence[Layer], opened: set[int]) -> Iterator[Segment]:
    """The block cut wherever a layer or furniture begins or ends; `opened` remembers who has begun."""
    furniture = [span for span in report.marked("furniture") if span.overlaps(block.span)]
    cut = list(_cut(block.span, [layer.span for layer in layers] + furniture))
    for span, touching in zip(cut, _over(cut, layers), strict=True):
        over = sorted(
            touching, key=lambda layer: (layer.depth, -(layer.span.end - layer.span.start), layer.claim)
        )
        begun = {layer.claim for layer in over if layer.role in ("content", "own voice")} - opened
        opened |= begun
        yield Segment(
            span=span,
            words=span.of(report.text),
            layers=tuple(over),
            furniture=any(mark.covers(span) for mark in furniture),
            opens=tuple(sorted(begun)),
        )


def _cut(whole: Span, spans: Sequence[Span]) -> Iterator[Span]:
    edges = {edge for span in spans for edge in span if whole.start < edge < whole.end}
    cuts = sorted({whole.start, whole.end} | edges)
    for start, end in pairwise(cuts):
        yield Span(start, end)
