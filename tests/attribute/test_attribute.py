from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.attribute import attribute
from counterclaim.records import Attribution, Reading, words_of
from tests.attribute.toy import reading

Said = tuple[str, str, str]


def said(made: Reading) -> list[Said]:
    """Speaker, cue and content of what is not the own voice."""
    text = made.report.text
    return [
        (name(one, text), words_of(one.cue, text), words_of(one.content, text))
        for one in attribute(made)
        if not one.own_voice
    ]


def own(made: Reading) -> list[str]:
    return [words_of(one.content, made.report.text) for one in attribute(made) if one.own_voice]


def name(one: Attribution, text: str) -> str:
    return one.speaker.name.of(text) if one.speaker.name else ""


def kinds(made: Reading) -> list[str]:
    return [one.speaker.kind for one in attribute(made) if not one.own_voice]


def test_an_interrupted_quotation_is_one_attribution_without_its_marks() -> None:
    made = reading("{t1:“The bridge is gone,”} {s1:the governor} {c1:said}. {t1:“Nobody crossed it.”}")
    assert said(made) == [("the governor", "said", "The bridge is gone … Nobody crossed it")]


def test_a_surname_and_a_pronoun_are_the_person_named_in_full() -> None:
    made = reading(
        "{s1:Mayor Ilya Varenko} {c1:said} {t1:the depot burned}.\n\n{s2:Varenko} {c2:added} {t2:that two men died}.\n\n"
        "{s3:He} {c3:denied} {t3:a second fire}.",
        names={"Ilya Varenko": "PERSON", "Varenko": "PERSON"},
    )
    assert [who for who, _, _ in said(made)] == ["Ilya Varenko"] * 3
    assert kinds(made) == ["official"] * 3


def test_she_is_not_a_spokesman() -> None:
    made = reading(
        "{s1:A spokesman} {c1:said} {t1:the depot burned}. {s2:She} {c2:denied} {t2:a second fire}."
    )
    assert [who for who, _, _ in said(made)] == ["A spokesman", "She"]


def test_the_soldier_is_the_soldier_quoted_before() -> None:
    made = reading(
        "{s1:One wounded soldier} {c1:said} {t1:the column turned}. {s2:The soldier} {c2:said} {t2:it burned}."
    )
    assert [who for who, _, _ in said(made)] == ["One wounded soldier"] * 2
    assert kinds(made) == ["soldier"] * 2


def test_a_role_that_nobody_had_before_stands_as_it_is() -> None:
    made = reading(
        "{s1:A resident} {c1:said} {t1:it burned}. {s2:The minister} {c2:said} {t2:it did not burn}."
    )
    assert [who for who, _, _ in said(made)] == ["A resident", "The minister"]
    assert kinds(made) == ["witness", "official"]


def test_it_is_the_country_that_the_sentence_is_about() -> None:
    made = reading(
        "{s1:A witness} {c1:said} {t1:it burned}. Norland has published a recording which {s2:it} {c2:claims} {t2:proves the opposite}.",
        names={"Norland": "LOCATION"},
    )
    assert [who for who, _, _ in said(made)] == ["A witness", "Norland"]


def test_a_country_that_speaks_is_official() -> None:
    made = reading("{s1:Norland} {c1:says} {t1:the raid failed}.", names={"Norland": "LOCATION"})
    assert kinds(made) == ["official"]


def test_sources_stay_unnamed_but_keep_their_words() -> None:
    made = reading("{s1:Two sources close to the talks} {c1:said} {t1:the truce was over}.")
    assert kinds(made) == ["unnamed"]
    assert said(made)[0][0] == "Two sources close to the talks"


def test_anonymity_outranks_the_office() -> None:
    made = reading("{s1:An official who spoke on condition of anonymity} {c1:said} {t1:the truce was over}.")
    assert kinds(made) == ["unnamed"]


def test_a_spokesman_for_somebody_is_not_that_somebody() -> None:
    made = reading(
        "{s1:A spokesman for Ilya Varenko} {c1:said} {t1:it burned}.", names={"Ilya Varenko": "PERSON"}
    )
    assert said(made)[0][0] == "A spokesman for Ilya Varenko"


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    made = reading(
        "{s1:The envoy} {c1:told} reporters: {t1:“The convoy has left.}\n\n“It will arrive at night.\n\n“Then we shall see.”"
    )
    assert said(made) == [
        ("The envoy", "told", "The convoy has left … It will arrive at night … Then we shall see")
    ]


def test_an_advertisement_between_the_paragraphs_does_not_end_a_quotation() -> None:
    made = reading(
        "{s1:The envoy} {c1:told} reporters: {t1:“The convoy has left.}\n\nMORE NEWS\n\n“It will arrive at night.”",
        furniture=["MORE NEWS"],
    )
    assert said(made)[0][2] == "The convoy has left … It will arrive at night"


def test_a_closed_quotation_does_not_go_on() -> None:
    made = reading(
        "{s1:The envoy} {c1:told} reporters: {t1:“The convoy has left.”}\n\n{t2:“It has not,”} {c2:said} {s2:a driver}."
    )
    assert [(who, what) for who, _, what in said(made)] == [
        ("The envoy", "The convoy has left"),
        ("a driver", "It has not"),
    ]


def test_a_headline_does_not_become_content_of_the_sentence_under_it() -> None:
    made = reading("{t1:Bridge falls}\n\n{s1:The governor} {c1:said} {t1:the bridge fell}.")
    assert said(made)[0][2] == "the bridge fell"


def test_nothing_in_furniture_is_said_by_anybody() -> None:
    made = reading(
        "{s1:He} {c1:said} {t1:troops attacked the town}", furniture=["He said troops attacked the town"]
    )
    assert list(attribute(made)) == []


def test_what_nobody_is_named_for_is_the_own_voice() -> None:
    made = reading("Rockets struck the harbour on Monday. {s1:The mayor} {c1:said} {t1:nobody was hurt}.")
    assert own(made) == ["Rockets struck the harbour on Monday"]


def test_questions_quotations_and_peaceful_sentences_are_no_claims_of_the_report() -> None:
    made = reading(
        "Was the harbour attacked? “Rockets struck the harbour on Monday.” The weather was fine in the hills. I was attacked here."
    )
    assert own(made) == []


def test_after_a_line_that_hands_over_the_quoted_author_speaks() -> None:
    made = reading("Ada Lind writes:\n\nRockets struck the harbour on Monday.", names={"Ada Lind": "PERSON"})
    (found,) = attribute(made)
    assert name(found, made.report.text) == "Ada Lind"
    assert found.own_voice


def test_an_empty_text_has_no_attributions() -> None:
    assert list(attribute(reading(""))) == []


def test_the_same_reading_gives_the_same_records() -> None:
    made = reading("{s1:The mayor} {c1:said} {t1:nobody was hurt}. Rockets struck the harbour on Monday.")
    assert [one.id for one in attribute(made)] == [one.id for one in attribute(made)]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["{s1:He} ", "{c1:said} ", "{t1:it fell} ", "“", "” ", "\n\n", "the town fell. ", "? ", "…"]
        )
    )
)
def test_whatever_the_tags_every_span_lies_in_the_text_and_holds_words(parts: list[str]) -> None:
    made = reading("".join(parts))
    for one in attribute(made):
        for span in one.source + one.cue + one.content:
            assert 0 <= span.start < span.end <= len(made.report.text)
            assert span.of(made.report.text).strip()
