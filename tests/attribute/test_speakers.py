"""Who a source is: kinds by the head noun, pronouns and roles by what stands before them."""

from __future__ import annotations

import pytest

from counterclaim.attribute import attribute
from counterclaim.attribute.kinds import kind_of, number_of
from counterclaim.attribute.lexicon import speaker_lexicon
from counterclaim.records import Reading
from tests.attribute.toy import reading


def speakers(made: Reading) -> list[str]:
    text = made.report.text
    return [
        one.speaker.name.of(text) if one.speaker.name else "" for one in attribute(made) if not one.own_voice
    ]


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("white house press secretary", "official"),
        ("the press service of the general staff", "military"),
        ("the head of the intelligence service", "intelligence service"),
        ("a spokesman for the rebels", "armed group"),
        ("the chairman of the regional military administration", "official"),
        ("the company's deputy director", "organisation"),
        ("the defence ministry", "official"),
        ("a former officer and analyst", "analyst"),
        ("secretary general", "official"),
        ("the high commissioner for refugees", "official"),
        ("a soldier of the brigade", "soldier"),
        ("his lawyer", "person"),
        ("the channel", "social-media channel"),
        ("a newspaper analysis of official figures", "analyst"),
        ("kremlin press secretary", "official"),
        ("the press service of the court", "official"),
    ],
)
def test_the_head_noun_tells_the_kind(phrase: str, kind: str) -> None:
    assert kind_of([phrase.replace("'s", "").split()], speaker_lexicon("en")) == kind


@pytest.mark.parametrize(
    ("phrase", "number"),
    [
        ("the ministry", "body"),
        ("a referendum", "thing"),
        ("two officials", "group"),
        ("insurers in the city", "group"),
        ("the mayor of the town", "person"),
        ("the mayor and the governor", "group"),
        ("the weather", "unknown"),
    ],
)
def test_a_description_is_of_one_of_several_of_a_body_or_of_a_thing(phrase: str, number: str) -> None:
    assert number_of(phrase.split(), speaker_lexicon("en")) == number


def test_he_is_the_subject_of_the_last_sentence_and_not_the_one_spoken_about() -> None:
    made = reading(
        "{s1:Mayor Ilya Varenko} {c1:warned} {t1:that Oskar Brandt would come}. {s2:He} {c2:said} {t2:the gates were shut}.",
        names={"Ilya Varenko": "PERSON", "Oskar Brandt": "PERSON"},
    )
    assert speakers(made) == ["Ilya Varenko", "Ilya Varenko"]


def test_he_is_not_the_one_whom_he_tells() -> None:
    made = reading(
        "Oskar Brandt was in Varn. {s1:He} {c1:told} Ilya Varenko {t1:that the gates were shut}.",
        names={"Oskar Brandt": "PERSON", "Ilya Varenko": "PERSON"},
    )
    assert speakers(made) == ["Oskar Brandt"]


def test_it_is_the_ministry_that_spoke_two_sentences_back_and_no_country_between() -> None:
    made = reading(
        "{s1:The ministry} {c1:said} {t1:the depot burned}. Trains from Norland were late. {s2:It} {c2:denied} {t2:a second fire}.",
        names={"Norland": "LOCATION"},
    )
    assert speakers(made) == ["The ministry", "The ministry"]


def test_a_thing_is_not_he() -> None:
    made = reading("{s1:A referendum} {c1:said} {t1:no to the plan}. {s2:He} {c2:denied} {t2:a second fire}.")
    assert speakers(made)[1] == "He"


def test_they_may_be_one_spokesperson() -> None:
    made = reading(
        "{s1:A spokesperson} {c1:said} {t1:the depot burned}. {s2:They} {c2:denied} {t2:a second fire}."
    )
    assert speakers(made) == ["A spokesperson", "A spokesperson"]


def test_who_after_an_apposition_is_the_person_and_not_the_institute() -> None:
    made = reading(
        "Ada Lind, head of the Varn Institute, {s1:who} {c1:said} {t1:the depot burned}, was there.",
        names={"Ada Lind": "PERSON", "Varn Institute": "ORGANIZATION"},
    )
    assert speakers(made) == ["Ada Lind"]


def test_an_official_of_an_administration_is_not_the_president() -> None:
    made = reading(
        "{s1:President Ada Lind} {c1:said} {t1:the talks were over}. {s2:The administration official} {c2:said} {t2:they were not}.",
        names={"Ada Lind": "PERSON"},
    )
    assert speakers(made) == ["Ada Lind", "The administration official"]


def test_the_kremlin_of_somebody_is_a_body_and_no_person_with_that_title() -> None:
    made = reading(
        "{s1:Kremlin spokesman Oskar Brandt} {c1:said} {t1:it was over}. {s2:The Kremlin} {c2:denied} {t2:all of it}.",
        names={"Oskar Brandt": "PERSON"},
    )
    assert speakers(made) == ["Oskar Brandt", "The Kremlin"]


def test_a_leader_of_one_country_is_not_the_president_of_another() -> None:
    made = reading(
        "{s1:Polish President Ada Lind} {c1:said} {t1:it was over}. {s2:The Danish leader} {c2:denied} {t2:all of it}.",
        names={"Ada Lind": "PERSON"},
    )
    assert speakers(made) == ["Ada Lind", "The Danish leader"]


def test_the_senator_is_the_person_introduced_by_the_short_title() -> None:
    made = reading(
        "{s1:Sen. Ada Lind} {c1:said} {t1:it was over}. {s2:The senator} {c2:denied} {t2:all the rest}.",
        names={"Ada Lind": "PERSON"},
    )
    assert speakers(made) == ["Ada Lind", "Ada Lind"]


