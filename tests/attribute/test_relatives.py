"""Contents that are a lone pronoun, quotations led in by a verb of their own, and seeming without a source."""

from __future__ import annotations

import pytest

from counterclaim.attribute import attribute
from tests.attribute.test_attribute import own, said
from tests.attribute.toy import reading


def test_a_lone_relative_pronoun_is_what_it_stands_for() -> None:
    made = reading("The attack on the depot, {t1:which} {s1:the ministry} {c1:denied}, killed two soldiers.")
    assert [what for _, _, what in said(made)] == ["The attack on the depot"]


def test_a_lone_relative_pronoun_that_stands_for_nothing_plain_is_dropped() -> None:
    made = reading("It was burned, and {t1:which} {s1:the ministry} {c1:denied}.")
    assert said(made) == []


def test_a_quotation_that_its_own_verb_led_in_is_not_the_next_speakers() -> None:
    made = reading(
        "The answer was short: {t1:“We count no dead.”} {s1:The mayor} {c1:said} {t1:that two people died}."
    )
    assert said(made) == [("The mayor", "said", "that two people died")]


def test_a_quotation_before_its_own_tag_stays() -> None:
    made = reading("{t1:“We count no dead!”} {s1:The mayor} {c1:said} {t1:that two people died}.")
    assert said(made)[0][2] == "We count no dead! … that two people died"


@pytest.mark.parametrize("cue", ["appears", "was disclosed", "showed"])
def test_what_only_seems_so_is_said_by_nobody(cue: str) -> None:
    made = reading(f"{{t1:The loss of the army}} {{c1:{cue}}}.")
    assert [one for one in attribute(made) if not one.own_voice] == []
    assert not own(made) or own(made)[0].startswith("The loss")
