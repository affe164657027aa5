"""Whom "he" and "she" mean inside a quotation, behind one, and where one person alone is named."""

from __future__ import annotations

from counterclaim.attribute import attribute
from counterclaim.records import Reading
from tests.attribute.test_attribute import name
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


def test_she_is_not_what_is_hers() -> None:
    made = reading(
        "Ada Lind {c0:said} {t0:she had fled}. One of her cats is asleep. {s1:She} {c1:said} {t1:it was over}.",
        names={"Ada Lind": "PERSON"},
    )
    assert [name(one, made.report.text) for one in attribute(made) if one.source][-1] != "One of her cats"


def test_its_governor_is_nobody_who_spoke_before() -> None:
    made = reading(
        "{s0:The governor Ada Lind} {c0:said} {t0:Varn was hit}. Oll was hit, {s1:its governor} {c1:said}.",
        names={"Ada Lind": "PERSON"},
    )
    assert "Ada Lind" not in [name(one, made.report.text) for one in attribute(made)][1:]


def test_a_subject_behind_and_is_no_apposition() -> None:
    made = reading(
        "And Ada Lind, an expert on dams, has told {t0:us}. {s1:She} {c1:said} {t1:it was over}.",
        names={"Ada Lind": "PERSON"},
    )
    assert "Ada Lind" in [name(one, made.report.text) for one in attribute(made)]


def test_what_is_cited_must_be_somebody() -> None:
    made = reading(
        "{s0:Ada Lind} {c0:said} {t0:guards had moved her}, citing a small fault. ",
        names={"Ada Lind": "PERSON"},
    )
    assert [name(one, made.report.text) for one in attribute(made)] == ["Ada Lind"]


def test_whom_somebody_asks_is_who_replies() -> None:
    made = reading(
        "{s1:A reporter} {c1:asked} Bo Marn {t1:if the town fell}. “{t2:It did not}”, {s2:he} {c2:replied}.",
        names=PEOPLE,
    )
    assert speakers(made) == ["A reporter", "Bo Marn"]
    named = reading(
        "{s1:Ada Lind} {c1:asked} Bo Marn {t1:if the town fell}. “{t2:It did not}”, {s2:she} {c2:said}.",
        names=PEOPLE,
    )
    assert speakers(named) == ["Ada Lind", "Ada Lind"]


def test_the_president_is_not_the_vice_president() -> None:
    made = reading(
        "{s1:Vice President Ada Lind} {c1:said} {t1:the dam had gone}. {s2:The president} {c2:said} {t2:it was so}.",
        names=PEOPLE,
    )
    assert speakers(made) == ["Ada Lind", "The president"]


def test_the_official_is_the_last_official_who_spoke() -> None:
    made = reading(
        "{s1:A Norwegian official} {c1:said} {t1:the dam had gone}. {s2:The Norwegian minister, Bo Marn,} {c2:said} "
        "{t2:it was so}. {s3:The official} {c3:said} {t3:the bridge fell}.",
        names=PEOPLE,
    )
    assert speakers(made) == ["A Norwegian official", "Bo Marn", "Bo Marn"]


def test_the_official_of_another_country_is_not_the_last_who_spoke() -> None:
    made = reading(
        "{s1:A Norwegian official} {c1:said} {t1:the dam had gone}. {s2:The Danish minister, Bo Marn,} {c2:denied} "
        "{t2:it was so}. {s3:The official} {c3:said} {t3:the bridge fell}.",
        names=PEOPLE,
    )
    assert speakers(made) == ["A Norwegian official", "Bo Marn", "A Norwegian official"]


def test_the_official_who_is_quoted_all_along_is_not_the_spokesman() -> None:
    made = reading(
        "{s1:A state official} {c1:said} {t1:the dam had gone}. {s4:The official} {c4:said} {t4:it was late}. "
        "{s5:The official} {c5:said} {t5:more had gone}. {s2:The mayor of the town, Bo Marn,} {c2:said} "
        "{t2:it was so}. {s3:The official} {c3:said} {t3:the bridge fell}.",
        names=PEOPLE,
    )
    assert speakers(made)[-2:] == ["Bo Marn", "A state official"]


def test_the_man_of_an_age_is_whoever_was_named_last() -> None:
    made = reading(
        "{s1:Bo Marn, 62,} {c1:said} {t1:the dam had gone}. {s2:The 62-year-old} {c2:said} {t2:it was so}.",
        names=PEOPLE,
    )
    assert speakers(made) == ["Bo Marn", "Bo Marn"]


def test_an_age_is_that_of_whom_it_was_told() -> None:
    made = reading(
        "{s1:Bo Marn, 62,} {c1:said} {t1:the dam had gone}. {s3:Ada Lind, 30,} {c3:said} {t3:it fell}. "
        "{s2:The 62-year-old} {c2:said} {t2:it was so}.",
        names=PEOPLE,
    )
    assert speakers(made) == ["Bo Marn", "Ada Lind", "Bo Marn"]


def test_whom_a_general_asks_does_not_say_what_the_general_goes_on_to_say() -> None:
    made = reading(
        "{s1:The general} {c1:asked} Bo Marn {t1:for more shells}. {s2:He} {c2:said} {t2:the front was quiet}.",
        names=PEOPLE,
    )
    assert speakers(made) == ["The general", "The general"]
