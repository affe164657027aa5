from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from counterclaim.read import Limits
from tests.read.made import items

LINES = (
    "The governor said two people were hurt when a depot burned on",
    "Monday, and that nobody was missing in the town.",
)


def pdf(pages: Sequence[Sequence[str]], info: str = "") -> bytes:
    """A PDF whose pages have these lines of text."""
    kids = " ".join(f"{4 + 2 * place} 0 R" for place in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for place, lines in enumerate(pages):
        shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
        stream = f"BT /F1 12 Tf 72 720 Td {shown} ET"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {5 + 2 * place} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>"
        )
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    objects.append(f"<<{info}>>")
    return _laid_out(objects)


def _laid_out(objects: Sequence[str]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj{body} endobj\n".encode()
    size = len(objects) + 1
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"trailer<</Size {size}/Root 1 0 R/Info {size - 1} 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    return out + f"xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode()


def saved(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def locked(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([LINES]))))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    return saved(writer)


def test_a_text_layer_is_a_report(tmp_path: Path) -> None:
    (report,), problems = items(pdf([LINES], "/Title(Depot burns)"), tmp_path)
    assert not problems
    assert " ".join(report.text.split()) == " ".join(LINES)
    assert report.title == "Depot burns"
    assert report.locator == "input"


def test_every_page_is_read_in_its_order(tmp_path: Path) -> None:
    (report,), _ = items(pdf([["One town was hit at dawn."], ["Two towns were hit at noon."]]), tmp_path)
    assert report.text.index("One town") < report.text.index("Two towns")


def test_pages_without_text_are_a_scan(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    reports, (problem,) = items(saved(writer), tmp_path)
    assert not reports
    assert problem.kind == "no-text"
    assert problem.remedy


def test_a_password_is_asked_for(tmp_path: Path) -> None:
    reports, (problem,) = items(locked("secret"), tmp_path)
    assert not reports
    assert problem.kind == "encrypted"


def test_a_pdf_that_is_only_locked_against_printing_is_read(tmp_path: Path) -> None:
    reports, _ = items(locked(""), tmp_path)
    assert "two people were hurt" in reports[0].text


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.4\n",
        b"%PDF-1.4\n" + b"\xff\x00\x01 noise" * 200,
        pdf([LINES])[:120],
        pdf([LINES]).replace(b"/Kids[4 0 R]", b"/Kids[2 0 R]"),
    ],
    ids=["head", "noise", "cut", "loop"],
)
def test_a_broken_pdf_is_a_problem(tmp_path: Path, data: bytes) -> None:
    reports, problems = items(data, tmp_path)
    assert not reports
    assert len(problems) == 1
    assert problems[0].kind in ("damaged", "no-text")


def test_a_pdf_over_the_bound_of_pages_is_a_problem(tmp_path: Path) -> None:
    _, problems = items(pdf([LINES] * 5), tmp_path, Limits(pdf_pages=3))
    assert "too-large" in {problem.kind for problem in problems}


def test_a_hostile_title_is_one_clean_line(tmp_path: Path) -> None:
    (report,), _ = items(pdf([LINES], "/Title(../../x\\n\\007<script>)"), tmp_path)
    assert report.title is not None
    assert report.title.isprintable()
