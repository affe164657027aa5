"""Credits: the lines that say whose text a report is, or who contributed to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from counterclaim.reconcile.origins.lexicon import table
from counterclaim.reconcile.origins.outlets import Named, named_outlets, outlet_of
from counterclaim.records import Report, Span

CreditKind = Literal["dateline", "byline", "origin", "sign-off", "contribution"]

_REACH = 120  # characters either side of the outlet's name in which a credit's other words stand
_GAPS = {
    "{By}": r"(?-i:By\s+(?:[A-Z|][^\s]{0,30}\s+){1,5})",
    "{some}": r"[^.\n]{0,80}?",
    "{year}": r"(?:\d{4}\W{0,2})?",
    "{s}": r"(?:['’´`]s)?",
}


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit line: its words, the outlet's name in it, and the outlet.

    `whole` says that the text is the other outlet's; else it contributed a part.
    """

    span: Span
    name: Span
    outlet: str
    kind: CreditKind
    whole: bool


def credits(report: Report) -> list[Credit]:
    """The credits to other outlets, in reading order."""
    own = outlet_of(report)
    found = (_credit(report.text, named) for named in named_outlets(report.text))
    return [credit for credit in found if credit is not None and credit.outlet != own]


def _credit(text: str, named: Named) -> Credit | None:
    before = text[max(0, named.span.start - _REACH) : named.span.start]
    around = text[max(0, named.span.start - _REACH) : named.span.end + _REACH].lower()
    for form in _credit_forms():
        if form.word not in around:
            continue
        right = form.after.match(text, named.span.end, named.span.end + _REACH)
        left = form.before.search(before) if right else None
        if left and right:
            start = named.span.start - (len(before) - left.start())
            return Credit(Span(start, right.end()), named.span, named.outlet, form.kind, form.whole)
    return None


@dataclass(frozen=True, slots=True)
class _Form:
    kind: CreditKind
    whole: bool
    word: str  # one that a credit of this form always has, in lower case
    before: re.Pattern[str]
    after: re.Pattern[str]


@cache
def _credit_forms() -> tuple[_Form, ...]:
    return tuple(_read_forms())


def _read_forms() -> Iterator[_Form]:
    for group in table("credit"):
        for form in group["forms"]:
            left, right = form.split("{outlet}")
            yield _Form(
                group["kind"],
                group["whole"],
                max(re.sub(r"\{\w+\}", " ", form).lower().split() or [""], key=len),
                re.compile(_pattern(left) + r"(?:[Tt]he )?$", re.IGNORECASE),
                re.compile(_pattern(right), re.IGNORECASE),
            )


def _pattern(part: str) -> str:
    """A form's words, with its gaps; white space as it comes, and a word's start at the front."""
    pieces = re.split(r"(\{\w+\}|\s+)", part)
    body = "".join(_GAPS.get(piece) or (r"\s*" if piece.isspace() else re.escape(piece)) for piece in pieces)
    return (r"(?<!\w)" if part[:1].isalnum() else "") + body
