"""A memory of reports and attributions made by hand, for tests of what is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from counterclaim.errors import UsageError
from counterclaim.records import (
    Attribution,
    Claim,
    Evidence,
    Happening,
    Hedge,
    Instrument,
    Maker,
    Mark,
    MarkKind,
    Party,
    Place,
    Problem,
    Published,
    Quantity,
    ReaderVersion,
    Report,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    Time,
    checked,
    sha256,
)

READER = ReaderVersion("a reader made by hand", "1", "0" * 64)


def report_of(
    text: str, *, locator: str = "a/report.txt", published: str | None = None, **said: object
) -> Report:
    """A report of that text; other fields as Report has them."""
    return Report(
        bytes_sha256=sha256(text.encode("utf-8", "surrogatepass")),
        locator=locator,
        text=text,
        reader=Maker("text", "1"),
        published=Published(published) if published else None,
        **said,  # type: ignore[arg-type]
    )


def span_of(text: str, words: str, after: str = "") -> Span:
    """Where the words first stand in the text, from where `after` begins."""
    start = text.index(words, text.index(after))
    return Span(start, start + len(words))


def marked(text: str, kind: MarkKind, words: str) -> Mark:
    return Mark(kind, span_of(text, words))


def said(
    report: Report,
    content: str | tuple[str, ...],
    *,
    source: str | None = None,
    cue: str | None = None,
    kind: SpeakerKind | None = None,
    name: str | None = None,
    parent: Attribution | None = None,
    confidence: int = 900,
    after: str = "",
) -> Attribution:
    """That `source` says by `cue` the `content`, in the report's words from `after` on; else own voice."""
    text = report.text
    pieces = (content,) if isinstance(content, str) else content
    known = name or source
    return Attribution(
        report=report.id,
        source=checked([span_of(text, source, after)] if source else []),
        cue=checked([span_of(text, cue, after)] if cue else []),
        content=checked(span_of(text, piece, after) for piece in pieces),
        speaker=Speaker(
            kind or ("official" if source else "own voice"), span_of(text, known) if known else None
        ),
        confidence=confidence,
        made_by=READER,
        generation="1" * 64,
        parent=parent.id if parent else None,
    )


@dataclass
class Shelf:
    """What the views ask of a ledger, in memory."""

    kept: list[tuple[Report, list[Attribution]]] = field(default_factory=list)
    interpreted: list[Claim] = field(default_factory=list)
    troubles: list[Problem] = field(default_factory=list)

    def put(self, report: Report, *attributions: Attribution) -> Shelf:
        self.kept.append((report, list(attributions)))
        return self

    def reports(self) -> Iterator[Report]:
        yield from (report for report, _ in self.kept)

    def report(self, name: str) -> Report:
        for report, _ in self.kept:
            if report.locator == name or (len(name) >= 6 and report.id.startswith(name)):
                return report
        raise UsageError(f"no report {name!r}")

    def attributions(self, report: str | None = None) -> Iterator[Attribution]:
        for kept, attributions in self.kept:
            if report is None or kept.id == report:
                yield from attributions

    def claims(self, report: str | None = None) -> Iterator[Claim]:
        yield from (claim for claim in self.interpreted if report in (None, claim.report))

    def problems(self) -> Iterator[Problem]:
        yield from self.troubles

    def events(self) -> Iterator[object]:
        """None: what is not reconciled has no events."""
        yield from ()

    def tellings(self) -> dict[str, tuple[int, int]]:
        return {}


DAM = (
    "Dam breaks\n\n"
    "The dam broke on Tuesday. Kyiv said Russian troops had blown it up, while Moscow claimed that it was "
    "sabotage.\n\n"
    "“They panicked,” a spokesman said. “Nobody else could do it.” "
    "He said an engineer believed the gates had failed.\n\n"
    "Leave a comment"
)


