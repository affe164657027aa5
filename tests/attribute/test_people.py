"""Which mentions are of one person: titles, relatives, couples, and those called by the first word."""

from __future__ import annotations

import pytest

from counterclaim.attribute import attribute
from counterclaim.records import Reading
from tests.attribute.toy import reading

PEOPLE = dict.fromkeys(
    ("Bo Marn", "Marn", "Ada Marn", "Eda", "Orr Tavin", "Orr", "Cy Tavin", "Ivo Orr", "Ivo"), "PERSON"
)


def speakers(made: Reading) -> list[tuple[str, str]]:
    """Name and kind of every speaker but the own voice."""
    text = made.report.text
    return [
        (one.speaker.name.of(text) if one.speaker.name else "", one.speaker.kind)
        for one in attribute(made)
        if not one.own_voice
    ]


def names(marked: str) -> list[str]:
    return [name for name, _ in speakers(reading(marked, names=PEOPLE))]


@pytest.mark.parametrize(
    "before",
    [
        "Mr Bo Marn was there.",
        "Bo Marn was there with his dog.",
        "Bo Marn was there. Mr Marn was ill.",
        "Sir Bo Marn was there.",
    ],
)
def test_a_title_of_the_other_gender_is_not_the_person(before: str) -> None:
    assert names(before + " {s1:Ms Marn} {c1:said} {t1:the depot burned}.") == ["Ms Marn"]


def test_a_title_of_the_same_gender_is_the_person() -> None:
    assert names("Bo Marn was there with his dog. {s1:Mr Marn} {c1:said} {t1:the depot burned}.") == [
        "Bo Marn"
    ]


def test_of_two_with_one_surname_a_title_takes_the_one_whom_it_fits() -> None:
    text = "Mrs Ada Marn was there. Bo Marn was there with his dog. {s1:Ms Marn} {c1:said} {t1:it burned}."
    assert names(text) == ["Ada Marn"]


@pytest.mark.parametrize("kin", ["Mr Marn’s mother, Eda,", "Bo Marn and his wife Eda"])
def test_a_title_that_fits_no_full_name_is_the_relative_named_by_a_first_name(kin: str) -> None:
    text = f"Bo Marn was there with his dog. {kin} was there. {{s1:Ms Marn}} {{c1:said}} {{t1:it burned}}."
    assert names(text) == ["Eda"]


def test_the_relative_of_somebody_else_is_not_meant() -> None:
    text = (
        "Bo Marn was there with his dog. Cy Tavin and his wife Eda were there. "
        "{s1:Ms Marn} {c1:said} {t1:it burned}."
    )
    assert names(text) == ["Ms Marn"]


def test_the_second_name_of_a_couple_tells_no_gender() -> None:
    text = "Eda and Bo Marn were there. {s1:Mr Marn} {c1:said} {t1:it burned}. {s2:Mrs Marn} {c2:denied} {t2:it was hit}."
    assert names(text) == ["Mr Marn", "Mrs Marn"]


def test_he_is_not_a_woman_by_her_title() -> None:
    text = "{s1:Ms Ada Marn} {c1:said} {t1:the depot burned}. {s2:He} {c2:denied} {t2:it was hit}."
    assert names(text) == ["Ada Marn", "He"]


def test_the_first_word_of_one_full_name_is_the_person_with_the_kind_of_all_mentions() -> None:
    text = (
        "Orr was there. President Orr Tavin was there. Orr was ill. Orr was late. Orr was old. Orr was out. "
        "{s1:Orr} {c1:said} {t1:the depot burned}. {s2:President Orr} {c2:denied} {t2:it was hit}."
    )
    assert speakers(reading(text, names=PEOPLE)) == [("Orr Tavin", "official")] * 2


@pytest.mark.parametrize(
    "before",
    [
        "Orr Tavin was there. Ivo Orr was there.",  # the surname of somebody else
        "Orr, 45, was there. Orr Tavin was there.",  # introduced before and apart
        "Orr Tavin was there. Prince Orr was there.",  # no surname follows that title
    ],
)
def test_a_first_word_that_may_be_another_is_not_the_person(before: str) -> None:
    assert "Orr Tavin" not in names(before + " {s1:Orr} {c1:said} {t1:the depot burned}.")


