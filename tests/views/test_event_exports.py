from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

from counterclaim.reconcile.accounts import Value
from counterclaim.views.event_exports import (
    EVENT_COLUMNS,
    events_annotations,
    events_csv,
    events_geojson,
    events_jsonl,
)
from counterclaim.views.event_json import event_json, standing_json
from counterclaim.views.event_parts import EventView, FacetRow

from .told_mill import FIRST, MILL, mill_shelf, mill_view


def table(*views: EventView, bom: bool = False) -> list[dict[str, str]]:
    data = b"".join(events_csv(views, bom=bom)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(data, newline="")))


def test_a_line_of_json_has_accounts_standing_origins_edges_and_claims_with_selectors() -> None:
    (line,) = events_jsonl([mill_view()])
    event = json.loads(line)
    assert event["id"] == MILL
    assert [account["number"] for account in event["accounts"]] == [1, 2]
    assert {edge["kind"] for edge in event["edges"]} >= {"denies", "accuses"}
    assert event["origins"][0]["depth"] == 0
    for claim in event["claims"]:
        position, quote = claim["content"][0]["selector"]
        assert (position["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
        assert len(claim["key"]) == 64
    first = event["claims"][0]["content"][0]
    assert FIRST[first["selector"][0]["start"] : first["selector"][0]["end"]] == first["words"]


def test_every_claim_that_anything_names_is_among_the_claims() -> None:
    event = event_json(mill_view())
    known = {claim["id"] for claim in event["claims"]}
    named = [value["claims"] for account in event["accounts"] for value in account["values"]]
    named += [account["claims"] for account in event["accounts"]]
    named += [[edge["claim"]] for edge in event["edges"]] + [[turn["claim"]] for turn in event["timeline"]]
    named += [branch["claims"] for branch in event["origins"]]
    assert named
    assert all(set(claims) <= known for claims in named)


def test_standing_is_low_high_and_reasons_and_never_a_score() -> None:
    standing = standing_json(mill_view().found.standing)
    assert set(standing["origins"]) == {"low", "high"}
    assert standing["denials"][0]["claims"]
    assert "score" not in json.dumps(event_json(mill_view()))


def test_best_is_left_for_a_person() -> None:
    event = event_json(mill_view())
    assert all(value["best"] is None for account in event["accounts"] for value in account["values"])
    assert {row["best"] for row in table(mill_view())} == {""}


def test_csv_has_a_line_for_each_account_and_facet() -> None:
    rows = table(mill_view())
    assert tuple(rows[0]) == EVENT_COLUMNS
    assert len({(row["account"], row["facet"]) for row in rows}) == len(rows)
    assert {row["account"] for row in rows} == {"1", "2"}
    contested = [row for row in rows if row["contested"] == "yes"]
    assert {row["facet"] for row in contested} == set(mill_view().found.contested)


def test_csv_gives_both_bounds_of_a_number_and_leaves_open_what_is_open() -> None:
    killed = [row for row in table(mill_view()) if row["facet"] == "killed"]
    assert ("24", "") in [(row["low"], row["high"]) for row in killed]


def test_no_cell_can_be_taken_for_a_formula_and_the_mark_comes_only_on_request() -> None:
    view = mill_view(mill_shelf(outlet="=HYPERLINK(1)"))
    rows = table(view, bom=True)
    assert any(row["outlets"].startswith("'=HYPERLINK") for row in rows)
    assert b"".join(events_csv([view], bom=True)).startswith(b"\xef\xbb\xbf")
    assert not b"".join(events_csv([view])).startswith(b"\xef\xbb\xbf")


def test_geojson_has_one_feature_for_each_event_with_the_precision_of_its_point() -> None:
    found = json.loads(b"".join(events_geojson([mill_view()])))
    (feature,) = found["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [35.25, 47.5]}
    assert feature["properties"]["precision_m"] == 5000
    assert feature["properties"]["origins_low"] <= feature["properties"]["origins_high"]
    assert not any("country" in name for name in feature["properties"])


def test_an_event_whose_place_is_unknown_has_null_geometry() -> None:
    view = mill_view()
    nowhere = replace(view, row=replace(view.row, places=()))
    (feature,) = json.loads(b"".join(events_geojson([nowhere])))["features"]
    assert feature["geometry"] is None
    assert feature["properties"]["place"] is None


def test_annotations_link_each_claims_words_to_its_event() -> None:
    view = mill_view()
    page = json.loads(b"".join(events_annotations([view])))
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    assert len(page["items"]) == len(view.claims)
    for item, claim in zip(page["items"], view.claims.values(), strict=True):
        assert (item["type"], item["motivation"]) == ("Annotation", "linking")
        assert item["body"]["id"] == f"urn:counterclaim:event:{MILL}"
        assert item["target"][0]["source"]["id"] == f"urn:sha256:{claim.row.report.text_sha256}"
        assert item["target"][0]["selector"][1]["exact"] == claim.row.content[0].words


def test_no_events_are_empty_and_well_formed() -> None:
    assert list(events_jsonl([])) == []
    assert table() == []
    assert json.loads(b"".join(events_geojson([]))) == {"type": "FeatureCollection", "features": []}
    assert json.loads(b"".join(events_annotations([])))["items"] == []


def test_an_account_has_no_line_for_what_only_others_say() -> None:
    view = mill_view()
    others = Value("wounded", "7-7", "7", ("0" * 64,), 7, 7)
    shown = replace(view, facets=(*view.facets, FacetRow("wounded people", False, ((others,),) * 2)))
    assert b"wounded people" not in b"".join(events_csv([shown]))


def test_a_unit_is_no_value_of_any_export() -> None:
    view = mill_view()
    account = view.accounts[0].account
    unit = Value("who did it", "russia", "the 9th Rifle Brigade", account.claims[:1])
    named = replace(account, values=(unit,))
    row = replace(view.facets[0], cells=((unit,), *view.facets[0].cells[1:]))
    shown = replace(
        view,
        accounts=(replace(view.accounts[0], account=named), *view.accounts[1:]),
        facets=(row, *view.facets[1:]),
    )
    for exported in (events_jsonl([shown]), events_csv([shown]), events_geojson([shown])):
        assert b"Brigade" not in b"".join(exported)
