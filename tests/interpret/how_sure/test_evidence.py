"""The evidence that a claim is said to rest on."""

from __future__ import annotations

import pytest

from counterclaim.interpret.how_sure import stance
from tests.interpret.how_sure.made import made, told


@pytest.mark.parametrize(
    ("marked", "kind", "state", "words"),
    [
        ("{s:Photos} {c:showed} {t:a burnt-out bus}.", "photo", "unknown", "Photos"),
        ("{s:Unverified video} {c:showed} {t:a burnt-out bus}.", "video", "unverified", "video"),
        ("{s:Geolocated footage} {c:shows} {t:troops in the square}.", "video", "verified", "footage"),
        (
            "{s:Satellite images} {c:show} {t:trenches along the river}.",
            "satellite",
            "unknown",
            "Satellite images",
        ),
        (
            "In an intercepted call {s:a soldier} {c:says} {t:his unit has no food}.",
            "audio-intercept",
            "unknown",
            "intercepted call",
        ),
        (
            "According to {s:leaked documents}, {t:the order came from the capital}.",
            "document",
            "unknown",
            "leaked documents",
        ),
        ("{c:According to} {s:witnesses}, {t:the bus was burning}.", "witness", "unknown", "witnesses"),
        ("{s:Official data} {c:show} {t:that exports fell by half}.", "data", "unknown", "data"),
        (
            "{s:The army} {c:published footage showing} {t:the frigate on fire}.",
            "video",
            "unknown",
            "footage",
        ),
        ("{t:Photos of the port show two burnt-out ships}.", "photo", "unknown", "Photos"),
        ("{t:The loss of the frigate was confirmed by photographs}.", "photo", "unknown", "photographs"),
    ],
)
def test_evidence_is_found_with_its_kind_state_and_words(
    marked: str, kind: str, state: str, words: str
) -> None:
    reading, attribution, trigger = made(marked)
    evidence = stance(reading, attribution, attribution.content, trigger).evidence
    assert evidence is not None
    assert (evidence.kind, evidence.state, evidence.span.of(reading.report.text)) == (kind, state, words)


@pytest.mark.parametrize(
    "marked",
    [
        "{s:The president} {c:said in a video message} {t:that the frigate was hit}.",
        "{s:The minister} {c:said} {t:the bigger picture had not changed}.",
        "{t:Air defences intercepted two missiles over the port}.",
        "Satellite images show trenches, but {s:the minister} {c:said} {t:the border was quiet}.",
        "{t:The frigate was hit by a missile}.",
    ],
)
def test_what_is_no_evidence_is_none(marked: str) -> None:
    assert told(marked).evidence is None


def test_somebody_overheard_speaks_on_in_the_next_sentences() -> None:
    marked = (
        "The agency published an intercepted call of a soldier to his wife. He complains of the cold. "
        '"{t:We have had no bread for a week}," {s:the soldier} {c:says}.'
    )
    evidence = told(marked, "soldier").evidence
    assert evidence is not None
    assert evidence.kind == "audio-intercept"
    assert told(marked.replace("the soldier", "Mara Lindqvist")).evidence is None


def test_a_caution_makes_its_evidence_unverified() -> None:
    marked = "{s:A video} {c:shows} {t:a frigate on fire}. The agency could not verify the video."
    evidence = told(marked).evidence
    assert evidence is not None
    assert evidence.state == "unverified"
