"""Claims in made sentences: source, cue and content marked by hand, read by the shipped model."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import cast

from counterclaim.interpret.how_sure import stance
from counterclaim.model import encode
from counterclaim.records import (
    Attribution,
    Maker,
    ReaderVersion,
    Reading,
    Report,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    sha256,
)

_MARKED = re.compile(r"\{([sctx]):([^{}]*)\}")


@lru_cache(maxsize=64)
def read(text: str) -> Reading:
    report = Report(
        bytes_sha256=sha256(text.encode()),
        locator="made.txt",
        text=text,
        reader=Maker("text", "1"),
        language="en",
    )
    return next(encode([report]))


def made(marked: str, kind: str = "") -> tuple[Reading, Attribution, Span | None]:
    """`{s:source} {c:cue} {t:content}`; an `{x:trigger}` stands alone and is content as well."""
    text, spans = "", {"s": [], "c": [], "t": [], "x": []}  # type: ignore[var-annotated]
    last = 0
    for mark in _MARKED.finditer(marked):
        text += marked[last : mark.start()]
        spans[mark[1]].append(Span(len(text), len(text) + len(mark[2])))
        text += mark[2]
        last = mark.end()
    text += marked[last:]
    content = spans["t"] + spans["x"]
    # Pieces parted by nothing but a space are one.
    pieces: list[Span] = []
    for span in sorted(content):
        if pieces and span.start - pieces[-1].end <= 1:
            pieces[-1] = Span(pieces[-1].start, span.end)
        else:
            pieces.append(span)
    reading = read(text)
    source = tuple(spans["s"])
    speaker = Speaker(
        cast(SpeakerKind, kind or ("official" if source else "own voice")), source[0] if source else None
    )
    attribution = Attribution(
        report="made",
        source=source,
        cue=tuple(spans["c"]),
        content=tuple(pieces),
        speaker=speaker,
        confidence=1000,
        made_by=ReaderVersion("made", "1", "0" * 64),
        generation="made",
    )
    return reading, attribution, spans["x"][0] if spans["x"] else None


def told(marked: str, kind: str = "") -> Stance:
    """The stance of the marked claim."""
    reading, attribution, trigger = made(marked, kind)
    return stance(reading, attribution, attribution.content, trigger)
