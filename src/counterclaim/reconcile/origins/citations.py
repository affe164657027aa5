"""Citations: where a report says in its text which other outlet has its words from a speaker, or the news."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from counterclaim.reconcile.origins.lexicon import spaced, table
from counterclaim.reconcile.origins.outlets import Named, named_outlets, outlet_of
from counterclaim.records import Report, Span

CitationKind = Literal["heard", "taken", "reports"]

_REACH = 90  # characters before an outlet's name in which the citing words stand
_BETWEEN = 4  # words between the citing words and the name
_CITING = 40  # characters after the name in which a citing verb ends


@dataclass(frozen=True, slots=True)
class Citation:
    """An outlet named as where something comes from: the citing words with the name, and the name.

    heard: a speaker told it to the outlet. taken: the writer has it from there. reports: the outlet is
    said to report it.
    """

    span: Span
    name: Span
    outlet: str
    kind: CitationKind


def citations(report: Report) -> list[Citation]:
    """The citations of other outlets, in reading order."""
    own = outlet_of(report)
    found = (_citation(report.text, named) for named in named_outlets(report.text))
    return [citation for citation in found if citation is not None and citation.outlet != own]


def _citation(text: str, named: Named) -> Citation | None:
    before = text[max(0, named.span.start - _REACH) : named.span.start]
    for kind, pattern in _before().items():
        left = pattern.search(before)
        if left:
            start = named.span.start - (len(before) - left.start())
            return Citation(Span(start, named.span.end), named.span, named.outlet, kind)
    right = _after().match(text, named.span.end, named.span.end + _CITING)
    if right:
        return Citation(Span(named.span.start, right.end()), named.span, named.outlet, "reports")
    return None


@cache
def _before() -> dict[CitationKind, re.Pattern[str]]:
    between = _either(table("citation")["between"])
    return {
        kind: re.compile(
            rf"(?<!\w){_either(table('citation')[kind])}\s+(?:{between}\s+){{0,{_BETWEEN}}}['\"‘“]?$",
            re.IGNORECASE,
        )
        for kind in ("heard", "taken")
    }


@cache
def _after() -> re.Pattern[str]:
    return re.compile(
        rf"['\"’”]?,?\s+(?:has\s+|have\s+)?{_either(table('citation')['reports'])}\b", re.IGNORECASE
    )


def _either(phrases: list[str]) -> str:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(spaced(phrase).replace("'", "['’]") for phrase in longest_first) + ")"
