"""Names whose words hyphens join, and those that end in an "s" of their own."""

from __future__ import annotations

import pytest

from counterclaim.attribute.names import hyphenated, names
from counterclaim.records import Reading, Span
from tests.attribute.toy import reading


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


def spans(made: Reading) -> list[tuple[str, str]]:
    return [(name.span.of(made.report.text), name.label) for name in names(made)]


@pytest.mark.parametrize(
    ("text", "seen", "whole"),
    [
        ("Lee Min-jun spoke.", "Lee Min", "Lee Min-jun"),
        ("Lee Min-jun spoke.", "Lee Min-", "Lee Min-jun"),
        ("Lee Min-led talks began.", "Lee Min", "Lee Min"),
        ("Lee-era laws are back.", "Lee", "Lee"),
        ("Lee Min-jun-era laws are back.", "Lee Min", "Lee Min"),
    ],
)
def test_the_second_half_of_a_given_name_belongs_to_it(text: str, seen: str, whole: str) -> None:
    assert spans(reading(text, names={seen: "PERSON"})) == [(whole, "PERSON")]


def test_a_firm_keeps_the_s_that_its_name_ends_in() -> None:
    made = reading("Oll’s said it would close. Then Oll’s stores fell.", names={"Oll": "PERSON"})
    assert spans(made) == [("Oll’s", "ORGANIZATION")] * 2


@pytest.mark.parametrize("text", ["Oll’s stores fell.", "Oll’s said so, but Oll left.", "Oll’s"])
def test_a_possessive_is_no_part_of_a_name(text: str) -> None:
    assert all(whole == "Oll" for whole, _ in spans(reading(text, names={"Oll": "PERSON"})))
