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
