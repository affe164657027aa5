from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.errors import UsageError
from counterclaim.places import Gazetteer, load_dump
from counterclaim.places.table import Table
from counterclaim.records import Problem

from .made import dump, line


def loaded(tmp_path: Path, *lines: str, name: str = "UA.txt") -> tuple[Gazetteer, list[Problem]]:
    problems: list[Problem] = []
    load_dump([dump(tmp_path / name, *lines)], tmp_path / "store", problems.append)
    return Gazetteer([Table.mapped(tmp_path / "store")]), problems


@pytest.mark.parametrize("name", ["UA.txt", "UA.zip"])
def test_a_village_is_found_by_any_of_its_names(tmp_path: Path, name: str) -> None:
    village = line(77, "Tykha Dolyna", others="Tikhaya Dolina,Тихая Долина", people="212", region="07")
    gazetteer, problems = loaded(tmp_path, village, name=name)
    assert problems == []
    for spelling in ("Tykha Dolyna", "Tikhaya Dolina", "Tyha Dolyna"):
        found = [one.entry for one in gazetteer.find(spelling)]
        assert [(one.id, one.region, one.population) for one in found] == [("geonames:77", "UA.07", 212)]


@pytest.mark.parametrize(
    ("kind", "code", "level"),
    [
        ("P", "PPL", "settlement"),
        ("P", "PPLX", "district"),
        ("A", "ADM1", "region"),
        ("A", "ADM2", "district"),
        ("H", "STM", "water"),
        ("T", "ISL", "area"),
    ],
)
def test_kinds_become_levels_and_only_areas_have_an_extent(
    tmp_path: Path, kind: str, code: str, level: str
) -> None:
    gazetteer, _ = loaded(tmp_path, line(1, "Zorenka", kind=kind, code=code))
    found = [one.entry for one in gazetteer.find("Zorenka")]
    assert [one.level for one in found] == [level]
    assert (found[0].extent_km > 0) == (level != "settlement")


@pytest.mark.parametrize(("kind", "code"), [("S", "SCH"), ("R", "ST"), ("S", "HTL"), ("", "")])
def test_what_is_finer_than_a_settlement_is_left_out(tmp_path: Path, kind: str, code: str) -> None:
    gazetteer, problems = loaded(tmp_path, line(1, "Zorenka"), line(2, "School Nine", kind=kind, code=code))
    assert not gazetteer.find("School Nine")
    assert problems == []


@pytest.mark.parametrize(
    "bad",
    [
        "no columns at all",
        line(2, "Far Off", latitude="91"),
        line(2, "Nowhere", latitude="north"),
        line(2, "Not A Number", longitude="nan"),
        line("x", "No Number"),
        line(2, "  "),
        "\t" * 18,
        line(2, "Long", others="y" * 70_000),
        "\x00\ufffd" * 40,
    ],
)
def test_a_bad_line_becomes_a_problem_and_the_others_are_kept(tmp_path: Path, bad: str) -> None:
    gazetteer, problems = loaded(tmp_path, line(1, "Zorenka"), bad, line(3, "Dubrava"))
    assert {name for name in ("Zorenka", "Dubrava") if gazetteer.find(name)} == {"Zorenka", "Dubrava"}
    expected = [] if bad == "\t" * 18 else [f"{tmp_path / 'UA.txt'}#line 2"]
    assert [problem.locator for problem in problems] == expected


def test_loading_again_changes_nothing(tmp_path: Path) -> None:
    lines = [line(number, f"Selo {number}") for number in range(40)]
    first = loaded(tmp_path, *lines)[0].fingerprint()
    before = (tmp_path / "store").read_bytes()
    assert loaded(tmp_path, *lines)[0].fingerprint() == first
    assert (tmp_path / "store").read_bytes() == before


def test_several_dumps_make_one_table(tmp_path: Path) -> None:
    dumps = [
        dump(tmp_path / "UA.txt", line(1, "Zorenka")),
        dump(tmp_path / "SY.zip", line(2, "Tell Abyad", country="SY")),
    ]
    assert load_dump(dumps, tmp_path / "store", lambda problem: None) == 2
    table = Table.mapped(tmp_path / "store")
    assert table.info["name"] == "UA.txt, SY.zip"
    assert "CC BY 4.0" in table.info["licence"]


@pytest.mark.parametrize(
    "content", [b"", b"a web page, perhaps\n", b"\xff\xfe\x00" * 50, b"PK\x03\x04broken"]
)
def test_what_is_no_dump_is_refused_and_what_was_loaded_stays(tmp_path: Path, content: bytes) -> None:
    loaded(tmp_path, line(1, "Zorenka"))
    (tmp_path / "bad").write_bytes(content)
    with pytest.raises(UsageError, match="bad"):
        load_dump([tmp_path / "bad"], tmp_path / "store", lambda problem: None)
    assert Table.mapped(tmp_path / "store").size == 1


def test_a_damaged_zip_file_is_refused(tmp_path: Path) -> None:
    whole = dump(tmp_path / "UA.zip", *(line(number, f"Selo {number}") for number in range(500)))
    content = bytearray(whole.read_bytes())
    middle = content.index(b"UA.txt") + 400
    content[middle : middle + 60] = b"\x00" * 60
    whole.write_bytes(bytes(content))
    with pytest.raises(UsageError, match=r"UA\.zip cannot be read"):
        load_dump([whole], tmp_path / "store", lambda problem: None)
    assert not (tmp_path / "store").exists()
