"""What happens: triggers found in their senses, and the main happening of a clause."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.interpret.what import happenings, kind_of, plover_of
from counterclaim.model.labels import ENTITY_TAGS, POS_TAGS
from counterclaim.records import Reading, Span
from counterclaim.text.words import word_offsets
from tests.growth import LINEAR, growth
from tests.interpret.made_reading import made, reading_of


def found(marked: str) -> list[tuple[str, str]]:
    reading = made(marked)
    return [(one.kind, one.trigger.of(reading.report.text)) for one in happenings(reading)]


def test_the_happenings_of_a_sentence_come_in_reading_order_with_their_triggers() -> None:
    assert found("The shelling/n killed/v two people/n and wounded/v a nurse/n .") == [
        ("shelling", "shelling"),
        ("casualties", "killed"),
        ("casualties", "wounded"),
    ]


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("A missile/n struck/v the hospital/n", "strike"),
        ("Railway/n workers/n will/m strike/b over pay/n", "labour-strike"),
        ("The offer/n struck/v me as odd/a", None),
        ("They struck/v a deal/n", "pledge"),
        ("The drone/n hit/v the depot/n", "strike"),
        ("Inflation/n hit/v a record/n high", None),
        ("Gunners/n fired/v mortar/n rounds/n", "shelling"),
        ("He fired/v the minister/n", "leadership-change"),
        ("The fire/n at the depot/n was/v put/p out", "destruction"),
        ("The town/n fell/v to the rebels/n", "territory-loss"),
        ("The temperature/n fell/v in the town/n", None),
        ("A shell/n company/n was/v founded/p", None),
        ("The battle/n against inflation/n goes/s on", None),
        ("A battle/n raged/v", "clash"),
        ("Critics/n attacked/v his speech/n", "criticism"),
        ("The port/n was/v slammed/v by artillery/n", "shelling"),
        ("Rockets/n slammed/v into a market/n", "strike"),
        ("The senator/n slammed/v the missile/n deal/n", "criticism"),
        ("Rebels/n attacked/v the convoy/n", "attack"),
        ("Hackers/n attacked/v the bank/n", "cyber-attack"),
        ("The troops/n took/v control/n of the city/n", "territory-gain"),
        ("The talks/n took/v place/n", "negotiation"),
        ("The soldiers/n were/v taken/p prisoner/n", "capture-of-prisoners"),
        ("The camera/n captured/v the scene/n", None),
        ("The deadline/n passed/v", None),
        ("The army/n released/v the prisoners/n", "prisoner-exchange"),
        ("The ministry/n released/v a video/n", "publication"),
        ("He withdrew/v his candidacy/n", None),
        ("The brigade/n withdrew/v", "retreat"),
        ("They came/v under fire/n", "attack"),
        ("An attack/n helicopter/n landed/v", None),
        ("The officers/n declined/v to comment/b", None),
        ("The group/n claimed/v responsibility/n", "claim-of-responsibility"),
        ("The ministry/n denied/v any involvement/n", "denial-of-responsibility"),
        ("The council/n lifted/v the curfew/n", "concession"),
        ("He was/v sentenced/p to death/n", "court-case"),
    ],
)
def test_a_word_is_taken_in_the_sense_that_its_neighbours_give(marked: str, kind: str | None) -> None:
    kinds = [one for one, _ in found(marked)]
    assert kinds[:1] == ([kind] if kind else [])


def test_a_phrase_keeps_the_words_that_a_text_puts_into_it() -> None:
    assert found("The sides/n signed/v the new treaty/n") == [("agreement", "signed the new treaty")]


def test_a_toll_that_changes_tells_of_casualties() -> None:
    assert [kind for kind, _ in found("the toll/n has/s climbed/p to/t 17")] == ["casualties"]
    assert [kind for kind, _ in found("the number/n of/i dead/a has/s risen/p to/t 17")] == ["casualties"]
    assert not found("the war/n takes/s its toll/n on/i everybody/n")[1:]


def test_a_phrase_does_not_reach_over_other_words() -> None:
    assert found("They laid/v their plans/n in siege/n lines/n") == [("encirclement", "siege")]


def test_ground_that_is_merely_called_occupied_is_no_happening() -> None:
    assert found("He spoke/v in occupied/a Tarn/L") == []
    assert found("The army/n occupied/v Tarn/L") == [("territory-gain", "occupied")]


def test_a_word_in_a_name_is_no_happening() -> None:
    assert found("He works/s for Strike/O Media/O .") == []


@pytest.mark.parametrize(
    "marked",
    [
        "The plan/n and execution/n of the budget/n",
        "Half of the products/n are/v missing/v",
        "They are/v losing/v their grip/n over the population/n",
        "Interest/n rates/n on loans/n rose/v",
        "It was/v the laziest/a attack/n on my record/n",
        "They fight/v for democracy/n",
        "Water/n broke/v through the roof/n",
        "The soldiers/n salute/v their commander/n",
        "A discussion/n about the mayor/n",
        "The deal/n came/v under scrutiny/n",
        "The team/n defied/v the odds/n",
        "The project/n is/v moving/v forward",
        "They want/v death/n for us",
    ],
)
def test_words_of_violence_and_movement_in_another_sense_are_no_happening(marked: str) -> None:
    assert found(marked) == []


@pytest.mark.parametrize(
    ("marked", "kinds"),
    [
        ("Troops/n broke/v through the lines/n", ["advance"]),
        ("Twelve people/n are/v missing/v", ["casualties"]),
        ("The seizure/n of a yacht/n in the port/n", ["seizure"]),
        ("Shells/n were/v fired/v from the town/n", ["shelling"]),
        ("Residents/n served/v as human/a shields/n", ["ill-treatment"]),
        ("Engineers/n mined/v the power/n station/n and blew/v it up", ["bombing", "destruction"]),
        ("The bridge/n was/v blown/v apart", ["destruction"]),
        ("They fired/v a Tochka/n at the town/n", ["strike"]),
        ("Two ships/n went/v down", ["destruction"]),
        ("They resettled/v 70,000 people/n", ["displacement"]),
        ("They grind/v down defenders/n", ["attack"]),
    ],
)
def test_words_with_their_right_neighbours_are(marked: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in found(marked)] == kinds


def test_a_neighbour_in_another_sentence_or_line_gives_no_sense() -> None:
    assert found("The album/n hit/v the shops/n . A missile/n") == []
    reading = made("The album/n hit/v the shops/n missile/n")
    broken = reading.report.text.replace("shops missile", "shops\nmissile")
    assert happenings(reading_of(broken, reading.pos, reading.entities)) == []


def test_a_decimal_point_and_an_initial_end_no_sentence() -> None:
    assert found("They gave/v 4.5 million/n in aid/n")[0][0] == "aid"
    assert found("Missiles/n of the U.S. navy/n hit/v it")[0][0] == "strike"


def test_the_finite_verb_is_the_main_happening() -> None:
    reading = made("Rebels/n retook/v the town/n after heavy shelling/n")
    main = kind_of(reading, [Span(0, len(reading.report.text))], happenings(reading))
    assert main is not None
    assert main.kind == "territory-gain"


def test_a_verb_of_a_subordinate_clause_is_not() -> None:
    reading = made("They condemned/v the unit/n that killed/v a man/n")
    main = kind_of(reading, [Span(0, len(reading.report.text))], happenings(reading))
    assert main is not None
    assert main.kind == "criticism"


def test_the_main_happening_lies_inside_the_content() -> None:
    reading = made("Rebels/n killed/v two and destroyed/v a bridge/n")
    text = reading.report.text
    main = kind_of(reading, [Span(text.index("and"), len(text))], happenings(reading))
    assert main is not None
    assert main.kind == "destruction"
    assert kind_of(reading, [Span(0, 6)], happenings(reading)) is None
    assert kind_of(reading, [], happenings(reading)) is None


@pytest.mark.parametrize(
    ("marked", "code"),
    [
        ("They donated/v blankets/n", ("AID", "")),
        ("They will/m donate/b blankets/n", ("AGREE", "")),
        ("They must/m donate/b blankets/n", ("REQUEST", "")),
        ("They did/v not donate/b blankets/n", ("REJECT", "")),
        ("They bombed/v the port/n", ("ASSAULT", "heavy-weapons")),
        ("They will/m bomb/b the port/n", ("THREATEN", "")),
    ],
)
def test_plover_codes_what_is_promised_threatened_or_refused_as_such(
    marked: str, code: tuple[str, str]
) -> None:
    reading = made(marked)
    assert plover_of(reading, happenings(reading)[0]) == code


def test_an_empty_text_holds_no_happening() -> None:
    assert found("") == []


def test_a_long_text_of_triggers_and_openings_is_searched_in_linear_time() -> None:
    def hostile(times: int) -> Reading:
        text = "took control of the the the the struck launched " * times
        count = len(word_offsets(text))
        pos = np.full(count, POS_TAGS.index("VERB_PAST"), dtype=np.uint8)
        return reading_of(text, pos, np.zeros(count, dtype=np.uint8))

    assert happenings(hostile(1))
    assert growth(happenings, hostile(250), hostile(2_000)) < LINEAR


_WORDS = st.sampled_from(
    [
        "took",
        "control",
        "of",
        "the",
        "missile",
        "struck",
        "a",
        "town",
        ".",
        "\n",
        "-",
        "ق",
        "Kill",
        "dead",
        "air",
    ]
)


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_triggers_are_words_of_the_text_and_never_overlap(data: st.DataObject) -> None:
    text = " ".join(data.draw(st.lists(_WORDS | st.text(max_size=4), max_size=25)))
    count = len(word_offsets(text))
    labels = [
        np.array(
            data.draw(st.lists(st.integers(0, most - 1), min_size=count, max_size=count)), dtype=np.uint8
        )
        for most in (len(POS_TAGS), len(ENTITY_TAGS))
    ]
    reading = reading_of(text, labels[0], labels[1])
    triggers = [one.trigger for one in happenings(reading)]
    assert triggers == sorted(triggers)
    assert all(left.end <= right.start for left, right in itertools.pairwise(triggers))
    assert all(0 <= one.start < one.end <= len(text) and one.of(text).strip() for one in triggers)
