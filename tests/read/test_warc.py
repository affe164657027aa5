from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from counterclaim.read import Limits
from tests.read.made import ARABIC, STORY, items, page, warc

ADDRESS = "https://wire.example/depot"


@pytest.mark.parametrize("packed", [True, False])
def test_an_answered_page_is_a_report(tmp_path: Path, packed: bool) -> None:
    (report,), problems = items(warc({ADDRESS: page()}, packed=packed), tmp_path)
    assert not problems
    assert STORY in report.text
    assert report.url == ADDRESS
    assert report.locator.startswith("input#")
    assert report.archive is not None
    assert report.archive.data == (tmp_path / "input").read_bytes()


def test_a_plain_text_answer_is_a_report(tmp_path: Path) -> None:
    (report,), _ = items(warc({ADDRESS: STORY.encode()}, kind="text/plain"), tmp_path)
    assert report.text == STORY


def test_a_page_stays_the_same_report_when_the_archive_grows(tmp_path: Path) -> None:
    (before,), _ = items(warc({ADDRESS: page()}), tmp_path)
    after, _ = items(warc({"https://wire.example/new": page("News."), ADDRESS: page()}), tmp_path)
    assert (before.bytes_sha256, before.locator) in {(one.bytes_sha256, one.locator) for one in after}
    assert len(after) == 2


@pytest.mark.parametrize(
    ("status", "kind"), [("404 Not Found", "text/html"), ("200 OK", "image/png"), ("302 Found", "text/html")]
)
def test_an_archive_without_a_page_is_one_problem(tmp_path: Path, status: str, kind: str) -> None:
    reports, (problem,) = items(
        warc({ADDRESS: page(), ADDRESS + "2": page()}, status=status, kind=kind), tmp_path
    )
    assert not reports
    assert problem.kind == "no-text"


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_cut_short_gives_what_came_before_and_a_problem(tmp_path: Path, packed: bool) -> None:
    pages = {f"https://wire.example/{number}": page() for number in range(3)}
    reports, problems = items(warc(pages, packed=packed)[:-100], tmp_path)
    assert [report.url for report in reports][:2] == ["https://wire.example/0", "https://wire.example/1"]
    assert "damaged" in {problem.kind for problem in problems}
    assert len(reports) == 2


def test_noise_after_a_page_is_a_problem_and_the_page_a_report(tmp_path: Path) -> None:
    reports, problems = items(
        warc({ADDRESS: page()}, packed=False) + b"\x07\x00 no record\r\n" * 50, tmp_path
    )
    assert [report.url for report in reports] == [ADDRESS]
    assert "damaged" in {problem.kind for problem in problems}


def test_a_bomb_is_stopped(tmp_path: Path) -> None:
    bomb = gzip.compress(warc({ADDRESS: b"0" * 40_000_000}, packed=False, kind="text/plain"))
    reports, problems = items(bomb, tmp_path, Limits(unpacked_bytes=4_000_000))
    assert not reports
    assert problems


def test_there_are_no_more_reports_than_the_bound(tmp_path: Path) -> None:
    pages = {f"https://wire.example/{number}": page() for number in range(6)}
    reports, problems = items(warc(pages), tmp_path, Limits(members=3))
    assert len(reports) <= 3
    assert "too-large" in {problem.kind for problem in problems}


def test_hostile_addresses_and_right_to_left_text_are_read(tmp_path: Path) -> None:
    addresses = ["https://wire.example/../../etc", "http://[broken/x", "https://wire.example/a#b\u202ec"]
    reports, _ = items(warc({address: page(ARABIC * 3) for address in addresses}), tmp_path)
    assert len({report.locator for report in reports}) == len(addresses)
    assert all(ARABIC in report.text for report in reports)


def test_what_no_web_server_answered_is_no_report(tmp_path: Path) -> None:
    reports, (problem,) = items(warc({"javascript:alert(1)": page()}), tmp_path)
    assert not reports
    assert problem.kind == "no-text"