def test_mrs_doe_is_the_person_of_that_surname_named_last() -> None:
    made = reading(
        "Jan Doe was there. Ada Doe was there. {s1:Mrs Doe} {c1:said} {t1:the depot burned}.",
        names={"Jan Doe": "PERSON", "Ada Doe": "PERSON", "Mrs Doe": "PERSON"},
    )
    assert speakers(made) == ["Ada Doe"]


def test_an_apposed_name_is_the_speaker_though_an_owner_stands_before_it() -> None:
    made = reading(
        "{s1:The spokesman of Oskar Brandt, Ada Lind,} {c1:said} {t1:the depot burned}.",
        names={"Oskar Brandt": "PERSON", "Ada Lind": "PERSON"},
    )
    assert speakers(made) == ["Ada Lind"]


def test_an_active_verb_without_a_source_has_the_noun_phrase_before_it() -> None:
    made = reading("The mayor, who is ill, was out. The governor {c1:said} {t1:the depot burned}.")
    assert speakers(made) == ["The governor"]


def kinds(made: Reading) -> list[str]:
    return [one.speaker.kind for one in attribute(made) if not one.own_voice]


def test_a_title_ends_at_a_verb_at_a_sentence_and_at_another_name() -> None:
    made = reading(
        "{s1:News correspondent Ada Lind} {c1:told} Boris Kern {t1:that it burned}. The soldiers agreed. "
        "{s2:Kern} {c2:said} {t2:that it fell}.",
        names={"Ada Lind": "PERSON", "Boris Kern": "PERSON", "Kern": "PERSON"},
    )
    assert kinds(made) == ["media", "person"]


@pytest.mark.parametrize("label", ["PERSON", "LOCATION"])
def test_a_town_says_nothing_and_a_capital_does(label: str) -> None:
    for name, kind in (("Kharkiv", "unnamed"), ("Kyiv", "official")):
        made = reading(f"{{s1:{name}}} {{c1:said}} {{t1:the depot burned}}.", names={name: label})
        assert kinds(made) == [kind]


def test_a_town_is_passed_over_for_it() -> None:
    made = reading(
        "{s1:The ministry} {c1:said} {t1:a fire broke out}. Kharkiv was burned. {s2:It} {c2:said} {t2:the raid failed}.",
        names={"Kharkiv": "LOCATION"},
    )
    assert speakers(made) == ["The ministry", "The ministry"]


def test_the_second_half_of_a_towns_name_is_no_person() -> None:
    made = reading(
        "{s1:People in Nova Kakhovka} {c1:said} {t1:they heard shots}.",
        names={"Nova": "LOCATION", "Kakhovka": "PERSON"},
    )
    assert speakers(made) == ["People in Nova Kakhovka"]


def test_a_governor_of_a_region_is_the_governor() -> None:
    made = reading(
        "{s1:Gov. Oleh Varenko of Kharkiv} {c1:said} {t1:the depot burned}.",
        names={"Oleh Varenko": "PERSON", "Kharkiv": "PERSON"},
    )
    assert (speakers(made), kinds(made)) == (["Oleh Varenko"], ["official"])


def test_whom_one_pronoun_has_told_a_woman_no_other_makes_a_man() -> None:
    made = reading(
        "{s1:Ada Lind} {c1:said} {t1:it burned}. {s2:She} {c2:said} {t2:it fell}. {s3:He} {c3:denied} {t3:a fire}.",
        names={"Ada Lind": "PERSON"},
    )
    assert speakers(made) == ["Ada Lind", "Ada Lind", "He"]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("One of the marchers, former captain Ada Lind, 62,", "Ada Lind"),
        ("Many in the region, including Ada Lind, the mayor,", "Many in the region"),
        ("The brigade, which filmed the raid,", "The brigade"),
        ("A spokesman for Ada Lind", "A spokesman for Ada Lind"),
        ("The Secretary of Roads Ada Lind", "Ada Lind"),
        ("An aide to Mayor Ada Lind", "An aide to Mayor Ada Lind"),
        ("A friend of Mayor Ada Lind", "A friend of Mayor Ada Lind"),
        ("The mother of Ada Lind", "The mother of Ada Lind"),
        ("The Varn Institute (VI)", "Varn Institute"),
        ("Von der Oll", "Ursa von der Oll"),
    ],
)
def test_a_speaker_is_named_without_what_stands_around_the_name(source: str, speaker: str) -> None:
    names = {
        "Ada Lind": "PERSON",
        "Ursa von der Oll": "PERSON",
        "Von": "PERSON",
        "Varn Institute": "ORGANIZATION",
        "VI": "ORGANIZATION",
    }
    made = reading(
        f"{{s1:{source}}} {{c1:said}} {{t1:the depot burned}}. Ursa von der Oll was there.", names=names
    )
    assert speakers(made) == [speaker]


def test_whose_administration_the_report_names_is_an_official() -> None:
    made = reading(
        "The Oll administration agreed. {s1:Oll} {c1:said} {t1:the depot burned}.", names={"Oll": "PERSON"}
    )
    assert [one.speaker.kind for one in attribute(made) if not one.own_voice] == ["official"]


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("the likely next chairmen of the house foreign affairs and intelligence committees", "official"),
        ("russian opposition figure", "person"),
        ("kremlin critic", "person"),
    ],
)
def test_committees_and_critics_are_what_their_nouns_say(phrase: str, kind: str) -> None:
    assert kind_of([phrase.split()], speaker_lexicon("en")) == kind


def test_a_country_that_the_scores_do_not_name_is_a_country_still() -> None:
    made = reading("{s1:Sweden} {c1:said} {t1:the depot burned}.")
    assert [one.speaker.kind for one in attribute(made) if not one.own_voice] == ["official"]
