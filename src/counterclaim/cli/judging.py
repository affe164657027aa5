"""The command by which a person decides what the machine cannot: judge."""

from __future__ import annotations

import getpass
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.text import Text

from counterclaim.cli.options import DEFAULT_LEDGER, JsonOption, LedgerOption
from counterclaim.cli.printing import STYLES, short
from counterclaim.cli.terminal import Terminal, output
from counterclaim.errors import UsageError
from counterclaim.ledger import Ledger, open_ledger
from counterclaim.records import PAIRED, EventChange, Judgement, JudgementKind
from counterclaim.views.event_words import judgement_words

_KINDS: dict[str, JudgementKind] = {
    "same-event": "same event",
    "different-events": "different events",
    "same-origin": "same origin",
    "unverifiable": "unverifiable",
    "retracted": "retracted",
}
_OF_EVENTS = frozenset({"same event", "different events"})
_LIST = "list"


def judge_command(
    what: Annotated[
        str | None,
        typer.Argument(metavar="WHAT", help=f"{', '.join(_KINDS)}; or list, to see what was judged."),
    ] = None,
    claims: Annotated[
        list[str] | None,
        typer.Argument(metavar="CLAIM [CLAIM]", help="Ids of claims, or the start of them: two or one."),
    ] = None,
    why: Annotated[str | None, typer.Option(metavar="TEXT", help="Why; kept with the judgement.")] = None,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who decides; otherwise the login name.")
    ] = None,
    take_back: Annotated[
        str | None, typer.Option("--take-back", metavar="ID", help="The judgement that is to hold no longer.")
    ] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    json: JsonOption = False,
) -> None:
    """Decides of claims: same event or different ones, same origin, unverifiable, or retracted.

    \b
    Examples:
      counterclaim judge same-event 3f2a91c0de 77b0a1f2c3 --why "both name the same street and hour"
      counterclaim judge unverifiable 3f2a91c0de --why "the place cannot be reached"
      counterclaim judge list
      counterclaim judge --take-back 5d1e00aa42 --why "mixed up two streets"

    A judgement is added to the ledger with your name, the time and the reason. It stands in front of what
    the machine finds, survives a new reading, and moves the events at once. None is ever removed: taking one
    back is an entry too.
    """
    with open_ledger(ledger, create=False) as memory:
        if what == _LIST and not claims and not take_back:
            _print_list(output(), memory.judgements(), json)
            return
        judgement = _judgement(memory, (what, claims or [], take_back), why, by)
        changes = _decide(memory, judgement)
    _print_decision(output(), judgement, changes, json)


def add_to(app: typer.Typer) -> None:
    """Adds the command of this module."""
    app.command("judge")(judge_command)


def _decide(memory: Ledger, judgement: Judgement) -> list[EventChange]:
    """Keeps the judgement, brings the events in line with it, and says what that changed."""
    from counterclaim.pipeline import reconcile_ledger  # the model is loaded with it

    changes: list[EventChange] = []
    memory.keep_judgement(judgement)
    reconcile_ledger(memory, tell=changes.append)
    return changes


def _judgement(
    memory: Ledger,
    asked: tuple[str | None, list[str], str | None],
    why: str | None,
    by: str | None,
) -> Judgement:
    what, claims, take_back = asked
    if take_back and (what or claims):
        raise UsageError("--take-back names a judgement, and goes with no claims")
    if not why or not why.strip():
        raise UsageError("a judgement needs a reason: --why TEXT")
    decided = (by or _login(), datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), why)
    if take_back:
        taken = _named(memory.judgements(), take_back)
        return Judgement(taken.kind, taken.claims, *decided, takes_back=taken.id)
    return Judgement(_kind(what), _keys(memory, _kind(what), claims), *decided)


def _kind(what: str | None) -> JudgementKind:
    if what not in _KINDS:
        said = "say what is judged" if what is None else f"{what!r} is no judgement"
        raise UsageError(f"{said}: {', '.join(_KINDS)}, or list")
    return _KINDS[what]


def _keys(memory: Ledger, kind: JudgementKind, names: list[str]) -> tuple[str, ...]:
    """The keys of the claims, sorted; they stay the same when a report is read again."""
    wanted = 2 if kind in PAIRED else 1
    keys = tuple(sorted({memory.claim(name).key for name in names}))
    if len(keys) != wanted or len(names) != wanted:
        raise UsageError(
            f"'{kind}' is judged of {'two different claims' if wanted == 2 else 'one claim'}: "
            "`counterclaim claims` and `counterclaim event ID` show their ids"
        )
    return keys


def _named(judgements: Sequence[Judgement], name: str) -> Judgement:
    found = [one for one in judgements if one.id.startswith(name.lower())] if len(name) >= 6 else []
    if len(found) != 1:
        many = "several judgements have" if found else "there is no judgement with"
        raise UsageError(f"{many} an id that begins with {name!r}: `counterclaim judge list` shows them")
    return found[0]


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError) as error:
        raise UsageError("nobody is logged in by name: say who decides, --by NAME") from error


def _print_list(terminal: Terminal, judgements: Sequence[Judgement], json: bool) -> None:
    if json:
        terminal.json([{"id": one.id, **one.record()} for one in judgements])
        return
    for one in judgements:
        terminal.print(_judged(one))
    if not judgements:
        terminal.print("No judgements yet, or none that still holds.")


def _judged(judgement: Judgement) -> Text:
    text = Text(short(judgement.id), style="bold")
    text.append(f"  {judgement_words(judgement)}", style="not bold")
    keys = ", ".join(short(key) for key in judgement.claims)
    return text.append(f" · claim keys {keys}", style=STYLES["quiet"])


def _print_decision(
    terminal: Terminal, judgement: Judgement, changes: Sequence[EventChange], json: bool
) -> None:
    if json:
        moved = [{"id": change.id, **change.record()} for change in changes]
        terminal.json({"judgement": {"id": judgement.id, **judgement.record()}, "events": moved})
        return
    terminal.print(f"Judgement {short(judgement.id)} is in the ledger.")
    for line in _moved(changes, of_events=judgement.kind in _OF_EVENTS):
        terminal.print(line)


def _moved(changes: Sequence[EventChange], *, of_events: bool) -> Iterator[str]:
    if not changes and of_events:
        yield "No claim moved: the machine had it so already."
    elif not changes:
        yield "It moves no claim to another event; `counterclaim event ID` counts with it and tells it first."
    for change in changes:
        moved = [f"{len(change.joined)} joined"] if change.joined else []
        moved += [f"{len(change.left)} left"] if change.left else []
        said = f"event {short(change.event)}: of its claims {', '.join(moved)}"
        said += f"; merged into {short(change.into)}" if change.into else ""
        yield said + (f"; split from {short(change.split_from)}" if change.split_from else "")
