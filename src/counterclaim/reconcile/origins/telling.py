"""Tellings: where in which report something is told, and which of several comes first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache

from counterclaim.reconcile.origins.citations import Citation, citations
from counterclaim.reconcile.origins.credits import Credit, credits
from counterclaim.reconcile.origins.lexicon import limits
from counterclaim.reconcile.origins.outlets import agencies, outlet_of
from counterclaim.records import Report, Span, Spans

OUTLET = "outlet:"
"""How an outlet is told from other sources, before its one name."""
_ZONED = re.compile(r"T.*(?:Z|[+-]\d\d:\d\d)$")


@dataclass(frozen=True)
class Telling:
    """One report's telling of something: the spans in which it is told, none for the whole report.

    `sources` names origins that were found elsewhere, the surest first: a speaker's id, or an outlet of
    the attribution's chain as "outlet:" with its one name.
    """

    report: Report
    spans: Spans = ()
    sources: tuple[str, ...] = ()

    @cached_property
    def id(self) -> str:
        """The report's id, with the places told where it is not the whole."""
        places = ",".join(f"{span.start}-{span.end}" for span in self.spans)
        return f"{self.report.id}:{places}" if places else self.report.id

    @cached_property
    def outlet(self) -> str | None:
        return outlet_of(self.report)

    @property
    def speaker(self) -> str | None:
        """Whose words are told, where that is known: an origin by itself, whatever they came through."""
        first = self.sources[0] if self.sources else None
        return None if first is None or first.startswith(OUTLET) else first

    @property
    def credits(self) -> tuple[Credit, ...]:
        return _credits(self.report)

    @property
    def citations(self) -> tuple[Citation, ...]:
        return _citations(self.report)

    @cached_property
    def named(self) -> frozenset[str]:
        """The outlets that the report credits or cites."""
        return frozenset([each.outlet for each in self.credits] + [each.outlet for each in self.citations])

    def within(self, spans: Iterable[Span]) -> bool:
        """Whether what is told lies in one of the spans; what has no spans is everywhere."""
        return not self.spans or any(one.overlaps(other) for one in self.spans for other in spans)

    def gap(self, span: Span) -> str | None:
        """The text between a span and the nearest of what is told, None where that is too far."""
        gaps = [Span(min(one.end, span.end), max(one.start, span.start)) for one in self.spans]
        nearest = min(gaps, key=lambda gap: gap.end - gap.start, default=Span(0, 0))
        if nearest.end - nearest.start > limits().near:
            return None
        return nearest.of(self.report.text) if nearest.start < nearest.end else ""


@lru_cache(maxsize=256)  # a report holds many tellings
def _credits(report: Report) -> tuple[Credit, ...]:
    return tuple(credits(report))


@lru_cache(maxsize=256)
def _citations(report: Report) -> tuple[Citation, ...]:
    return tuple(citations(report))


def before(one: Telling, other: Telling) -> bool:
    """Whether the one comes before the other, as its source would. Of two, exactly one does.

    In this order: whom the other names and who does not name it; the earlier by what is known of both
    dates; an agency's before another's; the one with the longer text, for a part is taken from the whole;
    the smaller id.
    """
    for earlier in (_named(one, other), _dated(one, other), _agency(one, other)):
        if earlier:
            return earlier > 0
    sizes = len(one.report.text), len(other.report.text)
    return sizes[0] > sizes[1] if sizes[0] != sizes[1] else one.id < other.id


def _named(one: Telling, other: Telling) -> int:
    """1 where only the other names the one's outlet, -1 where only the one names the other's."""
    return int(one.outlet in other.named) - int(other.outlet in one.named)


def _dated(one: Telling, other: Telling) -> int:
    """1 where the one was published earlier, -1 where later, 0 where that is not known.

    Times of day count only where both have a zone; else both are cut to what is known of either.
    """
    if one.report.published is None or other.report.published is None:
        return 0
    left, right = one.report.published.value, other.report.published.value
    moments = _moment(left), _moment(right)
    if moments[0] is not None and moments[1] is not None:
        return (moments[0] < moments[1]) - (moments[0] > moments[1])
    size = min(len(left), len(right), len("2022-07-29"))
    return (left[:size] < right[:size]) - (left[:size] > right[:size])


def _agency(one: Telling, other: Telling) -> int:
    """1 where only the one's outlet is an agency, -1 where only the other's is."""
    return int(one.outlet in agencies()) - int(other.outlet in agencies())


def _moment(value: str) -> datetime | None:
    """The moment of a time with a zone; None where there is none, or no such day or hour."""
    if not _ZONED.search(value):
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def in_order(tellings: Sequence[Telling]) -> list[Telling]:
    """Each telling once, in the order of ids, so that nothing depends on the order in which they came."""
    distinct = {telling.id: telling for telling in tellings}
    return [distinct[each] for each in sorted(distinct)]
