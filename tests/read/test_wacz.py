from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.read import Limits
from tests.read.made import STORY, items, page, warc, zipped

ADDRESS = "https://wire.example/depot"


def encrypted(packed: bytes) -> bytes:
    """The zip with the flag of encryption on its first member, in both places that hold it."""
    data = bytearray(packed)
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def test_the_pages_of_every_archive_in_it_are_reports(tmp_path: Path) -> None:
    first, second = warc({ADDRESS: page()}), warc({ADDRESS + "2": page()}, packed=False)
    reports, problems = items(
        zipped({"archive/a.warc.gz": first, "archive/b.warc": second, "datapackage.json": b"{}"}), tmp_path
    )
    assert not problems
    assert [report.url for report in reports] == [ADDRESS, ADDRESS + "2"]
    assert all(STORY in report.text for report in reports)


@pytest.mark.parametrize("files", [{"a.txt": b"words"}, {"word/document.xml": b"<w/>"}])
def test_another_zip_is_not_read(tmp_path: Path, files: dict[str, bytes]) -> None:
    reports, (problem,) = items(zipped(files), tmp_path)
    assert not reports
    assert problem.kind == "unsupported"
    assert problem.remedy


def test_an_encrypted_zip_says_so(tmp_path: Path) -> None:
    reports, (problem,) = items(encrypted(zipped({"archive/a.warc.gz": warc({ADDRESS: page()})})), tmp_path)
    assert not reports
    assert problem.kind == "encrypted"


def test_a_zip_cut_short_is_damaged(tmp_path: Path) -> None:
    reports, (problem,) = items(zipped({"archive/a.warc.gz": warc({ADDRESS: page()})})[:-30], tmp_path)
    assert not reports
    assert problem.kind == "damaged"


def test_a_zip_with_a_broken_member_is_a_problem(tmp_path: Path) -> None:
    data = bytearray(zipped({"archive/a.warc": warc({ADDRESS: page()}, packed=False)}))
    data[60:90] = b"\xff" * 30
    _, problems = items(bytes(data), tmp_path)
    assert "damaged" in {problem.kind for problem in problems}


def test_a_bomb_is_stopped(tmp_path: Path) -> None:
    bomb = zipped({"archive/a.warc": warc({ADDRESS: b"0" * 40_000_000}, packed=False, kind="text/plain")})
    reports, problems = items(bomb, tmp_path, Limits(unpacked_bytes=4_000_000))
    assert not reports
    assert "too-large" in {problem.kind for problem in problems}


def test_names_that_point_outside_are_never_written(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    items(zipped({"archive/../../../escaped.warc": warc({ADDRESS: page()}, packed=False)}), inside)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["input", "inside"]


def test_an_empty_archive_is_one_problem(tmp_path: Path) -> None:
    reports, problems = items(zipped({"archive/a.warc": b""}), tmp_path)
    assert not reports
    assert len(problems) == 1
