"""Outlets, credits and citations by name."""

from __future__ import annotations

import pytest

from counterclaim.reconcile.origins import citations, credits, outlet_of
from tests.growth import LINEAR, growth
from tests.reconcile.origins.made import report


@pytest.mark.parametrize(
    ("line", "outlet", "kind", "whole"),
    [
        ("VARNHOLM, Aug 1 (Reuters) - A yard burned.", "Reuters", "dateline", True),
        ("VARNHOLM (AP) — A yard burned.", "Associated Press", "dateline", True),
        ("By Ada Person | AP\nA yard burned.", "Associated Press", "byline", True),
        ("By Ada Person, Associated Press", "Associated Press", "byline", True),
        ("This story was originally published by the BBC.", "BBC", "origin", True),
        ("It first appeared on RFE/RL.", "RFE/RL", "origin", True),
        (
            "Associated Press writer Ada Person contributed to this report.",
            "Associated Press",
            "sign-off",
            True,
        ),
        ("Follow AP’s coverage of the war.", "Associated Press", "sign-off", True),
        ("© 2022 AFP", "AFP", "sign-off", True),
        ("Agence France-Presse contributed to this report.", "AFP", "contribution", False),
        ("With files from The Canadian Person and Reuters", "Reuters", "contribution", False),
    ],
)
def test_a_credit_line_names_its_outlet(line: str, outlet: str, kind: str, whole: bool) -> None:
    (credit,) = credits(report(line))
    assert (credit.outlet, credit.kind, credit.whole) == (outlet, kind, whole)
    assert credit.span.covers(credit.name)
    assert credit.name.of(line) in line


@pytest.mark.parametrize(
    "line",
    [
        "The yard was hit by shells, Reuters reported.",
        "He works for Reuters in Varnholm.",
        "The AP was there.",
        "She had contributed to this report.",
        "By the river stood a house.",
        "",
    ],
)
def test_a_line_that_credits_nobody_is_no_credit(line: str) -> None:
    assert credits(report(line)) == []


@pytest.mark.parametrize(
    ("line", "outlet", "kind"),
    [
        ("“It burned,” she told Interfax.", "Interfax", "heard"),
        ("He told the state-run news agency TASS that it burned.", "TASS", "heard"),
        ("It burned, according to Reuters.", "Reuters", "taken"),
        ("Citing Ukrainian news agency UNIAN, he said so.", "UNIAN", "taken"),
        ("The BBC reported that it burned.", "BBC", "reports"),
        ("It burned, Agence France-Presse reported.", "AFP", "reports"),
        ("Russia Today quoted a witness.", "RT", "reports"),
    ],
)
def test_a_citation_names_its_outlet(line: str, outlet: str, kind: str) -> None:
    (citation,) = citations(report(line))
    assert (citation.outlet, citation.kind) == (outlet, kind)
    assert citation.span.covers(citation.name)


@pytest.mark.parametrize(
    "line",
    [
        "He told reporters that Reuters had left.",
        "It shines like the Sun.",
        "An apt word: APT told nobody.",
        "See @Reuters and www.Reuters.",
        "She reported it to the police.",
    ],
)
def test_other_mentions_are_no_citations(line: str) -> None:
    assert citations(report(line)) == []


def test_a_short_name_is_the_outlet_named_before_it() -> None:
    text = "He told the New York Post so. Later he told the Post more."
    assert [citation.outlet for citation in citations(report(text))] == ["New York Post", "New York Post"]
    assert citations(report("Later he told the Post more.")) == []


def test_an_outlet_does_not_credit_or_cite_itself() -> None:
    text = "VARNHOLM (AP) — A man told The Associated Press that it burned. She told Reuters too."
    own = report(text, outlet="apnews.com (via example.org)")
    assert credits(own) == []
    assert [citation.outlet for citation in citations(own)] == ["Reuters"]


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("apnews.com", "Associated Press"),
        ("www.BBC.co.uk", "BBC"),
        ("The Guardian", "Guardian"),
        ("Gazette", "Gazette"),
    ],
)
def test_a_report_s_outlet_has_one_name(given: str, name: str) -> None:
    found = outlet_of(report("x", outlet=given))
    assert found is not None
    assert found.removeprefix("The ") == name


def test_an_outlet_without_name_or_address_is_unknown() -> None:
    assert outlet_of(report("x")) is None


@pytest.mark.parametrize("piece", ["Reuters ", "By Reuters ", "told the ", "By A B C D, ", "AP contributed "])
def test_hostile_repetition_takes_linear_time(piece: str) -> None:
    short, long = (report(piece * times) for times in (200, 1_600))
    assert growth(lambda one: (credits(one), citations(one)), short, long) < LINEAR
