"""What somebody did not say is no claim of theirs."""

from __future__ import annotations

import pytest

from counterclaim.attribute import attribute
from counterclaim.records import words_of
from tests.attribute.toy import reading


def cues(marked: str) -> list[str]:
    made = reading(marked)
    return [words_of(one.cue, made.report.text) for one in attribute(made) if not one.own_voice]


@pytest.mark.parametrize(
    "marked",
    [
        "{s1:The minister} {c1:has never said} that {t1:the town fell}.",
        "{s1:The army} {c1:has not denied} {t1:the attack on the town}.",
        "{s1:The minister} did not {c1:accuse} {t1:the army of the attack}.",
        "{s1:The minister} didn't {c1:accuse} {t1:the army of the attack}.",
        "{s1:The minister} could not publicly {c1:say} {t1:the town fell}.",
        "{s1:The minister} spoke without {c1:blaming} {t1:the army for the attack}.",
        "{s1:The minister} {c1:stopped short of publicly blaming} {t1:the army for the attack}.",
        "{s1:The army} {c1:has yet to say} {t1:the town fell}.",
        "{s1:No official} {c1:said} {t1:the town fell}.",
        "{s1:Neither side} {c1:has reported} that {t1:the town fell}.",
    ],
)
def test_who_does_not_say_a_thing_claims_nothing(marked: str) -> None:
    assert cues(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "{s1:The minister} {c1:not only said} {t1:the town fell}.",
        "{s1:The minister} {c1:never believes} that {t1:the town fell}.",
        "{s1:The minister}, who did not leave the town, {c1:said} {t1:the army fell back}.",
        "{s1:The army} was not there, {c1:saying} {t1:the town fell}.",
        "Not a week ago {s1:the minister} {c1:said} {t1:the town fell}.",
        "{s1:The minister} {c1:said} {t1:the army has not fallen back}.",
    ],
)
def test_a_negation_that_is_not_the_verb_s_own_takes_nothing_away(marked: str) -> None:
    assert len(cues(marked)) == 1


def test_one_negation_holds_for_every_verb_that_it_governs() -> None:
    assert (
        cues(
            "{s1:The minister} spoke without {c1:accusing} {t1:the army of the attack} "
            "or publicly {c2:blaming} {t2:the town for the fire}."
        )
        == []
    )


def test_a_saying_beside_an_unsaid_one_stays() -> None:
    marked = (
        "{s1:The minister} spoke without {c1:blaming} {t1:the army for the attack}, "
        "{c2:saying} {t2:the town or the bridge fell}."
    )
    assert cues(marked) == ["saying"]


def test_what_stands_inside_an_unsaid_saying_goes_with_it() -> None:
    inner = "{s1:The minister} {c1:has never said} that {t1:the army claims that the town fell}."
    assert cues(inner) == []
    assert cues(inner.replace("has never said", "said")) == ["said", "claims"]
