"""The command that says what is new: changes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Annotated

import typer
from rich.text import Text

from counterclaim.cli.event_page import row_text
from counterclaim.cli.moments import parse_moment
from counterclaim.cli.opening import asked
from counterclaim.cli.options import DEFAULT_LEDGER, JsonOption, LedgerOption
from counterclaim.cli.printing import short
from counterclaim.cli.terminal import errors, output
from counterclaim.views.changes import Between, changes
from counterclaim.views.event_changes import EventChanges, Range
from counterclaim.views.event_json import edge_json, revision_json, row_json
from counterclaim.views.event_standing import origins_words
from counterclaim.views.event_words import edge_words, judgement_words, revision_words, values_words

_LIMIT = 20

SinceOption = Annotated[
    str,
    typer.Option(
        "--since", metavar="WHEN", help="A date or time (UTC), today, yesterday, or how long ago: 24h, 7d."
    ),
]
UntilOption = Annotated[str | None, typer.Option(metavar="WHEN", help="As if nothing had come from then on.")]
PublishedOption = Annotated[
    bool,
    typer.Option("--published", help="Go by the reports' own dates, not by when the ledger learned of them."),
]


def changes_command(
    since: SinceOption,
    until: UntilOption = None,
    published: PublishedOption = False,
    all: Annotated[bool, typer.Option("--all", help="Also events that only one report tells of.")] = False,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="Stop after this many events.")] = _LIMIT,
    ledger: LedgerOption = DEFAULT_LEDGER,
    json: JsonOption = False,
) -> None:
    """What is new of each event: accounts, origins, denials, revised numbers, what was taken back.

    \b
    Examples:
      counterclaim changes --since yesterday
      counterclaim changes --since 24h
      counterclaim changes --since 2022-07-30 --until 2022-07-31 --published

    What is new is what the ledger has learned since then; with --published, what reports of that date or
    later tell, so that an archive that was read in one go can be walked through day by day.
    """
    wanted = Between(
        since=parse_moment(since, "--since"),
        until=parse_moment(until, "--until") if until else None,
        published=published,
    )
    with asked(ledger) as (memory, refused):
        terminal = output()
        found = islice(changes(memory, wanted, 1 if all else 2, refused.append), limit)
        if json:
            terminal.json([_json(change) for change in found])
            return
        shown = False
        for change in found:
            shown = True
            for line in change_lines(change):
                terminal.print(line)
        if not shown:
            errors().print("Nothing is new since then. An earlier --since, or --all, looks further.")


def change_lines(change: EventChanges) -> Iterator[Text]:
    """The event and under it, line by line, what is new of it."""
    yield row_text(change.view.row)
    for line in _lines(change):
        yield Text(f"    {line}")


def add_to(app: typer.Typer) -> None:
    """Adds the command of this module."""
    app.command("changes")(changes_command)


def _lines(change: EventChanges) -> Iterator[str]:
    claims = f"{len(change.claims)} new claim{'' if len(change.claims) == 1 else 's'}"
    reports = f"{change.reports} report{'' if change.reports == 1 else 's'}"
    if change.new:
        yield f"new event: {claims} in {reports}, {_range(change.now)}"
    elif change.claims:
        yield f"{claims} in {reports}"
    if change.merged:
        yield f"merged with what was event {', '.join(short(name) for name in change.merged)}"
    if change.split_from:
        yield f"split off event {short(change.split_from)}"
    if change.left:
        yield f"no longer in it: {change.left} claim{'' if change.left == 1 else 's'}"
    if change.then and change.then != change.now:
        yield f"origins: {_range(change.then)} then, {_range(change.now)} now"
    yield from _account_lines(change)
    yield from (f"denial: {edge_words(edge)}" for edge in change.denials)
    yield from (f"revised: {revision_words(revision)}" for revision in change.revisions)
    yield from dict.fromkeys(f"taken back: {edge_words(edge)}" for edge in change.taken_back)
    yield from (f"judgement: {judgement_words(judgement)}" for judgement in change.judgements)


def _account_lines(change: EventChanges) -> Iterator[str]:
    for one in change.accounts:
        if one.then is not None:
            yield f"account {one.number}: {_range(one.then)} then, {_range(one.now)} now"
        elif not change.new:
            account = change.view.accounts[one.number - 1].account
            values = (
                f"{facet} {values_words(told)}"
                for facet, told in account.facets.items()
                if facet in account.contested
            )
            parted = "; ".join(values)
            yield f"new account {one.number}{f' ({parted})' if parted else ''}: {_range(one.now)}"


def _range(origins: Range) -> str:
    return origins_words(*origins)


def _json(change: EventChanges) -> dict[str, object]:
    return {
        "event": row_json(change.view.row),
        "new": change.new,
        "claims": list(change.claims),
        "origins_then": _range_json(change.then),
        "origins_now": _range_json(change.now),
        "accounts": [
            {
                "number": one.number,
                "new": one.new,
                "origins_then": _range_json(one.then),
                "origins_now": _range_json(one.now),
            }
            for one in change.accounts
        ],
        "denials": [edge_json(edge) for edge in change.denials],
        "revisions": [revision_json(revision) for revision in change.revisions],
        "taken_back": [edge_json(edge) for edge in change.taken_back],
        "judgements": [{"id": one.id, **one.record()} for one in change.judgements],
        "merged": list(change.merged),
        "split_from": change.split_from,
        "left": change.left,
    }


def _range_json(origins: Range | None) -> dict[str, int] | None:
    return {"low": origins[0], "high": origins[1]} if origins else None
