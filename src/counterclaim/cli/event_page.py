"""One event in the terminal: what, where, when; its accounts side by side; denials, revisions, timeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.table import Table
from rich.text import Text

from counterclaim.cli.printing import STYLES, quoted, short, where
from counterclaim.cli.terminal import Terminal, clean
from counterclaim.reconcile.accounts import Turn, Value, Voice
from counterclaim.views.claims import ReportLine
from counterclaim.views.event_against import against
from counterclaim.views.event_bonds import Bond
from counterclaim.views.event_days import spoken_day
from counterclaim.views.event_parts import AccountView, Branch, EventClaim, EventRow, EventView
from counterclaim.views.event_words import (
    accounts_words,
    revision_words,
    value_words,
    voice_words,
    with_side,
)
from counterclaim.views.harmless import one_line, shortened
from counterclaim.views.words import cue_words

# Columns that an account needs to be read beside another; narrower, they stand one under the other.
_COLUMN = 26
_FACETS = 22
# Characters of a claim's words that are shown; `show` has the whole.
_QUOTE = 300
_TURN = 140
# Claims with the same words that are named one by one.
_SAME = 3
# Kinds and places that are named, the others are counted.
_NAMED = 8
# Between the values of one facet, each in its line.
_NEXT = "\n      "
CONTESTED = "contested"


def print_event(terminal: Terminal, view: EventView) -> None:
    """The whole page, from what is told to who said what when."""
    beside = len(view.accounts) > 1 and terminal.width >= _FACETS + len(view.accounts) * _COLUMN
    _print(terminal, heading(view))
    if beside:
        terminal.console.print(_table(view))
    for account in view.accounts:
        _print(terminal, account_lines(view, account, beside=beside))
    _print(terminal, edge_lines(view))
    _print(terminal, revision_lines(view))
    _print(terminal, timeline_lines(view))


def print_bonds(terminal: Terminal, bonds: Iterable[Bond]) -> None:
    """Why each telling is taken for the same event as one before it."""
    _print(terminal, bond_lines(bonds))


def bond_lines(bonds: Iterable[Bond]) -> Iterator[Text]:
    yield Text("\nWhy these are taken for one event", style="bold")
    found = False
    for bond in bonds:
        found = True
        yield Text(f"  {_where(bond.report)} is like {_where(bond.other)}")
        yield Text(f"      alike: {'; '.join(bond.alike) or 'nothing'}", style=STYLES["quiet"])
        if bond.unlike:
            yield Text(f"      unlike: {'; '.join(bond.unlike)}", style=STYLES["quiet"])
    if not found:
        yield Text("  One report tells of it, in one place.")


def _where(report: ReportLine) -> str:
    return f"{where(report.outlet, report.published)} ({short(report.id)})"


def row_text(row: EventRow) -> Text:
    """An event in a list: its id, what it is told as, and how many tell of it."""
    text = Text(short(row.id), style="bold")
    text.append(f"  {row.title}", style="not bold")
    return text.append(f"\n            {_told(row)} · {_count(row.claims, 'claim')}", style=STYLES["quiet"])


def heading(view: EventView) -> Iterator[Text]:
    """What is told, where and when; what stands behind all of it; on what the accounts part."""
    row = view.row
    yield Text(row.title, style="bold")
    yield Text(f"event {short(row.id)} · {_told(row)}", style=STYLES["quiet"])
    if view.former:
        yield Text(f"earlier also {', '.join(short(name) for name in view.former)}", style=STYLES["quiet"])
    yield Text()
    kinds = [f"{_plain(kind.name)} ({_count(len(kind.claims), 'claim')})" for kind in row.kinds]
    yield _labelled("told as", _some(kinds))
    yield _labelled("where", _some([f"{place.name} ({place.level})" for place in row.places]))
    yield _labelled("when", row.days.words)
    yield from (Text(f"  {line}") for line in view.standing)
    yield Text()
    parted = f" They part on: {', '.join(view.found.contested)}." if view.found.contested else ""
    yield Text(f"{_count(len(view.accounts), 'account')}.{parted}", style="bold")
    yield from _unrivalled(view)


def _unrivalled(view: EventView) -> Iterator[Text]:
    """What is told without a rival, be it outside of every account; where there is one account, it has it."""
    rows = [row for row in view.facets if not row.contested] if len(view.accounts) > 1 else []
    if rows:
        yield Text("  Told by somebody, with no rival found:")
    for row in rows:
        yield Text(f"    {row.facet}: {_NEXT.join(_given(view, row.cells[0])) or 'not told'}")


def account_lines(view: EventView, account: AccountView, *, beside: bool) -> Iterator[Text]:
    """What an account says and its standing, if no table has them; the tree of origins with the words."""
    yield Text()
    yield Text(f"Account {account.number}", style="bold")
    speakers = dict.fromkeys(with_side(voice) for voice in account.account.speakers)
    yield _labelled("told by", ", ".join(speakers))
    if not beside:
        yield from _facet_lines(view, account)
        if len(view.accounts) > 1:  # else it is that of the event, which stands above
            yield from (Text(f"  {line}") for line in account.standing)
    yield Text("  Who repeats whom, and in what words:")
    for branch in account.origins:
        yield from _branch_lines(view, branch)


def _facet_lines(view: EventView, account: AccountView) -> Iterator[Text]:
    for row in view.facets:
        facet = f"{row.facet} ({CONTESTED})" if row.contested else row.facet
        if row.contested or account.says(row.facet):
            given = _given(view, account.says(row.facet), account.account.speakers)
            yield _labelled(facet, _NEXT.join(given))


def _given(view: EventView, values: Sequence[Value], telling: Sequence[Voice] = ()) -> list[str]:
    """Each value with who gives it; all in one line where one alone is `telling` them."""
    given: dict[str, set[str]] = {}
    for value in values:
        given.setdefault(value_words(value), set()).update(value.claims)
    voices = view.voices.items()
    found = {said: [one for claim, one in voices if claim in claims] for said, claims in given.items()}
    if len(telling) == 1 and all({*by} <= {*telling} for by in found.values()):
        return ["; ".join(found)] if found else []
    return [_told_by(said, by) for said, by in found.items()]


def _told_by(said: str, voices: Sequence[Voice]) -> str:
    names = dict.fromkeys(with_side(voice) for voice in voices)
    return f"{said}, told by {_some([*names])}" if names else said


def edge_lines(view: EventView) -> Iterator[Text]:
    """Who denied what, who accused, who answered; that there is no denial is said."""
    yield Text()
    yield Text("Who spoke against whom", style="bold")
    for _, found in against(view):
        if not found:
            yield Text("  No denial found.")
        for one in found:
            told = len({claim.row.report.id for claim in one.claims})
            yield Text(f"  {one.words}{f', in {told} reports' if told > 1 else ''}")
            yield from _quotes(one.claims, "      ")


def revision_lines(view: EventView) -> Iterator[Text]:
    yield Text()
    yield Text("Numbers that were revised", style="bold")
    if not view.found.revisions:
        yield Text("  None found.")
    for revision in view.found.revisions:
        yield Text(f"  {revision_words(revision)}")


def timeline_lines(view: EventView) -> Iterator[Text]:
    yield Text()
    yield Text("Who said what, when", style="bold")
    day = None
    for turn in view.found.timeline:
        if (said := spoken_day(turn.published)) != day:
            day = said
            yield Text(f"  {day}", style="bold")
        yield _turn(view, turn)


def _turn(view: EventView, turn: Turn) -> Text:
    inside = f", {accounts_words(turn.accounts)}" if turn.accounts else ""
    text = Text(f"    {voice_words(turn.speaker)} ")
    text.append(f"({turn.act}{inside}): ", style=STYLES["cue"])
    if turn.claim in view.claims:
        row = view.claims[turn.claim].row
        text.append(shortened(quoted(row).plain, _TURN), style=STYLES["content"])
        text.append(f" · {_outlet(row.report)} · claim {short(turn.claim)}", style=STYLES["quiet"])
    return text


def _table(view: EventView) -> Table:
    table = Table(show_lines=False, pad_edge=False, expand=False)
    table.add_column("", max_width=_FACETS, overflow="fold")
    for account in view.accounts:
        table.add_column(f"account {account.number}", min_width=12, ratio=1, overflow="fold")
    for row in view.facets:
        facet = Text(one_line(row.facet), style="bold" if row.contested else "")
        if row.contested:
            facet.append(f"\n({CONTESTED})", style="bold")
        said = [_given(view, one.says(row.facet), one.account.speakers) for one in view.accounts]
        if any(said):
            table.add_row(clean(facet), *(clean("\n".join(values) or "not told") for values in said))
    table.add_section()
    standing = (clean("\n".join(account.standing)) for account in view.accounts)
    table.add_row("what stands behind it", *standing)
    return table


def _branch_lines(view: EventView, branch: Branch) -> Iterator[Text]:
    indent = "  " * (branch.depth + 2)
    text = Text(f"{indent}{branch.words}", style="" if branch.report else "bold")
    if branch.report:
        text.append(f" · {_report_words(branch.report)}", style=STYLES["quiet"])
    if branch.reason:
        text.append(f" · {branch.reason}{'' if branch.sure else ' (not sure)'}", style=STYLES["cue"])
    yield text
    yield from _quotes([view.claims[name] for name in branch.claims if name in view.claims], f"{indent}    ")


def _report_words(report: ReportLine) -> str:
    return f"{shortened(report.title or report.opening, 60)} · report {short(report.id)}"


def _quotes(claims: Iterable[EventClaim], indent: str) -> Iterator[Text]:
    """The claims' words, each wording once, with all claims that have it."""
    same: dict[str, list[EventClaim]] = {}
    for claim in claims:
        same.setdefault(f"{claim.speaker}\n{one_line(claim.row.says).casefold()}", []).append(claim)
    yield from (_quote(some, indent) for some in same.values())


