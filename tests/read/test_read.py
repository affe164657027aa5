from __future__ import annotations

import gzip
import io
import json
import os
import sys
from pathlib import Path

import pytest

from counterclaim.read import Limits, Told, read
from counterclaim.records import Problem, Published, Report

STORY = (
    "The governor said two people were hurt when a depot burned on Monday. "
    "The ministry denied it and blamed an accident at the works near the river.\n"
)
PAGE = f"""<!doctype html><html lang="en"><head><title>Depot burns - Harbour Wire</title>
<meta property="og:site_name" content="Harbour Wire"><meta property="article:published_time" content="2023-06-06T10:00:00Z">
<meta name="author" content="Ada Lind"></head><body><nav>Home World Sport</nav><article><h1>Depot burns</h1>
<p>{STORY}</p><p>{STORY.replace("Monday", "Tuesday")}</p></article><footer>All rights reserved</footer></body></html>"""


def items(path: Path | str, base: Path, **more: object) -> tuple[list[Report], list[Problem]]:
    found = list(read(str(path), base=base, **more))  # type: ignore[arg-type]
    return [one for one in found if isinstance(one, Report)], [
        one for one in found if isinstance(one, Problem)
    ]


def put(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_a_plain_text_is_its_file(tmp_path: Path) -> None:
    (report,), problems = items(put(tmp_path, "a.txt", STORY), tmp_path)
    assert report.text == STORY
    assert (report.locator, report.language, report.outlet, report.published) == ("a.txt", "en", None, None)
    assert not problems


def test_what_a_person_tells_stands_before_what_is_read(tmp_path: Path) -> None:
    told = Told(outlet="Harbour Wire", published=Published("2023-06"))
    (report,), _ = items(
        put(tmp_path, "a.md", f"---\noutlet: Other\ndate: 2022-01-01\n---\n# Depot burns\n\n{STORY}"),
        tmp_path,
        told=told,
    )
    assert (report.outlet, report.published, report.title) == (
        "Harbour Wire",
        Published("2023-06"),
        "Depot burns",
    )
    assert report.told == ("outlet", "published")


def test_front_matter_stays_in_the_text_and_says_nothing(tmp_path: Path) -> None:
    text = f"---\noutlet: Dnipro Ledger\ndate: 6 June 2023\n---\n# Depot burns\n\n{STORY}"
    (report,), _ = items(put(tmp_path, "a.md", text), tmp_path)
    assert report.text == text
    assert report.published == Published("2023-06-06")
    assert report.marked("furniture")[0].of(text).startswith("---\noutlet")
    assert report.marked("title")[0].of(text) == "Depot burns"


def test_a_web_page_gives_its_article_and_its_metadata(tmp_path: Path) -> None:
    (report,), _ = items(put(tmp_path, "a.html", PAGE), tmp_path)
    assert "two people were hurt" in report.text
    assert "All rights reserved" not in report.text
    assert (report.outlet, report.author, report.published) == (
        "Harbour Wire",
        "Ada Lind",
        Published("2023-06-06T10:00:00Z"),
    )


def test_the_format_is_told_from_the_bytes_and_not_from_the_name(tmp_path: Path) -> None:
    (report,), _ = items(put(tmp_path, "page.txt", PAGE), tmp_path)
    assert report.reader.name == "html"


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_json_lines_are_articles_and_a_bad_line_is_a_problem(tmp_path: Path, pack: object) -> None:
    lines = [
        json.dumps(
            {"id": "1", "body": STORY, "headline": "Depot", "publisher": "Wire", "date": "2023-06-06"}
        ),
        "{broken",
        json.dumps({"title": "no text here"}),
        json.dumps({"text": STORY, "date": "the day before"}),
    ]
    path = put(tmp_path, "a.jsonl", pack("\n".join(lines).encode()))  # type: ignore[operator]
    reports, problems = items(path, tmp_path)
    assert [report.locator for report in reports] == ["a.jsonl#1", "a.jsonl#line-4"]
    assert (reports[0].title, reports[0].outlet) == ("Depot", "Wire")
    assert [problem.kind for problem in problems] == ["damaged", "no-text", "metadata"]


def test_a_longer_file_holds_the_same_reports_as_before(tmp_path: Path) -> None:
    lines = [json.dumps({"id": str(i), "text": f"{i} {STORY}"}) for i in range(3)]
    before, _ = items(put(tmp_path, "a.jsonl", "\n".join(lines[:2])), tmp_path)
    after, _ = items(put(tmp_path, "a.jsonl", "\n".join(lines)), tmp_path)
    assert [report.id for report in after[:2]] == [report.id for report in before]


def test_a_folder_is_read_in_the_order_of_names_without_hidden_files_and_ledgers(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", ".hidden.txt", "counterclaim.db"):
        put(tmp_path, f"in/{name}", STORY)
    reports, problems = items(tmp_path / "in", tmp_path)
    assert [report.locator for report in reports] == ["in/b.txt", "in/a/z.txt"]
    assert not problems


def test_a_file_has_one_locator_however_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "in/a.txt", STORY)
    monkeypatch.chdir(tmp_path)
    named = ["in/a.txt", "./in/../in/a.txt", str(tmp_path / "in"), "in/*.txt"]
    assert {items(name, tmp_path)[0][0].id for name in named} == {items("in", tmp_path)[0][0].id}


def test_a_text_in_another_language_is_kept_and_reported(tmp_path: Path) -> None:
    text = (
        "Губернатор сообщил, что двое пострадали при пожаре на складе в понедельник. Министерство это отрицает. "
        * 3
    )
    (report,), (problem,) = items(put(tmp_path, "a.txt", text), tmp_path)
    assert report.language == "ru"
    assert (problem.kind, problem.report) == ("language", report.id)


def test_right_to_left_text_is_told_apart_too(tmp_path: Path) -> None:
    (report,), (problem,) = items(
        put(tmp_path, "a.txt", "قال الحاكم إن شخصين أصيبا عندما احترق المستودع يوم الاثنين. " * 4), tmp_path
    )
    assert problem.kind == "language"
    assert report.language == "ar"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (b" \n\n ", "empty"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00\x00", "unsupported"),
        (b"\x1f\x8b\x08\x00broken", "damaged"),
        (gzip.compress(STORY.encode(), mtime=0)[:40], "damaged"),
        (bytes(range(1, 9)) * 40, "damaged"),
        (b"<!doctype html><html><body><form>Log in <input></form></body></html>", "no-text"),
        (b"[" * 100_000, "no-text"),
        (b'{"text": ' + b"[" * 100_000, "damaged"),
    ],
)
def test_what_cannot_be_used_is_a_problem_that_says_where_and_why(
    tmp_path: Path, data: bytes, kind: str
) -> None:
    put(tmp_path, "in/a", data)
    put(tmp_path, "in/b.txt", STORY)
    reports, problems = items(tmp_path / "in", tmp_path)
    assert [report.locator for report in reports] == ["in/b.txt"]
    assert [(problem.kind, problem.locator.split("#")[0]) for problem in problems] == [(kind, "in/a")]
    assert problems[0].reason


