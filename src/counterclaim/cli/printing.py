"""Claims and reports as lines of a terminal."""

from __future__ import annotations

from rich.text import Text

from counterclaim.records import Problem, Published
from counterclaim.views.claims import ClaimRow
from counterclaim.views.dates import in_words
from counterclaim.views.harmless import one_line, shortened
from counterclaim.views.summary import summary
from counterclaim.views.words import as_said, cue_words, words

STYLES = {
    "source": "bold blue",
    "cue": "italic yellow",
    "content": "green",
    "own voice": "cyan",
    "furniture": "dim strike",
    "facets": "",
    "quiet": "dim",
}

SHORT = 10


def short(identity: str) -> str:
    """The beginning of an id: enough to type, and to find it again by."""
    return identity[:SHORT]


def claim_text(row: ClaimRow) -> Text:
    """A claim: who and by what words, what, its facets, and where it stands."""
    text = said(row)
    text.append("\n  ")
    text.append_text(quoted(row))
    for line in facet_lines(row):
        text.append(f"\n  {line}", style=STYLES["facets"])
    text.append("\n  ")
    text.append(provenance(row), style=STYLES["quiet"])
    return text


def said(row: ClaimRow) -> Text:
    """The speaker, its kind, and the cue: "The ministry (official) — said:"."""
    text = Text(row.speaker.words, style="" if row.own_voice else STYLES["source"])
    kind: str = row.speaker.kind
    if not row.speaker.named and kind not in ("unnamed", "own voice"):
        kind += ", unnamed"
    text.append(f" ({kind}{_as_written(row)})", style=STYLES["quiet"])
    cue = one_line(cue_words(row.cue))
    if cue:
        text.append(" — ")
        text.append(cue, style=STYLES["cue"])
    text.append(":")
    return text


def quoted(row: ClaimRow) -> Text:
    """The content, in quotation marks where the report has them."""
    return Text(one_line(as_said(row.content)), style=STYLES["own voice" if row.own_voice else "content"])


def facet_lines(row: ClaimRow) -> list[str]:
    """What, who, where, when, how many and how sure, "unknown" where it is; nothing if not interpreted."""
    if row.facets is None:
        return []
    said = summary(row.facets)
    happening = " · ".join(f"{name}: {words}" for name, words in said.happening)
    stance = " · ".join(f"{name}: {words}" for name, words in said.stance)
    return [happening, stance]


def provenance(row: ClaimRow) -> str:
    """Outlet, date, file, and what to type to see the claim in its report."""
    parts = [
        where(row.report.outlet, row.report.published),
        one_line(row.report.locator),
        f"claim {short(row.id)}",
    ]
    if row.chain:
        parts.insert(0, f"via {one_line(words(row.chain))}")
    if row.parent:
        parts.append(f"inside claim {short(row.parent)}")
    return " · ".join(parts)


def where(outlet: str | None, published: Published | None) -> str:
    """The outlet and the date, each in words also where it is unknown."""
    return f"{one_line(outlet) if outlet else 'unknown outlet'}, {in_words(published)}"


def problem_text(problem: Problem) -> Text:
    """What could not be used, why, and what would help."""
    text = Text(one_line(problem.locator), style="bold")
    text.append(f"\n  {problem.kind}: {one_line(problem.reason)}")
    if problem.remedy:
        text.append(f"\n  what helps: {one_line(problem.remedy)}")
    return text


def _as_written(row: ClaimRow) -> str:
    """The source's own words where the speaker was found elsewhere in the report."""
    source = one_line(words(row.source))
    known = row.speaker.words.casefold()
    return "" if not source or known in source.casefold() else f"; here “{shortened(source, 60)}”"