def test_the_kind_of_a_description_before_a_name_in_commas_is_the_persons() -> None:
    made = reading("The mayor, Bo Marn, was there. {s1:Marn} {c1:said} {t1:the depot burned}.", names=PEOPLE)
    assert speakers(made) == [("Bo Marn", "official")]


def test_who_asked_before_a_name_in_commas_is_somebody_else() -> None:
    made = reading(
        "Asked by a reporter, Bo Marn, who is ill, was out. {s1:Marn} {c1:said} {t1:it burned}.", names=PEOPLE
    )
    assert speakers(made) == [("Bo Marn", "person")]


def test_an_office_within_a_name_is_a_title_and_no_given_name() -> None:
    made = reading(
        "Mayor Bo Marn was there. {s1:Marn} {c1:said} {t1:the depot burned}.",
        names={"Mayor Bo Marn": "PERSON", "Marn": "PERSON"},
    )
    assert speakers(made) == [("Bo Marn", "official")]


def test_a_body_that_owns_the_name_tells_the_kind() -> None:
    made = reading(
        "{s1:The army’s Bo Marn} {c1:said} {t1:it burned}. {s2:Marn} {c2:denied} {t2:it was hit}.",
        names=PEOPLE,
    )
    assert [kind for _, kind in speakers(made)] == ["military", "military"]


def test_what_stands_behind_a_name_with_where_is_no_description() -> None:
    made = reading("{s1:Bo Marn in a newspaper essay} {c1:said} {t1:it burned}.", names=PEOPLE)
    assert speakers(made) == [("Bo Marn", "person")]


def test_a_couple_named_together_tells_no_gender_of_the_one_named_before() -> None:
    text = "Bo Marn was there. Mr and Mrs Marn were ill. {s1:Mr Marn} {c1:said} {t1:the depot burned}."
    assert names(text) == ["Bo Marn"]


def test_a_relatives_noun_tells_the_gender_of_a_full_name() -> None:
    text = "Bo Marn was there. His mother Ada Marn was out. {s1:Mr Marn} {c1:said} {t1:the depot burned}."
    assert names(text.replace("His", "Then his")) == ["Bo Marn"]


def test_she_is_nobody_with_a_mans_title_within_another_mention() -> None:
    made = reading(
        "Mr Marn was there. {s1:Bo Marn} {c1:said} {t1:it burned}.\n{s2:She} {c2:denied} {t2:it was hit}.",
        names={"Mr Marn": "PERSON", "Bo Marn": "PERSON"},
    )
    assert [name for name, _ in speakers(made)] == ["Bo Marn", "She"]


def test_a_role_is_the_one_person_whom_two_forms_of_the_name_have_with_it() -> None:
    text = (
        "President Orr Tavin was there. President Orr was ill. {s1:The president} {c1:said} {t1:it burned}."
    )
    assert names(text) == ["Orr Tavin"]


def test_he_is_the_only_person_of_a_sentence_under_two_forms_of_the_name() -> None:
    text = "The plan by Orr Tavin was made for Orr, and {s1:he} {c1:said} {t1:it burned}."
    assert names(text)[0] == "Orr Tavin"


@pytest.mark.parametrize(
    ("pronoun", "speaker", "other"),
    [("She", "Carmen Tavin", "Pavel Marn"), ("He", "Pavel Marn", "Carmen Tavin")],
)
def test_a_given_name_tells_the_gender(pronoun: str, speaker: str, other: str) -> None:
    text = (
        "{s1:"
        + speaker
        + "} {c1:said} {t1:the depot burned}. {s2:"
        + other
        + "} {c2:denied} {t2:it was hit}. "
        "{s3:" + pronoun + "} {c3:added} {t3:the fire was out}."
    )
    people = dict.fromkeys((speaker, other), "PERSON")
    assert [name for name, _ in speakers(reading(text, names=people))][-1] == speaker


def test_a_title_tells_more_of_the_gender_than_a_given_name() -> None:
    text = "Ms Pavel Marn was there. {s1:She} {c1:said} {t1:the depot burned}."
    assert [name for name, _ in speakers(reading(text, names={"Pavel Marn": "PERSON"}))] == ["Pavel Marn"]
