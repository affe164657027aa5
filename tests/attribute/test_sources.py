"""Sources that the scores left out or ran together with something else, where the grammar names them."""

from __future__ import annotations

import pytest

from counterclaim.attribute import attribute
from counterclaim.records import Reading, words_of
from tests.attribute.toy import reading


def parts(made: Reading) -> list[tuple[str, str]]:
    """Source and content of what is not the own voice."""
    text = made.report.text
    return [
        (words_of(one.source, text), words_of(one.content, text))
        for one in attribute(made)
        if not one.own_voice
    ]


def test_a_source_with_its_apposition_is_cut_off_the_content_that_swallowed_it() -> None:
    made = reading("{t1:The shells hit the dam of the region, Ada Lind, the head of the region}, {c1:said}.")
    assert parts(made) == [("Ada Lind, the head of the region", "The shells hit the dam of the region")]


def test_a_content_that_is_nothing_but_a_source_is_left_as_it_is() -> None:
    made = reading("{t1:Ada Lind, the head of the region}, {c1:said} so.")
    assert parts(made) in ([], [("", "Ada Lind, the head of the region")])


def test_a_month_is_no_speaker_where_the_sentence_has_a_subject() -> None:
    made = reading(
        "The soldier was freed and in {s1:September} {c1:told} {t1:a friend he felt lost}.",
        names={"September": "DATE"},
    )
    assert parts(made) == [("The soldier", "a friend he felt lost")]


@pytest.mark.parametrize("who", ["The mayor", "April Lind"])
def test_a_source_that_is_no_date_stays(who: str) -> None:
    made = reading("{s1:" + who + "} {c1:said} {t1:the dam had gone}.", names={"April Lind": "PERSON"})
    assert parts(made) == [(who, "the dam had gone")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The plan {c1:was branded} {t1:a folly by the governor}.", ("the governor", "a folly")),
        ("The plan {c1:was branded} {t1:a folly} by the council.", ("the council", "a folly")),
        (
            "{t1:The plan} {c1:was faulted} by the head of the council.",
            ("the head of the council", "The plan"),
        ),
        ("The plan {c1:was branded} {t1:a folly by the river}.", ("", "a folly by the river")),
        ("The plan {c1:was branded} {t1:a folly}. By noon all had left.", ("", "a folly")),
        ("The town {c1:was branded} {t1:a ruin was left by Ada Lind}.", ("", "a ruin was left by Ada Lind")),
    ],
)
def test_a_passive_is_said_by_whom_by_names(text: str, expected: tuple[str, str]) -> None:
    assert parts(reading(text)) == [expected]


def test_whom_a_passive_tells_of_does_not_say_it() -> None:
    made = reading(
        "{s1:The two pilots} {c1:are alleged} {t1:to have fled}. {s2:He} {c2:said} {t2:it was over}."
    )
    assert parts(made)[0] == ("", "The two pilots … to have fled")


def test_an_active_verb_before_an_infinitive_keeps_its_source() -> None:
    made = reading("{s1:The two pilots} {c1:claim} {t1:to have fled}.")
    assert parts(made) == [("The two pilots", "to have fled")]


def test_what_an_outlet_relays_is_said_by_whom_the_tag_before_it_names() -> None:
    made = reading("{t1:The shells hit the base}, the mayor said, {c1:according to} {s1:Norland News}.")
    assert parts(made) == [("the mayor", "The shells hit the base")]


def test_who_sends_a_message_asks_and_not_who_gets_it() -> None:
    made = reading("The mayor has sent a message to {s1:the envoy} {c1:calling for} {t1:a truce}.")
    assert parts(made) == [("The mayor", "a truce")]


def test_what_somebody_reportedly_did_is_nobodys_word() -> None:
    made = reading("{s1:The envoy} {c1:reportedly} {t1:fled the town by boat}.")
    assert parts(made) == [("", "The envoy … fled the town by boat")]


def test_according_to_somebody_described_at_length_is_said_by_all_of_it() -> None:
    made = reading(
        "{c1:According to} {s1:a call} said {t1:to be between two men, a driver and a guard, the town was burned}."
    )
    (found,) = [one for one in attribute(made) if one.source]
    text = made.report.text
    assert words_of(found.source, text) == "a call said to be between two men, a driver and a guard"
    assert words_of(found.content, text) == "the town was burned"


def test_a_bracket_in_a_name_has_its_other_half() -> None:
    made = reading("“{t1:The town was burned},” [{s1:Ada] Lind} {c1:said}.", names={"Ada] Lind": "PERSON"})
    (found,) = [one for one in attribute(made) if one.source]
    assert words_of(found.source, made.report.text) == "[Ada] Lind"


def test_an_open_bracket_ends_no_content() -> None:
    made = reading("{t1:The town was burned,” [}{s1:Ada] Lind} {c1:said}.", names={"Ada] Lind": "PERSON"})
    (found,) = [one for one in attribute(made) if one.source]
    assert words_of(found.content, made.report.text) == "The town was burned"