def test_bounds_are_bounds(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", STORY * 10)
    assert items(path, tmp_path, limits=Limits(input_bytes=100))[1][0].kind == "too-large"
    assert items(path, tmp_path, limits=Limits(text_chars=100))[1][0].kind == "too-large"
    bomb = put(tmp_path, "bomb.gz", gzip.compress(b"a" * 30_000_000))
    assert items(bomb, tmp_path, limits=Limits(unpacked_bytes=1_000_000))[1][0].kind == "too-large"


def test_missing_and_forbidden_files_are_problems(tmp_path: Path) -> None:
    _, (missing,) = items(tmp_path / "none.txt", tmp_path)
    _, (unmatched,) = items(str(tmp_path / "*.none"), tmp_path)
    _, (empty,) = items(put(tmp_path, "in/.hidden", "").parent, tmp_path)
    assert [missing.kind, unmatched.kind, empty.kind] == ["unreadable", "unreadable", "empty"]


def test_a_folder_that_links_to_itself_ends(tmp_path: Path) -> None:
    put(tmp_path, "in/a.txt", STORY)
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in", target_is_directory=True)
    reports, _ = items(tmp_path / "in", tmp_path)
    assert len(reports) == 1


def test_a_name_that_is_no_text_does_not_stop_the_reading(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    Path(os.fsdecode(os.fsencode(tmp_path / "in") + b"/\xff.txt")).write_text(STORY)
    (report,), _ = items(tmp_path / "in", tmp_path)
    assert report.locator == "in/\\udcff.txt"
    assert report.id


def test_standard_input_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    (report,), _ = items("-", tmp_path)
    assert report.text == STORY
