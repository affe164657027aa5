"""The command that tells repetition from corroboration: origins."""

from __future__ import annotations

import typer
from rich.text import Text

from counterclaim.cli.opening import asked
from counterclaim.cli.options import DEFAULT_LEDGER, JsonOption, LedgerOption
from counterclaim.cli.printing import STYLES, short, where
from counterclaim.cli.terminal import output
from counterclaim.views.harmless import one_line, shortened
from counterclaim.views.origins import Family, Member, families


def origins_command(ledger: LedgerOption = DEFAULT_LEDGER, json: JsonOption = False) -> None:
    """Which reports repeat each other, and how many independent origins are behind them.

    \b
    Example:
      counterclaim origins

    Reports that share the writers' own words hang under the one that they repeat, with the reason. The
    number of origins is a range: every possible repetition counted, and only what is sure. Quoting the
    same speaker is no repetition of a report.
    """
    with asked(ledger) as (memory, _):
        found, terminal = families(memory), output()
        if json:
            terminal.json([_json(family) for family in found])
            return
        for family in found:
            terminal.print(Text(_head(family), style="bold"))
            for member in family.members:
                terminal.print(_line(member))
        if not found:
            terminal.print("No report shares text with another.")


def add_to(app: typer.Typer) -> None:
    """Adds the command of this module."""
    app.command("origins")(origins_command)


def _head(family: Family) -> str:
    count = f"{family.low}" if family.low == family.high else f"{family.low} to {family.high}"
    return f"{len(family.members)} reports, {count} origin{'' if family.high == 1 else 's'}"


def _line(member: Member) -> Text:
    report, indent = member.report, "    " * member.depth
    text = Text(f"  {indent}{where(report.outlet, report.published)}")
    text.append(
        f" · {shortened(report.title or report.opening, 70)} · {short(report.id)}", style=STYLES["quiet"]
    )
    if member.repeats is not None:
        sure = "" if member.sure else " (not sure)"
        text.append(f"\n  {indent}  {one_line(member.reason)}{sure}", style=STYLES["cue"])
    return text


def _json(family: Family) -> dict[str, object]:
    return {
        "origins": {"low": family.low, "high": family.high},
        "reports": [
            {
                "id": member.report.id,
                "outlet": member.report.outlet,
                "published": member.report.published.value if member.report.published else None,
                "title": member.report.title,
                "locator": member.report.locator,
                "repeats": member.repeats,
                "reason": member.reason or None,
                "sure": member.sure,
            }
            for member in family.members
        ],
    }
