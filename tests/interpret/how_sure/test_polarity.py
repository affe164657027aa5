"""Whether a claim says that something happened or that it did not."""

from __future__ import annotations

import pytest

from tests.interpret.how_sure.made import told


@pytest.mark.parametrize(
    "marked",
    [
        "{t:The army did not} {x:take} {t:the hill}.",
        "{t:The army didn’t} {x:take} {t:the hill}.",
        "{t:The army made no} {x:gains} {t:on Monday}.",
        "{t:The army failed to} {x:take} {t:the hill}.",
        "{t:The army has yet to} {x:take} {t:the hill}.",
        "{t:The army stopped short of} {x:taking} {t:the hill}.",
        "{t:The army was unable to} {x:take} {t:the hill}.",
        "{t:Nobody was} {x:killed} {t:in the blast}.",
        "{t:Neither side} {x:advanced} {t:on Monday}.",
        "{t:The guards prevented the} {x:escape} {t:of the prisoners}.",
        "{s:The army} {c:said} {t:the} {x:attack} {t:did not take place}.",
        "{s:The ministry} {c:does not expect} {t:an} {x:offensive}.",
        "{s:The mayor} {c:refused} {t:to} {x:condemn} {t:the raid}.",
        "{s:The mayor} {c:said} {t:that the hill had not been taken}.",
    ],
)
def test_negators_in_the_clause_make_a_claim_negative(marked: str) -> None:
    assert told(marked).polarity == "negative"


@pytest.mark.parametrize(
    "marked",
    [
        "{t:The army} {x:took} {t:the hill}.",
        "{t:The army} {x:took} {t:not only the hill but the town}.",
        "{t:The shells} {x:hit} {t:Building No. 3 of the works}.",
        "{t:The army, which did not lose a tank,} {x:took} {t:the hill}.",
        "{t:Although the bridge was not mined, the army} {x:crossed} {t:it}.",
        "{t:The} {x:strike} {t:did not kill anybody}.",
        "{s:The ministry} {c:denied} {t:that it had} {x:bombed} {t:the bridge}.",
        "{s:The ministry} {c:did not say} {t:where the} {x:attack} {t:took place}.",
        "{t:There was no doubt that the army} {x:took} {t:the hill}.",
        "{s:The mayor} {c:did not refuse} {t:to} {x:condemn} {t:the raid}.",
    ],
)
def test_negators_of_something_else_leave_a_claim_positive(marked: str) -> None:
    assert told(marked).polarity == "positive"


@pytest.mark.parametrize(
    "marked",
    [
        "{t:The guards prevented people from knowing about the} {x:atrocities}.",
        "{t:No one expected the} {x:sanctions}.",
        "{t:The bridge was not being used because of constant} {x:shelling}.",
        "{t:He barely survived the} {x:attempt} {t:on his life}.",
        "{t:They did not think the} {x:war} {t:was going to plan}.",
        "{t:The army} {x:shelled} {t:the village for no reason}.",
        "{t:They called for a no-fly zone after the} {x:attack}.",
        "{t:The rain did not stop the} {x:offensive}.",
    ],
)
def test_what_is_only_known_expected_survived_or_a_reason_still_happened(marked: str) -> None:
    assert told(marked).polarity == "positive"


@pytest.mark.parametrize(
    "marked",
    [
        "{t:The army didn´t} {x:take} {t:the hill}.",
        "{t:The army didnʼt} {x:take} {t:the hill}.",
        "{t:The army did not launch an} {x:attack} {t:on Monday}.",
        "{t:They left the town without a} {x:fight}.",
        "{t:No soldiers were} {x:killed}.",
        "{t:The two countries are not at} {x:war}.",
        "{t:None of the three} {x:attacks} {t:occurred}.",
        "{t:The guards prevented them from} {x:fleeing}.",
    ],
)
def test_a_negated_verb_its_object_and_a_noun_after_no_did_not_happen(marked: str) -> None:
    assert told(marked).polarity == "negative"
