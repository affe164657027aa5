"""Reports, attributions and problems that were made up to fill a ledger with."""

from __future__ import annotations

from pathlib import Path

from counterclaim.ledger import Ledger
from counterclaim.records import (
    Archive,
    Attribution,
    Maker,
    Mark,
    Problem,
    Published,
    ReaderVersion,
    Report,
    Span,
    Speaker,
    sha256,
)

TEXT = "The harbour office said that two cranes had been hit. A dock worker denied it."
FIRST, SECOND = sha256(b"first generation"), sha256(b"second generation")
READER = ReaderVersion("toy", "1", sha256(b"weights"))


def report(
    name: str = "harbour.txt",
    text: str = TEXT,
    *,
    outlet: str | None = None,
    published: str | None = None,
    author: str | None = "R. Example",
    archive: Archive | None = None,
) -> Report:
    """A report of a file by that name: what is given as outlet or date was told."""
    archive = archive or Archive(name.partition("#")[0], text.encode())
    told = [field for field, value in (("outlet", outlet), ("published", published)) if value]
    return Report(
        bytes_sha256=sha256(text.encode()),
        locator=name,
        text=text,
        reader=Maker("plain", "1"),
        outlet=outlet,
        author=author,
        title="Cranes hit, or not",
        published=Published(published) if published else None,
        language="en",
        marks=(Mark("heading", Span(0, 3)),),
        told=tuple(told),
        archive=archive,
    )


def attributions(of: Report, generation: str = FIRST, *, count: int = 3) -> list[Attribution]:
    """Some attributions of the report, the second one inside the first."""
    made: list[Attribution] = []
    for place in range(count):
        made.append(
            Attribution(
                report=of.id,
                source=(Span(0, 18),),
                cue=(Span(19, 23),),
                content=(Span(24, 40 + place), Span(60, 70)),
                speaker=Speaker("official", Span(4, 18)),
                confidence=900 - place,
                made_by=READER,
                generation=generation,
                parent=made[0].id if place == 1 else None,
            )
        )
    return made


def problem(locator: str = "scan.pdf", of: Report | None = None) -> Problem:
    return Problem("no-text", locator, "no text in it", "recognise its text first", of.id if of else None)


def fill(ledger: Ledger, *reports: Report, generation: str = FIRST, count: int = 3) -> list[Report]:
    """What a run does: settle, keep, and read what is not done. The reports as they were settled."""
    settled = []
    for found in reports:
        known = ledger.settle(found)
        ledger.keep(known)
        settled.append(known)
        if not ledger.done(known.id, "attribute", generation):
            ledger.keep_attributions(known.id, generation, attributions(known, generation, count=count))
    return settled


def record_ids(ledger: Ledger) -> list[str]:
    return [entry.record_id for entry in ledger.entries()]


def types(ledger: Ledger) -> list[str]:
    return [entry.type for entry in ledger.entries()]


def on_disk(path: Path) -> bytes:
    """Every byte of the ledger's files."""
    return b"".join(part.read_bytes() for part in path.parent.glob(path.name + "*"))
