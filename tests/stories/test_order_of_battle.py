"""A list of who stands where goes in; nothing that comes out pairs a unit with a place."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from counterclaim.ledger import open_ledger
from counterclaim.pipeline import fill
from counterclaim.views import ClaimFilter, ClaimRow, claims, csv_lines, geojson, jsonl
from counterclaim.views.summary import summary

# Units and their places are invented; the settlements exist, so that the gazetteer knows them.
UNITS = ("912th Rifle Brigade", "77th Tank Regiment", "3rd Northern Army Corps", "Storm-Z battalion")
TEXT = """The 912th Rifle Brigade is deployed in Kramatorsk, the northern command said on Monday.

A spokesman said that the 77th Tank Regiment moved from Melitopol to Tokmak overnight.

"The 3rd Northern Army Corps holds positions near Kupiansk and is massing tanks there," an officer said.

The Storm-Z battalion was redeployed to Svatove. The 912th Rifle Brigade attacked Lyman on Tuesday.

Analysts say that the 77th Tank Regiment has its headquarters in Berdyansk.
"""


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[ClaimRow]:
    folder = tmp_path_factory.mktemp("battle")
    (folder / "order.txt").write_text(TEXT, "utf-8")
    with open_ledger(folder / "a.db") as ledger:
        fill(ledger, [str(folder / "order.txt")], base=Path(folder))
        return list(claims(ledger, ClaimFilter(own_voice=True)))


def designated(said: str) -> bool:
    return any(part in said for unit in UNITS for part in (unit, unit.split()[0]))


def test_the_units_are_in_the_quotations_so_there_is_something_to_hide(rows: list[ClaimRow]) -> None:
    assert sum(designated(row.says) for row in rows) >= 3
    assert any(row.facets and row.facets.places for row in rows)


def test_no_facet_names_a_unit(rows: list[ClaimRow]) -> None:
    for row in rows:
        assert row.facets is not None
        said = summary(row.facets)
        assert not any(designated(answer) for _, answer in (*said.happening, *said.stance)), row.says


def test_no_claim_about_a_unit_has_geometry(rows: list[ClaimRow]) -> None:
    features = json.loads(b"".join(geojson(rows)))["features"]
    for feature in features:
        said = feature["properties"].pop("says")
        assert not designated(json.dumps(feature))
        if designated(said):
            assert feature["geometry"] is None, said


def test_no_line_of_an_export_pairs_a_unit_with_a_place_outside_the_quotation(rows: list[ClaimRow]) -> None:
    quoted = {"content", "source", "cue", "speaker", "via"}
    for line in jsonl(rows):
        claim = json.loads(line)
        assert not designated(json.dumps(claim["facets"])), claim["facets"]
    table = csv.DictReader([line.decode() for line in csv_lines(rows)])
    for cells in table:
        assert not any(designated(cell or "") for column, cell in cells.items() if column not in quoted)
        if designated(cells["content"]):
            assert not cells["latitude"]
