"""Names whose words hyphens join."""

from __future__ import annotations

import pytest

from counterclaim.attribute.names import hyphenated
from counterclaim.records import Span


@pytest.mark.parametrize(
    ("text", "seen", "whole"),
    [
        ("Then Ada Lind-Oll spoke.", "Ada Lind", "Ada Lind-Oll"),
        ("Then Ada Lind-Oll-Marn spoke.", "Ada Lind", "Ada Lind-Oll-Marn"),
        ("Then Lind-Oll spoke.", "Oll", "Lind-Oll"),
        ("A Varn-based firm spoke.", "Varn", "Varn"),
        ("The pro-Varn side spoke.", "Varn", "Varn"),
        ("Then Ada Lind spoke.", "Ada Lind", "Ada Lind"),
        ("Ada Lind-", "Ada Lind", "Ada Lind"),
        ("Élan Ör-Ål spoke.", "Élan Ör", "Élan Ör-Ål"),
    ],
)
def test_a_name_takes_the_capitalised_words_that_hyphens_join_to_it(text: str, seen: str, whole: str) -> None:
    start = text.index(seen)
    assert hyphenated(Span(start, start + len(seen)), text).of(text) == whole


def test_a_long_line_of_hyphens_is_no_name() -> None:
    text = "-" * 100_000 + "Lind" + "-" * 100_000
    assert hyphenated(Span(100_000, 100_004), text).of(text) == "Lind"
