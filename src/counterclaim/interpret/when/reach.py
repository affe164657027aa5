"""How far a time reaches: "since Friday" goes on to the report, "until Friday" has no beginning."""

from __future__ import annotations

from counterclaim.interpret.when.calendar import first_day, last_day
from counterclaim.interpret.when.classes import LETTERS, OTHER
from counterclaim.interpret.when.context import Context
from counterclaim.interpret.when.drafts import Draft
from counterclaim.languages import word_list

Bounds = tuple[str | None, str | None]

_SIDES = LETTERS["earlier"] + LETTERS["later"]
_LINKS = LETTERS["at"] + LETTERS["in"]
# The words between "since" and the day of the event.
_EVENT = OTHER + LETTERS["the"] + LETTERS["of"] + LETTERS["a"] + LETTERS["possessive"]
_EVENT += LETTERS["edge"] + LETTERS["from"] + LETTERS["in"] + LETTERS["at"]
_LONGEST_EVENT = 10
_ENDS = LETTERS["stop"] + LETTERS["comma"]


def reach(draft: Draft, context: Context, bounds: Bounds) -> tuple[Bounds, str | None]:
    """The interval with the word before the expression taken into account, and its TIMEX3 modifier.

    In "since Friday's attack" the day is the attack's own, and stays as it is.
    """
    words = context.words
    start, end = bounds
    follower = words.letters[draft.last + 1 : draft.last + 2]
    if start is None or end is None:
        return bounds, draft.modifier
    if words.letters[draft.first] in _SIDES:
        return _side(bounds, words.letters[draft.first], context), draft.modifier
    if follower == LETTERS["possessive"]:
        return bounds, draft.modifier
    before = words.letters[draft.first - 1 : draft.first]
    if before == LETTERS["since"]:
        return (start, _report_after(start, context)), draft.modifier or "ON_OR_AFTER"
    if _since_event(draft, context):
        return (start, None), draft.modifier or "ON_OR_AFTER"
    if draft.modifier:
        return bounds, draft.modifier
    if before == LETTERS["until"]:
        return (None, end), "ON_OR_BEFORE"
    if follower and follower not in _ENDS:
        return bounds, None
    if before == LETTERS["before"]:
        return (None, start), "BEFORE"
    return ((end, None), "AFTER") if before == LETTERS["after"] else (bounds, None)


def _since_event(draft: Draft, context: Context) -> bool:
    """ "since the retreat on July 2": it began then, and the text does not say until when."""
    words = context.words
    link = draft.first - 1
    if link < 1 or words.letters[link] not in _LINKS:
        return False
    since = words.letters.rfind(LETTERS["since"], max(link - _LONGEST_EVENT, 0), link)
    between = words.letters[since + 1 : link]
    if since < 0 or between.strip(_EVENT):
        return False
    said = word_list(context.language, "times_context.speech")
    return not any(words.word(index) in said for index in range(since + 1, link))


def _side(bounds: Bounds, letter: str, context: Context) -> Bounds:
    """ "earlier this week" ends with the report, "later this week" begins with it."""
    start, end, report = *bounds, context.report
    if report is None or not report.exact or start is None or end is None:
        return bounds
    here = str(report)
    if not first_day(start) <= here <= last_day(end):
        return bounds
    return (first_day(start), here) if letter == LETTERS["earlier"] else (here, last_day(end))


def _report_after(start: str, context: Context) -> str | None:
    """The report's day, where it is known and not before the start."""
    if context.report is None or last_day(str(context.report)) < last_day(start):
        return None
    return str(context.report)