def _quote(same: Sequence[EventClaim], indent: str) -> Text:
    claim, row = same[0], same[0].row
    text = Text(f"{indent}{claim.speaker}", style="" if row.own_voice else STYLES["source"])
    cue = one_line(cue_words(row.cue))
    text.append(f" — {cue}: " if cue else ": ", style=STYLES["cue"])
    words = quoted(row)
    text.append(shortened(words.plain, _QUOTE), style=str(words.style))
    where = "; ".join(
        f"report {short(one.row.report.id)} · claim {short(one.row.id)}" for one in same[:_SAME]
    )
    more = f"; and {len(same) - _SAME} more" if len(same) > _SAME else ""
    return text.append(f" · {where}{more}", style=STYLES["quiet"])


def _outlet(report: ReportLine) -> str:
    return one_line(report.outlet) if report.outlet else "unknown outlet"


def _some(named: Sequence[str]) -> str:
    more = len(named) - _NAMED
    return ", ".join(named[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _told(row: EventRow) -> str:
    outlets = _count(len(row.outlets), "outlet") if row.outlets else "no known outlet"
    return f"told in {_count(row.reports, 'report')} by {outlets}, {_published(row)}"


def _published(row: EventRow) -> str:
    if row.first is None or row.last is None:
        return "published on a date that is not known"
    first, last = spoken_day(row.first), spoken_day(row.last)
    return f"published {first}" if first == last else f"published {first} to {last}"


def _labelled(what: str, words: str) -> Text:
    return Text(f"  {what}: ", style=STYLES["quiet"]).append(words or "not told", style="not dim")


def _plain(kind: str) -> str:
    return kind.replace("-", " ")


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _print(terminal: Terminal, lines: Iterator[Text]) -> None:
    for line in lines:
        terminal.print(line)
