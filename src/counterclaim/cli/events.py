"""Commands that ask for events: events, event."""

from __future__ import annotations

from itertools import islice
from typing import Annotated

import typer

from counterclaim.cli.event_page import print_bonds, print_event, row_text
from counterclaim.cli.filtering import KindOption, PlaceOption, SinceOption
from counterclaim.cli.opening import asked
from counterclaim.cli.options import DEFAULT_LEDGER, JsonOption, LedgerOption, parse_choices, parse_date
from counterclaim.cli.terminal import errors, output
from counterclaim.interpret.what import kinds
from counterclaim.settings import DEFAULT_GAZETTEER
from counterclaim.views.event_bonds import bonds
from counterclaim.views.event_json import bond_json, event_json, row_json
from counterclaim.views.events import EventFilter, event_view, events

_LIMIT = 20

ContestedOption = Annotated[
    bool, typer.Option("--contested", help="Only events of which rival accounts are told.")
]
AllOption = Annotated[bool, typer.Option("--all", help="Also events that only one report tells of.")]
LimitOption = Annotated[int, typer.Option(min=1, metavar="N", help="Stop after this many.")]


def events_command(
    place: PlaceOption = None,
    since: SinceOption = None,
    kind: KindOption = None,
    contested: ContestedOption = False,
    all: AllOption = False,
    limit: LimitOption = _LIMIT,
    ledger: LedgerOption = DEFAULT_LEDGER,
    json: JsonOption = False,
) -> None:
    """What several reports tell of: each event by kind, place and day, those of most outlets first.

    \b
    Examples:
      counterclaim events
      counterclaim events --place Mariupol --kind strike
      counterclaim events --since 2022-07-29 --contested
      counterclaim events --all --limit 100

    An event is what claims speak of: it is named by what is told of it, and being listed does not mean
    that it happened. `counterclaim event ID` shows its accounts.
    """
    wanted = event_filter(place, since, kind, contested=contested, every=all)
    with asked(ledger) as (memory, refused):
        terminal = output()
        found = islice(events(memory, wanted, refused.append), limit)
        if json:
            terminal.json([row_json(row) for row in found])
            return
        rows = list(found)
        for row in rows:
            terminal.print(row_text(row))
        if not rows:
            errors().print("No event fits. Leave an option out, or try --all.")


def event_command(
    event: Annotated[
        str, typer.Argument(metavar="ID", help="An event's id, or the start of it, as `events` shows it.")
    ],
    why: Annotated[
        bool, typer.Option("--why", help="Also why these reports are taken to speak of one event.")
    ] = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
    json: JsonOption = False,
) -> None:
    """One event: what, where, when; its accounts side by side; who denies whom; who said what when.

    \b
    Examples:
      counterclaim event 3f2a91c0de
      counterclaim event 3f2a91c0de --why | less

    Accounts part where claims cannot be true together. What stands behind each is told as a number of
    independent origins, from the fewest to the most that there can be: many reports may repeat one. The id
    of an event that was merged into another leads to that one.
    """
    with asked(ledger) as (memory, refused):
        view = event_view(memory, event, refused.append)
        tied = list(bonds(memory, view.id)) if why else []
        terminal = output()
        if json:
            terminal.json(event_json(view) | ({"why": [bond_json(bond) for bond in tied]} if why else {}))
            return
        print_event(terminal, view)
        if why:
            print_bonds(terminal, tied)


def event_filter(
    place: str | None, since: str | None, kind: list[str] | None, *, contested: bool, every: bool
) -> EventFilter:
    """The filter; UsageError for a word or a date that is none."""
    return EventFilter(
        place=place,
        since=parse_date(since, "--since"),
        kinds=parse_choices(kind, "--kind", kinds()),
        contested=contested,
        reports=1 if every else 2,
        gazetteer=DEFAULT_GAZETTEER if place else None,
    )


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command("events")(events_command)
    app.command("event")(event_command)
