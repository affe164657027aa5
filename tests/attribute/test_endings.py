"""Sources that end too late: with a time, an adverb or a relative pronoun."""

from __future__ import annotations

import pytest

from counterclaim.attribute import attribute
from tests.attribute.toy import reading


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("The ministry on Saturday", "The ministry"),
        ("The ministry Saturday", "The ministry"),
        ("The ministry, then,", "The ministry"),
        ("Residents who", "Residents"),
        ("The Saturday Post", "The Saturday Post"),
        ("The men in Varn and then", "The men in Varn and then"),
        ("A poll reported Saturday", "A poll reported Saturday"),
        ("The mayor of Saturday", "The mayor of Saturday"),
    ],
)
def test_a_source_ends_where_the_speakers_noun_phrase_does(source: str, speaker: str) -> None:
    made = reading(f"{{s1:{source}}} {{c1:said}} {{t1:the depot burned}}.", names={"Saturday": "DATE"})
    assert [one.source[0].of(made.report.text) for one in attribute(made) if one.source] == [speaker]
