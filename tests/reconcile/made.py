"""Scenes, reports and claims made up for tests of reconciliation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hypothesis import strategies as st

from counterclaim.reconcile import MemoryIndex, Scene
from counterclaim.reconcile.events import take_in
from counterclaim.records import (
    Act,
    Claim,
    EventChange,
    Happening,
    Judgement,
    Maker,
    Place,
    Published,
    Report,
    Span,
    Stance,
    sha256,
)

PLACES = {"Ostrany": (50.0, 30.0), "Velmora": (51.0, 31.0), "Karsk": (52.0, 32.0)}


def report(text: str, published: str | None = "2031-04-05", *, locator: str = "made.txt") -> Report:
    return Report(
        bytes_sha256=sha256(text.encode("utf-8", "surrogatepass")),
        locator=locator,
        text=text,
        reader=Maker("plain", "1"),
        outlet="The Made Post",
        published=Published(published) if published else None,
    )


def claim(
    of: Report,
    words: str,
    kind: str | None,
    trigger: str = "",
    *,
    act: Act = "assert",
    attribution: str = "a",
) -> Claim:
    """A claim whose content is `words`, with the places of PLACES that stand in it."""
    start = of.text.index(words)
    at = start + words.index(trigger) if trigger else start
    places = [
        Place(Span(n, n + len(name)), "settlement", f"made:{name}", name, point, 1000)
        for name, point in PLACES.items()
        if (n := of.text.find(name, start, start + len(words))) >= 0
    ]
    return Claim(
        report=of.id,
        attribution=attribution,
        ordinal=0,
        content=(Span(start, start + len(words)),),
        stance=Stance(act),
        generation="g",
        happening=Happening(kind, Span(at, at + len(trigger))) if kind else None,
        places=tuple(places),
    )


def scene(report_id: str, number: int, word: str, day: str | None, place: str | None) -> Scene:
    """A scene of one claim that tells of what `word` says."""
    return Scene(
        report=report_id,
        claims=(f"{report_id}-{number}",),
        groups=frozenset({"attack"}),
        kinds=frozenset({"strike"}),
        triggers=frozenset({"strike"}),
        words={word: 0.8, "rocket": 0.6},
        places=frozenset({place} if place else ()),
        days=(day, day) if day else None,
        published=day or "2031-04-02",
    )


days = st.sampled_from(["2031-04-01", "2031-04-02", "2031-04-20", None])
scenes_of_a_report = st.lists(
    st.tuples(st.sampled_from(["mill", "bridge", "depot"]), days, st.sampled_from(["x", "y", None])),
    max_size=3,
)
corpora = st.lists(scenes_of_a_report, max_size=9).map(
    lambda reports: {
        f"r{n}": [scene(f"r{n}", m, *parts) for m, parts in enumerate(found)]
        for n, found in enumerate(reports)
    }
)


def settle(index: MemoryIndex, reports: Iterable[tuple[str, Sequence[Scene]]]) -> list[EventChange]:
    """What `reconcile` does, with scenes that are made up."""
    return take_in(reports, index)


def parted(index: MemoryIndex, reports: Iterable[str]) -> frozenset[frozenset[str]]:
    """The claims of these reports, event by event, as the index has its scenes."""
    found: dict[str | None, set[str]] = {}
    for name in reports:
        for each in index.scenes_of(name):
            found.setdefault(index.event_of(each.id), set()).update(each.claims)
    return frozenset(map(frozenset, found.values()))


def judgement(kind: str, *claims: str, at: str = "2031-05-01T10:00:00Z") -> Judgement:
    return Judgement(kind, tuple(sorted(claims)), "A. Reader", at, "read both")  # type: ignore[arg-type]
