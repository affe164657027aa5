"""The record of a time: span, value, granularity, interval."""

from __future__ import annotations

import re

from counterclaim.interpret.when.calendar import interval
from counterclaim.interpret.when.context import Context
from counterclaim.interpret.when.drafts import Draft
from counterclaim.interpret.when.reach import reach
from counterclaim.interpret.when.resolved import Resolved
from counterclaim.records import Granularity, Span, Time

_PATTERNS: tuple[tuple[str, Granularity], ...] = (
    (r".*T..:..:..Z?", "second"),
    (r".*T..:..Z?", "minute"),
    (r".*T\d\d", "hour"),
    (r"[^P].*T(MO|AF|EV|NI|DT)", "part of day"),
    (r".{4}-W..-WE", "weekend"),
    (r".{4}-W..-\d", "day"),
    (r".{4}-W..", "week"),
    (r".{4}-..-..", "day"),
    (r".{4}-Q.", "quarter"),
    (r".{4}-H.", "half-year"),
    (r".{4}-(SP|SU|FA|WI)", "season"),
    (r".{4}-..", "month"),
    (r"BC\d{4}|[\dX]{4}", "year"),
    (r"(BC)?[\dX]{3}", "decade"),
    (r"(BC)?[\dX]{2}", "century"),
)
_SHAPES = [(re.compile(pattern), granularity) for pattern, granularity in _PATTERNS]
_UNITS: dict[str, Granularity] = {
    "S": "second", "M": "month", "H": "hour", "D": "day", "W": "week", "Y": "year", "E": "decade",
    "Q": "quarter",
}  # fmt: skip


def time_of_draft(draft: Draft, resolved: Resolved, context: Context) -> Time:
    """The record; a value without an anchor has no interval."""
    words = context.words
    start, end = resolved.bounds or (None, None)
    if resolved.bounds is None and resolved.anchor != "none" and resolved.kind in ("date", "time"):
        start, end = interval(resolved.value, draft.modifier)
    (start, end), modifier = reach(draft, context, (start, end))
    return Time(
        span=Span(words.starts[draft.first], words.ends[draft.last]),
        kind=resolved.kind,
        value=resolved.value,
        granularity=_granularity(resolved.value),
        anchor=resolved.anchor,
        start=start,
        end=end,
        modifier=modifier,
    )


def _granularity(value: str) -> Granularity:
    if value.endswith("_REF"):
        return "vague"
    if value[0] == "P":
        if value.endswith("M") and "T" in value:
            return "minute"
        return _UNITS.get(value[-1], "vague")
    return next((name for pattern, name in _SHAPES if pattern.fullmatch(value)), "vague")
