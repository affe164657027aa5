"""To capture a place, people or equipment are three kinds of happening, and a picture captures none."""

from __future__ import annotations

import pytest

from counterclaim.interpret.what import happenings
from tests.interpret.made_reading import made


def kinds(marked: str) -> list[str]:
    return [one.kind for one in happenings(made(marked))]


@pytest.mark.parametrize(
    "marked",
    [
        "Two volunteers/n were/v captured/v by the army/n",
        "The captured/v aid/n workers/n were/v alone",
        "She was/v captured/v by forces/n of the north/n",
        "Five men/n captured/v in the east/n came/v home",
        "The pair/n were/v captured/v in spring/n",
        "The service/n captured/v the leader/n of the gang/n",
    ],
)
def test_people_are_captured(marked: str) -> None:
    assert "capture-of-prisoners" in kinds(marked)
    assert "territory-gain" not in kinds(marked)


@pytest.mark.parametrize(
    "marked",
    ["Experts/n studied/v howitzers/n captured/v in the south/n", "The army/n captured/v forty vehicles/n"],
)
def test_equipment_is_seized(marked: str) -> None:
    assert kinds(marked) == ["seizure"]


@pytest.mark.parametrize(
    "marked",
    [
        "The army/n captured/v the town/n",
        "Soldiers/n captured/v the bridge/n",
        "The city/n was/v captured/v",
        "The troops/n who captured/v the village/n left/v",
        "The army/n captured/v the town/n with tanks/n",
        "The army/n captured/v Tarn/L with tanks/n and marines/n",
        "He captured/v Tarn/L",
    ],
)
def test_places_are_taken(marked: str) -> None:
    assert "territory-gain" in kinds(marked)
    assert {"capture-of-prisoners", "seizure"}.isdisjoint(kinds(marked))


@pytest.mark.parametrize(
    "marked", ["The scene/n was/v captured/v on video/n", "Footage/n captured/v the president/n"]
)
def test_a_picture_captures_nobody(marked: str) -> None:
    assert kinds(marked) == []
