"""Whom "he" and "she" mean inside a quotation, behind one, and where one person alone is named."""

from __future__ import annotations

from counterclaim.attribute import attribute
from counterclaim.records import Reading
from tests.attribute.toy import reading

PEOPLE = {"Ada Lind": "PERSON", "Bo Marn": "PERSON", "Cy Orr": "PERSON", "Lind": "PERSON"}


def speakers(made: Reading) -> list[str]:
    text = made.report.text
    return [
        one.speaker.name.of(text) if one.speaker.name else "" for one in attribute(made) if not one.own_voice
    ]


def test_he_in_somebodys_own_words_is_not_who_says_them() -> None:
    made = reading(
        "{s1:Cy Orr} {c1:said}: “{t1:Bo Marn fell, and he wants to leave the town}.”", names=PEOPLE
    )
    assert speakers(made) == ["Cy Orr", "Bo Marn"]


def test_he_in_reported_words_may_be_who_says_them_and_is_left_out() -> None:
    made = reading("{s1:Cy Orr} {c1:said} {t1:that he wants to leave the town}.", names=PEOPLE)
    assert speakers(made) == ["Cy Orr"]


def test_the_subject_of_a_quotation_does_not_say_it() -> None:
    made = reading(
        "{s1:Mrs Ada Lind} {c1:said} {t1:the dam had gone}. "
        "“{t2:Bo Marn has to go there}”, {s2:she} {c2:said}.",
        names=PEOPLE,
    )
    assert speakers(made) == ["Ada Lind", "Ada Lind"]


def test_the_only_person_of_a_sentence_is_he() -> None:
    made = reading("The plan was made by Bo Marn, and {s1:he} {c1:said} {t1:the dam had gone}.", names=PEOPLE)
    assert speakers(made) == ["Bo Marn"]


def test_of_two_persons_neither_is_taken() -> None:
    made = reading(
        "The plan was made by Bo Marn and by Cy Orr, and {s1:he} {c1:said} {t1:the dam had gone}.",
        names=PEOPLE,
    )
    assert speakers(made) in ([""], ["he"])
