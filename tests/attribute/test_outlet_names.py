"""Outlets by how their names end, and what is said to one."""

from __future__ import annotations

import pytest

from counterclaim.attribute import attribute
from counterclaim.attribute.chain_lexicon import chain_lexicon
from tests.attribute.toy import reading


@pytest.mark.parametrize(
    ("text", "outlets"),
    [
        ("She told Varn Daily News on Monday.", ["Varn Daily News"]),
        ("He spoke on The Evening Tonight.", ["The Evening Tonight"]),
        ("He went there today, in radio silence.", []),
        ("NEWS", []),
        ("", []),
    ],
)
def test_a_name_that_ends_as_those_of_outlets_do_is_one(text: str, outlets: list[str]) -> None:
    assert [one.group() for one in chain_lexicon("en").outlets.finditer(text)] == outlets


def test_an_outlet_that_something_is_confirmed_to_is_a_link() -> None:
    made = reading("{s1:The mayor} {c1:reported} {t1:the loss of the depot} to Reuters.")
    [one] = [one for one in attribute(made) if not one.own_voice]
    assert [link.of(made.report.text) for link in one.chain] == ["Reuters"]
