"""Statements, posts and reports speak for whose they are."""

from __future__ import annotations

import pytest

from counterclaim.attribute import attribute
from counterclaim.records import Reading, words_of
from tests.attribute.toy import reading
from tests.growth import LINEAR, growth

NAMES = {
    "Ada Lind": "PERSON",
    "Oskar Brandt": "PERSON",
    "Norland": "LOCATION",
    "Varn Institute": "ORGANIZATION",
    "Monday": "DATE",
    "Friday": "DATE",
}


def speakers(made: Reading) -> list[tuple[str, str]]:
    """Speaker and kind of what is not the own voice."""
    text = made.report.text
    return [
        (one.speaker.name.of(text) if one.speaker.name else "", one.speaker.kind)
        for one in attribute(made)
        if not one.own_voice
    ]


def last(text: str) -> tuple[str, str]:
    return speakers(reading(text, names=NAMES))[-1]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("The ministry's statement", ("The ministry", "official")),
        ("The ministry’s latest daily report", ("The ministry", "official")),
        ("The governor's post on Telegram", ("The governor", "official")),
        ("The officials' letter", ("The officials", "official")),
        ("A statement from the ministry", ("the ministry", "official")),
        ("A report by the Varn Institute", ("Varn Institute", "analyst")),
        ("A letter in March from the mayor on the truce", ("the mayor", "official")),
        ("A statement issued by the general", ("the general", "military")),
        ("A Telegram account of the governor", ("the governor", "official")),
        ("A ministry statement", ("ministry", "official")),
        ("The latest Varn Institute report", ("Varn Institute", "analyst")),
        ("The president's office statement", ("The president's office", "official")),
        ("A statement from Norland", ("Norland", "official")),
    ],
)
def test_whose_a_statement_is_speaks_through_it(source: str, speaker: tuple[str, str]) -> None:
    made = reading(f"{{s1:{source}}} {{c1:said}} {{t1:that the depot burned}}.", names=NAMES)
    (found,) = [one for one in attribute(made) if not one.own_voice]
    assert speakers(made) == [speaker]
    assert words_of(found.source, made.report.text) == source


@pytest.mark.parametrize(
    "source",
    [
        "Friday's statement",
        "A report from Norland",
        "A report of the raid",
        "A report from the front",
        "A letter quoted by the mayor",
        "A reply to the governor's post",
        "A Telegram post",
        "The attack's report",
        "The harbour report",
    ],
)
def test_a_statement_of_nobody_stands_as_it_is(source: str) -> None:
    assert last(f"{{s1:{source}}} {{c1:said}} {{t1:that the depot burned}}.")[0] == source


def test_his_post_is_that_of_whom_he_is() -> None:
    found = last(
        "{s1:Mayor Ada Lind} {c1:said} {t1:it burned}. {s2:Her post} {c2:said} {t2:that it fell}.",
    )
    assert found == ("Ada Lind", "official")


def test_a_call_that_was_intercepted_keeps_the_kind_of_how_it_was_heard() -> None:
    found = last("{s1:The general's intercepted call} {c1:said} {t1:that the depot burned}.")
    assert found == ("The general", "intercept")


@pytest.mark.parametrize(
    "before",
    [
        "{s1:The ministry} {c1:said} in a statement on Monday {t1:that it burned}.",
        "{s1:The ministry's statement} {c1:said} {t1:that it burned}.",
        "{s1:A ministry statement} {c1:said} {t1:that it burned}.",
        "The ministry sent a short statement.",
    ],
)
def test_the_statement_is_of_whoever_said_something_in_one(before: str) -> None:
    found = last(before + " A train was late. {s2:The statement} {c2:said} {t2:that it fell}.")
    assert found[0].lower().endswith("ministry")


def test_the_statement_is_not_of_whoever_spoke_without_one() -> None:
    found = last("{s1:The mayor} {c1:said} {t1:it burned}. {s2:The statement} {c2:said} {t2:that it fell}.")
    assert found[0] == "The statement"


def test_a_statement_named_within_a_source_is_not_what_speaks() -> None:
    found = last(
        "{s1:The countries listed by the report} {c1:said} {t1:it burned}. {s2:The report} {c2:said} {t2:it fell}."
    )
    assert found[0] == "The report"


def test_the_statement_is_the_last_one() -> None:
    found = last(
        "{s1:The ministry} {c1:said} in a statement {t1:that it burned}. "
        "{s2:The governor} {c2:said} in a statement {t2:that it stood}. {s3:The statement} {c3:said} {t3:it fell}."
    )
    assert found[0] == "The governor"


def test_it_behind_somebodys_statement_is_the_statement_and_he_is_who_made_it() -> None:
    text = "{{s1:Oskar Brandt's statement}} {{c1:said}} {{t1:it burned}}. {{s2:{0}}} {{c2:said}} {{t2:that it fell}}."
    assert [last(text.format(word))[0] for word in ("It", "He")] == ["Oskar Brandt"] * 2


def test_where_a_post_stands_passes_its_words_on() -> None:
    made = reading("{s1:The governor's Telegram channel} {c1:said} {t1:that the depot burned}.")
    (found,) = attribute(made)
    assert [link.of(made.report.text) for link in found.chain] == ["Telegram channel"]


@pytest.mark.parametrize("word", ["This", "That", "These"])
def test_a_demonstrative_alone_is_no_speaker(word: str) -> None:
    assert speakers(reading(f"{{s1:{word}}} {{c1:suggests}} {{t1:that the column turned}}.")) == []


def test_as_told_by_this_somebody_says_it_who_is_not_named() -> None:
    made = reading("{t1:The column turned}, {c1:as told by} {s1:this}.")
    assert speakers(made) == [("", "unnamed")]


def test_that_behind_a_noun_is_what_it_relates_to() -> None:
    assert last("The ministry {s1:that} {c1:said} {t1:it burned} was shut.")[0] == "The ministry"


def test_a_long_hostile_source_is_read_in_linear_time() -> None:
    source = "the statement's report from by of "
    short, long = (reading(f"{{s1:{source * times}}} {{c1:said}} {{t1:it burned}}.") for times in (50, 400))
    assert growth(lambda made: list(attribute(made)), short, long) < LINEAR
