"""Sources that begin too early: with a heading, another sentence, a place or a time."""

from __future__ import annotations

import pytest

from counterclaim.attribute import attribute
from counterclaim.attribute.names import names
from counterclaim.records import words_of
from tests.attribute.toy import reading


def sources(marked: str, labels: dict[str, str] | None = None) -> list[str]:
    made = reading(marked, names=labels or {})
    text = made.report.text
    return [words_of(one.source, text) for one in attribute(made) if not one.own_voice]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Raid near Belmar The ministry of Norland", "The ministry of Norland"),
        ("Raid near Belmar The Norland ministry", "The Norland ministry"),
        ("pic.example.org/abc The Norland ministry", "The Norland ministry"),
        ("a judge of The Hague court", "a judge of The Hague court"),
        ("Norland’s The Insider", "Norland’s The Insider"),
        ("the fires ended. The mayor", "The mayor"),
        ("Gen. Lind", "Gen. Lind"),
    ],
)
def test_a_source_begins_behind_a_heading_or_a_sentence(source: str, speaker: str) -> None:
    assert sources(f"{{s1:{source}}} {{c1:said}} {{t1:the depot burned}}.") == [speaker]


def test_a_source_behind_its_verb_ends_with_the_sentence() -> None:
    assert sources("{t1:The depot burned}, {c1:said} {s1:the mayor. The governor} was out.") == ["the mayor"]


@pytest.mark.parametrize("source", ["In the video, the prisoner", "On the bridge, the prisoner"])
def test_a_place_before_a_comma_is_no_speaker(source: str) -> None:
    before, _, rest = source.partition(" ")
    said = " {c1:said} {t1:the depot burned}."
    assert sources(f"{{s1:{source}}}{said}") == ["the prisoner"]
    assert sources(f"It ended. {before} {{s1:{rest}}}{said}") == ["the prisoner"]


def test_an_apposition_that_no_place_opens_stays() -> None:
    assert sources("{s1:The mayor, the head of the town,} {c1:said} {t1:the depot burned}.") == [
        "The mayor, the head of the town,"
    ]


def test_a_time_before_a_subject_is_no_speaker() -> None:
    said = sources("{s1:In May the ministry} {c1:said} {t1:the depot burned}.", {"May": "DATE"})
    assert said == ["the ministry"]


@pytest.mark.parametrize(
    ("text", "label", "found"),
    [
        ("Belmar The Norland fell.", "LOCATION", ["Belmar", "The Norland"]),
        ("Court of The Hague fell.", "ORGANIZATION", ["Court of The Hague"]),
        ("Jan The Great fell.", "PERSON", ["Jan The Great"]),
        ("Into The Wild fell.", "MISC", ["Into The Wild"]),
    ],
)
def test_a_capitalised_article_begins_a_new_name(text: str, label: str, found: list[str]) -> None:
    made = reading(text, names={text.removesuffix(" fell."): label})
    assert [name.span.of(text) for name in names(made)] == found


@pytest.mark.parametrize(
    ("before", "source"),
    [
        ("After the talks with envoy ", "Norland and Varn"),
        ("After the talks in ", "Ada Lind, Norland and Varn"),
    ],
)
def test_two_speakers_begin_behind_the_phrase_that_opens_the_sentence(before: str, source: str) -> None:
    names = {"Ada Lind": "PERSON", "Norland": "LOCATION", "Varn": "LOCATION"}
    made = reading(
        f"{before}{{s1:Ada Lind, Norland and Varn}} {{c1:said}} {{t1:the depot burned}}.", names=names
    )
    assert [one.source[0].of(made.report.text) for one in attribute(made) if one.source] == [source]


@pytest.mark.parametrize(
    "source",
    [
        "the leaders of Varn, Oll and Norland",
        "Varn, Oll and Norland",
        "Bo Marn, Defence and Security Minister",
    ],
)
def test_speakers_behind_a_statement_are_all_kept(source: str) -> None:
    made = reading(f"In a joint statement {{s1:{source}}} {{c1:said}} {{t1:the depot burned}}.")
    assert [one.source[0].of(made.report.text) for one in attribute(made) if one.source] == [source]
