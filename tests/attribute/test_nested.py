"""Who is quoted inside what somebody says, and what the scores missed, by the order of words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.attribute import attribute
from counterclaim.attribute.nested import Nested
from counterclaim.attribute.relations import relations
from counterclaim.attribute.sayings import Clauses
from counterclaim.records import Reading, words_of
from tests.attribute.toy import reading
from tests.growth import LINEAR, growth


def inner(made: Reading) -> list[tuple[str, str, str]]:
    """Source, cue and content of the attributions inside others."""
    text = made.report.text
    return [
        (words_of(one.source, text), words_of(one.cue, text), words_of(one.content, text))
        for one in attribute(made)
        if one.parent is not None
    ]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "that the mayor told residents that the bridge was gone",
            ("the mayor", "told", "the bridge was gone"),
        ),
        ("the president believes the war is over", ("the president", "believes", "the war is over")),
        (
            "that a soldier complained that his unit had no food",
            ("a soldier", "complained", "his unit had no food"),
        ),
        ("that the army wants to leave the town", ("the army", "wants", "to leave the town")),
        (
            "that it burned and the governor denied that two men died",
            ("the governor", "denied", "two men died"),
        ),
    ],
)
def test_a_saying_inside_what_is_said_has_it_for_a_parent(said: str, found: tuple[str, str, str]) -> None:
    made = reading("{s1:The newspaper} {c1:reported} {t1:" + said + "}.")
    assert inner(made) == [found]


@pytest.mark.parametrize(
    "said",
    [
        "that the mayor was told by residents of the town",
        "that if the army wants to leave it can go",
        "that they had seen the mayor in the town",
        "that it believes the war is over in the town",
        "that the claims were made by the mayor of the town",
    ],
)
def test_passives_suppositions_and_pronouns_of_things_are_no_sayings(said: str) -> None:
    assert inner(reading("{s1:The newspaper} {c1:reported} {t1:" + said + "}.")) == []


def test_what_somebody_says_of_their_own_wishes_is_part_of_what_they_say() -> None:
    made = reading(
        "{s1:Mayor Ada Lind} {c1:said} {t1:that she wants to leave the town}.", names={"Ada Lind": "PERSON"}
    )
    assert inner(made) == []


def test_an_outer_saying_that_the_scores_missed_is_the_parent_of_the_one_they_saw() -> None:
    made = reading("The newspaper reported that {s1:the mayor} {c1:denied} {t1:that the bridge was gone}.")
    assert inner(made) == [("the mayor", "denied", "that the bridge was gone")]


def test_a_saying_that_the_scores_missed_is_found_by_its_words() -> None:
    made = reading("The governor warned that the dam was weak.")
    text = made.report.text
    assert [(words_of(a.source, text), words_of(a.content, text)) for a in attribute(made)] == [
        ("The governor", "the dam was weak")
    ]


def test_as_somebody_assessed_stands_before_what_was_assessed() -> None:
    made = reading("As the institute previously reported, the army fell back to the river.")
    text = made.report.text
    assert [(words_of(a.source, text), words_of(a.content, text)) for a in attribute(made)] == [
        ("the institute", "the army fell back to the river")
    ]


def test_every_inner_content_lies_in_its_parents() -> None:
    made = reading(
        "{s1:The newspaper} {c1:reported} {t1:that the mayor told residents that the bridge was gone}."
    )
    found = {one.id: one for one in attribute(made)}
    for one in found.values():
        if one.parent:
            assert all(any(o.covers(s) for o in found[one.parent].content) for s in one.content)


def test_a_noun_phrase_is_taken_with_the_one_that_heads_it() -> None:
    made = reading(
        "{s1:The newspaper} {c1:reported} {t1:that the soldiers in the town told residents that the bridge fell}."
    )
    assert [source for source, _, _ in inner(made)] == ["the soldiers in the town"]


def test_which_relates_a_saying_to_what_stands_before_it() -> None:
    made = reading("{s1:The mayor} {c1:said} {t1:it sent the units which claim to hold the whole town}.")
    assert [(cue, content) for _, cue, content in inner(made)] == [("claim", "to hold the whole town")]


def test_what_goes_according_to_plan_is_said_by_nobody() -> None:
    made = reading("{s1:The mayor} {c1:said} {t1:that the work in the town was according to plan}.")
    assert inner(made) == []


SAID = (
    "{s1:The newspaper} {c1:reported} {t1:that the dam gave way and, in a hint by the mayor, the bridge too}."
)


def test_who_is_quoted_in_a_content_that_is_read_by_itself_is_inside_it() -> None:
    marked = "{t1:the dam gave way} and, {c1:in a claim by} {s1:the mayor}"
    made = reading(SAID.replace("hint", "claim"), inside=[marked])
    assert inner(made) == [("the mayor", "in a claim by", "the dam gave way")]


@pytest.mark.parametrize(
    ("said", "marked"),
    [
        ("that we believe in the bridge of the town", "{s1:we} {c1:believe in} {t1:the bridge of the town}"),
        ("that people want the bridge of the town", "{s1:people} {c1:want} {t1:the bridge of the town}"),
        ("that they have plans for the bridge", "{s1:they} {c1:have plans for} {t1:the bridge}"),
        (
            "that the army has to accuse the mayor of it",
            "{s1:the army} has {c1:to accuse} {t1:the mayor of it}",
        ),
        ("that the army could say the bridge fell", "{s1:the army} {c1:could say} {t1:the bridge fell}"),
        ("that the army hinted at a bridge in town", "{s1:the army} {c1:hinted} {t1:at a bridge in town}"),
        ("that claims were made of a fallen bridge", "{c1:claims were made of} {t1:a fallen bridge}"),
    ],
)
def test_oneself_anybody_what_may_be_said_and_what_is_no_saying_are_not_inside(
    said: str, marked: str
) -> None:
    assert inner(reading("{s1:The newspaper} {c1:reported} {t1:" + said + "}.", inside=[marked])) == []


def test_they_in_quotation_marks_are_others() -> None:
    said, marked = (
        "they have plans for the bridge of the town",
        "{s1:they} {c1:have plans for} {t1:the bridge of the town}",
    )
    quoted = reading('{s1:The mayor} {c1:said}: "{t1:' + said + '}."', inside=[marked])
    assert inner(quoted) == [("they", "have plans for", "the bridge of the town")]


def test_what_the_reader_hardly_sees_is_not_inside() -> None:
    said = "that the army has plans for the bridge of the town"
    made = reading(
        "{s1:The newspaper} {c1:reported} {t1:" + said + "}.",
        inside=["{s1:the army} {c1:has plans for} {t1:the bridge of the town}"],
    )
    (part,) = made.inside
    assert inner(made) == [("the army", "has plans for", "the bridge of the town")]
    assert inner(replace(made, inside=(replace(part, roles=part.roles / 12),))) == []


def test_what_reaches_out_of_the_content_is_not_inside() -> None:
    made = reading(
        "{s1:The newspaper} {c1:reported} {t1:that the army has plans for the bridge}, and left.",
        inside=["{s1:the army} {c1:has plans for} {t1:the bridge, and left}"],
    )
    assert inner(made) == []


def test_many_contents_read_by_themselves_cost_as_much_as_they_are_long() -> None:
    def of(times: int) -> None:
        part = "{s1:the army} {c1:has plans for} {t1:the bridge of the town}"
        marked = "{s1:He} {c1:said} {t1:that the army has plans for the bridge of the town}.\n"
        made[times] = made.get(times) or long_reading(marked, part, times)
        finder = Nested(made[times], Clauses(made[times]))
        for outer in relations(made[times]):
            assert list(finder.inside(outer, ()))

    made: dict[int, Reading] = {}
    assert growth(of, 10, 80) < LINEAR


def long_reading(marked: str, part: str, times: int) -> Reading:
    """The same line many times, its content read by itself each time."""
    whole, one = reading(marked * times), reading(marked, inside=[part]).inside[0]
    step = len(whole.report.text) // times
    shifted = (replace(one, report=whole.report, words=one.words + step * at) for at in range(times))
    return replace(whole, inside=tuple(shifted))


@pytest.mark.parametrize("joint", ["but", "and", "as"])
def test_a_second_speaker_behind_a_comma_speaks_for_themselves(joint: str) -> None:
    said = "that the old bridge of the town had fallen, " + joint + " the mayor denied that it was hit"
    made = reading("{s1:The army} {c1:said} {t1:" + said + "}.")
    text = made.report.text
    found = [(words_of(one.source, text), words_of(one.content, text)) for one in attribute(made)]
    assert found == [("The army", "that the old bridge of the town had fallen"), ("the mayor", "it was hit")]
    assert inner(made) == []


def test_in_a_quotation_it_is_part_of_what_is_said() -> None:
    said = "The old bridge of the town had fallen, but the mayor denied that it was hit"
    assert inner(reading('{s1:The army} {c1:said}: "{t1:' + said + '}."')) == [
        ("the mayor", "denied", "it was hit")
    ]


def test_a_participle_behind_a_thing_is_said_by_who_did_something_about_it() -> None:
    made = reading(
        "{s1:The army} {c1:blamed} {t1:the fall of the old bridge in town saying that it was weak}.",
        inside=["the fall of {s1:the old bridge in town} {c1:saying} {t1:that it was weak}"],
    )
    text = made.report.text
    found = [(words_of(one.source, text), words_of(one.content, text)) for one in attribute(made)]
    assert found == [("The army", "the fall of the old bridge in town"), ("The army", "that it was weak")]
