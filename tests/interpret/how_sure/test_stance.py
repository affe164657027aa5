"""Stance as a whole: the same for every side, anchored in the text, sound on any text."""

from __future__ import annotations

from copy import copy
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.interpret.how_sure import cautions, stance
from counterclaim.records import Reading, Span, Stance
from tests.attribute.toy import reading as by_hand
from tests.growth import LINEAR, growth
from tests.interpret.how_sure.made import made, read

_SAID = [
    "{s:The A army} {c:claimed} {t:that B forces had shelled a hospital}.",
    "{s:The A ministry} {c:denied} {t:that its troops had tortured B prisoners}.",
    "{s:A officials} {c:said} {t:B was guilty of a war crime}.",
    "{s:The A president} {c:vowed} {t:to retake the port from B}.",
    "{s:A} {c:said} {t:B would reportedly attack again}.",
    "{t:A troops likely failed to take the town from B}.",
    "{s:A} {c:said} {t:B had hit a school, which could not be independently verified}.",
    "{s:An intercepted call} {c:shows} {t:that A troops shot B civilians}.",
]


def _values(found: Stance) -> tuple[object, ...]:
    hedge = (found.hedge.kind, found.hedge.span.end - found.hedge.span.start) if found.hedge else None
    evidence = (found.evidence.kind, found.evidence.state) if found.evidence else None
    return found.act, found.polarity, found.modality, found.tense, hedge and hedge[0], evidence


def _swapped(marked: str, one: str, other: str) -> str:
    return (
        marked.replace("A ", f"{one} ")
        .replace("A}", f"{one}}}")
        .replace("B ", f"{other} ")
        .replace("B}", f"{other}}}")
    )


@pytest.mark.parametrize("marked", _SAID)
@pytest.mark.parametrize(("one", "other"), [("Russia", "Ukraine"), ("Norway", "Chile")])
def test_the_same_wording_is_the_same_whoever_speaks(marked: str, one: str, other: str) -> None:
    there = made(_swapped(marked, one, other))
    back = made(_swapped(marked, other, one))
    assert _values(stance(there[0], there[1], there[1].content, None)) == _values(
        stance(back[0], back[1], back[1].content, None)
    )


def test_a_content_without_a_word_is_asserted() -> None:
    reading, attribution, _ = made("{s:He} {c:said} {t:that the town fell}.")
    assert stance(reading, attribution, (Span(2, 3),), None) == Stance("assert")


def test_an_empty_report_has_no_cautions() -> None:
    assert cautions(read("")) == ()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "could not",
                "verify",
                "claims",
                "video",
                "shows",
                "likely",
                "no",
                "“",
                "”",
                "?",
                "\n\n",
                ".",
                "לא",
                "intercepted call",
                "by",
                "will",
                "we",
                "to",
                "leave",
                "’",
                "t",
                "army",
                "[12]",
                "if",
                ",",
                "\U0001f525",
            ]
        ),
        min_size=1,
        max_size=40,
    ),
    st.integers(0, 200),
    st.integers(1, 200),
)
def test_every_span_lies_within_the_text_and_is_not_empty(parts: list[str], start: int, length: int) -> None:
    text = " ".join(parts)
    reading, attribution, _ = made(f"{{s:Officials}} {{c:said}} {{t:that}} {text.replace('{', '')}")
    whole = reading.report.text
    content = (Span(min(start, len(whole) - 1), min(start + length, len(whole))),)
    found = stance(reading, attribution, content, None)
    spans = [one.span for one in (found.hedge, found.evidence) if one]
    for covered, hedge in cautions(reading):
        spans += [covered, hedge.span]
        assert covered.overlaps(hedge.span)
    assert all(0 <= span.start < span.end <= len(whole) for span in spans)


def test_a_report_is_looked_through_once_however_many_claims_it_has() -> None:
    """Claims of one long report, each of which would take as long as the report by itself."""
    said = "The army claimed that it could not verify the video. "
    _, attribution, _ = made("{s:The army} {c:claimed} {t:that it could not verify the video}. ")
    short, long = (by_hand(said + "They likely shelled it. " * times) for times in (10, 1_500))
    assert growth(lambda one: stance(one, attribution, attribution.content, None), short, long) < 3


@pytest.mark.parametrize(
    "unit", ["could not verify ", "neither verify ", "may if “no” ", "intercepted call shows "]
)
def test_one_endless_sentence_costs_no_more_than_its_length(unit: str) -> None:
    _, attribution, _ = made("{s:Officials} {c:said} {t:that the town fell}.")

    def read(words: Reading) -> None:
        once = copy(words)  # another reading as far as `stance` knows: what it kept of the last is no help
        for start in range(0, len(once.report.text) - 40, 400):
            content = (Span(start, start + 30),)
            stance(once, replace(attribution, content=content), content, None)

    short, long = (by_hand(unit * (words // len(unit.split()))) for words in (1_000, 8_000))
    assert growth(read, short, long) < LINEAR
