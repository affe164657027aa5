"""Whom "who" and "which" stand for where they relate to nobody named."""

from __future__ import annotations

import pytest

from counterclaim.attribute import attribute
from tests.attribute.toy import reading

NAMES = {"Ada Lind": "PERSON", "Norland": "LOCATION", "ADU": "ORGANIZATION"}


@pytest.mark.parametrize(
    ("before", "pronoun", "speaker"),
    [
        ("After Ada Lind it was good for the Norland leadership,", "who", "the Norland leadership"),
        ("After Ada Lind it was hit by radicals,", "who", "radicals"),
        ("After Ada Lind it was a long dispute,", "who", ""),
        ("It was hit and", "who", ""),
        ("It was hit by the union (ADU),", "which", "ADU"),
    ],
)
def test_a_relative_pronoun_is_what_stands_before_it_and_never_itself(
    before: str, pronoun: str, speaker: str
) -> None:
    made = reading(f"{before} {{s1:{pronoun}}} {{c1:said}} {{t1:that the depot burned}}.", names=NAMES)
    text = made.report.text
    found = [one.speaker.name.of(text) if one.speaker.name else "" for one in attribute(made) if one.source]
    assert found == [speaker]


def test_a_relative_pronoun_with_a_time_is_the_person_before_it() -> None:
    made = reading(
        "They were with Ada Lind, {s1:who on Monday} {c1:said} {t1:that the depot burned}.", names=NAMES
    )
    [one] = [one for one in attribute(made) if one.source]
    assert one.speaker.name is not None
    assert one.speaker.name.of(made.report.text) == "Ada Lind"
