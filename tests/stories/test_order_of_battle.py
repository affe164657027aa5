"""A list of who stands where goes in; nothing that comes out pairs a unit with a place."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from counterclaim.ledger import open_ledger
from counterclaim.pipeline import fill
from counterclaim.records import Span
from counterclaim.views import ClaimFilter, ClaimRow, claims, csv_lines, geojson, jsonl
from counterclaim.views.summary import summary

# Units, their places and deeds are invented; the settlements exist, so that the gazetteer knows them.
UNITS = (
    "912th", "77th", "3rd Northern", "Storm-Z", "418th", "Silver Heron", "903rd", "Azov", "Rifle Brigade",
    "Tank Regiment", "Army Corps", "Tank Division",
)  # fmt: skip
UNIT_SENTENCES = (
    "The 912th Rifle Brigade is deployed in Kramatorsk, the northern command said on Monday.",
    "A spokesman said that the 77th Tank Regiment moved from Melitopol to Berdyansk overnight.",
    '"The 3rd Northern Army Corps holds positions near Kharkiv and is massing tanks there," an officer said.',
    "The Storm-Z battalion was redeployed to Bakhmut. The 912th Rifle Brigade attacked Kramatorsk on Tuesday.",
    "The 77th Tank Regiment, which shelled Kharkiv, has its headquarters in Berdyansk.",
    "The 912th Rifle Brigade headquarters in Bakhmut was struck.",
    "Twelve 912th Rifle Brigade soldiers were wounded in Kramatorsk.",
    "Shelling killed 30 Azov fighters in Kharkiv, officials said.",
    "Ten 418th Tank Division tanks were destroyed in Bakhmut.",
    "Nine Silver Heron battalion fighters were captured in Melitopol.",
    "Silver Heron fighters were killed in Kharkiv on Sunday.",
    "The 77th was hit by artillery in Bakhmut.",
)
# No unit stands in what is said, but in who says it.
SPEAKER_SENTENCES = (
    "A commander of the 903rd Rifle Brigade said that missiles had hit Kharkiv on Friday.",
    "The 903rd Rifle Brigade said that missiles had hit Kramatorsk on Friday.",
    "A spokesman for the 903rd Rifle Brigade, Ivan Crag, told reporters that missiles had hit Kharkiv.",
    "A 903rd Rifle Brigade commander said that rockets had hit Bakhmut on Friday.",
)
# Forces without a name, and where they are.
FORCE_SENTENCES = (
    "Russian troops deployed in Melitopol shelled Kramatorsk.",
    "Russia, massing troops in Belgorod, struck Kharkiv.",
    "Ukrainian soldiers shelled Melitopol and are stationed in Kharkiv.",
    "Russian forces based in Berdyansk fired missiles, killing two residents of Kharkiv.",
)
PINNED = "Missiles hit Kharkiv on Thursday, killing five residents."
NAMES = ("Kramatorsk", "Melitopol", "Berdyansk", "Kharkiv", "Bakhmut", "Belgorod")
TEXT = "\n\n".join((*UNIT_SENTENCES, *SPEAKER_SENTENCES, *FORCE_SENTENCES, PINNED)) + "\n"


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[ClaimRow]:
    folder = tmp_path_factory.mktemp("battle")
    (folder / "order.txt").write_text(TEXT, "utf-8")
    with open_ledger(folder / "a.db") as ledger:
        fill(ledger, [str(folder / "order.txt")], base=Path(folder))
        return list(claims(ledger, ClaimFilter(own_voice=True)))


def designated(said: str) -> bool:
    return any(unit in said for unit in UNITS)


def of_sentence(row: ClaimRow, sentence: str) -> bool:
    start = TEXT.index(sentence)
    return Span(start, start + len(sentence)).overlaps(row.content[0].span)


def test_there_is_something_to_hide(rows: list[ClaimRow]) -> None:
    found = {
        place.piece.words: place.value.entry for row in rows if row.facets for place in row.facets.places
    }
    assert set(NAMES) <= set(found)
    assert all(found[name] for name in NAMES)
    for sentence in (*UNIT_SENTENCES, *SPEAKER_SENTENCES, *FORCE_SENTENCES):
        own = [row for row in rows if row.facets and of_sentence(row, sentence)]
        assert any(row.facets.places or row.facets.quantities for row in own if row.facets), sentence
    assert any(designated(row.speaker.words) for row in rows)


def test_what_befalls_a_town_without_a_unit_keeps_its_point(rows: list[ClaimRow]) -> None:
    points = [
        place.value.point
        for row in rows
        if row.facets and of_sentence(row, PINNED)
        for place in row.facets.places
    ]
    assert points
    assert all(points)


def test_no_facet_names_a_unit(rows: list[ClaimRow]) -> None:
    for row in rows:
        assert row.facets is not None
        said = summary(row.facets)
        assert not any(designated(answer) for _, answer in (*said.happening, *said.stance)), row.says


@pytest.mark.parametrize("sentence", [*UNIT_SENTENCES, *SPEAKER_SENTENCES, *FORCE_SENTENCES])
def test_no_claim_about_a_unit_or_where_forces_are_has_a_point(rows: list[ClaimRow], sentence: str) -> None:
    own = [row for row in rows if row.facets and of_sentence(row, sentence)]
    assert own
    assert not [place.words for row in own if row.facets for place in row.facets.places if place.value.point]


def test_a_map_names_no_unit_outside_the_quotation(rows: list[ClaimRow]) -> None:
    for feature in json.loads(b"".join(geojson(rows)))["features"]:
        said = feature["properties"].pop("says")
        assert not designated(json.dumps(feature)), feature
        if designated(said):
            assert feature["geometry"] is None, said


def test_no_line_of_an_export_pairs_a_unit_with_a_place_outside_the_quotation(rows: list[ClaimRow]) -> None:
    quoted = {"content", "source", "cue", "via"}
    for line in jsonl(rows):
        claim = json.loads(line)
        assert not designated(json.dumps(claim["facets"])), claim["facets"]
        assert not designated(claim["speaker"]["words"])
    for cells in csv.DictReader([line.decode() for line in csv_lines(rows)]):
        assert not any(designated(cell or "") for column, cell in cells.items() if column not in quoted)
        if any(designated(cells[column]) for column in quoted):
            assert not cells["latitude"]
