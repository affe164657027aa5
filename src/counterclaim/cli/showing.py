"""One report in the terminal, its claims marked by colours, or by brackets where there are none."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from counterclaim.cli.printing import STYLES, facet_lines, quoted, said, short, where
from counterclaim.views.claims import report_line
from counterclaim.views.dates import exactness
from counterclaim.views.harmless import one_line
from counterclaim.views.report import Layer, NumberedClaim, Paragraph, ReportView, Role, Segment

_BRACKETS: dict[Role, tuple[str, str]] = {
    "source": ("{", "}"),
    "cue": ("<", ">"),
    "content": ("[", "]"),
    "own voice": ("«", "»"),
}
_FURNITURE = ("~~", "~~")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def report_lines(view: ReportView, *, coloured: bool) -> Iterator[Text]:
    """Heading, legend, the text, and beneath it the numbered claims."""
    yield from _heading(view)
    yield Text()
    yield _legend(coloured)
    for paragraph in view.paragraphs:
        yield Text()
        yield _coloured(paragraph) if coloured else _bracketed(paragraph)
    yield Text()
    yield Text(_count(len(view.claims)), style="bold")
    for claim in view.claims:
        yield _listed(claim)


def _heading(view: ReportView) -> Iterator[Text]:
    report, line = view.report, report_line(view.report)
    if report.title:
        yield Text(one_line(report.title), style="bold")
    author = f" · {one_line(report.author)}" if report.author else ""
    yield Text(where(report.outlet, report.published) + author)
    if report.chain:
        yield Text("passed on from " + ", from ".join(one_line(outlet) for outlet in report.chain))
    date = f"date {exactness(report.published)}"
    yield Text(f"{one_line(report.locator)} · {date} · report {short(report.id)}", style=STYLES["quiet"])
    yield Text(f"text sha256 {line.text_sha256}", style=STYLES["quiet"])


def _legend(coloured: bool) -> Text:
    text = Text("In the text: ")
    roles: tuple[tuple[Role, str], ...] = (
        ("source", "who"),
        ("cue", "by what words"),
        ("content", "what is claimed"),
        ("own voice", "the report's own voice"),
    )
    for role, meaning in roles:
        opening, closing = ("", "") if coloured else _BRACKETS[role]
        text.append(f"{opening}{meaning}{closing}", style=STYLES[role] if coloured else "")
        text.append(", ")
    text.append(
        "page furniture" if coloured else "~~page furniture~~", style=STYLES["furniture"] if coloured else ""
    )
    return text.append(". Numbers are those of the list below.")


def _coloured(paragraph: Paragraph) -> Text:
    """Styled by the innermost layer; a raised number stands before the content that it numbers."""
    text = Text()
    for segment in paragraph.segments:
        for number in segment.opens:
            text.append(str(number).translate(_RAISED), style="bold")
        style = STYLES["furniture"] if segment.furniture else ""
        if segment.layers:
            style = STYLES[segment.layers[-1].role]
            style += " underline" if len(segment.layers) > 1 and segment.layers[-1].role == "content" else ""
        text.append(_flat(segment), style=style)
    return text


def _bracketed(paragraph: Paragraph) -> Text:
    """With a bracket wherever a layer begins and a numbered one wherever it ends."""
    out, open_layers, in_furniture = [], list[Layer](), False
    for segment in paragraph.segments:
        out += [_closing(layer) for layer in reversed(open_layers) if layer not in segment.layers]
        if segment.furniture != in_furniture:
            out.append(_FURNITURE[in_furniture])
            in_furniture = segment.furniture
        out += [_BRACKETS[layer.role][0] for layer in segment.layers if layer not in open_layers]
        open_layers = list(segment.layers)
        out.append(_flat(segment))
    out += [_closing(layer) for layer in reversed(open_layers)]
    return Text("".join(out) + (_FURNITURE[1] if in_furniture else ""))


def _closing(layer: Layer) -> str:
    return f"{_BRACKETS[layer.role][1]}{layer.claim}"


def _flat(segment: Segment) -> str:
    """The segment's words, the line ends of a wrapped paragraph as blanks."""
    return segment.words.replace("\n", " ")


def _listed(claim: NumberedClaim) -> Text:
    indent = "    " * claim.depth
    text = Text(f"\n{indent}{claim.number:>3}  ")
    text.append_text(said(claim.row))
    text.append(f"\n{indent}     ")
    text.append_text(quoted(claim.row))
    for line in facet_lines(claim.row):
        text.append(f"\n{indent}     {line}", style=STYLES["facets"])
    notes = f"claim {short(claim.row.id)} · reading confidence {claim.row.confidence}/1000"
    notes += f" · said inside {claim.parent}" if claim.parent else ""
    return text.append(f"\n{indent}     {notes}", style=STYLES["quiet"])


def _count(number: int) -> str:
    return {0: "No claims were found in this report.", 1: "One claim:"}.get(number, f"{number} claims:")
