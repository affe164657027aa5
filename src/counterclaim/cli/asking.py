"""Commands that ask the ledger: claims, show, speakers, reports, problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from typing import Annotated

import typer
from rich.text import Text

from counterclaim.cli.exporting import write_all
from counterclaim.cli.filtering import (
    ActOption,
    ConfidenceOption,
    EvidenceOption,
    HedgeOption,
    KindOption,
    OwnVoiceOption,
    PlaceOption,
    ReportOption,
    SideOption,
    SinceOption,
    SpeakerKindOption,
    SpeakerOption,
    TextOption,
    WhenOption,
    claim_filter,
    facet_filter,
)
from counterclaim.cli.opening import asked
from counterclaim.cli.options import DEFAULT_LEDGER, JsonOption, LedgerOption
from counterclaim.cli.printing import claim_text, problem_text, short, where
from counterclaim.cli.showing import report_lines
from counterclaim.cli.terminal import Terminal, errors, output
from counterclaim.errors import UsageError
from counterclaim.ledger import Ledger
from counterclaim.records import Report
from counterclaim.views import (
    ClaimRow,
    SpeakerRow,
    claims,
    jsonl,
    report_view,
    speakers,
)
from counterclaim.views.claims import report_line
from counterclaim.views.harmless import one_line, shortened
from counterclaim.views.layout import opening_words


def claims_command(
    speaker: SpeakerOption = None,
    speaker_kind: SpeakerKindOption = None,
    side: SideOption = None,
    text: TextOption = None,
    report: ReportOption = None,
    since: SinceOption = None,
    place: PlaceOption = None,
    when: WhenOption = None,
    kind: KindOption = None,
    act: ActOption = None,
    hedge: HedgeOption = None,
    evidence: EvidenceOption = None,
    own_voice: OwnVoiceOption = False,
    min_confidence: ConfidenceOption = 0,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="Stop after this many.")] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    json: Annotated[bool, typer.Option("--json", help="Print JSON Lines instead, as `export` does.")] = False,
) -> None:
    """Who says what: every claim with its speaker, its words, its facets and where it stands.

    \b
    Examples:
      counterclaim claims --speaker ministry
      counterclaim claims --place Mariupol --kind strike --when 2022-03
      counterclaim claims --act deny --act accuse --side russia
      counterclaim claims --hedge unverified --evidence video
      counterclaim claims --own-voice --limit 20

    What reports say in their own voice is left out unless --own-voice is given. A claim whose place,
    time or kind is unknown does not fit a filter on it.
    """
    facets = facet_filter(place, when, side, kind, (act, hedge, evidence))
    wanted = claim_filter((speaker, speaker_kind), text, report, since, own_voice, facets)
    wanted = replace(wanted, min_confidence=min_confidence)
    with asked(ledger) as (memory, refused):
        rows = islice(claims(memory, wanted, refused.append), limit)
        terminal = output()
        if json:
            write_all(terminal.bytes, jsonl(rows))
        else:
            _print_claims(terminal, rows)


def show_command(
    report: Annotated[
        str,
        typer.Argument(metavar="REPORT", help="A report's id, the start of it, its file, or a claim's id."),
    ],
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """One report with its claims marked: who, by what words, what; the claims in a list beneath.

    \b
    Examples:
      counterclaim show examples/wire.txt
      counterclaim show 3f2a91c0de          (a report's or a claim's id)
      counterclaim show 3f2a91c0de | less
    """
    with asked(ledger) as (memory, refused):
        view = report_view(memory, _report_or_claim(memory, report), refused.append)
        terminal = output()
        for line in report_lines(view, coloured=terminal.coloured):
            terminal.print(line)


def speakers_command(ledger: LedgerOption = DEFAULT_LEDGER, json: JsonOption = False) -> None:
    """Who is quoted, how often, and by which outlets.

    \b
    Example:
      counterclaim speakers

    A source without a name counts by itself in each report: two spokesmen may be two people.
    """
    with asked(ledger) as (memory, refused):
        found = speakers(memory, refused.append)
        terminal = output()
        if json:
            terminal.json([_speaker_json(speaker) for speaker in found])
            return
        for speaker in found:
            terminal.print(_speaker_text(speaker))
        if not found:
            terminal.print("No speakers yet. `counterclaim read PATH` takes reports in.")


def reports_command(ledger: LedgerOption = DEFAULT_LEDGER, json: JsonOption = False) -> None:
    """Every report: its id, outlet, date, file, and how many claims it holds.

    \b
    Example:
      counterclaim reports
    """
    with asked(ledger) as (memory, _):
        terminal = output()
        lines = ((report, _counted(memory, report)) for report in memory.reports())
        if json:
            terminal.json([_report_json(report, count) for report, count in lines])
            return
        for report, count in lines:
            terminal.print(_report_text(report, count))


def problems_command(ledger: LedgerOption = DEFAULT_LEDGER, json: JsonOption = False) -> None:
    """What could not be read, why, and what would help.

    \b
    Example:
      counterclaim problems
    """
    with asked(ledger) as (memory, _):
        terminal, found = output(), list(memory.problems())
        if json:
            terminal.json([{"id": problem.id, **problem.record()} for problem in found])
            return
        for problem in found:
            terminal.print(problem_text(problem))
        if not found:
            terminal.print("No problems: everything that was named could be read.")


def add_to(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command("claims")(claims_command)
    app.command("show")(show_command)
    app.command("speakers")(speakers_command)
    app.command("reports")(reports_command)
    app.command("problems")(problems_command)


def _print_claims(terminal: Terminal, rows: Iterable[ClaimRow]) -> None:
    count = 0
    for count, row in enumerate(rows, 1):
        if count > 1:
            terminal.print()
        terminal.print(claim_text(row))
    if not count:
        errors().print("No claim fits. Leave an option out, or try --own-voice.")


def _report_or_claim(ledger: Ledger, name: str) -> Report:
    """The report by its own name, or the one that holds the claim with that id."""
    try:
        return ledger.report(name)
    except UsageError:
        if len(name) < 6:
            raise
        found = ledger.reports_of(name.lower())
        if len(found) != 1:
            raise
        return ledger.report(found.pop())


def _counted(ledger: Ledger, report: Report) -> int:
    interpreted = Counter(claim.attribution for claim in ledger.claims(report.id))
    return sum(interpreted[one.id] or 1 for one in ledger.attributions(report.id))


def _report_text(report: Report, count: int) -> Text:
    text = Text(short(report.id), style="bold")
    text.append(f"  {where(report.outlet, report.published)}")
    text.append(f" · {shortened(report.title or opening_words(report), 80)}")
    text.append(f" · {count} claims · {one_line(report.locator)}", style="dim")
    return text


def _report_json(report: Report, count: int) -> dict[str, object]:
    line = report_line(report)
    return {
        "id": line.id,
        "locator": line.locator,
        "outlet": line.outlet,
        "author": line.author,
        "title": line.title,
        "published": line.published.value if line.published else None,
        "url": line.url,
        "language": line.language,
        "text_sha256": line.text_sha256,
        "claims": count,
    }


def _speaker_text(speaker: SpeakerRow) -> Text:
    text = Text(f"{speaker.claims:>5}  ")
    text.append(speaker.words, style="" if speaker.kind == "own voice" else "bold")
    named = "" if speaker.named or speaker.kind in ("unnamed", "own voice") else ", unnamed"
    text.append(f" ({speaker.kind}{named})", style="dim")
    text.append(f" · {', '.join(one_line(outlet) for outlet in speaker.outlets[:4])}", style="dim")
    if len(speaker.outlets) > 4:
        text.append(f" and {len(speaker.outlets) - 4} more", style="dim")
    return text


def _speaker_json(speaker: SpeakerRow) -> dict[str, object]:
    return {
        "speaker": speaker.words,
        "kind": speaker.kind,
        "named": speaker.named,
        "claims": speaker.claims,
        "reports": len(speaker.reports),
        "outlets": list(speaker.outlets),
    }
