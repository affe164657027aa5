"""Reports, attributions and problems that were made up to fill a ledger with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from counterclaim.ledger import Ledger
from counterclaim.reconcile.scenes.scene import Scene
from counterclaim.records import (
    Archive,
    Attribution,
    Claim,
    EventChange,
    Evidence,
    Happening,
    Hedge,
    Instrument,
    Maker,
    Mark,
    Party,
    Place,
    Problem,
    Published,
    Quantity,
    ReaderVersion,
    Report,
    Span,
    Speaker,
    Stance,
    Time,
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


def claims(of: Report, generation: str = FIRST) -> list[Claim]:
    """Two claims of the first of the report's attributions: one with every facet, one with none."""
    first = attributions(of)[0]
    full = Claim(
        report=of.id,
        attribution=first.id,
        ordinal=0,
        content=(Span(24, 40),),
        stance=Stance(
            "deny",
            "negative",
            "possible",
            "past",
            Hedge("unverified", Span(29, 32)),
            Evidence("video", "unverified", Span(33, 39)),
        ),
        generation=generation,
        speaker=Party(Span(0, 18), "organisation", None, "north"),
        happening=Happening("strike", Span(29, 32)),
        actors=(Party(Span(0, 18), "government", "war/north", "north", Span(4, 18)),),
        targets=(Party(Span(4, 11), "unknown"),),
        places=(
            Place(Span(4, 11), "settlement", "x:1", "Harbour", (47.0951, -35.5), 5000, None, Span(0, 3)),
        ),
        time=Time(Span(29, 32), "date", "2031-04", "month", "report", "2031-04", "2031-04", "APPROX"),
        quantities=(Quantity(Span(29, 39), 2, 12.7, "km", "damaged", Span(33, 39), True),),
        instruments=(Instrument(Span(29, 32), None, "drone"),),
    )
    return [full, Claim(of.id, first.id, 1, (Span(60, 70),), Stance("assert"), generation)]


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


def told(ledger: Ledger, *reports: Report, generation: str = FIRST) -> list[Report]:
    """Reports that are kept with their attributions and claims."""
    settled = fill(ledger, *reports)
    for kept in settled:
        ledger.keep_claims(kept.id, generation, claims(kept, generation))
    return settled


def keys(*reports: Report) -> tuple[str, ...]:
    """The keys of the reports' claims, sorted."""
    return tuple(sorted(claim.key for each in reports for claim in claims(each)))


def change(
    event: str, joined: Iterable[str] = (), left: Iterable[str] = (), **more: str | None
) -> EventChange:
    return EventChange(event, tuple(sorted(joined)), tuple(sorted(left)), FIRST, **more)


def keep_changes(ledger: Ledger, *changes: EventChange) -> None:
    """Keeps changes, each after the last one of its event."""
    with ledger.reconciling() as index:
        for each in changes:
            index.keep([replace(each, after=index.last_change(each.event))])


def scene(of: Report, number: int = 0, *, published: str | None = None, words: float = 0.5) -> Scene:
    """A scene of one of the report's claims."""
    return Scene(
        report=of.id,
        claims=(claims(of)[number].key,),
        groups=frozenset({"attack"}),
        kinds=frozenset({"strike"}),
        words={"crane": words},
        tolls=frozenset({("killed", 2.0, None)}),
        days=("2031-04-04", "2031-04-05"),
        published=published,
    )
