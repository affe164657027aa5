"""What is said comes apart at its happenings, and nothing of it is lost."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.interpret.parts import Parts, utterances
from counterclaim.records import Happening, Reading, Span, words_of
from counterclaim.text.words import word_offsets

from .made_reading import made, reading_of


def parts(reading: Reading, *triggers: str, content: tuple[str, ...] = ()) -> list[str]:
    """The parts of the content (the whole text where none is given), happenings at the trigger words."""
    text = reading.report.text
    found = [Happening("strike", span(text, words)) for words in triggers]
    spans = tuple(span(text, words) for words in content) or (Span(0, len(text)),)
    return [words_of(part.content, text) for part in Parts(reading, found).of(spans)]


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def test_a_participle_after_a_comma_is_a_part_of_its_own() -> None:
    reading = made(
        "rockets/n hit/v a depot/n in Tarn/L , killing/g two guards/n and wounding/g five others/n"
    )
    assert parts(reading, "hit", "killing", "wounding") == [
        "rockets hit a depot in Tarn",
        "killing two guards",
        "wounding five others",
    ]


def test_two_clauses_come_apart_where_both_tell_of_a_happening() -> None:
    reading = made("the rebels/n took/v the bridge/n but the army/n shelled/v the town/n")
    assert parts(reading, "took", "shelled") == [
        "the rebels took the bridge",
        "the army shelled the town",
    ]


def test_a_clause_without_a_happening_stays_with_the_one_before_it() -> None:
    reading = made("the rebels/n took/v the bridge/n and nobody/n was/v surprised/p at all")
    assert parts(reading, "took") == ["the rebels took the bridge and nobody was surprised at all"]


def test_a_relative_clause_tells_of_its_own_happening() -> None:
    reading = made("they were/v moved/p into a shed/n , which/w later/d exploded/v at night/n")
    assert parts(reading, "moved", "exploded") == [
        "they were moved into a shed",
        "which later exploded at night",
    ]


def test_things_joined_by_and_are_one_part() -> None:
    reading = made("shells/n hit/v a school/n and a hospital/n in Tarn/L")
    assert parts(reading, "hit", "hospital") == ["shells hit a school and a hospital in Tarn"]


@pytest.mark.parametrize(
    ("marked", "triggers"),
    [
        (
            "to/t give/b up Tarn/L after this death/n and destruction/n is/s a defeat/n of all/n",
            ("death", "destruction", "defeat"),
        ),
        (
            "they say/s that any attack/n or shelling/n of the town/n is/s a crime/n",
            ("attack", "shelling", "crime"),
        ),
        (
            "the law/n jailed/v writers/n and citizens/n that would/m protest/b the war/n",
            ("jailed", "protest"),
        ),
        ("shells/n hit/v guards/n and the/e defending/g army/n after/i the raid/n", ("hit", "raid")),
        (
            "sanctions/n fell/v ahead/d of/i and following/g the invasion/n of Tarn/L",
            ("sanctions", "invasion"),
        ),
        ("two/n towns/n fell/v , with the others/n , Tarn/L and Oll/L , holding/g out", ("fell", "holding")),
    ],
)
def test_words_of_one_phrase_are_one_part(marked: str, triggers: tuple[str, ...]) -> None:
    reading = made(marked)
    assert parts(reading, *triggers) == [reading.report.text]


def test_sentences_are_parts_and_a_short_one_belongs_to_the_one_before() -> None:
    reading = made("We left/v Tarn/L . They shelled/v it for days/n . Nobody/n knows/s .")
    assert parts(reading, "shelled") == ["We left Tarn .", "They shelled it for days . … Nobody knows ."]


def test_a_sentence_that_its_tag_interrupts_is_one_part() -> None:
    reading = made("we lost/v the town/n , he said/v , and took/v it back")
    assert parts(reading, "lost", content=("we lost the town", "and took it back")) == [
        "we lost the town … and took it back"
    ]


def test_two_quotations_around_a_tag_are_two_parts() -> None:
    reading = made("We lost/v the town/n , he said/v . They took/v it back")
    assert parts(reading, "lost", content=("We lost the town", "They took it back")) == [
        "We lost the town",
        "They took it back",
    ]


def test_a_sentence_that_was_wrapped_at_a_column_is_one_part() -> None:
    lines = (
        "The ministry of the northern republic said on Monday afternoon that rockets",
        "had hit a depot near the river and that nobody in the town had been hurt by",
        "them, although smoke was seen over the bridge until the evening of that day",
    )
    text = "\n".join(lines)
    reading = reading_of(text, *(np.zeros(len(word_offsets(text)), dtype=np.uint8) for _ in range(2)))
    (part,) = Parts(reading, []).of((Span(0, len(text)),))
    assert part.content == (Span(0, len(text)),)


def test_an_aside_between_dashes_does_not_part_a_happening_from_its_place() -> None:
    reading = made("a strike/n with rockets/n — old/a ones from the depot/n — hit/v a mill/n in Tarn/L")
    assert parts(reading, "strike", "hit") == [
        "a strike with rockets — old ones from the depot — hit a mill in Tarn"
    ]
    one_dash = made("a strike/n hit/v the mill/n — soldiers/n shelled/v the road/n too")
    assert parts(one_dash, "hit", "shelled") == ["a strike hit the mill", "soldiers shelled the road too"]


def test_a_content_without_happenings_is_still_a_claim() -> None:
    reading = made("it is/s a peculiar/a situation/n")
    assert parts(reading) == ["it is a peculiar situation"]


@pytest.mark.parametrize("text", ["", "…", "“”", "а\u202eб", "x" * 50_000, "and , " * 5_000])
def test_odd_texts_give_no_empty_part(text: str) -> None:
    reading = made(text)
    content = (Span(0, len(reading.report.text)),) if reading.report.text else ()
    for part in Parts(reading, []).of(content):
        assert all(one.of(reading.report.text).strip() for one in part.content)


@given(
    st.lists(
        st.sampled_from(["a", "hit/v", ",", "and", "killing/g", ".", "which/w", "—", "B/L"]), max_size=30
    )
)
def test_parts_lie_in_the_content_in_order_apart_and_hold_all_words_but_joints(words: list[str]) -> None:
    reading = made(" ".join(words))
    text = reading.report.text
    triggers = [Happening("strike", Span(*found.span())) for found in re.finditer("hit|killing", text)]
    content = (Span(0, len(text)),) if text.strip() else ()
    spans = [one for part in Parts(reading, triggers).of(content) for one in part.content]
    assert spans == sorted(spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    held = {place for one in spans for place in range(*one)}
    lost = "".join(sign if place not in held else " " for place, sign in enumerate(text)).split()
    assert {word for word in lost if word.isalnum()} <= {"and"}
    assert [one for span in content for one in utterances((span,), text)] == list(utterances(content, text))


def wholes(reading: Reading, *triggers: str, cue: str = "") -> list[str]:
    """The parts with the subjects that they lean on; the words of the cue stand before the content."""
    text = reading.report.text
    found = [Happening("strike", span(text, words)) for words in triggers]
    said = (span(text, cue),) if cue else ()
    start = said[0].end + 1 if said else 0
    made_parts = Parts(reading, found).of((Span(start, len(text)),), said)
    return [words_of(part.whole, text) for part in made_parts]


def test_a_clause_that_goes_on_without_a_subject_is_given_the_one_before() -> None:
    reading = made("the rebels/n shelled/v the town/n and later/d left/v the bridge/n but then/d took/v it")
    assert wholes(reading, "shelled", "left", "took") == [
        "the rebels shelled the town",
        "the rebels … later left the bridge",
        "the rebels … then took it",
    ]


def test_facets_are_not_looked_for_in_a_subject_that_is_lent() -> None:
    reading = made("two missiles/n hit/v a depot/n and killed/v five/n guards/n")
    assert parts(reading, "hit", "killed") == ["two missiles hit a depot", "killed five guards"]


def test_no_subject_is_lent_where_there_may_be_another() -> None:
    reading = made("the coast/n lies/s by a sea/n which/w holds/s mines/n and has/s seen/p combat/n there")
    assert wholes(reading, "mines", "combat")[-1] == "has seen combat there"


def test_two_words_of_one_subject_stay_together() -> None:
    reading = made("shells/n hit/v Tarn/L , and a wife/n and mother/n were/v killed/p at home/n")
    assert parts(reading, "hit", "mother", "killed") == [
        "shells hit Tarn",
        "a wife and mother were killed at home",
    ]
    reading = made("clashes/n between/i northern/a and southern/a forces/n caused/v a fire/n in Tarn/L")
    assert len(parts(reading, "clashes between northern", "fire")) == 1


def test_a_bare_verb_stays_with_what_it_hangs_on() -> None:
    reading = made("they may/m want/b to/t shell/b the town/n and blame/b the rebels/n for it")
    assert len(parts(reading, "shell", "blame")) == 1


def test_a_denial_that_goes_on_to_accuse_comes_apart() -> None:
    reading = made(
        "they denied/v any role/n in the blast/n , instead/d blaming/g the rebels/n for the strike/n"
    )
    assert wholes(reading, "strike", cue="they denied") == [
        "any role in the blast",
        "instead blaming the rebels for the strike",
    ]
    told = made("the army/n denied/v any role/n and in turn/n accused/v the rebels/n of it")
    assert wholes(told) == ["the army denied any role", "the army … in turn accused the rebels of it"]
    other = made("they said/v any role/n in the blast/n , instead/d blaming/g the rebels/n for the strike/n")
    assert len(wholes(other, "strike", cue="they said")) == 1


def test_an_accusation_after_a_denial_is_of_what_was_done_and_a_told_one_of_the_accusing() -> None:
    reading = made("they denied/v any role/n , blaming/g the rebels/n for the strike/n")
    text = reading.report.text
    found = [
        Happening("accusation", span(text, "blaming")),
        Happening("strike", span(text, "strike")),
    ]
    cue = span(text, "they denied")
    *_, part = Parts(reading, found).of((Span(cue.end + 1, len(text)),), (cue,))
    assert part.happening == found[1]
    told = made("the army/n denied/v any role/n and accused/v the rebels/n of the strike/n")
    found = [
        Happening("denial-of-responsibility", span(told.report.text, "denied")),
        Happening("accusation", span(told.report.text, "accused")),
        Happening("strike", span(told.report.text, "strike")),
    ]
    *_, part = Parts(told, found).of((Span(0, len(told.report.text)),))
    assert part.happening == found[1]
