"""Capitals as governments, and who is an armed group. The sentences are made up."""

from __future__ import annotations

import pytest

from counterclaim.interpret.who import parties

from .test_who import PROFILE, read


def sides(text: str) -> list[tuple[str, str | None]]:
    return [
        (party.span.of(text), party.side)
        for party in parties(read(text), PROFILE)
        if party.kind == "government" and party.side
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It was told that Moscow had blown up the dam.",
        "They accused Moscow of striking the port.",
        "They urged Moscow to stop.",
        "Moscow cultivates such ties.",
        "Few trusted Moscow's stance on the strait.",
        "Moscow was accused of it.",
    ],
)
def test_a_capital_that_acts_or_is_told_is_its_government(text: str) -> None:
    assert sides(text) == [("Moscow", "russia")]


@pytest.mark.parametrize(
    "text",
    [
        "Moscow was struck by hail.",
        "Moscow woke to explosions.",
        "Moscow has been shelled.",
        "Hail hit Moscow.",
        "It rained in Moscow.",
    ],
)
def test_a_capital_that_something_befalls_is_a_city(text: str) -> None:
    assert sides(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A suicide bomber struck the market.", ["armed group"]),
        ("A car bomber struck the market.", ["armed group"]),
        ("A bomber flew over the market.", []),
        ("Two bombers took off.", []),
    ],
)
def test_a_bomber_is_an_aircraft_unless_said_otherwise(text: str, expected: list[str]) -> None:
    found = [party.kind for party in parties(read(text), PROFILE)]
    assert [kind for kind in found if kind == "armed group"] == expected
