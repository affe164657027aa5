"""Short forms of bodies, and what kind of body the report says a body is."""

from __future__ import annotations

import pytest

from counterclaim.attribute import attribute
from counterclaim.records import Reading
from tests.attribute.toy import reading


def speakers(made: Reading) -> list[tuple[str, str]]:
    text = made.report.text
    return [
        (one.speaker.name.of(text) if one.speaker.name else "", one.speaker.kind)
        for one in attribute(made)
        if not one.own_voice
    ]


@pytest.mark.parametrize("label", ["ORGANIZATION", "PERSON", "O"])
def test_the_first_words_of_a_bodys_name_are_that_body(label: str) -> None:
    made = reading(
        "{s1:The non-profit Belmar Network} {c1:said} {t1:it burned}. {s2:Belmar} {c2:said} {t2:it was hit}.",
        names={"Belmar Network": "ORGANIZATION"} | ({"Belmar": label} if label != "O" else {}),
    )
    assert speakers(made) == [("Belmar Network", "organisation")] * 2


def test_what_begins_the_names_of_two_bodies_is_neither() -> None:
    made = reading(
        "The Belmar Network and the Belmar Bank fell. {s1:Belmar} {c1:said} {t1:it was hit}.",
        names={"Belmar Network": "ORGANIZATION", "Belmar Bank": "ORGANIZATION", "Belmar": "ORGANIZATION"},
    )
    assert [name for name, _ in speakers(made)] == ["Belmar"]


@pytest.mark.parametrize(
    ("full", "short"),
    [("NATO Association", "NATO"), ("Belmar Russian Service", "Belmar"), ("Belmar Bank", "Bo")],
)
def test_a_name_that_stands_by_itself_is_not_short_for_another(full: str, short: str) -> None:
    made = reading(
        f"The {full} fell. {{s1:{short}}} {{c1:said}} {{t1:it was hit}}.",
        names={full: "ORGANIZATION", short: "ORGANIZATION"},
    )
    assert [name for name, _ in speakers(made)] == [short]


def test_a_person_whose_name_a_body_bears_stays_a_person() -> None:
    made = reading(
        "The Lind Bank fell. Ada Lind was there. {s1:Lind} {c1:said} {t1:it was hit}.",
        names={"Lind Bank": "ORGANIZATION", "Ada Lind": "PERSON", "Lind": "PERSON"},
    )
    assert speakers(made) == [("Ada Lind", "person")]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("The Belmar Post was there", "media"),
        ("The charity Belmar Post was there", "organisation"),
        ("The Belmar Post, a company that sells boats, was there", "organisation"),
        ("The newspaper Belmar Post was there", "media"),
    ],
)
def test_a_last_word_makes_an_outlet_only_where_nothing_else_is_said(said: str, kind: str) -> None:
    made = reading(
        said + ". {s1:The Belmar Post} {c1:said} {t1:it burned}.", names={"Belmar Post": "ORGANIZATION"}
    )
    assert speakers(made) == [("Belmar Post", kind)]


def test_a_body_with_what_it_is_in_commas_is_the_body() -> None:
    made = reading(
        "{s1:Belmar, a group that counts fires,} {c1:said} {t1:it burned}.", names={"Belmar": "ORGANIZATION"}
    )
    assert speakers(made) == [("Belmar", "organisation")]


def test_a_state_taken_for_a_body_is_official() -> None:
    made = reading("{s1:The Norway} {c1:said} {t1:it burned}.", names={"Norway": "ORGANIZATION"})
    assert speakers(made) == [("Norway", "official")]


def test_who_speaks_at_a_body_is_not_the_body() -> None:
    made = reading(
        "{s1:People at the charity Belmar} {c1:said} {t1:it burned}.", names={"Belmar": "ORGANIZATION"}
    )
    assert speakers(made)[0][0] == "People at the charity Belmar"


def test_a_name_that_is_mostly_a_bodys_is_no_persons() -> None:
    made = reading(
        "Belmar fell. Belmar was hit. {s1:BELMAR} {c1:said} {t1:it burned}.",
        names={"Belmar": "ORGANIZATION", "BELMAR": "PERSON"},
    )
    assert [kind for _, kind in speakers(made)] == ["organisation"]
