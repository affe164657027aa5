"""What somebody does by saying something."""

from __future__ import annotations

import pytest

from counterclaim.interpret.how_sure import stance
from counterclaim.records import Span
from tests.interpret.how_sure.made import made, told


@pytest.mark.parametrize(
    ("marked", "act"),
    [
        ("{s:The Ruritanian army} {c:said} {t:its troops had left the town}.", "assert"),
        ("{s:The ministry} {c:denied} {t:that its jets had bombed the bridge}.", "deny"),
        ("{s:The ministry} {c:rejected} {t:reports of a retreat}.", "deny"),
        ("{s:The ministry} {c:said} {t:the reports of a retreat were false}.", "deny"),
        ("{s:The ministry} {c:said} {t:the alarm was false}.", "assert"),
        ("{s:The ministry} {c:did not deny} {t:that its jets had bombed the bridge}.", "assert"),
        ("{s:The governor} {c:accused} {t:Ruritania of mining the road}.", "accuse"),
        ("{s:The governor} {c:blamed} {t:the fire on saboteurs}.", "accuse"),
        ("{s:The governor} {c:branded} {t:the strike a war crime}.", "accuse"),
        ("{s:The governor} {c:called} {t:the night quiet}.", "assert"),
        ("{s:The governor} {c:said} {t:Ruritania was guilty of a war crime}.", "accuse"),
        ("{s:The governor} {c:said} {t:Ruritanian forces had shelled a school full of children}.", "accuse"),
        (
            "{s:The governor} {c:said} {t:he was alarmed by the shelling of Europe’s oldest nuclear plant}.",
            "assert",
        ),
        ("{s:The governor} {c:said} {t:the school was shelled by Ruritanian guns}.", "accuse"),
        ("{s:The governor} {c:admitted} {t:that Ruritanian forces had shelled a school}.", "assert"),
        ("{s:The ministry} {c:believes} {t:that two brigades are short of shells}.", "assess"),
        ("{s:Analysts} {c:estimated} {t:that the army lost a third of its tanks}.", "assess"),
        ("{s:The ministry} {c:warned} {t:that the river would flood the valley}.", "predict"),
        ("{s:The ministry} {c:expects} {t:a new offensive}.", "predict"),
        ("{s:Mara Lindqvist} {c:said} {t:the war will last for years}.", "predict"),
        ("{s:The mayor} {c:urged} {t:residents to leave}.", "want"),
        ("{s:The mayor} {c:called for} {t:a ceasefire}.", "want"),
        ("{s:The mayor} {c:asked} {t:the court to free the prisoners}.", "want"),
        ("{s:The mayor} {c:said} {t:both sides must stop firing}.", "want"),
        ('"{t:Leave the city at once}," {s:the mayor} {c:said}.', "want"),
        ("{s:The mayor} {c:warned} {t:residents not to return}.", "want"),
        ("{s:The mayor} {c:warned} {t:the west against sending tanks}.", "want"),
        ("{s:The president} {c:vowed} {t:to retake the island}.", "intend"),
        ('"{t:We will retake the island}," {s:the president} {c:said}.', "intend"),
        ('"{t:We’re going to retake the island}," {s:the president} {c:said}.', "intend"),
        ("{s:The ministry} {c:signalled its readiness} {t:to send two ships}.", "intend"),
        ("{s:The ministry} {c:said} {t:it would send two ships}.", "intend"),
        ("{s:The ministry} {c:announced} {t:plans to call up reservists}.", "intend"),
        ("{s:Parliament} {c:agreed} {t:to send two ships}.", "intend"),
        ("{s:The judge} {c:asked} {t:whether the order had been given}.", "ask"),
        ('"{t:Where were the guards?}" {s:the judge} {c:said}.', "ask"),
        ("{t:The column is likely preparing to cross the river}.", "assess"),
        ("{t:The column will cross the river at dawn}.", "predict"),
        ("{t:The column lost its will to fight}.", "assert"),
        ("{t:The column crossed the river at dawn}.", "assert"),
        ("{s:The mayor} {c:said} {t:it seems the gates were opened from inside}.", "assess"),
    ],
)
def test_act_follows_the_verb_of_saying_or_else_the_words(marked: str, act: str) -> None:
    assert told(marked).act == act


@pytest.mark.parametrize("cue", ["has refused to condemn", "vowed to denounce", "refused to deny"])
def test_who_means_to_accuse_or_not_to_has_not_accused(cue: str) -> None:
    assert told("{s:The senator} {c:" + cue + "} {t:the raid on the port}.").act == "intend"


def test_a_warning_of_ones_own_doing_is_a_threat() -> None:
    assert told("{s:Norway} {c:warned} {t:that it could cut off the gas}.").act == "intend"
    assert told("{s:Ruritania} {c:warned} {t:that the frost could cut off the gas}.").act == "predict"


def test_the_part_of_a_denial_that_goes_on_to_accuse_accuses() -> None:
    marked = "{s:The ministry} {c:denied} {t:any role in the blast, instead blaming the rebels for it}."
    reading, attribution, _ = made(marked)
    text = reading.report.text
    start, comma, end = text.index("any role"), text.index(","), text.index(".")
    denied, blamed = (Span(start, comma),), (Span(comma + 2, end),)
    assert stance(reading, attribution, denied, None).act == "deny"
    assert stance(reading, attribution, blamed, None).act == "accuse"


def test_another_ones_plan_is_no_plan_of_the_speaker() -> None:
    """A person is "he" or "she": "it" is somebody else."""
    marked = "{s:Mara Lindqvist} {c:said} {t:it would end in a defeat}."
    assert told(marked).act == "predict"


@pytest.mark.parametrize(
    "marked",
    [
        "{s:The minister} {c:called} {t:the recording of the} {x:massacre} {t:a clumsy fake}.",
        "{s:The minister} {c:said} {t:that none of the three} {x:attacks} {t:occurred}.",
    ],
)
def test_to_call_a_recording_fake_or_say_that_nothing_occurred_is_to_deny(marked: str) -> None:
    assert told(marked).act == "deny"