def dam_shelf() -> Shelf:
    """One report with a claim of every sort: named, unnamed, in two pieces, nested, own voice, furniture."""
    report = report_of(
        DAM,
        locator="wire/dam.txt",
        outlet="Harbour Wire",
        author=None,
        title="Dam breaks",
        published="2023-06-06",
        language="en",
        marks=(marked(DAM, "title", "Dam breaks"), marked(DAM, "furniture", "Leave a comment")),
    )
    outer = said(
        report,
        "an engineer believed the gates had failed",
        source="He",
        cue="said",
        name="a spokesman",
        after="He said",
    )
    inner = said(
        report, "the gates had failed", source="an engineer", cue="believed", kind="unnamed", parent=outer
    )
    return Shelf().put(
        report,
        inner,
        outer,
        said(report, "The dam broke on Tuesday"),
        said(report, "Russian troops had blown it up", source="Kyiv", cue="said"),
        said(report, "it was sabotage", source="Moscow", cue="claimed that"),
        said(
            report,
            ("They panicked", "Nobody else could do it"),
            source="a spokesman",
            cue="said",
            after="“They",
        ),
    )


FERRY = (
    "The northern ministry denied that its drones had hit a ferry in Quayside on Monday night, killing at "
    "least 12 passengers. The 9th Rifle Brigade moved into Quayside, it said. Unverified video showed smoke."
)


def ferry_shelf() -> Shelf:
    """One report whose first attribution makes two claims, with every facet, and whose second moves forces."""
    report = report_of(FERRY, locator="wire/ferry.txt", outlet="Harbour Wire", published="2031-04-08")
    denied = said(
        report,
        "its drones had hit a ferry in Quayside on Monday night, killing at least 12 passengers",
        source="The northern ministry",
        cue="denied that",
    )
    moved = said(
        report, "The 9th Rifle Brigade moved into Quayside", source="it", cue="said", name="The northern ministry",
        after="The 9th",
    )  # fmt: skip
    seen = said(report, "Unverified video showed smoke")
    shelf = Shelf().put(report, denied, moved, seen)
    shelf.interpreted += [_hit(report, denied), _killed(report, denied), _moved(report, moved)]
    return shelf


def _at(words: str, after: str = "") -> Span:
    return span_of(FERRY, words, after)


def _hit(report: Report, attribution: Attribution) -> Claim:
    return Claim(
        report=report.id,
        attribution=attribution.id,
        ordinal=0,
        content=(_at("its drones had hit a ferry in Quayside on Monday night"),),
        stance=Stance(
            "deny", tense="past", evidence=Evidence("video", "unverified", _at("Unverified video"))
        ),
        generation="2" * 64,
        speaker=Party(_at("The northern ministry"), "government", "russia-ukraine/russia", "russia"),
        happening=Happening("strike", _at("hit")),
        actors=(Party(_at("its"), "military", None, "russia"),),
        targets=(Party(_at("a ferry"), "unknown"),),
        places=(Place(_at("Quayside"), "settlement", "x:7", "Quayside", (47.5, 35.25), 5000),),
        time=Time(
            _at("Monday night"), "time", "2031-04-07TNI", "part of day", "report", "2031-04-07", "2031-04-08"
        ),
        instruments=(Instrument(_at("drones"), None, "drones"),),
    )


def _killed(report: Report, attribution: Attribution) -> Claim:
    return Claim(
        report=report.id,
        attribution=attribution.id,
        ordinal=1,
        content=(_at("killing at least 12 passengers"),),
        stance=Stance("deny", hedge=Hedge("unverified", _at("Unverified"))),
        generation="2" * 64,
        happening=Happening("casualties", _at("killing")),
        quantities=(Quantity(_at("at least 12"), 12, None, "people", "killed", _at("passengers")),),
    )


def _moved(report: Report, attribution: Attribution) -> Claim:
    return Claim(
        report=report.id,
        attribution=attribution.id,
        ordinal=0,
        content=attribution.content,
        stance=Stance("assert"),
        generation="2" * 64,
        happening=Happening("advance", _at("moved into")),
        actors=(Party(_at("The 9th Rifle Brigade"), "military", None, "russia"),),
        places=(Place(_at("Quayside", "moved into"), "settlement", "x:7", "Quayside"),),
    )
