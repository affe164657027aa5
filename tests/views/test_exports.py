from __future__ import annotations

import csv
import io
import json

import pytest

from counterclaim.records import sha256
from counterclaim.views import ClaimFilter, claims, csv_lines, jsonl
from counterclaim.views.exports import CSV_COLUMNS, guarded

from .shelf import DAM, Shelf, dam_shelf, report_of, said

ALL = ClaimFilter(own_voice=True)


def test_every_line_of_jsonl_points_into_the_text_by_position_and_by_quote() -> None:
    for line in jsonl(claims(dam_shelf(), ALL)):
        claim = json.loads(line)
        assert claim["report"]["text"] == {"sha256": sha256(DAM.encode()), "unit": "code points"}
        for anchor in (*claim["source"], *claim["cue"], *claim["content"], *claim["speaker"]["anchors"]):
            position, quote = anchor["selector"]
            assert (position["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
            assert DAM[position["start"] : position["end"]] == quote["exact"] == anchor["words"]
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in DAM


def test_a_lone_surrogate_goes_through_jsonl_unharmed() -> None:
    report = report_of("Kyiv said it \udce9 rained.")
    shelf = Shelf().put(report, said(report, "it \udce9 rained", source="Kyiv", cue="said"))
    (line,) = jsonl(claims(shelf))
    assert json.loads(line)["content"][0]["words"] == "it \udce9 rained"


def _table(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_has_a_header_and_a_line_for_each_claim() -> None:
    header, *lines = _table(b"".join(csv_lines(claims(dam_shelf(), ALL))))
    assert tuple(header) == CSV_COLUMNS
    assert len(lines) == 6
    assert lines[1][header.index("speaker")] == "Kyiv"


def test_csv_begins_with_a_byte_order_mark_only_on_request() -> None:
    rows = list(claims(dam_shelf()))
    assert b"".join(csv_lines(rows, bom=True)).startswith(b"\xef\xbb\xbf")
    assert not b"".join(csv_lines(rows)).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_no_cell_can_be_taken_for_a_formula(cell: str) -> None:
    assert guarded(cell) == "'" + cell


def test_numbers_and_plain_words_stay_as_they_are() -> None:
    assert (guarded(-5), guarded("Kyiv = capital")) == (-5, "Kyiv = capital")


def test_a_formula_said_by_somebody_is_disarmed_in_the_file_too() -> None:
    report = report_of('Kyiv said =HYPERLINK("http://x";"y")')
    shelf = Shelf().put(report, said(report, '=HYPERLINK("http://x";"y")', source="Kyiv", cue="said"))
    header, line = _table(b"".join(csv_lines(claims(shelf))))
    assert line[header.index("content")].startswith("'=HYPERLINK")
