"""Cells and speakers of exported rows. Texts and units are made up."""

from __future__ import annotations

import pytest

from counterclaim.records import Claim, Party, Place, Span, Stance
from counterclaim.views.facet_exports import FACET_COLUMNS, facet_cells
from counterclaim.views.facets import exported_speaker, facets_of

TEXT = "From Ard to Berg to Cove, said the Crag men."
WHOLE = (Span(0, len(TEXT)),)


def claim(*, places: tuple[Place, ...] = (), speaker: Party | None = None) -> Claim:
    return Claim("r", "a", 0, WHOLE, Stance("assert"), "g", places=places, speaker=speaker)


def at(name: str, point: tuple[float, float] | None) -> Place:
    start = TEXT.index(name)
    precision = 1000 if point else None
    return Place(Span(start, start + len(name)), "settlement", f"x:{name}", name, point, precision)


def cells(*places: Place) -> dict[str, str | int]:
    return dict(zip(FACET_COLUMNS, facet_cells(facets_of(claim(places=places), TEXT)), strict=True))


def test_every_place_has_its_own_part_of_the_cells_for_points() -> None:
    row = cells(at("Ard", None), at("Berg", (1.5, 2.5)), at("Cove", None))
    assert row["place_id"] == "x:Ard; x:Berg; x:Cove"
    assert (row["latitude"], row["longitude"], row["precision_m"]) == ("; 1.5; ", "; 2.5; ", "; 1000; ")


def test_cells_are_empty_where_no_place_has_a_point() -> None:
    row = cells(at("Ard", None), at("Berg", None))
    assert (row["latitude"], row["longitude"], row["precision_m"]) == ("", "", "")


@pytest.mark.parametrize("kind", ["military", "armed group"])
def test_an_armed_speaker_is_called_by_its_party(kind: str) -> None:
    start = TEXT.index("Crag men")
    party = Party(Span(start, start + 8), kind, side="ukraine")  # type: ignore[arg-type]
    said = exported_speaker("Crag men", facets_of(claim(speaker=party), TEXT))
    assert "Crag" not in said
    assert "Ukraine" in said


def test_a_speaker_whose_words_hold_a_unit_is_called_by_its_party() -> None:
    assert exported_speaker("Ada Ling of the 912th Brigade", facets_of(claim(), TEXT)) == "armed forces"
    assert exported_speaker("Ada Ling of the 912th Brigade", None) == "armed forces"


def test_any_other_speaker_keeps_the_reports_words() -> None:
    assert exported_speaker("Ada Ling, the mayor", facets_of(claim(), TEXT)) == "Ada Ling, the mayor"
