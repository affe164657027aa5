"""Modality and tense of what happened."""

from __future__ import annotations

import pytest

from tests.interpret.how_sure.made import told


@pytest.mark.parametrize(
    ("marked", "tense", "modality"),
    [
        ("{t:The army} {x:took} {t:the hill}.", "past", "actual"),
        ("{t:The army has} {x:taken} {t:the hill}.", "past", "actual"),
        ("{t:The army is} {x:shelling} {t:the hill}.", "present", "actual"),
        ("{t:The army will} {x:take} {t:the hill}.", "future", "actual"),
        ("{t:The army may} {x:take} {t:the hill}.", "future", "possible"),
        ("{t:The army may have} {x:taken} {t:the hill}.", "past", "possible"),
        ("{t:The army will have to} {x:leave} {t:the hill}.", "future", "necessary"),
        ("{t:The army must} {x:leave} {t:the hill}.", "future", "necessary"),
        ("{t:If the army} {x:takes} {t:the hill, the town falls}.", "present", "hypothetical"),
        ("{t:The army} {x:plans} {t:to take the hill}.", "present", "actual"),
        ("{t:The army plans to} {x:take} {t:the hill}.", "future", "actual"),
        ("{t:The army managed to} {x:take} {t:the hill}.", "past", "actual"),
        ("{t:Ruritania to} {x:send} {t:two ships}", "future", "actual"),
        ("{s:The mayor} {c:urged} {t:residents to} {x:leave}.", "future", "necessary"),
    ],
)
def test_tense_and_modality_come_from_the_verb_group(marked: str, tense: str, modality: str) -> None:
    found = told(marked)
    assert (found.tense, found.modality) == (tense, modality)


@pytest.mark.parametrize(
    ("marked", "tense"),
    [
        ("{t:The attack forced the defenders to} {x:flee} {t:the town}.", "past"),
        ("{t:The army moved one unit to} {x:improve} {t:its lines}.", "past"),
        ("{t:Tanks had fired to} {x:move} {t:the crowd}.", "past"),
        ("{t:The blockade has led the town to} {x:surrender}.", "past"),
        ("{t:Storms will force residents to} {x:leave}.", "future"),
        ("{t:The law allows the police to} {x:arrest} {t:protesters}.", "present"),
        ("{t:They are fighting in order to} {x:defend} {t:the town}.", "present"),
        ("{t:Troops crossed the river, forcing the garrison to} {x:withdraw}.", "past"),
        ("{t:The army was about to} {x:take} {t:the hill}.", "future"),
        ("{t:They vowed to} {x:retake} {t:the town}.", "future"),
        ("{t:The minister is to} {x:visit} {t:the town on Monday}.", "future"),
    ],
)
def test_an_infinitive_has_the_time_of_its_verb_unless_that_looks_ahead(marked: str, tense: str) -> None:
    assert told(marked).tense == tense
