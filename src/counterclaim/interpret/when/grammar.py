"""The grammar of expressions of time: which rows of word classes are one, and of what sort.

A pattern names classes of words in angle brackets, "<month>" or "<day|ordinal>", and is otherwise a
regular expression over whole words. Rules are tried in the order in which they stand; longer ones
come first. Nothing repeats without a bound, so a text is read in one pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.interpret.when.classes import LETTERS, Words

_UNIT = "<unit|unit_day|unit_week|unit_month|unit_year|unit_decade|century|weekend|quarter>"
_UNITS = (
    "<unit|unit_day|unit_week|unit_month|unit_year|unit_decade|century|weekend|quarter|units|quarters|parts>"
)
_AND_HALF = "(?:<hyphen>?<and>?<hyphen>?<a>?<hyphen>?<half>)?"
_NUMBER = (
    f"(?:<a>?<figure|day|number>{_AND_HALF}|<a>?<vague><of>?|<a><whole>?<number>|<half><of>?<a>"
    "|<a>?<half><hyphen>?|<a>)"
)
_COUNT = f"(?:{_NUMBER}(?:(?:<and>|<hyphen>)<figure|day|number>)?)"
# Between the number and its unit: "five trading days"; after "a" only "single", "whole" and the like.
_GAP = "(?:(?<!<a>)<other>|<whole>)?"
_SHORTER = f"(?:<figure|day|number>{_AND_HALF}|<vague><of>?)"
# "or so", "or more", and the half after the unit: "a year and a half".
_TAIL = "(?:<tail>|<and><a><half>)?"
_EDGE = "(?:<the>?<edge>(?:<other>?<of|in|hyphen|at>)?<the>?|<earlier|later>(?:<in|of|at>)?)"
_RELATIVE = "<last|previous|next|following|this|same>"
# "this past", "that same"; in "said that last week" the first word is no part of the time.
_RELATIVES = f"(?:<this><last|next|same>|<same><same>|{_RELATIVE})"
_THAT_YEAR = f"(?:<of|in|comma>?<the>?{_RELATIVE}<unit_year>|<earlier|ago>)"
_YEAR = "(?:<comma>?<of|in>?<the>?<year|short><bc>?|<comma>?<of>?<figure><bc>)"
_MONTH = f"<month>(?:{_YEAR}|{_THAT_YEAR})?"
_DATE = (
    "(?:<month><the>?<day|ordinal>|(?:<the>?<ordinal><of>?|<the>?<day>(?:<of>)?)<month>)"
    f"(?:{_YEAR}|<of><the>?<same><unit_year>)?"
)
_WEEKDAY = f"(?:{_RELATIVE}?<weekday>)"
_SOME_DAY = f"(?:<weekday><comma>?)?<the>?{_DATE}|<date>|{_WEEKDAY}|<today>"
_CLOCK = "(?:<clock>|<noon>|<day|number><clock_word>)(?:<zone>|<other><zone>)?"

RULES = {
    # "5 p.m. EST, Nov. 6", "noon Saturday"; "July 4, 5 p.m."; "4 in the morning"
    "clock": f"(?:<edge><hyphen>?)?{_CLOCK}(?:<comma>?(?:{_SOME_DAY}))?|<day|number><in><the><part>",
    "day": (
        f"(?:{_EDGE}<approximate>?|{_RELATIVE})?(?:<weekday><comma>?)?<approximate>?{_DATE}"
        "(?:<part>|<comma>?<clock>)?"
        f"|{_EDGE}?<date>|<the>?(?:<edge>(?:<in><the>)?)?<part>(?:<other>)?<of>(?:{_SOME_DAY})"
        "|<month><the>?<day|ordinal>"
    ),
    "day_of_month": "(?<=<at>)<the><ordinal>(?=<stop|comma|and>)",
    "day_alone": "<day>(?=<hyphen|and><day|ordinal><of>?<month>)",
    "range_end": (
        f"(?<=<month><day><hyphen>)<day>(?:{_YEAR})?|(?<=<month><day><and>)<day>(?:{_YEAR}|(?=<stop|comma>))"
    ),
    "today": (
        "(?:<earlier|later|edge>)?(?:<edge>?<hyphen>?<part>)?<today><part>?"
        "|<edge><in><the><part>|<edge><hyphen>?<part>"
    ),
    "weekday": (
        f"<weekday>(?:<comma>)?(?:<of>|<edge>)?{_RELATIVE}<unit_week>"
        f"|{_EDGE}?<the>?{_RELATIVES}?<weekday>(?:<edge|hyphen>?<part>)?"
        f"|<edge>?<hyphen>?<part><weekday>"
    ),
    "month_week": f"<the><last|ordinal><unit_week|weekend><of|in>{_MONTH}|<the><last><units><of>{_MONTH}",
    "week_of": f"<the>?<unit_week|weekend><of>(?:<weekday><comma>?)?{_DATE}",
    "inner": (
        f"<the><last|ordinal><day|number|vague>{_UNITS}(?=<of>)|<the><last><unit|unit_week|unit_month>(?=<of>)"
    ),
    "part": f"<edge>?<the>?{_RELATIVE}<part>|<the>?{_RELATIVES}<part>|<overnight>(?:<at><weekday>)?",
    "month": (f"{_EDGE}?<approximate>?{_MONTH}|{_EDGE}?<the>?{_RELATIVES}<month>"),
    "season": (
        f"{_EDGE}?<the>?{_RELATIVES}?<season>(?:{_YEAR}|<of|in>?{_RELATIVE}<unit_year>)?|<year><season>"
    ),
    "quarter": (
        "<the>?(?:<fiscal><hyphen>?)?<ordinal><hyphen>?<quarter>"
        f"(?:<of>?<the>?(?:<fiscal>?<year>|{_RELATIVE}<unit_year>))?"
        f"|<the>?(?:(?:<fiscal><hyphen>?)?<year><possessive>?|{_RELATIVE}<unit_year><possessive>)<fiscal>?<ordinal>?<quarter>"
        f"|<the>?{_RELATIVE}<fiscal>?<ordinal>?<quarter>|<the>?<current><quarter>"
    ),
    "named_quarter": "<quarter_name>(?:<of|comma>?<year>)?",
    "half_year": f"<the>?<ordinal|following><half><of><the>?(?:<year>|{_RELATIVE}?<unit_year>)",
    "set": (
        f"<each><figure|day|number|vague><units>|<each>(?:<ordinal|other|vague|whole>)?(?:{_UNIT}|<part|weekday|month|season|holiday>)"
        "|<weekdays>(?:<part|parts>)?|<weekday><parts>|<repeated>"
    ),
    "holiday": f"{_EDGE}?<the>?{_RELATIVE}?<holiday>(?:{_YEAR})?(?:<part>)?",
    "decade": f"{_EDGE}?<the>?<decade><bc>?",
    "century": f"{_EDGE}?<the>?<ordinal><hyphen>?<century><bc>?",
    "ago": f"<approximate>?(?:{_COUNT}<whole>?{_UNITS}{_TAIL}|<units>)<ago>",
    "moved": (
        f"<approximate>?(?:{_COUNT}{_GAP}{_UNITS}{_TAIL}|<units>)"
        "(?:<earlier|later>|<before|after>(?=<stop|comma>)|<previous|following>(?=<stop|comma>))"
        "|<the><unit_day|part><before|after>(?=<stop|comma>)"
    ),
    "stretch": (
        f"<the>?<last|previous|next|following>(?:<approximate>?{_SHORTER}){_GAP}{_UNITS}"
        f"|<the>?{_SHORTER}<last|previous|next|following><units|quarters>"
        f"|<the>?<last|next|recent|following|previous><vague>?<units|quarters>"
    ),
    "relative": (
        f"{_EDGE}?<the>?(?:{_RELATIVES}|<current>)<fiscal>?{_UNIT}"
        f"|{_EDGE}<the><fiscal>?{_UNIT}|<unit_week|unit_month|unit_year><possessive><edge>"
    ),
    "compared": (
        "<the|a>?<unit_year><hyphen>(?:<ago|earlier>)(?:<ordinal>?<quarter>|<period>|<day|number><units>)?"
    ),
    "period": "<the><last><period>",
    "duration": (
        f"(?:<approximate>|<the>(?:<ordinal|same>)?|<ordinal>)?{_SHORTER}<hyphen>?{_GAP}{_UNITS}"
        f"{_TAIL}(?:<hyphen>?<old|long>)?"
        f"|<approximate>?{_COUNT}{_GAP}{_UNITS}{_TAIL}(?:<hyphen>?<old|long>)?"
        f"|<the>?{_UNITS}<hyphen><old|long>|<approximate>?<year><units>|<the><ordinal|edge><units>|<approximate><the>?<units>"
        f"|<whole><hyphen>{_UNIT}|(?<=<for>)<units>"
    ),
    "year": (
        f"{_EDGE}?<approximate>?(?:<the>?<fiscal><unit_year>|<the><unit_year>)?<fiscal>?<year><bc>?|<approximate>?<figure|day><bc>|<short>"
        "|<figure>(?=<hyphen|and><figure|day><bc>)|(?<=<year><hyphen>)<figure|day>(?!<month>)"
    ),
    "year_end": "<approximate>?<the>?<year_end>",
    "unit": f"<the><fiscal|whole>?{_UNIT}",
    "current": "<current|reference>|<the><last>",
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words `first` to `last` (included), which a rule takes for one expression."""

    rule: str
    first: int
    last: int


_NAME = re.compile(r"<([a-z_|]+)>")
_OTHER = "_"


def _compiled() -> re.Pattern[str]:
    letters = LETTERS | {"other": _OTHER}

    def of(match: re.Match[str]) -> str:
        return "[" + "".join(re.escape(letters[name]) for name in match[1].split("|")) + "]"

    return re.compile("|".join(f"(?P<{name}>{_NAME.sub(of, rule)})" for name, rule in RULES.items()))


_GRAMMAR = _compiled()


def phrases(words: Words) -> Iterator[Phrase]:
    """The expressions of a text in reading order, none overlapping another."""
    for match in _GRAMMAR.finditer(words.letters):
        yield Phrase(match.lastgroup or "", match.start(), match.end() - 1)
