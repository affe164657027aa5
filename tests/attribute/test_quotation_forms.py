"""Every form that the press quotes in, read by the shipped model: all sentences were written for this test."""

from __future__ import annotations

from functools import lru_cache

import pytest

from counterclaim.attribute import attribute
from counterclaim.model import encode
from counterclaim.records import Attribution, Maker, Report, sha256, words_of

Said = tuple[str, str]


@lru_cache(maxsize=64)
def read(text: str) -> tuple[Attribution, ...]:
    report = Report(sha256(text.encode()), "made.txt", text, Maker("text", "1"), language="en")
    return tuple(attribute(next(encode([report]))))


def said(text: str) -> list[Said]:
    """Speaker and content of what is not the own voice."""
    return [
        (one.speaker.name.of(text) if one.speaker.name else "", words_of(one.content, text))
        for one in read(text)
        if not one.own_voice
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The general staff reported that its forces had repelled four assaults near the village.",
            ("The general staff", "that its forces had repelled four assaults near the village"),
        ),
        ('"The bridge is gone," the governor said.', ("the governor", "The bridge is gone")),
        ("“The bridge is gone,” the governor said.", ("the governor", "The bridge is gone")),
        ("‘The bridge is gone,’ the governor said.", ("the governor", "The bridge is gone")),
        ("'The bridge is gone,' the governor said.", ("the governor", "The bridge is gone")),
        ("„The bridge is gone,“ the governor said.", ("the governor", "The bridge is gone")),
        ("«The bridge is gone», the governor said.", ("the governor", "The bridge is gone")),
        (
            "“The bridge is gone,” the governor said. “Nobody crossed it.”",
            ("the governor", "The bridge is gone … Nobody crossed it"),
        ),
        (
            "Did the army fire on the school? “We never fire on schools,” the colonel insisted.",
            ("the colonel", "We never fire on schools"),
        ),
    ],
)
def test_direct_and_indirect_quotation_in_every_kind_of_marks(text: str, found: Said) -> None:
    assert said(text) == [found]


def test_mixed_quotation_is_what_is_said_with_its_quoted_words() -> None:
    found = said("The minister said the attack was “an act of terror” against the town.")
    assert [who for who, _ in found] == ["The minister"]
    assert "act of terror" in found[0][1]


def test_scare_quotes_are_said_by_nobody() -> None:
    assert said("The so-called “liberators” destroyed the town on Friday.") == []


@pytest.mark.parametrize(("opens", "closes"), [("“", "”"), ("‘", "’"), ('"', '"'), ("«", "»")])
def test_a_quotation_left_open_goes_on_over_the_paragraphs(opens: str, closes: str) -> None:
    text = (
        f"{opens}We held the hill for six days,{closes} the sergeant said. {opens}On the seventh they came.\n\n"
        f"{opens}We had no shells left.\n\n{opens}So we went down to the river.{closes}"
    )
    assert [who for who, _ in said(text)] == ["the sergeant"]
    assert said(text)[0][1].endswith("We had no shells left … So we went down to the river")


def test_questions_and_answers_are_turns() -> None:
    text = (
        "Q: Did your troops shell the harbour?\nA: We did not. Our guns are far away.\n"
        "Q: Who did, then?\nA: The other side, as always."
    )
    assert [(who, words) for who, words in said(text) if who in "QA"] == [
        ("Q", "Did your troops shell the harbour?"),
        ("A", "We did not. Our guns are far away"),
        ("Q", "Who did, then?"),
        ("A", "The other side, as always"),
    ]


def test_a_transcript_gives_each_line_to_the_name_that_opens_it() -> None:
    text = (
        "LIND: The river crossing was destroyed on Monday.\nBRANDT: That is not true. The crossing is open.\n"
        "LIND: Pictures from space tell another story."
    )
    assert [who for who, _ in said(text)] == ["LIND", "BRANDT", "LIND"]


def test_one_line_with_a_colon_is_no_transcript() -> None:
    text = "Weather: The rain stopped at noon.\n\nThe mayor opened the bridge."
    assert all(one.cue for one in read(text) if not one.own_voice)


def test_a_bulleted_live_blog_is_read_entry_by_entry() -> None:
    text = "• 10:15 - Rockets hit the port of Varn, the mayor says\n• 10:40 - The defence ministry says that nothing was hit"
    assert [who for who, _ in said(text)] == ["the mayor", "The defence ministry"]


def test_a_headline_in_capitals_is_a_claim_of_its_own() -> None:
    text = "ROCKETS HIT PORT OF VARN\n\nThe minister said that the port was empty."
    assert [words_of(one.content, text) for one in read(text) if one.own_voice] == [
        "ROCKETS HIT PORT OF VARN"
    ]
    assert [who for who, _ in said(text)] == ["The minister"]


@pytest.mark.parametrize(
    "text", ["", "“", "“”", "Q:", "\n\n“\n\n“\n", "‘'’\"", "\u202eשלום, said he", "A: B: C:"]
)
def test_ugly_texts_are_read_without_a_word(text: str) -> None:
    for one in read(text):
        assert all(0 <= span.start < span.end <= len(text) for span in one.spans)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The minister claimed the town had fallen, a claim dismissed by historians.",
            [("The minister", "the town had fallen")],
        ),
        (
            '"We have no shells left," Lind was quoted as saying by the state news agency. "It is over."',
            [("Lind", "We have no shells left … It is over")],
        ),
        (
            '"A decree is not needed," spokesman Bo Marn told reporters on Monday. "The call-up is over."',
            [("Bo Marn", "A decree is not needed … The call-up is over")],
        ),
        (
            "A driver named Tim Crawford, of Portland, Oregon, who said he saw the raid, left.",
            [("Tim Crawford", "he saw the raid")],
        ),
        (
            "The Swedish envoy was angry. Norland warned the Swedish envoy on Monday that the war would spread.",
            [("Norland", "that the war would spread")],
        ),
    ],
)
def test_what_stands_around_a_quotation_is_told_apart_from_it(text: str, found: list[Said]) -> None:
    assert said(text) == found


def test_according_to_a_pronoun_is_said_by_what_it_points_to_and_goes_on_instead() -> None:
    text = (
        "The ministry released a recording. According to this there was no strike at all. "
        "Instead, the guards blew up the shed."
    )
    (found,) = [one for one in read(text) if one.cue and one.cue[0].of(text).lower() == "according to"]
    assert [span.of(text) for span in found.source] == ["this"]
    assert "blew up the shed" in words_of(found.content, text)
