"""Which reports repeat each other: families of like texts, each with how many origins it may have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from counterclaim.reconcile.origins import Likeness, Link, Origins, Telling, likenesses, origins, outlet_of
from counterclaim.records import Report
from counterclaim.views.claims import ReportLine, report_line
from counterclaim.views.memory import Memory


@dataclass(frozen=True, slots=True)
class Member:
    """One report of a family: what it is said to repeat (None: nothing), how deep it hangs, and why.

    `repeats` is another member's id or the name of an origin outside ("outlet:…").
    """

    report: ReportLine
    depth: int
    repeats: str | None
    reason: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Family:
    """Reports that share text, each under what it repeats; `low` to `high` origins stand behind them.

    `low` takes every link for repetition, `high` only what is sure.
    """

    members: tuple[Member, ...]
    low: int
    high: int


def families(memory: Memory) -> list[Family]:
    """Every family of two reports or more, the largest first; a report that shares no text is in none."""
    reports = {report.id: report for report in memory.reports()}
    alike = [likeness for likeness in likenesses(reports.values()) if likeness.same_text]
    found = [_family(group, reports, alike) for group in _groups(alike)]
    return sorted(found, key=lambda family: (-len(family.members), family.members[0].report.id))


def _groups(alike: Iterable[Likeness]) -> list[frozenset[str]]:
    """Reports joined by shared text, directly or through others."""
    group_of: dict[str, set[str]] = {}
    for likeness in alike:
        joined = group_of.get(likeness.one, {likeness.one}) | group_of.get(likeness.other, {likeness.other})
        for member in joined:
            group_of[member] = joined
    return list({frozenset(group) for group in group_of.values()})


def _family(group: frozenset[str], reports: Mapping[str, Report], alike: Iterable[Likeness]) -> Family:
    inside = [likeness for likeness in alike if likeness.one in group]
    found = origins([Telling(reports[name]) for name in sorted(group)], inside)
    return Family(tuple(_members(found, reports)), found.low, found.high)


def _members(found: Origins, reports: Mapping[str, Report]) -> Iterator[Member]:
    """The tree from its roots down, what hangs on one report below it."""
    parents = found.parents
    below: dict[str, list[str]] = {}
    for child, link in sorted(parents.items()):
        below.setdefault(link.parent, []).append(child)
    stack = [(root, 0) for root in sorted(found.roots, reverse=True)]
    while stack:
        name, depth = stack.pop()
        if name in reports:
            yield _member(reports[name], depth, parents.get(name))
            depth += 1
        stack += [(child, depth) for child in reversed(below.get(name, []))]


def _member(report: Report, depth: int, link: Link | None) -> Member:
    """A report that hangs on nothing but its own outlet repeats nobody."""
    if link is None or link.parent == f"outlet:{outlet_of(report)}":
        return Member(report_line(report), depth, None, "", True)
    return Member(report_line(report), depth, link.parent, _in_words(link), link.sure)


def _in_words(link: Link) -> str:
    """The reason with what is repeated in it: "has nearly the same text as the report above"."""
    if link.reason not in ("copy", "passages"):
        return link.words
    what, bracket, doubt = link.words.partition(" (")
    return f"{what} the report above{bracket}{doubt}"
