"""Through whom words came: outlets told, interviews, platforms, citations, quoted articles, datelines."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.attribute import attribute
from counterclaim.attribute.chains import Chains
from counterclaim.attribute.relation import Relation
from counterclaim.records import Reading, Span
from tests.attribute.toy import reading
from tests.growth import LINEAR, growth


def passed(made: Reading) -> list[tuple[str, list[str]]]:
    """Speaker and chain of what is not the own voice."""
    text = made.report.text
    return [
        (one.speaker.name.of(text) if one.speaker.name else "", [link.of(text) for link in one.chain])
        for one in attribute(made)
        if not one.own_voice
    ]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("{s1:The mayor} {c1:told} Reuters {t1:that the depot burned}.", ["Reuters"]),
        ("{s1:The mayor} {c1:told} the newspaper {t1:that the depot burned}.", ["the newspaper"]),
        ("{s1:The mayor} {c1:told} the German daily Bild {t1:that the depot burned}.", ["Bild"]),
        ("In an interview with Sky News, {s1:the mayor} {c1:said} {t1:that the depot burned}.", ["Sky News"]),
        (
            "{s1:The mayor} {c1:said} on his Telegram channel {t1:that the depot burned}.",
            ["Telegram channel"],
        ),
        ("{s1:The mayor} {c1:said} on Twitter {t1:that the depot burned}.", ["Twitter"]),
        ("{t1:The depot burned}, {s1:the mayor} {c1:said}, according to Interfax.", ["Interfax"]),
        ("As first reported by CNN, {s1:the mayor} {c1:said} {t1:the depot burned}.", ["CNN"]),
        ('{s1:The mayor} {c1:told} "Evening Hour" {t1:that the depot burned}.', ["Evening Hour"]),
        (
            "{s1:The mayor} {c1:said} on Monday on ‘The Hour with Ada Lind’ {t1:that the depot burned}.",
            ["The Hour with Ada Lind"],
        ),
        (
            "{s1:The mayor} {c1:told} Norland state television {t1:that the depot burned}.",
            ["Norland state television"],
        ),
        ("{s1:The mayor} {c1:told} local media {t1:that the depot burned}.", ["local media"]),
        ("{s1:The mayor} {c1:told} the media {t1:that the depot burned}.", []),
        (
            "{s1:The mayor} {c1:said} on Norland television {t1:that the depot burned}.",
            ["Norland television"],
        ),
        (
            "{s1:The mayor} {c1:told} the Norland television channel {t1:that the depot burned}.",
            ["the Norland television channel"],
        ),
        ("{s1:The mayor} {c1:told} an international press conference {t1:that the depot burned}.", []),
        ("After a ban on Norland media, {s1:the mayor} {c1:said} {t1:that the depot burned}.", []),
        ("Commenting on “Operation Dawn”, {s1:the mayor} {c1:said} {t1:that the depot burned}.", []),
        ("{s1:The mayor} {c1:told} a soldier called “Sparrow” {t1:that the depot burned}.", []),
        ('Speaking on "terror in the town", {s1:the mayor} {c1:said} {t1:that the depot burned}.', []),
        ("{s1:The mayor} {c1:told} reporters {t1:that the depot burned}.", []),
        ("{s1:The mayor} {c1:told} parliament {t1:that the depot burned}.", []),
        ("{s1:The mayor} {c1:said} in a statement {t1:that the depot burned}.", []),
        ("{s1:The mayor}, with 4,000 followers on Twitter, {c1:said} {t1:the depot burned}.", []),
        ("{s1:The mayor} {c1:said} {t1:that he spoke on Twitter about it}.", []),
    ],
)
def test_a_link_stands_behind_a_phrase_that_hands_words_on(text: str, chain: list[str]) -> None:
    assert passed(reading(text))[0][1] == chain


def test_whom_an_outlet_cites_is_the_speaker_and_the_outlet_the_link() -> None:
    made = reading(
        "{s1:Interfax} {c1:reported}, citing a source in the ministry, {t1:that the depot burned}."
    )
    assert passed(made) == [("a source in the ministry", ["Interfax"])]


def test_citing_the_ministry_is_no_saying_with_the_ministry_as_content() -> None:
    made = reading("{s1:Interfax} {c1:reported} {t1:that it burned}, {c2:citing} {t2:the ministry}.")
    assert passed(made) == [("the ministry", ["Interfax"])]


def test_whom_an_outlet_quotes_as_saying_is_the_speaker() -> None:
    made = reading("{s1:Interfax} {c1:quoted the mayor as saying} {t1:that the depot burned}.")
    assert passed(made) == [("the mayor", ["Interfax"])]


def test_who_was_quoted_cites_nobody() -> None:
    made = reading("{s1:The mayor} {c1:was quoted as saying} {t1:that the depot burned}.")
    assert passed(made) == [("The mayor", [])]


def test_a_link_belongs_to_the_cue_that_it_stands_by() -> None:
    made = reading(
        "{s1:The mayor} {c1:said} {t1:it burned}, but {s2:the governor} {c2:told} Reuters {t2:that it stood}."
    )
    assert passed(made) == [("The mayor", []), ("the governor", ["Reuters"])]


def test_an_article_quoted_in_a_blog_is_a_link_up_to_where_it_ends() -> None:
    made = reading(
        "Ada Lind reports:\n\n{s1:The mayor} {c1:said} {t1:that the depot burned}.\n\n[Continue reading…]\n\n"
        "{s2:The governor} {c2:said} {t2:that it stood}.",
        names={"Ada Lind": "PERSON"},
    )
    assert passed(made) == [("The mayor", ["Ada Lind"]), ("The governor", [])]


def test_the_wire_of_a_dateline_is_a_link_only_in_another_outlets_report() -> None:
    made = reading("VARN, May 3 (Reuters) - {s1:The mayor} {c1:said} {t1:that the depot burned}.")
    other = replace(made, report=replace(made.report, outlet="Varn Daily"))
    own = replace(made, report=replace(made.report, outlet="reuters.com"))
    assert [passed(one)[0][1] for one in (made, other, own)] == [[], ["Reuters"], []]


def test_a_nested_attribution_came_through_its_parents_source() -> None:
    made = reading(
        "{s1:The newspaper} {c1:reported} {t1:that the mayor told residents that the bridge was gone}."
    )
    assert passed(made) == [("The newspaper", []), ("the mayor", ["The newspaper"])]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="on tldcitgRes\".,()\n“'", max_size=200))
def test_links_lie_in_the_text_whatever_it_is(text: str) -> None:
    whole = "He told Reuters on Twitter citing " + text
    chains = Chains(whole, [], "en")
    relation = Relation((Span(0, 2),), (Span(3, 7),), (Span(0, 1),), 500)
    found = [*chains.of(relation, [relation])]
    assert all(0 <= link.start < link.end <= len(whole) for link in found)


@pytest.mark.parametrize(
    "line", ["told the on citing interview with ", "A-", "on 'A ", "told Aa ", "the local "]
)
def test_a_long_hostile_line_is_read_in_linear_time(line: str) -> None:
    relation = Relation((Span(0, 4),), (Span(5, 8),), (Span(9, 11),), 500)

    def of(times: int) -> None:
        chains = Chains(line * times, [], "en")
        chains.of(relation, [relation])
        chains.cited(relation)

    assert growth(of, 375, 3_000) < LINEAR


def test_whose_writer_a_source_is_passes_the_words_on() -> None:
    made = reading(
        "{s1:Reuters’s Ada Lind} {c1:reported} {t1:that the depot burned}.", names={"Ada Lind": "PERSON"}
    )
    assert passed(made) == [("Ada Lind", ["Reuters"])]


def test_an_outlet_that_speaks_itself_is_no_link() -> None:
    made = reading(
        "{s1:Reuters} {c1:reported} {t1:that the depot burned}.", names={"Reuters": "ORGANIZATION"}
    )
    assert passed(made) == [("Reuters", [])]
